-- The knowledge base: figures the municipality types itself, what they mean to it, and the municipalities it compares itself with.
do $$
declare t text;
begin
  foreach t in array array['indikatorverdi_revisjon', 'indikatortekst_revisjon', 'sammenligning_revisjon'] loop
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
