import { z } from 'zod';

const loose = z.record(z.string(), z.unknown());

const described = { label: z.string().optional(), note: z.array(z.string()).optional(), extension: loose.optional() };

export const dimension = z.looseObject({
  ...described,
  category: z.looseObject({
    index: z.union([z.record(z.string(), z.number()), z.array(z.string())]).optional(),
    label: z.record(z.string(), z.string()).optional(),
  }),
});

const head = z.looseObject({
  ...described,
  class: z.literal('dataset'),
  updated: z.string().optional(),
  id: z.array(z.string()),
  size: z.array(z.number().int().nonnegative()),
  dimension: z.record(z.string(), dimension),
});

/** An answer with figures: whole, so that a short one is found here. */
export const jsonStat = head
  .extend({
    value: z.union([z.array(z.number().nullable()), z.record(z.string(), z.number().nullable())]),
    status: z.union([z.record(z.string(), z.string()), z.array(z.string().nullable()), z.string()]).optional(),
  })
  .refine((d) => !Array.isArray(d.value) || d.value.length === d.size.reduce((n, s) => n * s, 1));
export type JsonStat = z.infer<typeof jsonStat>;

export const config = z.looseObject({
  apiVersion: z.string(),
  languages: z.array(z.looseObject({ id: z.string() })),
  maxDataCells: z.number().int().positive(),
  maxCallsPerTimeWindow: z.number(),
  timeWindow: z.number(),
  sourceReferences: z.array(z.object({ language: z.string(), text: z.string() })),
  dataFormats: z.array(z.string()),
});
export type PxConfig = z.infer<typeof config>;

export const table = z.looseObject({
  id: z.string(),
  label: z.string(),
  updated: z.string().nullish(),
  firstPeriod: z.string().nullish(),
  lastPeriod: z.string().nullish(),
  timeUnit: z.string().nullish(),
  discontinued: z.boolean().nullish(),
  variableNames: z.array(z.string()).default([]),
});
export type PxTable = z.infer<typeof table>;

export const search = z.looseObject({
  tables: z.array(table),
  page: z.looseObject({ pageNumber: z.number(), totalElements: z.number(), totalPages: z.number() }),
});
export type PxSearch = z.infer<typeof search>;

export const metadata = head;
export type PxMetadata = z.infer<typeof metadata>;

export const codelist = z.looseObject({
  id: z.string(),
  label: z.string(),
  values: z.array(z.looseObject({ code: z.string(), label: z.string(), valueMap: z.array(z.string()).default([]) })),
});
export type PxCodelist = z.infer<typeof codelist>;

export const selected = z.looseObject({
  selection: z.array(
    z.looseObject({ variableCode: z.string(), codelist: z.string().nullish(), valueCodes: z.array(z.string()) }),
  ),
});

/** What a table lets one choose from, in its own order. */
export interface PxVariable {
  readonly code: string;
  readonly label: string;
  readonly codes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Whether the variable may be left out. */
  readonly elimination: boolean;
  readonly codelists: readonly string[];
}

const listed = z.array(z.looseObject({ id: z.string() }));
export function codelistsIn(extension: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const found = listed.safeParse(extension?.codelists ?? extension?.codeLists);
  return found.success ? found.data.map((c) => c.id) : [];
}
