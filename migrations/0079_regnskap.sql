-- The municipality's accounts as they were read, one row for each file, and the sums that were taken in.
-- `sheets` is emptied when they are taken in, so that only account strings and amounts are kept. One account stands for a year and period.
create table regnskap (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  name text not null check (length(name) between 1 and 200),
  year int not null check (year between 2000 and 2100),
  period int not null check (period between 1 and 12),
  sheets jsonb not null,
  choice jsonb not null,
  linjer jsonb not null default '[]',
  state text not null check (state in ('lest', 'tatt-inn', 'erstattet', 'angret')),
  replaced int check (replaced > 0),
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number)
);
create unique index regnskap_staar on regnskap (kommune_id, year, period) where state = 'tatt-inn';
alter table regnskap enable row level security;
alter table regnskap force row level security;
create policy egen_kommune on regnskap to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert, update, delete on regnskap to boligplan_kommune;
