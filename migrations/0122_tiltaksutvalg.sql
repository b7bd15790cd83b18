-- Selections of tiltak that a municipality has given a name: the filter of the list as its address says it.
create table tiltaksutvalg_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
alter table tiltaksutvalg_revisjon enable row level security;
alter table tiltaksutvalg_revisjon force row level security;
create policy egen_kommune on tiltaksutvalg_revisjon to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on tiltaksutvalg_revisjon to boligplan_kommune;
