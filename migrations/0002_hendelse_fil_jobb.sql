-- The pattern of every table with kommune data: see README.md in this folder.
create table hendelse (
  kommune_id uuid not null references kommune on delete cascade,
  seq bigint not null,
  type text not null,
  at timestamptz not null,
  bruker_id uuid,
  schema int not null default 1,
  data jsonb not null,
  primary key (kommune_id, seq)
);
create table fil (
  kommune_id uuid not null references kommune on delete cascade,
  id uuid not null,
  sha256 text not null,
  name text not null,
  type text not null,
  size bigint not null check (size between 0 and 26214400),
  created timestamptz not null,
  primary key (kommune_id, id)
);
create table fil_del (
  kommune_id uuid not null,
  fil_id uuid not null,
  part int not null,
  bytes bytea not null,
  primary key (kommune_id, fil_id, part),
  foreign key (kommune_id, fil_id) references fil on delete cascade
);
create table jobb (
  kommune_id uuid not null references kommune on delete cascade,
  id uuid not null,
  kind text not null,
  state text not null check (state in ('venter', 'kjoerer', 'ferdig', 'feilet', 'avbrutt')),
  progress int not null default 0 check (progress between 0 and 100),
  message text,
  cancel_wish boolean not null default false,
  input jsonb not null,
  input_hash text not null,
  result jsonb,
  attempts int not null default 0,
  locked_by text,
  locked_at timestamptz,
  created timestamptz not null,
  finished timestamptz,
  primary key (kommune_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['hendelse', 'fil', 'fil_del', 'jobb'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert on hendelse to boligplan_kommune;
grant select, insert, delete on fil, fil_del to boligplan_kommune;
grant select, insert, update on jobb to boligplan_kommune;
