-- Browsers an account has been logged in to from, by the fingerprint of a secret they keep: tries from one are counted for
-- themselves, so that whoever guesses from many places shuts nobody out where they usually work (docs/adr/0067).
create table kjent_nettleser (
  token_hash text primary key,
  bruker_id uuid not null references bruker on delete cascade,
  expires timestamptz not null
);
create index on kjent_nettleser (bruker_id, expires);
grant select, insert, delete on kjent_nettleser to boligplan_plattform;
