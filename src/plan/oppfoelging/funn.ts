import type { Language } from '../../kernel/index.ts';
import { tiltakNumber } from '../tiltak/index.ts';
import { type Linje, type Rapportutgave, yearOf } from './rapport.ts';
import { OPPFOELGING_TEXTS } from './texts.ts';

/** What a frozen report says that the next round should open with. */
export interface Funn {
  /** The report and what in it, so that what was shown and what is chosen are the same. */
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly why: string;
}

const MAX_TITLE = 200;
/** Between two letters, also where a letter takes two places. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.trimEnd()}…`;
}

const deviates = ({ report }: Linje): boolean =>
  report !== null && (report.avvik !== null || report.status === 'forsinket' || report.status === 'stoppet');

/**
 * A finding for each tiltak that deviates, with the reason that was given; one for all that nobody reported on,
 * and one for all that nobody is responsible for.
 */
export function funnOf(utgave: Rapportutgave, lang: Language): Funn[] {
  const t = OPPFOELGING_TEXTS[lang].findings;
  const texts = OPPFOELGING_TEXTS[lang];
  const named = (linjer: readonly Linje[]) => linjer.map((l) => `${tiltakNumber(l.tiltak)} ${l.title}`).join('; ');
  const missing = utgave.linjer.filter((l) => l.report === null);
  const ownerless = utgave.linjer.filter((l) => l.responsible.trim() === '');
  const together = (what: string, linjer: readonly Linje[], title: (n: number) => string): Funn[] =>
    linjer.length === 0
      ? []
      : [
          {
            id: `${utgave.runde}-${what}`,
            label: utgave.title,
            title: title(linjer.length),
            why: cut(named(linjer), 4_000),
          },
        ];
  return [
    ...utgave.linjer.flatMap((l): Funn[] => {
      const { report } = l;
      if (!report || !deviates(l)) return [];
      const number = tiltakNumber(l.tiltak);
      const said = [
        texts.statuses[report.status].toLowerCase(),
        ...(report.avvik === null ? [] : [`${t.reason}: ${texts.avviks[report.avvik].toLowerCase()}`]),
      ].join(', ');
      const delivered =
        report.units !== null && l.planned !== null ? t.delivered(report.units, l.planned, yearOf(utgave)) : '';
      return [
        {
          id: `${utgave.runde}-${number}`,
          label: `${utgave.title}, ${number}`,
          // The words of the title give way, so that what is wrong with it is always said.
          title: `${number} ${cut(l.title, MAX_TITLE - number.length - said.length - 3)}: ${said}`,
          why: [delivered, report.comment].filter((s) => s !== '').join(' '),
        },
      ];
    }),
    ...together('ikke-rapportert', missing, t.missing),
    ...together('uten-ansvarlig', ownerless, t.ownerless),
  ];
}
