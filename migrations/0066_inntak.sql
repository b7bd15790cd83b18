-- Tables that somebody pasted or uploaded, as they were read, with what was chosen of their columns; and what became of each row.
-- `sheets` is emptied when the rows are no longer needed; `inntak_rad` stays, so that a tiltak can tell where it came from.
create table inntak (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  kind text not null check (kind in ('plan', 'retur')),
  name text not null check (length(name) between 1 and 200),
  sheets jsonb not null,
  choice jsonb not null,
  state text not null check (state in ('lest', 'tatt-inn', 'angret')),
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number)
);
create table inntak_rad (
  kommune_id uuid not null,
  inntak int not null,
  kind text not null check (kind in ('maal', 'tiltak')),
  number int not null check (number > 0),
  sheet text not null,
  row int not null,
  source_number text not null,
  primary key (kommune_id, inntak, kind, number),
  foreign key (kommune_id, inntak) references inntak on delete cascade
);
create index inntak_rad_for on inntak_rad (kommune_id, kind, number);
do $$
declare t text;
begin
  foreach t in array array['inntak', 'inntak_rad'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on inntak to boligplan_kommune;
grant select, insert on inntak_rad to boligplan_kommune;
