-- A ledger of postings is summed to account strings while it is read: of a long one, `sheets` holds the first rows alone and
-- `lesning` what came of all of them. `fil` is the upload that is read again when the columns are said otherwise.
-- When the account is taken in, `lesning` keeps how many rows the file had and its own sum in øre.
alter table regnskap add column lesning jsonb;
alter table regnskap add column fil uuid;
