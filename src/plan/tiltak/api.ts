import { z } from 'zod';
import { KVALITETER, MAALGRUPPER, REGNSKAP } from '../../kernel/index.ts';
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
import { issuedNumber } from '../../platform/http/issued.ts';
import { FELTSLAG, listEgneFelt, type NumberedFelt } from '../egnefelt/index.ts';
import { AMOUNTS, money } from './beloep.ts';
import { EFFEKTFELT, effektgrunner, effektverdier } from './effektfelt.ts';
import { amountsOf, countsInOekonomiplan } from './finansiering.ts';
import { staffOf } from './linjedrift.ts';
import { TILTAK_STATUS } from './status.ts';
import { pekende } from './stedfortreder.ts';
import { listMaal, listTiltak, type StoredMaal, stedfortreder, tiltakHistory } from './store.ts';
import { ROLLER } from './strategi.ts';
import { effekterOf, maalgrupperOf, priceYearOf, SIKKERHET, SLAG, type Tiltak, tiltakNumber } from './tiltak.ts';

const kommune = '/api/v1/kommuner/:kommune';

const maal = reasoned({
  number: z.int(),
  revision: z.int(),
  changed: z.iso.datetime(),
  title: z.string(),
  ledger: z.enum(REGNSKAP),
  description: z.string().nullable(),
  indicator: z.string().nullable(),
  baseline: z.string().nullable(),
  baselineYear: z.int().nullable(),
  baselineSource: z.string().nullable(),
  target: z.string().nullable(),
  targetYear: z.int().nullable(),
  origin: z.string().nullable(),
  qualities: z.array(z.enum(KVALITETER)),
  strategies: z.array(
    reasoned({
      number: z.int(),
      title: z.string(),
      roles: z.array(z.enum(ROLLER)),
      instruments: z.string().nullable(),
    }),
  ),
});

const tiltak = reasoned({
  number: z.int(),
  name: z.string(),
  revision: z.int(),
  changed: z.iso.datetime(),
  title: z.string(),
  description: z.string().nullable(),
  maal: z.int(),
  strategy: z.int().nullable(),
  ledger: z.enum(REGNSKAP),
  status: z.enum(TILTAK_STATUS),
  reason: z.string().nullable(),
  inOekonomiplan: z.boolean(),
  /** Percent of the cost that has money, of a tiltak that is partly financed. */
  share: z.number().nullable(),
  responsible: z.string().nullable(),
  cooperating: z.string().nullable(),
  groups: z.array(z.enum(MAALGRUPPER)),
  effects: z.array(reasoned(EFFEKTFELT)),
  money,
  staff: z.array(z.strictObject({ year: z.int(), unit: z.literal('årsverk'), value: z.number() })).nullable(),
  certainty: z.enum(SIKKERHET).nullable(),
  kostra: z.string().nullable(),
  area: z.string().nullable(),
  /** The field, property or agreement its dwellings come in. */
  site: z.string().nullable(),
  /** Percent; the model has its own assumption where nobody has said. */
  probability: z.int().nullable(),
  /** Years it usually comes late. */
  delay: z.int().nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  kind: z.enum(SLAG).nullable(),
  indicator: z.string().nullable(),
  law: z.string().nullable(),
  risks: z.string().nullable(),
  parties: z.string().nullable(),
  plans: z.string().nullable(),
  /** Numbers of the tiltak that must be in place first. */
  requires: z.array(z.int()),
  excludes: z.array(z.int()),
  tasks: z.array(
    z.strictObject({
      title: z.string(),
      done: z.boolean(),
      due: z.iso.date().optional(),
      /** A unit, or a person until the tiltak is decided on. */
      responsible: z.string().optional(),
    }),
  ),
  /** Ids of the instruments it uses. */
  instruments: z.array(z.string()),
  /** Why its dwellings give VAT compensation, where their level of services does not say so. */
  vatGround: z.string().nullable(),
  /** What is said in the fields the municipality has added; one that nobody has filled in is left out. */
  own: z.array(
    z.strictObject({
      number: z.int(),
      name: z.string(),
      kind: z.enum(FELTSLAG),
      unit: z.string().nullable(),
      value: z.union([z.string(), z.number(), z.boolean()]),
    }),
  ),
  /** The adopted økonomiplan that the status rests on. */
  decision: z
    .strictObject({ utgave: z.int(), firstYear: z.int(), date: z.iso.date(), caseNumber: z.string() })
    .nullable(),
});

/** What was left empty is missing. */
const said = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** Why these are null: nobody has said. */
const unsaid = <K extends string>(...fields: readonly K[]): Record<K, 'ikke-oppgitt'> =>
  Object.fromEntries(fields.map((f) => [f, 'ikke-oppgitt'])) as Record<K, 'ikke-oppgitt'>;

function toMaal({ number, revision, created, data: m, strategies }: StoredMaal): z.infer<typeof maal> {
  return withReasons(
    {
      number,
      revision,
      changed: created,
      title: m.title,
      ledger: m.ledger,
      description: said(m.description),
      indicator: said(m.indicator),
      baseline: said(m.baseline),
      baselineYear: m.baselineYear ?? null,
      baselineSource: said(m.baselineSource),
      target: said(m.target),
      targetYear: m.targetYear ?? null,
      origin: said(m.origin),
      qualities: [...(m.qualities ?? [])],
      strategies: strategies
        .filter((strategi) => !strategi.data.removed)
        .map(({ number: n, data }) =>
          withReasons(
            { number: n, title: data.title, roles: [...data.roles], instruments: said(data.instruments) },
            { instruments: 'ikke-oppgitt' },
          ),
        ),
    },
    unsaid('description', 'indicator', 'baseline', 'baselineYear', 'baselineSource', 'target', 'targetYear', 'origin'),
  );
}

