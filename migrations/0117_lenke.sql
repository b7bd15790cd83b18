-- Links that open one thing to whoever holds them, in one place: a button for a task in a mail, a unit's grid, a task for somebody from
-- outside. Only the hash of the token is stored.
create table lenke (
  kommune_id uuid not null references kommune on delete cascade,
  -- Which slice gave it, and so what it opens.
  kind text not null,
  token_hash text not null,
  -- The number of what it opens.
  object int not null check (object > 0),
  -- Whose it is alone; null is whoever holds it.
  bruker_id uuid,
  -- What pressing it does, where that was said when it was made.
  value text,
  created timestamptz not null,
  expires timestamptz not null,
  -- When it was spent; only of one that works once.
  used timestamptz,
  primary key (kommune_id, kind, token_hash)
);
create index lenke_til on lenke (kommune_id, kind, object);
-- Whoever runs the migration owns these tables, and is held by their row-level security until it is lifted.
alter table oppgave_lenke disable row level security;
alter table kartlegging_lenke disable row level security;
alter table ekstern_invitasjon no force row level security;
insert into lenke (kommune_id, kind, token_hash, object, bruker_id, value, created, expires, used)
  select kommune_id, 'oppgave', token_hash, oppgave, bruker_id, status, created, expires, used from oppgave_lenke
  union all
  select kommune_id, 'kartlegging', token_hash, forespoersel, null, null, created, expires, null from kartlegging_lenke
  union all
  -- The last day in Norway that it works is the whole of that day.
  select kommune_id, 'ekstern', token_hash, number, null, null, created, (until::date + 1)::timestamp at time zone 'Europe/Oslo', null
  from ekstern_invitasjon where token_hash is not null;
drop table oppgave_lenke;
drop table kartlegging_lenke;
alter table ekstern_invitasjon drop column token_hash;
alter table ekstern_invitasjon force row level security;
alter table lenke enable row level security;
alter table lenke force row level security;
create policy egen_kommune on lenke to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert, update, delete on lenke to boligplan_kommune;
