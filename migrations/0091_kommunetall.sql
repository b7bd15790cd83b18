-- The users of places with 24-hour staffing are counted once for the whole municipality, as the backlog is: number 1 and 2 of one table.
alter table etterslep_revisjon rename to kommunetall_revisjon;
alter table kommunetall_revisjon drop constraint etterslep_revisjon_number_check;
alter table kommunetall_revisjon add constraint kommunetall_revisjon_number_check check (number in (1, 2));
