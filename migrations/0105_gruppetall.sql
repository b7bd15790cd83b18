-- Figures of one group (refugees, who is to move, who lacks a dwelling) are told once for the whole municipality too: numbers 3 to 7.
alter table kommunetall_revisjon drop constraint kommunetall_revisjon_number_check;
alter table kommunetall_revisjon add constraint kommunetall_revisjon_number_check check (number between 1 and 7);
