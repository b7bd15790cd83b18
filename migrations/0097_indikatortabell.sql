-- Tables with figures of an indicator that somebody is about to take in: the table as read, emptied when it is taken in.
create table indikatortabell (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  indikator text not null check (length(indikator) between 1 and 100),
  name text not null check (length(name) between 1 and 200),
  sheets jsonb not null,
  choice jsonb not null,
  state text not null check (state in ('lest', 'tatt-inn')),
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number)
);
alter table indikatortabell enable row level security;
alter table indikatortabell force row level security;
create policy egen_kommune on indikatortabell to boligplan_kommune using (kommune_id = current_setting('app.kommune_id', true)::uuid) with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert, update, delete on indikatortabell to boligplan_kommune;
