import type { Indikatorlinje } from '../oppfoelging/index.ts';
import { type Maalindikator, tilstandOf, type Verdi } from './maalindikator.ts';

/**
 * The indicators as a round of `day` has them. Only values that people type are asked for: one is missing when none is
 * later than `since`. Values that come by themselves are what they are.
 */
export const rundelinjer = (
  rows: readonly { readonly number: number; readonly data: Maalindikator }[],
  of: { readonly goalOf: (maal: number) => string; readonly verdierOf: (m: Maalindikator) => readonly Verdi[] },
  day: string,
  since: string,
): Indikatorlinje[] =>
  rows
    .filter(({ data }) => !data.removed)
    .map(({ number, data: m }) => {
      const verdier = of.verdierOf(m).filter((v) => v.date <= day);
      const { tilstand, newest, expected } = tilstandOf(m, verdier, day);
      const target = m.bane.at(-1) ?? null;
      return {
        number,
        title: m.title,
        unit: m.unit,
        goal: of.goalOf(m.maal),
        responsible: m.responsible,
        due: m.due,
        kilde: m.kilde,
        value: newest?.value ?? null,
        date: newest?.date ?? null,
        source: newest?.source ?? '',
        expected,
        target: target?.value ?? null,
        targetYear: target?.year ?? null,
        tilstand,
        missing: m.kilde === 'egen' && (newest === null || newest.date <= since),
      };
    });
