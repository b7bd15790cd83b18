-- Somebody from outside invited to one task, by a link without a login. Name and address are emptied after their time; the id stays at
-- what they wrote, and says nothing.
create table ekstern_invitasjon (
  kommune_id uuid not null references kommune on delete cascade,
  number int not null check (number > 0),
  id uuid not null,
  runde int not null check (runde > 0),
  oppgave int not null,
  name text not null,
  email text not null,
  created timestamptz not null,
  created_by uuid,
  -- 'YYYY-MM-DD', the last day in Norway that the link works.
  until text not null,
  -- Of the one link that works; null while there is none. Only the hash is stored.
  token_hash text,
  -- How the newest mail went; 'ingen' where the link was handed over by hand.
  mail text not null check (mail in ('ingen', 'venter', 'sendes', 'sendt', 'avvist', 'uviss')),
  mail_id text,
  attempts int not null default 0,
  -- When they last saved something. Looking is no use: mail scanners look too.
  last_used timestamptz,
  withdrawn timestamptz,
  primary key (kommune_id, number),
  foreign key (kommune_id, oppgave) references oppgave (kommune_id, number) on delete cascade
);
create unique index ekstern_invitasjon_lenke on ekstern_invitasjon (kommune_id, token_hash);
alter table ekstern_invitasjon enable row level security;
alter table ekstern_invitasjon force row level security;
create policy egen_kommune on ekstern_invitasjon to boligplan_kommune
  using (kommune_id = current_setting('app.kommune_id', true)::uuid)
  with check (kommune_id = current_setting('app.kommune_id', true)::uuid);
grant select, insert, update on ekstern_invitasjon to boligplan_kommune;
