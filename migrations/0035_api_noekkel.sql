-- Keys for programs: one person's, for reading one kommune. Looked up before the kommune is known, so it belongs to the platform.
create table api_noekkel (
  id uuid primary key,
  token_hash text not null unique,
  kommune_id uuid not null references kommune on delete cascade,
  bruker_id uuid not null references bruker on delete cascade,
  role text not null check (role in ('leser', 'planlegger', 'administrator')),
  name text not null check (name <> ''),
  created timestamptz not null,
  expires timestamptz not null,
  last_used timestamptz,
  revoked timestamptz
);
create index on api_noekkel (bruker_id, created);
grant select, insert, update, delete on api_noekkel to boligplan_plattform;
-- Tries are counted per address and account under a fingerprint; what stood here in clear text goes.
delete from innloggingsforsoek;
