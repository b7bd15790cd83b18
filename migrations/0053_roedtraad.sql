-- Findings of the red thread that a person has accepted, with the reason. Numbered rows with append-only revisions; what the
-- finding looked like when it was accepted stands in the row, so that it comes back when the plan changes.
create table roedtraad_godtatt_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
alter table roedtraad_godtatt_revisjon enable row level security;
alter table roedtraad_godtatt_revisjon force row level security;
create policy egen_kommune on roedtraad_godtatt_revisjon to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on roedtraad_godtatt_revisjon to boligplan_kommune;
