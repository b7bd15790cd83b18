-- The ids of jobs that are not finished, and nothing else of the kommune: the worker must find work without entering every kommune.
create table jobb_koe (
  kommune_id uuid not null,
  jobb_id uuid not null,
  ready timestamptz not null,
  primary key (kommune_id, jobb_id),
  foreign key (kommune_id, jobb_id) references jobb on delete cascade
);
create index on jobb_koe (ready);
alter table jobb_koe enable row level security;
alter table jobb_koe force row level security;
create policy egen_kommune on jobb_koe to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
create policy plattform_leser on jobb_koe for select to boligplan_plattform using (true);
grant select, insert, update, delete on jobb_koe to boligplan_kommune;
grant select on jobb_koe to boligplan_plattform;
create index on jobb (kommune_id, kind, input_hash) where state in ('venter', 'kjoerer');
