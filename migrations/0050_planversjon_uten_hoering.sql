-- Why a version went on without a hearing; the law asks for none of a temaplan.
alter table planversjon add column uten_hoering text check (char_length(uten_hoering) <= 2000);
