-- Plans of the municipality and those above it, what they and the laws ask for, and what people have found to pull two ways.
create table plan_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
create table foering_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
create table motstrid_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
do $$
declare t text;
begin
  foreach t in array array['plan_revisjon', 'foering_revisjon', 'motstrid_revisjon'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert on plan_revisjon, foering_revisjon, motstrid_revisjon to boligplan_kommune;
