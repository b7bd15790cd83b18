-- The key of a kommune under which the input of its runs is hashed before anybody sees it: without one, a reader who may see
-- only that a count is under five could try each count and know it by the hash (docs/adr/0066).
create table avtrykk_noekkel (
  kommune_id uuid primary key references kommune on delete cascade,
  noekkel text not null check (length(noekkel) >= 64)
);
alter table avtrykk_noekkel enable row level security;
alter table avtrykk_noekkel force row level security;
create policy egen_kommune on avtrykk_noekkel to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on avtrykk_noekkel to boligplan_kommune;
