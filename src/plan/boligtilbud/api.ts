import { z } from 'zod';
import { BOLIGTYPER, DISPOSISJONSFORMER, REGNSKAP, TJENESTENIVAAER } from '../../kernel/index.ts';
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
import { ENDRINGER } from './endring.ts';
import { listTilbud } from './store.ts';
import { AVTALETYPER, PLANSTATUS, PROGRAMME_DELAY, TILBUD_KINDS, type Tilbud } from './tilbud.ts';

const tilbud = reasoned({
  number: z.int(),
  revision: z.int(),
  changed: z.iso.datetime(),
  kind: z.enum(TILBUD_KINDS),
  name: z.string(),
  ledger: z.enum(REGNSKAP),
  type: z.enum(BOLIGTYPER),
  level: z.enum(TJENESTENIVAAER),
  unit: z.string(),
  units: z.number(),
  year: z.int(),
  /** Percent. */
  probability: z.number(),
  /** Part of the municipality, as it is called there. */
  area: z.string().nullable(),
  planStatus: z.enum(PLANSTATUS).nullable(),
  owner: z.string().nullable(),
  /** Median years that the field slips. */
  delayYears: z.number().nullable(),
  agreement: z.enum(AVTALETYPER).nullable(),
  /** The number of the row that the agreement began with: rows with the same are parts of one. */
  agreementNumber: z.int().nullable(),
  party: z.string().nullable(),
  right: z.string().nullable(),
  start: z.iso.date().nullable(),
  expiry: z.iso.date().nullable(),
  services: z.string().nullable(),
  /** Kroner a month for one of the dwellings. */
  rent: z.int().nullable(),
  disposal: z.enum(DISPOSISJONSFORMER).nullable(),
  /** Of a change of dwellings that stand: what happens to them in the year, when they are back, and what they become. */
  change: z.enum(ENDRINGER).nullable(),
  backYear: z.int().nullable(),
  toType: z.enum(BOLIGTYPER).nullable(),
  toLevel: z.enum(TJENESTENIVAAER).nullable(),
  toUnits: z.int().nullable(),
  /** What somebody has said has come of it; null when nobody has. */
  delivered: z.array(z.strictObject({ date: z.iso.date(), units: z.int(), source: z.string() })).nullable(),
});

function toTilbud({ number, revision, created, data: d }: Revision<Tilbud>): z.infer<typeof tilbud> {
  const of = (kind: Tilbud['kind']) => (d.kind === kind ? ('ikke-oppgitt' as const) : ('gjelder-ikke' as const));
  return withReasons(
    {
      number,
      revision,
      changed: created,
      kind: d.kind,
      name: d.name,
      ledger: d.ledger,
      type: d.type,
      level: d.level,
      unit: d.ledger === 'boligutvikling' ? 'boliger' : 'enheter',
      units: d.units,
      year: d.year,
      probability: d.probability,
      area: d.area || null,
      planStatus: d.planStatus ?? null,
      owner: d.owner || null,
      delayYears: d.kind === 'program' ? (d.delay ?? PROGRAMME_DELAY) : null,
      agreement: d.agreement ?? null,
      agreementNumber: d.kind === 'avtale' ? (d.avtale ?? number) : null,
      party: d.party || null,
      right: d.right || null,
      start: d.start || null,
      expiry: d.expiry || null,
      services: d.services || null,
      rent: d.rent ?? null,
      disposal: d.disposal ?? null,
      change: d.change ?? null,
      backYear: d.backYear ?? null,
      toType: d.toType ?? null,
      toLevel: d.toLevel ?? null,
      toUnits: d.change === 'ombygging' ? (d.toUnits ?? d.units) : null,
      delivered: d.levert?.length ? [...d.levert] : null,
    },
    {
      area: 'ikke-oppgitt',
      planStatus: of('program'),
      owner: of('program'),
      delayYears: 'gjelder-ikke',
      agreement: of('avtale'),
      agreementNumber: 'gjelder-ikke',
      party: of('avtale'),
      right: of('avtale'),
      start: of('avtale'),
      expiry: of('avtale'),
      services: of('avtale'),
      rent: of('avtale'),
      disposal: of('bestand'),
      change: 'gjelder-ikke',
      backYear: d.change === 'rehabilitering' ? 'ikke-oppgitt' : 'gjelder-ikke',
      toType: 'gjelder-ikke',
      toLevel: 'gjelder-ikke',
      toUnits: 'gjelder-ikke',
      delivered: d.kind === 'bestand' || d.kind === 'endring' ? 'gjelder-ikke' : 'ikke-oppgitt',
    },
  );
}

/** Rows of supply that stand; removed ones are history. */
export const boligtilbudApi: readonly Endpoint[] = [
  endpoint({
    id: 'listTilbud',
    path: '/api/v1/kommuner/:kommune/tilbud',
    query: numberPage,
    answer: pageOf(tilbud),
    async load(ctx, { limit, after }) {
      const rows = await ctx.db.inKommune(kommuneOf(ctx).id, listTilbud);
      const standing = rows.filter((r) => !r.data.removed && r.number > (after ?? 0));
      return toPage(ctx, standing.map(toTilbud), limit, (t) => t.number);
    },
  }),
];
