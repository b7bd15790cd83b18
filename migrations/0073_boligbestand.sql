-- Lists of municipal dwellings that somebody took in. `sheets` is the table as read, emptied when it is taken in; `sizes` counts
-- dwellings by how they fit their household, and is all that is kept of households. The newest list that stands is the stock.
create table boligliste (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  name text not null check (length(name) between 1 and 200),
  sheets jsonb not null,
  choice jsonb not null,
  left_out jsonb not null,
  sizes jsonb,
  as_of date,
  state text not null check (state in ('lest', 'tatt-inn', 'angret')),
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number)
);
create table bolig (
  kommune_id uuid not null,
  liste int not null,
  row int not null check (row > 0),
  key text not null check (length(key) between 1 and 200),
  ref text not null,
  address text not null,
  unit text not null,
  type text not null,
  level text,
  disposal text,
  owner text,
  status text,
  buy text check (buy in ('ja', 'nei')),
  access text,
  condition int check (condition between 0 and 3),
  size int check (size > 0),
  rooms int check (rooms >= 0),
  backlog bigint check (backlog >= 0),
  rent bigint check (rent >= 0),
  place text not null,
  grunnkrets text not null,
  from_year int,
  to_year int,
  hire_end date,
  lease_end date,
  primary key (kommune_id, liste, row),
  unique (kommune_id, liste, key),
  foreign key (kommune_id, liste) references boligliste on delete cascade
);
do $$
declare t text;
begin
  foreach t in array array['boligliste', 'bolig'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on boligliste to boligplan_kommune;
grant select, insert on bolig to boligplan_kommune;
