-- Who keeps the money of the plan: frames, budget lines, accounts and reports, and none of its goals and texts.
alter table medlemskap drop constraint medlemskap_role_check;
alter table medlemskap add constraint medlemskap_role_check check (role in ('ekstern', 'leser', 'controller', 'planlegger', 'administrator'));
alter table invitasjon drop constraint invitasjon_role_check;
alter table invitasjon add constraint invitasjon_role_check check (role in ('ekstern', 'leser', 'controller', 'planlegger', 'administrator'));
alter table api_noekkel drop constraint api_noekkel_role_check;
alter table api_noekkel add constraint api_noekkel_role_check check (role in ('leser', 'controller', 'planlegger', 'administrator'));
