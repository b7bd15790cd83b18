import { z } from 'zod';
import { CONFIDENCES } from '../../kernel/index.ts';
import { type Endpoint, endpoint, isUuid, kommuneOf, reasoned, withReasons } from '../../platform/http/api.ts';
import type { Ctx } from '../../platform/http/route.ts';
import type { Cube } from './cube.ts';
import { jsonStat } from './json-stat.ts';
import { type Datasett, listDatasett, loadCubes } from './store.ts';

const base = '/api/v1/kommuner/:kommune/tall';

const provenance = {
  id: z.uuid(),
  role: z.string(),
  table: z.string().nullable(),
  title: z.string(),
  source: z.string(),
  fileName: z.string().nullable(),
  retrieved: z.iso.date(),
  updated: z.string().nullable(),
  confidence: z.enum(CONFIDENCES),
  firstPeriod: z.string().nullable(),
  lastPeriod: z.string().nullable(),
  cells: z.int(),
  missingCells: z.int(),
};
const datasett = reasoned(provenance);

const cell = z.strictObject({ code: z.string(), label: z.string() });
const cube = z.strictObject({
  dimensions: z.array(
    z.strictObject({
      code: z.string(),
      label: z.string(),
      role: z.enum(['region', 'time', 'contents', 'sex', 'age', 'other']),
      values: z.array(cell),
    }),
  ),
  /** Unit by code of the contents; under '' when there is one kind of figure. */
  units: z.record(z.string(), z.string()),
  values: z.array(z.number().nullable()),
  /** The symbol the agency printed in the place of each missing value, by its place in `values`. */
  status: z.record(z.string(), z.string()),
  notes: z.array(z.string()),
});

const jsonStatAnswer = z.strictObject({
  version: z.literal('2.0'),
  class: z.literal('dataset'),
  label: z.string(),
  source: z.string(),
  updated: z.string().optional(),
  note: z.array(z.string()).optional(),
  id: z.array(z.string()),
  size: z.array(z.int()),
  role: z.record(z.string(), z.array(z.string())),
  dimension: z.record(
    z.string(),
    z.strictObject({
      label: z.string(),
      category: z.strictObject({
        index: z.array(z.string()),
        label: z.record(z.string(), z.string()),
        unit: z.record(z.string(), z.strictObject({ base: z.string() })).optional(),
      }),
    }),
  ),
  value: z.array(z.number().nullable()),
  status: z.record(z.string(), z.string()),
  extension: z.strictObject({
    confidence: z.enum(CONFIDENCES),
    retrieved: z.iso.date(),
    unit: z.string().optional(),
  }),
});

function described({ missing, ...d }: Datasett) {
  const { id, role, table, title, source, fileName, retrieved, updated, confidence, firstPeriod, lastPeriod, cells } =
    d;
  return withReasons(
    {
      id,
      role,
      table,
      title,
      source,
      fileName,
      retrieved,
      updated,
      confidence,
      firstPeriod,
      lastPeriod,
      cells,
      missingCells: missing,
    },
    {
      table: 'ikke-oppgitt',
      fileName: 'gjelder-ikke',
      updated: 'ikke-oppgitt',
      firstPeriod: 'gjelder-ikke',
      lastPeriod: 'gjelder-ikke',
    },
  );
}

/** Missing cells and why: the agency's symbol, '' where the cell was empty. */
export const statusOf = (c: Cube): Record<string, string> => {
  const symbols = new Map(c.status);
  return Object.fromEntries(c.values.flatMap((v, i) => (v === null ? [[String(i), symbols.get(i) ?? '']] : [])));
};

/** The table in use that has this id or plays this role. */
async function find(ctx: Ctx): Promise<(Datasett & { cube: Cube }) | null> {
  const wanted = ctx.params.tabell ?? '';
  const cubes = await ctx.db.inKommune(kommuneOf(ctx).id, loadCubes);
  return cubes.find((c) => (isUuid(wanted) ? c.id === wanted : c.role === wanted)) ?? null;
}

export const grunnlagApi: readonly Endpoint[] = [
  endpoint({
    id: 'listTall',
    path: base,
    answer: z.strictObject({ items: z.array(datasett) }),
    load: async (ctx) => ({ items: (await ctx.db.inKommune(kommuneOf(ctx).id, listDatasett)).map(described) }),
  }),
  endpoint({
    id: 'getTall',
    path: `${base}/:tabell`,
    examples: [`${base}/population`],
    answer: reasoned({ ...provenance, cube }),
    async load(ctx) {
      const found = await find(ctx);
      if (!found) return null;
      const { dimensions, units, values, notes } = found.cube;
      return {
        ...described(found),
        cube: {
          dimensions: dimensions.map((d) => ({ ...d, values: [...d.values] })),
          units,
          values: [...values],
          status: statusOf(found.cube),
          notes: [...notes],
        },
      };
    },
  }),
  endpoint({
    id: 'getTallJsonStat',
    path: `${base}/:tabell/json-stat`,
    examples: [`${base}/population/json-stat`],
    answer: jsonStatAnswer,
    async load(ctx) {
      const found = await find(ctx);
      return found ? jsonStat(found.cube, found, statusOf(found.cube)) : null;
    },
  }),
];
