import { z } from 'zod';
import { LANGUAGES } from '../../kernel/index.ts';
import { type Endpoint, endpoint, kommuneOf, numberPage, pageOf, toPage } from '../../platform/http/api.ts';
import { findVersion, listVersions, type Planversjon } from './store.ts';

const base = '/api/v1/kommuner/:kommune/planversjoner';

const short = {
  number: z.int(),
  id: z.uuid(),
  title: z.string(),
  state: z.enum(['utkast', 'hoering', 'innstilt', 'vedtatt', 'erstattet']),
  /** SHA-256 of the document as canonical JSON: keys sorted, no space. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  created: z.iso.datetime(),
};

const inline = z.looseObject({ text: z.string() });
const block = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('heading'), level: z.int(), text: z.string() }),
  z.looseObject({ kind: z.literal('paragraph'), text: z.array(inline) }),
  z.looseObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(inline)) }),
  z.looseObject({
    kind: z.literal('table'),
    id: z.string(),
    caption: z.string(),
    columns: z.array(z.looseObject({ label: z.string(), unit: z.string().optional() })),
    /** A cell is text, a number with its decimals, or null for missing, shown as an en dash. */
    rows: z.array(
      z.looseObject({
        cells: z.array(
          z.union([
            z.string(),
            z.looseObject({
              number: z.number(),
              decimals: z.int().optional(),
              /** Low and high end of its interval. */
              between: z.tuple([z.number(), z.number()]).optional(),
            }),
            z.null(),
          ]),
        ),
      }),
    ),
    source: z.string(),
  }),
  z.looseObject({
    kind: z.literal('picture'),
    id: z.string(),
    caption: z.string(),
    alt: z.string(),
    svg: z.string(),
    source: z.string(),
  }),
  z.looseObject({ kind: z.literal('note'), tone: z.enum(['info', 'warning']), text: z.array(inline) }),
]);

/** As it was frozen: the digest is of exactly this, so nothing is renamed or left out here. */
const document = z.looseObject({
  schema: z.int(),
  lang: z.enum(LANGUAGES),
  title: z.string(),
  kommune: z.string(),
  facts: z.array(z.looseObject({ label: z.string(), value: z.string() })),
  chapters: z.array(z.looseObject({ id: z.string(), title: z.string(), blocks: z.array(block) })),
  /** The plan's own number of each tiltak, with its number and revision in the register. */
  tiltak: z.array(z.looseObject({ display: z.int(), number: z.int(), revision: z.int().optional() })).optional(),
});

const toShort = ({ number, id, title, state, digest, created }: Planversjon) => ({
  number,
  id,
  title,
  state,
  digest,
  created,
});

export const plandokumentApi: readonly Endpoint[] = [
  endpoint({
    id: 'listPlanversjoner',
    path: base,
    query: numberPage,
    answer: pageOf(z.strictObject(short)),
    async load(ctx, { limit, after }) {
      const versions = await ctx.db.inKommune(kommuneOf(ctx).id, listVersions);
      const rows = versions.map(toShort).filter((v) => v.number > (after ?? 0));
      return toPage(
        ctx,
        rows.toSorted((a, b) => a.number - b.number),
        limit,
        (v) => v.number,
      );
    },
  }),
  endpoint({
    id: 'getPlanversjon',
    path: `${base}/:nummer`,
    examples: [`${base}/1`],
    answer: z.strictObject({ ...short, document }),
    async load(ctx) {
      const { nummer = '' } = ctx.params;
      if (!/^[1-9]\d{0,8}$/.test(nummer)) return null;
      const found = await ctx.db.inKommune(kommuneOf(ctx).id, (tx) => findVersion(tx, Number(nummer)));
      return found && { ...toShort(found), document: JSON.parse(JSON.stringify(found.document)) };
    },
  }),
];
