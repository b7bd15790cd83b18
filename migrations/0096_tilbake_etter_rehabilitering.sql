-- The year a municipal dwelling that is being put in order can be let again, where the list says so.
alter table bolig add column back_year int;
