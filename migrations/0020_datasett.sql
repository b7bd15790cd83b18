-- One imported table of statistics, narrowed to the kommune (all its numbers), its county and the country.
create table datasett (
  kommune_id uuid not null references kommune on delete cascade,
  id uuid not null,
  role text not null,
  table_no text,
  title text not null,
  source text not null,
  file_name text,
  retrieved date not null,
  updated text,
  confidence text not null check (confidence in ('A', 'B', 'C', 'O')),
  first_period text,
  last_period text,
  cells int not null,
  missing int not null,
  cube jsonb not null,
  created timestamptz not null,
  created_by uuid,
  replaced timestamptz,
  primary key (kommune_id, id)
);
create unique index datasett_gjeldende on datasett (kommune_id, role) where replaced is null;
alter table datasett enable row level security;
alter table datasett force row level security;
create policy egen_kommune on datasett to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert, update on datasett to boligplan_kommune;
