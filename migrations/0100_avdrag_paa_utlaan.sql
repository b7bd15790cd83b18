-- What comes in as instalments on money lent on (startlån), and how much of it goes where kommuneloven § 14-17 lets it.
alter table oekonomiplan_ramme
  add column avdrag_inn bigint,
  add column avdrag_brukt bigint,
  add constraint oekonomiplan_ramme_avdrag check (
    (avdrag_inn is null) = (avdrag_brukt is null) and (avdrag_inn is null or avdrag_brukt between 0 and avdrag_inn)
  );
