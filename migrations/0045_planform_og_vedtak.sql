-- What plan the municipality needs: numbered assessments, each a chain of revisions with answers, choice and mandate.
create table planform_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
-- A decision, written once. No role may change or remove one: a newer decision takes its place, and only one can.
create table vedtak (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  replaces int check (replaces < number),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number),
  unique (kommune_id, replaces),
  foreign key (kommune_id, replaces) references vedtak (kommune_id, number)
);
-- The files of a decision; while it stands, its files cannot be removed.
create table vedtak_vedlegg (
  kommune_id uuid not null references kommune on delete cascade,
  vedtak int not null,
  place int not null check (place > 0),
  fil_id uuid not null,
  primary key (kommune_id, vedtak, place),
  foreign key (kommune_id, vedtak) references vedtak (kommune_id, number) on delete cascade,
  foreign key (kommune_id, fil_id) references fil (kommune_id, id)
);
do $$
declare t text;
begin
  foreach t in array array['planform_revisjon', 'vedtak', 'vedtak_vedlegg'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
    execute format('grant select, insert on %I to boligplan_kommune', t);
  end loop;
end $$;
