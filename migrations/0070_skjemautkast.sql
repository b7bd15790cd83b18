-- What one person has typed in a form and not yet saved (docs/adr/0069): no revision, no event, one row for each form of a page.
create table skjemautkast (
  kommune_id uuid not null references kommune on delete cascade,
  bruker_id uuid not null,
  side text not null check (length(side) <= 400),
  skjema text not null check (length(skjema) <= 400),
  felt jsonb not null,
  saved timestamptz not null,
  primary key (kommune_id, bruker_id, side, skjema)
);
alter table skjemautkast enable row level security;
alter table skjemautkast force row level security;
create policy egen_kommune on skjemautkast to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert, update, delete on skjemautkast to boligplan_kommune;
