-- A request to one unit to count, with who answers for it and until when. Name and address are emptied after their time.
create table kartlegging_forespoersel (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  revision int not null check (revision > 0),
  unit text not null,
  name text not null,
  email text not null,
  -- 'YYYY-MM-DD', the last day in Norway.
  deadline text not null,
  message text not null,
  created timestamptz not null,
  created_by uuid,
  started timestamptz,
  delivered timestamptz,
  -- The unit has said that it has nobody to count, which is not the same as saying nothing.
  none boolean not null default false,
  withdrawn timestamptz,
  primary key (kommune_id, number)
);
-- Opens one request's grid, without a login, until it expires. Only the hash is stored.
create table kartlegging_lenke (
  kommune_id uuid not null references kommune on delete cascade,
  token_hash text not null,
  forespoersel int not null,
  created timestamptz not null,
  expires timestamptz not null,
  primary key (kommune_id, token_hash),
  foreign key (kommune_id, forespoersel) references kartlegging_forespoersel (kommune_id, number) on delete cascade
);
create index kartlegging_lenke_av on kartlegging_lenke (kommune_id, forespoersel);
-- A mail that is to go out, written before it is sent, so that a killed server sends nothing twice.
create table kartlegging_brev (
  kommune_id uuid not null references kommune on delete cascade,
  message_id text not null,
  forespoersel int not null,
  why text not null check (why in ('forespoersel', 'igjen', 'snart', 'forfalt')),
  -- Day in Norway, 'YYYY-MM-DD'.
  day text not null,
  state text not null check (state in ('venter', 'sendes', 'sendt', 'avvist', 'uviss')),
  attempts int not null default 0,
  created timestamptz not null,
  finished timestamptz,
  primary key (kommune_id, message_id),
  foreign key (kommune_id, forespoersel) references kartlegging_forespoersel (kommune_id, number) on delete cascade
);
create unique index kartlegging_brev_en_om_dagen on kartlegging_brev (kommune_id, forespoersel, day) where why in ('snart', 'forfalt');
do $$
declare t text;
begin
  foreach t in array array['kartlegging_forespoersel', 'kartlegging_lenke', 'kartlegging_brev'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert, update on kartlegging_forespoersel, kartlegging_lenke, kartlegging_brev to boligplan_kommune;
grant delete on kartlegging_lenke to boligplan_kommune;
