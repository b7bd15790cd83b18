-- A backup gives rows back in no order of its own: what a decision takes the place of is looked for when all are there.
alter table vedtak alter constraint vedtak_kommune_id_replaces_fkey deferrable initially deferred;
