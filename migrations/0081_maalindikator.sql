-- Indicators of goals with a path of targets and the values registered by hand: numbered rows with append-only revisions.
create table maalindikator_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
alter table maalindikator_revisjon enable row level security;
alter table maalindikator_revisjon force row level security;
create policy egen_kommune on maalindikator_revisjon to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on maalindikator_revisjon to boligplan_kommune;
