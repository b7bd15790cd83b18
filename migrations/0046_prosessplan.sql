-- The prosessplan: activities and meetings as numbered things with append-only revisions, and what is said of the plan as a whole.
create table aktivitet_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
create table moete_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
create table prosessplan_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number = 1),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
-- What was adopted, never changed; only whether it is published may be.
create table prosessplan_versjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  schema int not null check (schema > 0),
  document jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  published boolean not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number)
);
-- The secret in the address of the calendar feed. It opens units and dates, is shown to those who work here, and is renewed at will.
create table kalender_noekkel (
  kommune_id uuid primary key references kommune on delete cascade,
  token text not null check (length(token) >= 32),
  created timestamptz not null
);
do $$
declare t text;
begin
  foreach t in array array['aktivitet_revisjon', 'moete_revisjon', 'prosessplan_revisjon', 'prosessplan_versjon', 'kalender_noekkel'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert on aktivitet_revisjon, moete_revisjon, prosessplan_revisjon, prosessplan_versjon to boligplan_kommune;
grant update (published) on prosessplan_versjon to boligplan_kommune;
grant select, insert, update on kalender_noekkel to boligplan_kommune;
