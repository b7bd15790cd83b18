-- Who ordered a job, so that what it does is written down as done by that person.
alter table jobb add column created_by uuid;
