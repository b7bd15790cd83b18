-- What Kobo says of a dwelling beside the rest: the building it lies in, whether it is shared, and whether the municipality gets back its VAT.
alter table bolig add column building text not null default '', add column shared text, add column vat text;