export function toTiltak(
  { number, revision, created, data: t }: Revision<Tiltak>,
  felter: readonly NumberedFelt[],
): z.infer<typeof tiltak> {
  const amounts = amountsOf(t);
  const unit = t.ledger === 'boligutvikling' ? 'boliger' : 'enheter';
  const years = t.investment.map((_, i) => t.firstYear + i);
  return withReasons(
    {
      number,
      name: tiltakNumber(number),
      revision,
      changed: created,
      title: t.title,
      description: said(t.description),
      maal: t.maal,
      strategy: t.strategy ?? null,
      ledger: t.ledger,
      status: t.status,
      reason: said(t.reason),
      inOekonomiplan: countsInOekonomiplan(t),
      share: t.share ?? null,
      responsible: said(t.responsible),
      cooperating: said(t.cooperating),
      groups: [...maalgrupperOf(t)],
      effects: effekterOf(t).map((e) => withReasons(effektverdier(t, e, unit), effektgrunner(e))),
      money: {
        unit: 'kr' as const,
        priceYear: priceYearOf(t),
        years: years.map((year, i) => ({
          year,
          ...(Object.fromEntries(AMOUNTS.map((a) => [a, amounts[a][i] ?? 0])) as Record<
            (typeof AMOUNTS)[number],
            number
          >),
        })),
      },
      staff: staffOf(t)?.map((value, i) => ({ year: t.firstYear + i, unit: 'årsverk' as const, value })) ?? null,
      certainty: t.certainty ?? null,
      kostra: said(t.kostra),
      area: said(t.area),
      site: said(t.site),
      probability: t.probability ?? null,
      delay: t.delay ?? null,
      start: t.start ?? null,
      end: t.end ?? null,
      kind: t.kind ?? null,
      indicator: said(t.indicator),
      law: said(t.law),
      risks: said(t.risks),
      parties: said(t.parties),
      plans: said(t.plans),
      requires: [...(t.requires ?? [])],
      excludes: [...(t.excludes ?? [])],
      tasks: [...(t.tasks ?? [])],
      instruments: [...(t.instruments ?? [])],
      vatGround: said(t.vatGround),
      own: felter.flatMap(({ number: n, data: f }) => {
        const value = t.own?.[n];
        return value === undefined ? [] : [{ number: n, name: f.name, kind: f.kind, unit: said(f.unit), value }];
      }),
      decision: t.decision ?? null,
    },
    {
      ...unsaid(
        'description',
        'strategy',
        'responsible',
        'cooperating',
        'staff',
        'certainty',
        'kostra',
        'area',
        'site',
        'probability',
        'delay',
        'start',
        'end',
        'kind',
        'indicator',
        'law',
        'risks',
        'parties',
        'plans',
        'vatGround',
      ),
      reason: 'gjelder-ikke',
      share: 'gjelder-ikke',
      decision: 'gjelder-ikke',
    },
  );
}

const beyond = <T extends { readonly number: number }>(rows: readonly T[], after: number | undefined): T[] =>
  rows.filter((r) => r.number > (after ?? 0));

export const tiltakApi: readonly Endpoint[] = [
  endpoint({
    id: 'listMaal',
    path: `${kommune}/maal`,
    query: numberPage,
    answer: pageOf(maal),
    async load(ctx, { limit, after }) {
      const rows = await ctx.db.inKommune(kommuneOf(ctx).id, listMaal);
      return toPage(ctx, beyond(rows, after).map(toMaal), limit, (m) => m.number);
    },
  }),
  endpoint({
    id: 'listTiltak',
    path: `${kommune}/tiltak`,
    query: numberPage,
    answer: pageOf(tiltak),
    async load(ctx, { limit, after }) {
      const { rows, felter } = await ctx.db.inKommune(kommuneOf(ctx).id, async (tx) => ({
        rows: await listTiltak(tx),
        felter: await listEgneFelt(tx),
      }));
      const all = beyond(rows, after).map((row) => toTiltak(row, felter));
      return toPage(ctx, all, limit, (t) => t.number);
    },
  }),
  endpoint({
    id: 'getTiltak',
    path: `${kommune}/tiltak/:nummer`,
    examples: [`${kommune}/tiltak/1`],
    answer: tiltak,
    async load(ctx) {
      const number = issuedNumber(ctx.params.nummer);
      if (number === null) return null;
      return ctx.db.inKommune(kommuneOf(ctx).id, async (tx) => {
        const [newest] = await tiltakHistory(tx, number);
        return newest ? toTiltak(pekende(newest, await stedfortreder(tx)), await listEgneFelt(tx)) : null;
      });
    },
  }),
  endpoint({
    id: 'listTiltakRevisjoner',
    path: `${kommune}/tiltak/:nummer/revisjoner`,
    examples: [`${kommune}/tiltak/1/revisjoner`],
    query: numberPage,
    answer: pageOf(tiltak),
    async load(ctx, { limit, after }) {
      const number = issuedNumber(ctx.params.nummer);
      if (number === null) return null;
      const { rows, felter } = await ctx.db.inKommune(kommuneOf(ctx).id, async (tx) => ({
        rows: await tiltakHistory(tx, number),
        felter: await listEgneFelt(tx),
      }));
      if (rows.length === 0) return null;
      const oldestFirst = rows.toReversed().filter((r) => r.revision > (after ?? 0));
      return toPage(
        ctx,
        oldestFirst.map((row) => toTiltak(row, felter)),
        limit,
        (t) => t.revision,
      );
    },
  }),
];
