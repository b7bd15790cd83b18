-- Fields of a municipality's own for its tiltak: what they are called and what they hold. The values stand in the tiltak themselves.
create table eget_felt_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
alter table eget_felt_revisjon enable row level security;
alter table eget_felt_revisjon force row level security;
create policy egen_kommune on eget_felt_revisjon to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on eget_felt_revisjon to boligplan_kommune;
