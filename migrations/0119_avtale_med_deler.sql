-- An agreement that stood as a row for each type and service level is one with parts: those that agree on who, what, where it is
-- financed and when it runs. The first row is the agreement; the others get its number. What only one of them says, all say.
-- Those that say different things get both, so that nothing written is lost. Nothing is changed in place: each gets a revision.
alter table tilbud_revisjon no force row level security;
with newest as (
  select distinct on (kommune_id, number) kommune_id, number, revision, data
  from tilbud_revisjon
  order by kommune_id, number, revision desc
), parts as (
  select kommune_id, number, revision, data,
    kommune_id || jsonb_build_array(
      lower(btrim(data->>'name')), lower(btrim(data->>'party')), data->>'agreement', data->>'financing',
      data->>'building', data->>'start', data->>'expiry')::text as agreed
  from newest
  where data->>'kind' = 'avtale' and data->>'removed' = 'false' and coalesce(btrim(data->>'party'), '') <> ''
), whole as (
  select agreed, min(number) as first,
    (array_agg(data->>'name' order by number))[1] as name,
    (array_agg(data->>'party' order by number))[1] as party,
    coalesce(string_agg(distinct nullif(btrim(data->>'right'), ''), E'\n'), '') as rights,
    coalesce(string_agg(distinct nullif(btrim(data->>'services'), ''), E'\n'), '') as services,
    coalesce(string_agg(distinct nullif(btrim(data->>'price'), ''), E'\n'), '') as price,
    max((data->>'remind')::int) as remind
  from parts
  group by agreed
  having count(*) > 1
)
insert into tilbud_revisjon (kommune_id, number, revision, data, created, created_by)
select p.kommune_id, p.number, p.revision + 1,
  p.data
    || jsonb_build_object('name', w.name, 'party', w.party, 'right', w.rights, 'services', w.services, 'price', w.price, 'remind', w.remind)
    || case when p.number = w.first then '{}'::jsonb else jsonb_build_object('avtale', w.first) end,
  now(), null
from parts p join whole w using (agreed);
alter table tilbud_revisjon force row level security;
