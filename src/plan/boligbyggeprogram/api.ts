import { z } from 'zod';
import { BOLIGTYPER } from '../../kernel/index.ts';
import type { Revision } from '../../platform/db/revisions.ts';
import {
  type Endpoint,
  endpoint,
  kommuneOf,
  numberPage,
  pageOf,
  reasoned,
  toPage,
  withReasons,
} from '../../platform/http/api.ts';
import { FELTSTATUS, type Felt, GRUNN, standing, sumOf } from './felt.ts';
import { type Ledetid, realiseringOf } from './prognose.ts';
import { findLedetid, listFelt } from './store.ts';

const boliger = z.array(z.strictObject({ year: z.int(), type: z.enum(BOLIGTYPER), units: z.int() }));

/** Who owns the land may be a person, and a note of the source may name one: neither is told. */
const felt = reasoned({
  number: z.int(),
  revision: z.int(),
  changed: z.iso.datetime(),
  name: z.string(),
  area: z.string().nullable(),
  planId: z.string().nullable(),
  status: z.enum(FELTSTATUS),
  land: z.enum(GRUNN).nullable(),
  unit: z.literal('boliger'),
  planned: boliger,
  plannedUnits: z.int(),
  delivered: boliger,
  deliveredUnits: z.int(),
  provisions: reasoned({
    maxUnits: z.int().nullable(),
    /** Square metres. */
    minSize: z.number().nullable(),
    maxSize: z.number().nullable(),
    /** Percent. */
    accessible: z.number().nullable(),
    borettslag: z.number().nullable(),
  }),
  /** Percent set apart for vanskeligstilte. */
  reserved: z.number().nullable(),
  order: z.string().nullable(),
  /** The school and the barnehage the children go to, where the field names them; fields of the same one share its places. */
  school: z.string().nullable(),
  kindergarten: z.string().nullable(),
  schoolPlaces: z.int().nullable(),
  kindergartenPlaces: z.int().nullable(),
  /** Percent expected to be built, and median years of slip, as the model takes them. */
  realisation: z.number(),
  delayYears: z.number(),
});

function toFelt({ number, revision, created, data: d }: Revision<Felt>, ledetid: Ledetid): z.infer<typeof felt> {
  const { share, slip } = realiseringOf(d, ledetid);
  const { maxUnits, minSize, maxSize, accessible, borettslag } = d;
  const said = 'ikke-oppgitt';
  return withReasons(
    {
      number,
      revision,
      changed: created,
      name: d.name,
      area: d.area || null,
      planId: d.planId || null,
      status: d.status,
      land: d.land,
      unit: 'boliger' as const,
      planned: [...d.planned],
      plannedUnits: sumOf(d.planned),
      delivered: [...d.delivered],
      deliveredUnits: sumOf(d.delivered),
      provisions: withReasons(
        { maxUnits, minSize, maxSize, accessible, borettslag },
        { maxUnits: said, minSize: said, maxSize: said, accessible: said, borettslag: said },
      ),
      reserved: d.reserved,
      order: d.order || null,
      school: d.schoolName || null,
      kindergarten: d.kindergartenName || null,
      schoolPlaces: d.school,
      kindergartenPlaces: d.kindergarten,
      realisation: share,
      delayYears: slip,
    },
    {
      area: said,
      planId: said,
      land: said,
      reserved: said,
      order: said,
      school: said,
      kindergarten: said,
      schoolPlaces: said,
      kindergartenPlaces: said,
    },
  );
}

/** Fields that stand; removed ones are history. */
export const boligbyggeprogramApi: readonly Endpoint[] = [
  endpoint({
    id: 'listFelt',
    path: '/api/v1/kommuner/:kommune/felt',
    query: numberPage,
    answer: pageOf(felt),
    async load(ctx, { limit, after }) {
      const { rows, ledetid } = await ctx.db.inKommune(kommuneOf(ctx).id, async (tx) => ({
        rows: await listFelt(tx),
        ledetid: await findLedetid(tx),
      }));
      const shown = standing(rows).filter((r) => r.number > (after ?? 0));
      const items = shown.map((r) => toFelt(r as Revision<Felt>, ledetid));
      return toPage(ctx, items, limit, (f) => f.number);
    },
  }),
];
