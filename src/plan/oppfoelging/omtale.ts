import type { Linje } from './rapport.ts';

/** What in a comment may point out a person: what a machine can see, and the names it has been given. */
export const OMTALE = ['foedselsnummer', 'telefon', 'epost', 'navn'] as const;
export type Omtaletegn = (typeof OMTALE)[number];

export interface Omtale {
  readonly tiltak: number;
  readonly signs: readonly Omtaletegn[];
}

/** Reports whose comment somebody should read once more before it is frozen; `signsIn` knows the names of those who work here. */
export const omtalerIn = (
  linjer: readonly Pick<Linje, 'tiltak' | 'report'>[],
  signsIn: (text: string) => readonly Omtaletegn[],
): readonly Omtale[] =>
  linjer.flatMap(({ tiltak, report }): Omtale[] => {
    const signs = report ? signsIn(report.comment) : [];
    return signs.length > 0 ? [{ tiltak, signs }] : [];
  });
