-- Chapters are append-only versions of a planner's text; a published plan is a frozen snapshot with the bytes people download.
create table kapittel_versjon (
  kommune_id uuid not null references kommune on delete cascade,
  kapittel text not null,
  revision int not null check (revision > 0),
  title text not null,
  text text not null,
  name text,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, kapittel, revision)
);
create table planversjon (
  kommune_id uuid not null references kommune on delete cascade,
  id uuid not null,
  number int not null,
  title text not null,
  state text not null check (state in ('utkast', 'hoering', 'innstilt', 'vedtatt', 'erstattet')),
  schema int not null,
  digest text not null,
  document jsonb not null,
  run_id uuid,
  pdf_fil uuid,
  word_fil uuid,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, id),
  unique (kommune_id, number)
);
do $$
declare t text;
begin
  foreach t in array array['kapittel_versjon', 'planversjon'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert on kapittel_versjon to boligplan_kommune;
grant select, insert, update on planversjon to boligplan_kommune;
