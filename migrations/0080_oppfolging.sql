-- Reporting rounds and what is reported of each tiltak: numbered rows with append-only revisions.
do $$
declare t text;
begin
  foreach t in array array['rapportrunde_revisjon', 'tiltaksrapport_revisjon'] loop
    execute format('create table %I (
      kommune_id uuid not null references kommune on delete cascade,
      number int not null check (number > 0),
      revision int not null check (revision > 0),
      data jsonb not null,
      created timestamptz not null,
      created_by uuid,
      primary key (kommune_id, number, revision)
    )', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
    execute format('grant select, insert on %I to boligplan_kommune', t);
  end loop;
end $$;

-- The report of a closed round as it stood. Written once: the role may neither change nor remove one.
create table rapportutgave (
  kommune_id uuid not null references kommune on delete cascade,
  runde int not null check (runde > 0),
  content jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, runde)
);
alter table rapportutgave enable row level security;
alter table rapportutgave force row level security;
create policy egen_kommune on rapportutgave to boligplan_kommune using (kommune_id = current_setting('app.kommune_id', true)::uuid) with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on rapportutgave to boligplan_kommune;
