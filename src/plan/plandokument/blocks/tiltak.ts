import { type Language, sumKroner } from '../../../kernel/index.ts';
import { paaTrykk } from '../../egnefelt/index.ts';
import { amountsOf, driftOf, givendeOf, TILTAK_TEXTS, type Tiltak, tiltakNumber } from '../../tiltak/index.ts';
import type { PlanParts } from '../assemble.ts';
import type { Block, DocumentTable } from '../document.ts';
import { tiltakIPlanen } from '../nummer.ts';
import { heading, left, num, right, table } from './cells.ts';
import { costPicture } from './pictures.ts';
import { BLOCK_TEXTS } from './texts.ts';

type Numbered = PlanParts['tiltak'][number];

/** "2027–2030", from what is said about start and end, else the years with units or money. */
function period(t: Tiltak): string {
  if (t.start || t.end) return t.start && t.end && t.start !== t.end ? `${t.start}–${t.end}` : String(t.start ?? t.end);
  const used = t.units.flatMap((_, i) =>
    [t.units, t.investment, driftOf(t)].some((values) => values[i]) ? [t.firstYear + i] : [],
  );
  const [first, last] = [used[0], used.at(-1)];
  return first === undefined ? '–' : first === last ? String(first) : `${first}–${last}`;
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The tiltak under their goals, what they cost, and those that were turned down with why. */
export function tiltakBlocks(parts: PlanParts, lang: Language): Block[] {
  const t = BLOCK_TEXTS[lang];
  const tt = TILTAK_TEXTS[lang];
  const units = (x: Tiltak) => givendeOf(x).reduce((n, e) => n + e.units.reduce((m, u) => m + u, 0), 0);
  const inPlan = new Map(tiltakIPlanen(parts).map((x) => [x.number, x]));
  /** The number in the plan with that of the register, by which the other tables of the plan name the tiltak. */
  const numbers = (number: number) => `${inPlan.get(number)?.display ?? '–'} (${tiltakNumber(number)})`;
  const rowsOf = (all: readonly Numbered[]): DocumentTable['rows'] =>
    all.map(({ number, data }) => ({
      cells: [
        String(inPlan.get(number)?.display ?? '–'),
        data.title,
        data.responsible || '–',
        period(data),
        units(data) > 0 ? num(units(data)) : '–',
        tt.statuses[data.status],
        registered(number, inPlan.get(number)?.revision),
      ],
    }));
  const registered = (number: number, revision: number | undefined) =>
    revision === undefined ? tiltakNumber(number) : t.registered(tiltakNumber(number), revision);
  const columns = [
    left(t.number),
    left(t.tiltak),
    left(t.responsible),
    left(t.period),
    right(t.units),
    left(t.status),
    left(t.register),
  ];
  const perGoal = parts.goals.flatMap(({ number, data }) => {
    const under = parts.tiltak.filter((x) => x.data.maal === number);
    if (under.length === 0) return [];
    const told = under.flatMap((x) => {
      const indicator = x.data.indicator ? `${tt.indicator}: ${x.data.indicator}.` : '';
      const own = paaTrykk(parts.felter ?? [], x.data.own, lang).map(({ name, value }) =>
        sentence(`${name}: ${value}`),
      );
      const text = [x.data.description ?? '', indicator, ...own].filter(Boolean).join(' ');
      return text === '' ? [] : [{ number: x.number, text }];
    });
    return [
      heading(t.goal(number, data.title)),
      ...table(`tiltak-maal-${number}`, t.tiltakUnder(number), columns, rowsOf(under), t.ownSource),
      ...(told.length > 0
        ? [
            {
              kind: 'list',
              ordered: false,
              items: told.map((x) => [{ text: `${numbers(x.number)}: `, strong: true }, { text: x.text }]),
            } satisfies Block,
          ]
        : []),
    ];
  });
  const cost = table(
    'tiltak-kostnad',
    t.cost,
    [
      left(t.number),
      left(t.tiltak),
      right(t.investment, 'kr'),
      right(t.grants, 'kr'),
      right(t.own, 'kr'),
      right(t.operation, 'kr'),
      left(t.certainty),
    ],
    parts.tiltak.flatMap(({ number, data }) => {
      const a = amountsOf(data);
      const all = sumKroner(a.investment);
      const net = sumKroner(a.operation) - sumKroner(a.rent);
      if (all === 0 && a.operation.every((n) => n === 0)) return [];
      return [
        {
          cells: [
            numbers(number),
            data.title,
            num(all),
            num(all - sumKroner(a.loan)),
            num(sumKroner(a.loan)),
            num(net),
            data.certainty ? tt.certainties[data.certainty] : '–',
          ],
        },
      ];
    }),
    t.ownSource,
  );
  const reasons = table(
    'begrunnelser',
    t.refused,
    [left(t.number), left(t.tiltak), left(t.status), left(t.reasonHead)],
    parts.tiltak
      .filter((x) => x.data.reason !== '')
      .map(({ number, data }) => ({
        cells: [numbers(number), data.title, tt.statuses[data.status], data.reason],
      })),
    t.ownSource,
  );
  const money = [...cost, ...costPicture(parts, lang, t.ownSource)];
  return [
    ...perGoal,
    ...(money.length > 0 ? [heading(t.cost), ...money] : []),
    ...(reasons.length > 0 ? [heading(t.refused), ...reasons] : []),
  ];
}
