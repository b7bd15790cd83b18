-- Counts of households that need help, and the shortage of dwellings counted today. Counts only: never a person.
create table kartlegging_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
-- One number only: a municipality has one backlog, and its history.
create table etterslep_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number = 1),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
do $$
declare t text;
begin
  foreach t in array array['kartlegging_revisjon', 'etterslep_revisjon'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert on kartlegging_revisjon, etterslep_revisjon to boligplan_kommune;
