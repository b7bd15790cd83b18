-- Finished jobs are removed after their time, see src/platform/retention.
grant delete on jobb to boligplan_kommune;
create index on jobb (kommune_id, finished) where finished is not null;
create index on oekt (expires);
