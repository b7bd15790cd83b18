-- Which field a column with this head holds, as somebody in the municipality once said; null is "none of them". One row for
-- each head, so that the columns may stand in any order the next time.
create table kolonnevalg (
  kommune_id uuid not null references kommune on delete cascade,
  purpose text not null check (length(purpose) between 1 and 40),
  head text not null check (length(head) between 1 and 200),
  field text check (length(field) between 1 and 60),
  saved timestamptz not null,
  saved_by uuid,
  primary key (kommune_id, purpose, head)
);
alter table kolonnevalg enable row level security;
alter table kolonnevalg force row level security;
create policy egen_kommune on kolonnevalg to boligplan_kommune using (kommune_id = current_setting('app.kommune_id', true)::uuid) with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert, update on kolonnevalg to boligplan_kommune;
