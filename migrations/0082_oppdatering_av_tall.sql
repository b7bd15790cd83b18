-- What a table brought that the one before it had not, when it was last found to be the same, and whether figures are fetched by themselves.
alter table datasett add column endring jsonb, add column checked timestamptz;
create table tallplan_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
alter table tallplan_revisjon enable row level security;
alter table tallplan_revisjon force row level security;
create policy egen_kommune on tallplan_revisjon to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on tallplan_revisjon to boligplan_kommune;
