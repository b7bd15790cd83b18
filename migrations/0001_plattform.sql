-- Roles are of the whole cluster, so another installation may have made them.
do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'boligplan_kommune') then create role boligplan_kommune nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'boligplan_plattform') then create role boligplan_plattform nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant boligplan_kommune, boligplan_plattform to current_user;
grant usage on schema public to boligplan_kommune, boligplan_plattform;

create table kommune (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  number text not null,
  demo boolean not null default false,
  language text not null default 'nb' check (language in ('nb', 'nn')),
  created timestamptz not null
);
create table bruker (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text not null,
  created timestamptz not null,
  disabled timestamptz
);
create table oekt (
  token_hash text primary key,
  bruker_id uuid not null references bruker on delete cascade,
  created timestamptz not null,
  expires timestamptz not null,
  last_seen timestamptz not null
);
create table medlemskap (
  kommune_id uuid not null references kommune on delete cascade,
  bruker_id uuid not null references bruker on delete cascade,
  role text not null check (role in ('leser', 'planlegger', 'administrator')),
  primary key (kommune_id, bruker_id, role)
);
create table invitasjon (
  token_hash text primary key,
  kommune_id uuid not null references kommune on delete cascade,
  email text not null,
  role text not null check (role in ('leser', 'planlegger', 'administrator')),
  created timestamptz not null,
  expires timestamptz not null,
  used timestamptz
);
create table innloggingsforsoek (key text not null, at timestamptz not null);
create index on innloggingsforsoek (key, at);
create table oppsett (code_hash text primary key, created timestamptz not null);

grant select, insert, update, delete on kommune, bruker, oekt, medlemskap, invitasjon, innloggingsforsoek, oppsett to boligplan_plattform;
