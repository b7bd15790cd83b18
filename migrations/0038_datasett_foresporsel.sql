-- What was asked of the agency for a table that was fetched: address, time unit, notes that must be shown. Null for a file.
alter table datasett add column request jsonb;
