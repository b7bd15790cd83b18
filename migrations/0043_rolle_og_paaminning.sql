-- Somebody from outside may be invited to single tasks, and to nothing else.
alter table medlemskap drop constraint medlemskap_role_check;
alter table medlemskap add constraint medlemskap_role_check check (role in ('ekstern', 'leser', 'planlegger', 'administrator'));
alter table invitasjon drop constraint invitasjon_role_check;
alter table invitasjon add constraint invitasjon_role_check check (role in ('ekstern', 'leser', 'planlegger', 'administrator'));
alter table runde_rolle drop constraint runde_rolle_role_check;
alter table runde_rolle add constraint runde_rolle_role_check check (role in ('prosjektleder', 'bidragsyter', 'styringsgruppe', 'politiker', 'rundeleser'));

-- One row for each reminder that is to go out: written before the mail is sent, so that a killed server sends nothing twice.
create table paaminning (
  kommune_id uuid not null references kommune on delete cascade,
  bruker_id uuid not null,
  -- Day of the digest in Norway, 'YYYY-MM-DD': one a day for each person.
  day text not null,
  state text not null check (state in ('venter', 'sendes', 'sendt', 'avvist', 'uviss')),
  attempts int not null default 0,
  message_id text not null,
  items jsonb not null,
  created timestamptz not null,
  finished timestamptz,
  primary key (kommune_id, bruker_id, day)
);
-- A link in a mail: opens a prefilled button for one task, once, until it expires. Only the hash is stored.
create table oppgave_lenke (
  kommune_id uuid not null references kommune on delete cascade,
  token_hash text not null,
  bruker_id uuid not null,
  oppgave int not null,
  status text not null,
  created timestamptz not null,
  expires timestamptz not null,
  used timestamptz,
  primary key (kommune_id, token_hash),
  foreign key (kommune_id, oppgave) references oppgave (kommune_id, number) on delete cascade
);
do $$
declare t text;
begin
  foreach t in array array['paaminning', 'oppgave_lenke'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert, update on paaminning, oppgave_lenke to boligplan_kommune;
grant delete on oppgave_lenke to boligplan_kommune;
