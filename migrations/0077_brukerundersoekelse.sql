-- User surveys: the form as revisions, the answers without anything that says who, from where or when in the day, and the result of a closed one.
do $$
declare t text;
begin
  create table brukerundersoekelse_revisjon (
    kommune_id uuid not null references kommune on delete cascade,
    number int not null check (number > 0),
    revision int not null check (revision > 0),
    data jsonb not null,
    created timestamptz not null,
    created_by uuid,
    primary key (kommune_id, number, revision)
  );
  -- A sheet: no time, no address, no account. The id is by chance alone, and the rows of a day are laid anew in another order with each.
  create table undersoekelse_svar (
    kommune_id uuid not null references kommune on delete cascade,
    undersoekelse int not null check (undersoekelse > 0),
    id uuid not null,
    day date not null,
    method text not null check (method in ('nett', 'papir')),
    answers jsonb not null,
    primary key (kommune_id, undersoekelse, id)
  );
  create index on undersoekelse_svar (kommune_id, undersoekelse, day);
  -- What was written in words stands alone, so that it cannot be put beside the rest of its sheet.
  create table undersoekelse_fritekst (
    kommune_id uuid not null references kommune on delete cascade,
    undersoekelse int not null check (undersoekelse > 0),
    id uuid not null,
    question text not null,
    text text not null,
    state text not null check (state in ('ny', 'godkjent', 'avvist')),
    revision int not null check (revision > 0),
    primary key (kommune_id, undersoekelse, id)
  );
  create table undersoekelse_resultat (
    kommune_id uuid not null references kommune on delete cascade,
    undersoekelse int not null check (undersoekelse > 0),
    closed date not null,
    data jsonb not null,
    primary key (kommune_id, undersoekelse)
  );
  foreach t in array array['brukerundersoekelse_revisjon', 'undersoekelse_svar', 'undersoekelse_fritekst', 'undersoekelse_resultat'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy egen_kommune on %I to boligplan_kommune using (kommune_id = current_setting(''app.kommune_id'', true)::uuid) with check (kommune_id = current_setting(''app.kommune_id'', true)::uuid)', t);
  end loop;
end $$;
grant select, insert on brukerundersoekelse_revisjon, undersoekelse_resultat to boligplan_kommune;
grant select, insert, delete on undersoekelse_svar to boligplan_kommune;
grant select, insert, update, delete on undersoekelse_fritekst to boligplan_kommune;
