-- What a frozen version has been through: the decision, and the files as they were in each state.
alter table planversjon
  add column lang text,
  add column vedtatt date,
  add column vedtatt_av text,
  add column saksnummer text;
create table planversjon_fil (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null,
  state text not null,
  format text not null check (format in ('pdf', 'docx', 'xlsx')),
  fil_id uuid not null,
  primary key (kommune_id, number, state, format),
  foreign key (kommune_id, number) references planversjon (kommune_id, number) on delete cascade,
  foreign key (kommune_id, fil_id) references fil (kommune_id, id)
);
-- What one person has typed in a chapter and not yet saved: no revision, no event, one row.
create table kapittel_utkast (
  kommune_id uuid not null references kommune on delete cascade,
  kapittel text not null,
  bruker_id uuid not null,
  revision int not null check (revision >= 0),
  text text not null,
  saved timestamptz not null,
  primary key (kommune_id, kapittel, bruker_id)
);
do $$
declare t text;
begin
  foreach t in array array['planversjon_fil', 'kapittel_utkast'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert, update on planversjon_fil to boligplan_kommune;
grant select, insert, update, delete on kapittel_utkast to boligplan_kommune;
