-- Who sent an invitation: it goes when they are administrator no more, so that nobody leaves a door open behind them.
alter table invitasjon add column created_by uuid references bruker on delete set null;
