import { formatDate, formatKroner, formatNumber, kroner, type Language } from '../../kernel/index.ts';
import type { Avvikslinje } from '../regnskap/index.ts';
import { tiltakNumber } from '../tiltak/index.ts';
import { withUnit } from './indikator-tables.ts';
import { INDIKATOR_TEXTS } from './indikator-texts.ts';
import { dueOf, groupOf, type Leveringslinje } from './levering.ts';
import { LEVERING_TEXTS } from './levering-texts.ts';
import { moneyDeviations } from './penger.ts';
import { type Linje, type Rapportutgave, yearOf } from './rapport.ts';
import { OPPFOELGING_TEXTS } from './texts.ts';

/** What a frozen report says that the next round should open with. */
export interface Funn {
  /** The report and what in it, so that what was shown and what is chosen are the same. */
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly why: string;
  /** Where in the report it stands; '' for the whole of it. With the label it tells findings apart in any language. */
  readonly anchor: string;
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

/** How far the account of a line is from its budget, in a sentence. */
export function saidOfMoney(l: Avvikslinje, lang: Language): string {
  const t = OPPFOELGING_TEXTS[lang];
  const amount = formatKroner(kroner(Math.abs(l.avvik ?? 0)));
  return (l.avvik ?? 0) > 0 ? t.over(amount, t.formaal[l.formaal]) : t.under(amount, t.formaal[l.formaal]);
}

/** Indicators that are not reached, and in one those that nobody has given a value. */
function unreached(utgave: Rapportutgave, lang: Language): Funn[] {
  const t = INDIKATOR_TEXTS[lang];
  const anchor = 'kapittel-indikatorer';
  const all = utgave.indikatorer ?? [];
  const missing = all.filter((l) => l.missing);
  return [
    ...all.flatMap((l): Funn[] => {
      if (l.tilstand !== 'ikke-naadd') return [];
      const title = cut(l.title, 80);
      const value = withUnit(l, l.value);
      const late = l.due < utgave.date || l.expected === null;
      return [
        {
          id: `${utgave.runde}-maal-${l.number}`,
          label: `${utgave.title}, ${l.goal}: ${l.title}`,
          anchor,
          title: cut(
            late ? t.late(title, value, withUnit(l, l.target)) : t.notReached(title, value, withUnit(l, l.expected)),
            MAX_TITLE,
          ),
          why: l.goal,
        },
      ];
    }),
    ...(missing.length === 0
      ? []
      : [
          {
            id: `${utgave.runde}-uten-verdi`,
            label: utgave.title,
            anchor,
            title: t.silent(missing.length),
            why: cut(missing.map((l) => l.title).join('; '), 4_000),
          },
        ]),
  ];
}

/** Fields and agreements that have given fewer dwellings than the plan had by now, and in one those that nobody has spoken of. */
function undelivered(utgave: Rapportutgave, lang: Language): Funn[] {
  const t = LEVERING_TEXTS[lang];
  const v = utgave.levering;
  if (!v) return [];
  const wholeYear = utgave.type === 'aar';
  const year = wholeYear ? v.year : v.year - 1;
  const due = v.linjer.filter((l) => l.kind !== 'tiltak' && dueOf(l, wholeYear) > 0);
  const silent = due.filter((l) => l.deliveredTo === null);
  const name = (l: Leveringslinje) => `${t.one[groupOf(l)]} «${cut(l.title, 120)}»`;
  return [
    ...due.flatMap((l): Funn[] => {
      const planned = dueOf(l, wholeYear);
      if (l.deliveredTo === null || l.deliveredTo >= planned) return [];
      return [
        {
          id: `${utgave.runde}-${l.kind}-${l.number}`,
          label: `${utgave.title}, ${l.title}`,
          anchor: `levering-${groupOf(l)}-${l.ledger}-tittel`,
          title: t.short(name(l), formatNumber(l.deliveredTo), formatNumber(planned), year),
          why: v.adopted === null ? t.notAdopted : t.adopted(formatDate(v.adopted)),
        },
      ];
    }),
    ...(silent.length === 0
      ? []
      : [
          {
            id: `${utgave.runde}-ikke-sagt-levert`,
            label: utgave.title,
            title: t.silent(silent.length),
            why: cut(silent.map(name).join('; '), 4_000),
            anchor: 'kapittel-levering',
          },
        ]),
  ];
}

/**
 * A finding for each tiltak that deviates, in what was reported or in its account, with the reason that was given; one for all that nobody reported on,
 * and one for all that nobody is responsible for.
 */
export function funnOf(utgave: Rapportutgave, lang: Language): Funn[] {
  const t = OPPFOELGING_TEXTS[lang].findings;
  const texts = OPPFOELGING_TEXTS[lang];
  const named = (linjer: readonly Linje[]) => linjer.map((l) => `${tiltakNumber(l.tiltak)} ${l.title}`).join('; ');
  const money = moneyDeviations(utgave.regnskap, utgave.type, utgave.grense);
  const missing = utgave.linjer.filter((l) => l.report === null);
  const ownerless = utgave.linjer.filter((l) => l.responsible.trim() === '');
  const together = (what: string, anchor: string, linjer: readonly Linje[], title: (n: number) => string): Funn[] =>
    linjer.length === 0
      ? []
      : [
          {
            id: `${utgave.runde}-${what}`,
            label: utgave.title,
            anchor,
            title: title(linjer.length),
            why: cut(named(linjer), 4_000),
          },
        ];
  return [
    ...utgave.linjer.flatMap((l): Funn[] => {
      const { report } = l;
      const off = money.filter((m) => m.tiltak === l.tiltak);
      const late = report !== null && deviates(l) ? report : null;
      if (!late && off.length === 0) return [];
      const number = tiltakNumber(l.tiltak);
      const said = [
        ...(late ? [texts.statuses[late.status].toLowerCase()] : []),
        ...(off.length > 0 ? [t.money] : []),
        ...(late?.avvik ? [`${t.reason}: ${texts.avviks[late.avvik].toLowerCase()}`] : []),
      ].join(', ');
      const delivered =
        late && late.units !== null && l.planned !== null ? t.delivered(late.units, l.planned, yearOf(utgave)) : '';
      return [
        {
          id: `${utgave.runde}-${number}`,
          label: `${utgave.title}, ${number}`,
          anchor: '',
          // The words of the title give way, so that what is wrong with it is always said.
          title: `${number} ${cut(l.title, MAX_TITLE - number.length - said.length - 3)}: ${said}`,
          why: [delivered, ...off.map((m) => saidOfMoney(m, lang)), report?.comment ?? '']
            .filter((s) => s !== '')
            .join(' '),
        },
      ];
    }),
    ...unreached(utgave, lang),
    ...undelivered(utgave, lang),
    ...together('ikke-rapportert', '', missing, t.missing),
    ...together('uten-ansvarlig', 'kapittel-sammendrag', ownerless, t.ownerless),
  ];
}
