import { z } from 'zod';
import type { Language } from '../../kernel/index.ts';

const texts = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
const id = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'lowerCamelCase in ASCII');

const begrep = z.strictObject({
  id,
  intern: z.literal(true).optional(),
  nb: z.string().min(1),
  nn: z.string().min(1),
  en: z.string().min(1),
  ogsaa: z.array(z.string().min(1)).min(1).optional(),
  sjekk: z.literal(true).optional(),
  iTeksten: texts.optional(),
  definisjon: texts,
  kilde: z.string().min(1),
  ulest: z.literal(true).optional(),
});

export const ordlisteSchema = z.strictObject({
  deler: z.array(
    z.strictObject({ id: z.string().regex(/^[a-z0-9-]+$/), tittel: texts, begreper: z.array(begrep).min(1) }),
  ),
  fraser: z.array(z.strictObject({ id, nb: z.string().min(1), nn: z.string().min(1), en: z.string().min(1) })),
  kilder: z.record(z.string(), z.string().min(1)),
});

/** One concept: what it is called in three languages and in code, and what it means. */
export type Begrep = Readonly<z.infer<typeof begrep>>;
export type Ordliste = z.infer<typeof ordlisteSchema>;

const sluttesPaa = (mal: string) => [...mal.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

/** What does not hold together: an id for two things, or a phrase that forgets a value in one language. */
export function feilI(ordliste: Ordliste): string[] {
  const ids = ordliste.deler.flatMap((d) => d.begreper).map((b) => b.id);
  const fraser = ordliste.fraser.map((f) => f.id);
  const like = (a: string, b: string) => sluttesPaa(a).join() === sluttesPaa(b).join();
  return [
    ...ids.filter((i, n) => ids.indexOf(i) !== n).map((i) => `${i} stands for two concepts`),
    ...fraser.filter((i, n) => fraser.indexOf(i) !== n).map((i) => `${i} stands for two phrases`),
    ...ordliste.fraser
      .filter((f) => !like(f.nb, f.nn) || !like(f.nb, f.en))
      .map((f) => `${f.id} has other values in another language`),
  ];
}

export interface Bokstav {
  readonly bokstav: string;
  readonly begreper: readonly Begrep[];
}

/** The words a reader may meet, by first letter, in the order of the Norwegian alphabet. */
export function etterBokstav(ordliste: Ordliste, lang: Language): Bokstav[] {
  const kolonne = new Intl.Collator(lang === 'nn' ? 'nn-NO' : 'nb-NO');
  const begreper = ordliste.deler
    .flatMap((d) => d.begreper)
    .filter((b) => !b.intern)
    .sort((a, b) => kolonne.compare(a[lang], b[lang]));
  const bokstaver = new Map<string, Begrep[]>();
  for (const b of begreper) {
    const bokstav = b[lang].charAt(0).toUpperCase();
    bokstaver.set(bokstav, [...(bokstaver.get(bokstav) ?? []), b]);
  }
  return [...bokstaver].map(([bokstav, egne]) => ({ bokstav, begreper: egne }));
}
