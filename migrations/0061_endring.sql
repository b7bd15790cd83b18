-- How many transactions have changed something that pages of a kommune are made of. The door writes it last of all, so that a
-- page kept from before is known by its older number (docs/adr/0065).
create table endring (
  kommune_id uuid primary key references kommune on delete cascade,
  antall bigint not null
);
grant select, insert, update on endring to boligplan_plattform;
