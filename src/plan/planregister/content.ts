import { z } from 'zod';
import { MAALGRUPPER, REGNSKAP, type Texts } from '../../kernel/index.ts';
import { readYaml } from '../../platform/content/yaml.ts';
import { FOERINGSTYPER } from './foering.ts';
import { PLANTYPER, REGISTERSTATUS, TEMAER } from './plan.ts';
import type { KlarFoering, Vanlige } from './vanlige.ts';

const text = z.string().min(1);
const texts = z.strictObject({ nb: text, nn: text });
const date = z.iso.date().nullable().default(null);
const link = z
  .url({ protocol: /^https?$/ })
  .or(z.literal(''))
  .default('');
const plan = z.strictObject({
  id: text,
  title: texts,
  kind: z.enum(PLANTYPER),
  theme: z.enum(TEMAER).nullable().default(null),
  status: z.enum(REGISTERSTATUS).default('uavklart'),
  fromYear: z.int().nullable().default(null),
  toYear: z.int().nullable().default(null),
  link,
  own: z.boolean().default(false),
  parents: z.array(text).default([]),
});
const foering = z.strictObject({
  id: text,
  /** A row of content/lov/lov.yaml, whose text, address and dates hold. */
  lov: text.optional(),
  text: texts.optional(),
  source: texts.optional(),
  plan: text.nullable().default(null),
  link,
  place: z.string().default(''),
  kind: z.enum(FOERINGSTYPER),
  groups: z.array(z.enum(MAALGRUPPER)).default([]),
  ledger: z.enum(REGNSKAP).nullable().default(null),
  theme: z.enum(TEMAER).nullable().default(null),
  validFrom: date,
  validTo: date,
});
const file = z.strictObject({ planer: z.array(plan), foeringer: z.array(foering) });

/** A dated row of law as the guide has it. */
export interface Lovrad {
  readonly id: string;
  readonly lovnavn: Texts;
  readonly paragraf: string;
  readonly krav: Texts;
  readonly url: string;
  readonly gjelderFra: string | null;
  readonly gjelderTil: string | null;
}

/** The usual plans and the ready føringer; a row that names a law or a plan that is not there is refused. */
export function loadVanlige(root: string, lov: readonly Lovrad[]): Vanlige {
  const data = file.parse(readYaml(root, 'content/planregister/vanlige.yaml'));
  const planIds = data.planer.map((p) => p.id);
  for (const [at, p] of data.planer.entries())
    for (const parent of p.parents)
      if (!planIds.slice(0, at).includes(parent)) throw new Error(`vanlige.yaml: ${p.id} stands before ${parent}`);
  const foeringer = data.foeringer.map(({ lov: id, text: own, source, ...f }): KlarFoering => {
    if (f.plan && !planIds.includes(f.plan)) throw new Error(`vanlige.yaml: ${f.id} names no plan`);
    if (!id) {
      if (!own || !source) throw new Error(`vanlige.yaml: ${f.id} has no text or source`);
      return { ...f, text: own, source };
    }
    const row = lov.find((r) => r.id === id);
    if (!row) throw new Error(`vanlige.yaml: ${f.id} names the unknown law row ${id}`);
    return {
      ...f,
      text: row.krav,
      source: row.lovnavn,
      place: row.paragraf,
      link: row.url,
      validFrom: row.gjelderFra,
      validTo: row.gjelderTil,
    };
  });
  return { planer: data.planer, foeringer };
}
