import { z } from 'zod';
import { REGNSKAP } from '../../kernel/index.ts';
import { readYaml } from '../../platform/content/yaml.ts';
import type { KjentPlan } from './kjentplan.ts';
import type { Kombinasjon } from './plan.ts';

const file = z.array(
  z.strictObject({
    a: z.string().min(1),
    b: z.string().min(1),
    kilde: z.url(),
    notert: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  }),
);

/** Schemes of support that one tiltak cannot use together. */
export const loadKombinasjoner = (root: string): Kombinasjon[] =>
  file
    .parse(readYaml(root, 'content/roedtraad/kombinasjoner.yaml'))
    .map(({ a, b, kilde }) => ({ a, b, source: kilde }));

const text = z.string().min(1);
const named = { id: text, nb: text, nn: text };
const amount = { units: z.int().min(0).optional(), year: z.int().min(1990).max(2100).optional() };
const kjentPlan = z.strictObject({
  eksempel: text,
  kommune: text,
  vedtatt: z.iso.date(),
  fakta: z.array(z.strictObject({ nb: text, nn: text, kilde: text })).min(1),
  maal: z.array(z.strictObject({ ...named, ...amount, ledger: z.enum(REGNSKAP), indicator: z.string() })),
  tiltak: z.array(
    z.strictObject({ ...named, ...amount, maal: text, ledger: z.enum(REGNSKAP), noUnits: z.boolean().default(false) }),
  ),
  linjer: z.array(z.strictObject({ ...named, tiltak: text.optional() })),
});

/** A plan of another municipality, as far as public sources tell of it. */
export const loadKjentPlan = (root: string): KjentPlan =>
  kjentPlan.parse(readYaml(root, 'content/roedtraad/tromsoe-2015-2018.yaml'));
