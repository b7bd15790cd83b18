-- The økonomiplan as it stood at each reading. Written once: the role may neither change nor remove one.
create table oekonomiplan_utgave (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  trinn text not null check (trinn in ('forslag', 'innstilling', 'vedtatt')),
  first_year int not null,
  held_on date not null,
  case_number text not null check (char_length(case_number) <= 100),
  note text not null check (char_length(note) <= 4000),
  content jsonb not null,
  created timestamptz not null,
  created_by uuid,
  primary key (kommune_id, number)
);
-- The council decides once on the same four years.
create unique index oekonomiplan_vedtatt_en_gang on oekonomiplan_utgave (kommune_id, first_year) where trinn = 'vedtatt';
alter table oekonomiplan_utgave enable row level security;
alter table oekonomiplan_utgave force row level security;
create policy egen_kommune on oekonomiplan_utgave to boligplan_kommune using (kommune_id = current_setting('app.kommune_id', true)::uuid) with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on oekonomiplan_utgave to boligplan_kommune;
