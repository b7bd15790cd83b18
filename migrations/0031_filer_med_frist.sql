-- A file with a deadline is removed after it: what was uploaded and never used, and drafts of the plan. No deadline: kept.
alter table fil add column keep_until timestamptz;
grant update (keep_until) on fil to boligplan_kommune;
create index on fil (kommune_id, keep_until) where keep_until is not null;
create index on fil (kommune_id, sha256);
-- The file a table was read from.
alter table datasett add column fil_id uuid;
