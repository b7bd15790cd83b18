-- A goal, a tiltak or a row of supply is a numbered thing with append-only revisions; the newest one counts.
create table maal_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
create table tiltak_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
create table tilbud_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
-- What the municipality may use in a year, set by the council; whole kroner in the prices of the first year.
create table oekonomiplan_ramme (
  kommune_id uuid not null references kommune on delete cascade,
  year int not null,
  drift bigint not null,
  investering bigint not null,
  primary key (kommune_id, year)
);
do $$
declare t text;
begin
  foreach t in array array['maal_revisjon', 'tiltak_revisjon', 'tilbud_revisjon', 'oekonomiplan_ramme'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert on maal_revisjon, tiltak_revisjon, tilbud_revisjon to boligplan_kommune;
grant select, insert, update on oekonomiplan_ramme to boligplan_kommune;
