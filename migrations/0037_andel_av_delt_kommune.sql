-- What share of a split municipality's old figures a kommune counts as its own: each decision a row, never changed.
-- A share of null takes the decision before it back.
create table andel_av_delt_kommune (
  kommune_id uuid not null references kommune on delete cascade,
  old_number text not null check (old_number ~ '^[0-9]{4}$'),
  revision int not null check (revision > 0),
  share numeric(6, 5) check (share between 0 and 1),
  reason text not null,
  created timestamptz not null,
  created_by uuid,
  decided_by text not null,
  primary key (kommune_id, old_number, revision)
);
alter table andel_av_delt_kommune enable row level security;
alter table andel_av_delt_kommune force row level security;
create policy egen_kommune on andel_av_delt_kommune to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert on andel_av_delt_kommune to boligplan_kommune;
