import { z } from 'zod';
import { MAALGRUPPER, TJENESTENIVAAER } from '../../kernel/index.ts';
import { readYaml } from '../../platform/content/yaml.ts';
import { FOELGESLAG, type Foelgekostnad } from './foelger.ts';
import { LAANEFORMER, type Laanevilkaar, MAX_LOAN_YEARS } from './laan.ts';
import { PRISINDEKSER, type PriceTable } from './priser.ts';

/** The table of price changes: every index has each year once, without a hole, so that no year is passed over in silence. */
export const priceTable = z
  .array(
    z.strictObject({
      index: z.enum(PRISINDEKSER),
      year: z.int().min(1990).max(2200),
      percent: z.number().min(-20).max(50),
      confidence: z.enum(['A', 'B', 'C', 'O']),
      source: z.string().min(1),
    }),
  )
  .superRefine((rows, ctx) => {
    for (const index of PRISINDEKSER) {
      const years = rows.filter((r) => r.index === index).map((r) => r.year);
      const first = years[0] ?? 0;
      if (years.length === 0 || years.some((y, i) => y !== first + i))
        ctx.addIssue({ code: 'custom', message: `${index} does not have each year once, in order` });
    }
  });

export const loadPrices = (root: string): PriceTable => priceTable.parse(readYaml(root, 'content/prisindeks.yaml'));

const laanevilkaar = z.array(
  z.strictObject({
    from: z.iso.date(),
    form: z.enum(LAANEFORMER),
    years: z.int().min(1).max(MAX_LOAN_YEARS),
    rate: z.number().min(0).max(20),
    confidence: z.enum(['A', 'B', 'C', 'O']),
    source: z.string().min(1),
  }),
);

export const loadLaanevilkaar = (root: string): readonly Laanevilkaar[] =>
  laanevilkaar.parse(readYaml(root, 'content/laanevilkaar.yaml'));

const foelgekostnad = z.array(
  z.strictObject({
    what: z.enum(FOELGESLAG),
    year: z.int().min(2000).max(2200),
    levels: z.array(z.enum(TJENESTENIVAAER)).optional(),
    groups: z.array(z.enum(MAALGRUPPER)).optional(),
    low: z.int().min(0).optional(),
    value: z.int().min(0),
    high: z.int().min(0).optional(),
    confidence: z.enum(['A', 'B', 'C', 'O']),
    source: z.string().min(1),
  }),
);

/** What an investment costs to run afterwards, dated. */
export const loadFoelgekostnad = (root: string): readonly Foelgekostnad[] =>
  foelgekostnad.parse(readYaml(root, 'content/foelgekostnad.yaml'));
