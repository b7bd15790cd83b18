-- Of the secret in the address of the calendar feed only its hash is kept from here on. Addresses handed out before still open.
-- A change of type writes the table anew, past the row-level security that an update would meet.
alter table kalender_noekkel drop constraint kalender_noekkel_token_check;
alter table kalender_noekkel alter column token type text using encode(sha256(convert_to(token, 'UTF8')), 'hex');
alter table kalender_noekkel rename column token to token_hash;
alter table kalender_noekkel add check (token_hash ~ '^[0-9a-f]{64}$');
