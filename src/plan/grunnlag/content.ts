import { z } from 'zod';
import { BOLIGTYPER } from '../../kernel/index.ts';
import { readYaml } from '../../platform/content/yaml.ts';
import type { TableEntry } from './catalogue.ts';
import type { Mapping, Mappings } from './mapping.ts';
import { DATA_ROLES, type DataRole } from './roles.ts';

const texts = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
const words = z.array(z.string().min(3));
const file = z.array(
  z.strictObject({
    role: z.enum(DATA_ROLES),
    tables: z.array(z.string().regex(/^\d{5}$/)).min(1),
    titleStart: z.string().min(1),
    /** Whether number and title were seen in an answer of the agency. */
    seen: z.boolean(),
    kostra: z.boolean().default(false),
    byHand: z.boolean().default(false),
    mapping: z.strictObject({
      choose: words.default([]),
      total: words.default([]),
      drop: words.default([]),
      events: z.partialRecord(z.enum(['births', 'deaths', 'arrivals', 'departures']), words).default({}),
      boligtyper: z.partialRecord(z.enum(BOLIGTYPER), words).default({}),
    }),
    name: texts,
    why: texts,
  }),
);
const entries = z
  .array(
    z.strictObject({
      table: z.string().regex(/^\d{5}$/),
      titles: z.array(z.string().min(3)).min(1),
      seen: z.boolean(),
      needs: z.array(z.enum(['region', 'time', 'contents', 'sex', 'age', 'other'])).min(1),
      unit: z.string().min(1).nullable(),
      units: z.record(z.string(), z.string().min(1)).optional(),
      addable: z.boolean(),
      words: z.array(z.string().min(3)).min(1),
    }),
  )
  .refine((rows) => new Set(rows.map((r) => r.table)).size === rows.length, 'a table stands twice');
export type Catalogue = (z.infer<typeof file>[number] & { readonly entries: readonly TableEntry[] })[];

/** What is known of each table in content/statistikk. */
export const loadEntries = (root: string): readonly TableEntry[] =>
  entries.parse(readYaml(root, 'content/statistikk/katalog.yaml'));

/** The editable list of what the product uses, each use with what is known of its tables. */
export function loadCatalogue(root: string): Catalogue {
  const known = loadEntries(root);
  const rows = file.parse(readYaml(root, 'content/statistikk/tabeller.yaml'));
  return rows.map((row) => ({ ...row, entries: known.filter((e) => row.tables.includes(e.table)) }));
}

/** What the values of the tables mean, by what they are used for. */
export function mappingsOf(catalogue: Catalogue): Mappings {
  const of = (role: DataRole) => {
    const row = catalogue.find((r) => r.role === role);
    if (!row) throw new Error(`content/statistikk/tabeller.yaml has no ${role}`);
    return row.mapping;
  };
  const found: Partial<Record<DataRole, Mapping>> = {};
  for (const role of DATA_ROLES) found[role] = of(role);
  return found as Mappings;
}
