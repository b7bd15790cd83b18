-- A frozen run of the model: what went in (hash), which versions, and what came out.
create table modellkjoering (
  kommune_id uuid not null references kommune on delete cascade,
  id uuid not null,
  created timestamptz not null,
  created_by uuid,
  base_year int not null,
  input_hash text not null,
  model_version text not null,
  parameter_version text not null,
  seed int not null,
  datasett_ids jsonb not null,
  result jsonb not null,
  manifest jsonb not null,
  primary key (kommune_id, id)
);
create index on modellkjoering (kommune_id, created desc);
alter table modellkjoering enable row level security;
alter table modellkjoering force row level security;
create policy egen_kommune on modellkjoering to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on modellkjoering to boligplan_kommune;
