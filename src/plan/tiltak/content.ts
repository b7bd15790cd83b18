import { z } from 'zod';
import { BOLIGTYPER, MAALGRUPPER, REGNSKAP, TJENESTENIVAAER } from '../../kernel/index.ts';
import { readYaml } from '../../platform/content/yaml.ts';
import type { KostraFunksjon } from './kostra.ts';
import { SLAG } from './tiltak.ts';
import type { Virkemiddel } from './virkemidler.ts';

const year = z.int().min(1990).max(2200);
const row = z.strictObject({
  code: z.string().regex(/^\d{3}$/),
  validFrom: year,
  validTo: year.nullable(),
  confidence: z.enum(['A', 'B', 'C', 'O']),
  source: z.string().min(1),
  name: z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) }),
});

/** The dated table of functions; a code may return with another name, but never twice in one year. */
export const kostraTable = z.array(row).superRefine((rows, ctx) => {
  for (const [i, a] of rows.entries()) {
    if (a.validTo !== null && a.validTo < a.validFrom)
      ctx.addIssue({ code: 'custom', path: [i], message: `${a.code} ends before it begins` });
    const twice = rows
      .slice(0, i)
      .some((b) => b.code === a.code && a.validFrom <= (b.validTo ?? 9999) && b.validFrom <= (a.validTo ?? 9999));
    if (twice) ctx.addIssue({ code: 'custom', path: [i], message: `${a.code} stands twice in one year` });
  }
});

const both = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
const virkemidler = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      name: both,
      conditions: both,
      source: z.url(),
      confidence: z.enum(['A', 'B', 'O']),
      validFrom: z.iso.date().nullable(),
      validTo: z.iso.date().nullable(),
      notWith: z.array(z.string()).default([]),
      noRate: both.optional(),
      rates: z
        .array(
          z.strictObject({
            what: both,
            amount: both,
            from: z.iso.date().nullable(),
            to: z.iso.date().nullable(),
            source: z.url(),
          }),
        )
        .default([]),
      starts: z.strictObject({
        kind: z.enum(SLAG),
        ledger: z.enum(REGNSKAP),
        group: z.enum(MAALGRUPPER),
        type: z.enum(BOLIGTYPER),
        level: z.enum(TJENESTENIVAAER),
        kostra: z.string().regex(/^\d{3}$/),
      }),
    }),
  )
  .superRefine((rows, ctx) => {
    for (const [i, v] of rows.entries()) {
      const fault = (message: string) => ctx.addIssue({ code: 'custom', path: [i], message: `${v.id} ${message}` });
      if (rows.findIndex((r) => r.id === v.id) !== i) fault('stands twice');
      if (v.validFrom !== null && v.validTo !== null && v.validTo < v.validFrom) fault('ends before it begins');
      for (const r of v.rates)
        if (r.from !== null && r.to !== null && r.to < r.from) fault(`has a rate that ends before it begins`);
      for (const id of v.notWith)
        if (!rows.find((r) => r.id === id)?.notWith.includes(v.id)) fault(`and ${id} do not exclude each other`);
    }
  });

/** The instruments a tiltak may start from. */
export const loadVirkemidler = (root: string): readonly Virkemiddel[] =>
  virkemidler.parse(readYaml(root, 'content/virkemidler/virkemidler.yaml'));

export const loadKostra = (root: string): readonly KostraFunksjon[] =>
  kostraTable.parse(readYaml(root, 'content/kostra.yaml'));
