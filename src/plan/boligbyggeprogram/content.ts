import { z } from 'zod';
import { BOLIGTYPER, type Texts } from '../../kernel/index.ts';
import { readYaml } from '../../platform/content/yaml.ts';
import { type Hjemmel, PLANNIVAAER } from './bestemmelser.ts';
import { BESTEMMELSER } from './felt.ts';
import type { Barnetall } from './kapasitet.ts';

/** A row of law as the guide keeps it. */
export interface Lovrad {
  readonly id: string;
  readonly lovnavn: Texts;
  readonly paragraf: string;
  readonly url: string;
  readonly gjelderFra: string | null;
  readonly gjelderTil: string | null;
}

const rows = z.array(
  z.strictObject({
    bestemmelse: z.enum(BESTEMMELSER),
    plan: z.enum(PLANNIVAAER),
    lov: z.string().min(1),
    /** The number within the paragraph, where the row of law has several. */
    nummer: z.int().min(1).optional(),
  }),
);

export function loadHjemler(root: string, law: readonly Lovrad[]): readonly Hjemmel[] {
  return rows.parse(readYaml(root, 'content/boligbyggeprogram/bestemmelser.yaml')).map((row) => {
    const found = law.find((rule) => rule.id === row.lov);
    if (!found)
      throw new Error(`content/boligbyggeprogram/bestemmelser.yaml names ${row.lov}, which content/lov lacks`);
    return {
      bestemmelse: row.bestemmelse,
      plan: row.plan,
      name: found.lovnavn,
      paragraph: row.nummer ? `${found.paragraf.replace(/ nr\. .*$/, '')} nr. ${row.nummer}` : found.paragraf,
      url: found.url,
      from: found.gjelderFra,
      to: found.gjelderTil,
    };
  });
}

const perHousehold = z.number().positive().max(3);
const barn = z.strictObject({
  landet: z.strictObject({
    barnehage: perHousehold,
    skole: perHousehold,
    aar: z.int().min(2000),
    kilde: z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) }),
    url: z.url(),
  }),
  vekt: z.record(z.enum(BOLIGTYPER), z.number().positive().max(3)),
});

export function loadBarnetall(root: string): Barnetall {
  const { landet, vekt } = barn.parse(readYaml(root, 'content/boligbyggeprogram/barn.yaml'));
  const { barnehage, skole, aar, kilde, url } = landet;
  return { national: { kindergarten: barnehage, school: skole, year: aar, source: kilde, url }, weight: vekt };
}
