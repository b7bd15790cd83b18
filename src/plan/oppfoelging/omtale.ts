import type { Linje } from './rapport.ts';

/** What in a comment may point out a person: what a machine can see, and the names it has been given. */
export const OMTALE = ['foedselsnummer', 'telefon', 'epost', 'navn'] as const;
export type Omtaletegn = (typeof OMTALE)[number];

/** What somebody should look at in a text: the signs, and words that may be the name of a person nobody here knows. */
export interface Funnet {
  readonly signs: readonly Omtaletegn[];
  readonly names: readonly string[];
}

export interface Omtale extends Funnet {
  readonly tiltak: number;
}

/** Reports whose comment somebody should read once more before it is frozen; `signsIn` knows who works here and what places are called. */
export const omtalerIn = (
  linjer: readonly Pick<Linje, 'tiltak' | 'report'>[],
  signsIn: (text: string) => Funnet,
): readonly Omtale[] =>
  linjer.flatMap(({ tiltak, report }): Omtale[] => {
    const { signs, names } = report ? signsIn(report.comment) : { signs: [], names: [] };
    return signs.length + names.length > 0 ? [{ tiltak, signs, names }] : [];
  });
