-- What taking in a table wrote, and when, so that all of it can be taken back at once.
alter table indikatortabell add column taken timestamptz;
alter table indikatortabell add column written jsonb not null default '[]';
alter table indikatortabell drop constraint indikatortabell_state_check;
alter table indikatortabell add constraint indikatortabell_state_check check (state in ('lest', 'tatt-inn', 'angret'));
