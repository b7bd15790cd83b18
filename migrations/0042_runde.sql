-- A municipality's own round of the circle, and its live tasks. What was before is never changed: every save is a row.
create table runde_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
create table oppgave_revisjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  data jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number, revision)
);
-- The newest revision of each task, with what lists choose and sort by. Dates are text: 'YYYY-MM-DD' sorts as it should.
create table oppgave (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null,
  runde int not null check (runde > 0),
  revision int not null,
  created timestamptz not null,
  changed timestamptz not null,
  data jsonb not null,
  step int not null generated always as ((data ->> 'step')::int) stored check (step between 1 and 6),
  status text not null generated always as (data ->> 'status') stored
    check (status in ('ikke-startet', 'paabegynt', 'til-gjennomgang', 'ferdig', 'ikke-aktuell')),
  title text generated always as (data ->> 'title') stored,
  unit text not null generated always as (data ->> 'unit') stored,
  person uuid generated always as ((data ->> 'person')::uuid) stored,
  participants jsonb not null generated always as (data -> 'participants') stored,
  deadline text generated always as (data ->> 'deadline') stored,
  decides boolean not null generated always as ((data ->> 'decides')::boolean) stored,
  content_id text generated always as (data -> 'content' ->> 'id') stored,
  content_version text generated always as (data -> 'content' ->> 'version') stored,
  primary key (kommune_id, number),
  foreign key (kommune_id, number, revision) references oppgave_revisjon (kommune_id, number, revision)
);
create index on oppgave (kommune_id, runde, step, number);
create unique index on oppgave (kommune_id, runde, content_id);
create table oppgave_kommentar (
  kommune_id uuid not null references kommune on delete cascade,
  oppgave int not null,
  number int not null check (number > 0),
  text text not null,
  mentions jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, oppgave, number),
  foreign key (kommune_id, oppgave) references oppgave (kommune_id, number) on delete cascade
);
create table runde_rolle (
  kommune_id uuid not null references kommune on delete cascade,
  runde int not null,
  bruker_id uuid not null,
  role text not null check (role in ('prosjektleder', 'bidragsyter', 'styringsgruppe', 'politiker', 'rundeleser', 'ekstern')),
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, runde, bruker_id, role)
);
do $$
declare t text;
begin
  foreach t in array array['runde_revisjon', 'oppgave_revisjon', 'oppgave', 'oppgave_kommentar', 'runde_rolle'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert on runde_revisjon, oppgave_revisjon, oppgave_kommentar to boligplan_kommune;
grant select, insert, update on oppgave to boligplan_kommune;
grant select, insert, delete on runde_rolle to boligplan_kommune;
