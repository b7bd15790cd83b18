-- What the council lets the tiltak borrow in a year (kommuneloven § 14-14); null where nobody has said.
alter table oekonomiplan_ramme
  add column laan bigint,
  add constraint oekonomiplan_ramme_laan check (laan is null or laan >= 0);
