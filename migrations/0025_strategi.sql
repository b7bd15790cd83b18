-- A way to a goal, numbered within it. Ways that stand in a goal's own revisions from before keep their number; the first change writes them here.
create table strategi_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  maal int not null check (maal > 0),
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, maal, number, revision)
);
alter table strategi_revisjon enable row level security;
alter table strategi_revisjon force row level security;
create policy egen_kommune on strategi_revisjon to boligplan_kommune using (kommune_id = current_setting('app.kommune_id', true)::uuid) with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on strategi_revisjon to boligplan_kommune;
-- A frame can be taken away again; what it was stands in the event.
grant delete on oekonomiplan_ramme to boligplan_kommune;
