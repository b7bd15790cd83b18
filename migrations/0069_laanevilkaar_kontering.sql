-- What a loan costs, as the municipality assumes it from a day on, and what each tiltak is booked on in its accounts.
create table oekonomiplan_laanevilkaar (
  kommune_id uuid not null references kommune on delete cascade,
  from_date date not null,
  form text not null check (form in ('annuitet', 'serie')),
  years int not null check (years between 1 and 50),
  rate numeric(5, 3) not null check (rate between 0 and 20),
  source text not null check (char_length(source) between 1 and 300),
  primary key (kommune_id, from_date)
);
create table oekonomiplan_kontering (
  kommune_id uuid not null references kommune on delete cascade,
  tiltak int not null check (tiltak > 0),
  ansvar text not null check (char_length(ansvar) <= 20),
  art_investering text not null check (char_length(art_investering) <= 20),
  art_drift text not null check (char_length(art_drift) <= 20),
  prosjekt text not null check (char_length(prosjekt) <= 20),
  primary key (kommune_id, tiltak)
);
alter table oekonomiplan_laanevilkaar enable row level security;
alter table oekonomiplan_laanevilkaar force row level security;
create policy egen_kommune on oekonomiplan_laanevilkaar to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert, update, delete on oekonomiplan_laanevilkaar to boligplan_kommune;
alter table oekonomiplan_kontering enable row level security;
alter table oekonomiplan_kontering force row level security;
create policy egen_kommune on oekonomiplan_kontering to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert, update, delete on oekonomiplan_kontering to boligplan_kommune;
