import { AGES, type Figures } from './figures.ts';
import type { Cell, StandInTable, StandInVariable } from './table.ts';

type Made = Pick<StandInTable, 'id' | 'title' | 'variables' | 'unit' | 'unseen' | 'cell'> & { readonly note: string };

const MOTHERS: readonly (readonly [code: string, label: string, share: number])[] = [
  ['15-19', '15-19 år', 0.005],
  ['20-24', '20-24 år', 0.09],
  ['25-29', '25-29 år', 0.31],
  ['30-34', '30-34 år', 0.375],
  ['35-39', '35-39 år', 0.18],
  ['40-44', '40-44 år', 0.037],
  ['45-49', '45-49 år', 0.003],
];
const BANDS: readonly (readonly [code: string, label: string, from: number, rate: number])[] = [
  ['000-066', '0-66 år', 0, 0.0014],
  ['067-079', '67-79 år', 67, 0.018],
  ['080+', '80 år eller eldre', 80, 0.095],
];

/** Births, deaths and moves in and out, made up to fit the people of the other tables. */
export function eventTables(of: {
  readonly figures: Figures;
  readonly everywhere: StandInVariable;
  readonly sex: StandInVariable;
  readonly contents: (values: StandInVariable['values']) => StandInVariable;
  readonly time: (from: number, to: number) => StandInVariable;
  readonly table: (t: Made) => StandInTable;
}): StandInTable[] {
  const { figures, everywhere, sex, contents, time, table } = of;
  const people = (codes: Readonly<Record<string, string>>) => figures.people(codes.Region ?? '', Number(codes.Tid));
  const sum = (counts: Int32Array, from: number, to: number, sexes: readonly number[]) => {
    let n = 0;
    for (const s of sexes) for (let a = from; a < to; a += 1) n += counts[s * AGES + a] ?? 0;
    return n;
  };
  const born = (counts: Int32Array) => sum(counts, 0, 1, [0, 1]);
  const dead = (counts: Int32Array, sexes: readonly number[], only?: string) =>
    BANDS.reduce((n, [code, , from, rate], i) => {
      const some = only === undefined || only === code;
      return some ? n + rate * sum(counts, from, BANDS[i + 1]?.[2] ?? AGES, sexes) : n;
    }, 0);
  const moved = (counts: Int32Array, codes: Readonly<Record<string, string>>, rate: number) =>
    sum(counts, 0, AGES, [0, 1]) * rate * (0.9 + 0.2 * figures.chance(`${codes.Region} ${codes.Tid} ${rate}`));
  const cell =
    (count: (counts: Int32Array, codes: Readonly<Record<string, string>>) => number) =>
    (codes: Readonly<Record<string, string>>): Cell => {
      const counts = people(codes);
      return counts ? Math.round(count(counts, codes)) : '.';
    };
  const MOVES = { Innflytting: 0.045, Innvandring: 0.009, Utflytting: 0.044, Utvandring: 0.005 };
  const measure = (code: string | undefined) => MOVES[code as keyof typeof MOVES] ?? 0;
  const banded = (code: string, label: string, values: StandInVariable['values']): StandInVariable => ({
    ...{ code, label, values, elimination: true },
  });
  return [
    table({
      id: '06913',
      title: 'Endringer i befolkningen i løpet av året, etter region, statistikkvariabel og år',
      variables: [
        everywhere,
        contents([
          ['Levende', 'Levendefødte i alt'],
          ['Dode', 'Døde i alt'],
          ['Innflytting', 'Innflytting, innenlandsk'],
          ['Innvandring', 'Innvandring'],
          ['Utflytting', 'Utflytting, innenlandsk'],
          ['Utvandring', 'Utvandring'],
        ]),
        time(2015, 2025),
      ],
      unit: 'personer',
      note: 'Flyttinger innen kommunen er ikke med.',
      unseen: ['title in full', 'measures'],
      cell: cell((counts, codes) => {
        if (codes.ContentsCode === 'Levende') return born(counts);
        return codes.ContentsCode === 'Dode' ? dead(counts, [0, 1]) : moved(counts, codes, measure(codes.ContentsCode));
      }),
    }),
    table({
      id: '99905',
      title: 'Levendefødte, etter region, mors alder, statistikkvariabel og år',
      variables: [
        everywhere,
        banded(
          'Alder',
          'alder',
          MOTHERS.map(([code, label]) => [code, label] as const),
        ),
        contents([['Levendefodte', 'Levendefødte']]),
        time(2015, 2025),
      ],
      unit: 'levendefødte',
      note: 'Alder er morens ved fødselen.',
      unseen: ['number', 'title in full', 'ages'],
      cell: cell((counts, codes) => born(counts) * (MOTHERS.find(([code]) => code === codes.Alder)?.[2] ?? 0)),
    }),
    table({
      id: '08425',
      title: 'Døde, etter region, kjønn, alder, statistikkvariabel og år',
      variables: [
        everywhere,
        sex,
        banded(
          'Alder',
          'alder',
          BANDS.map(([code, label]) => [code, label] as const),
        ),
        contents([['Dode', 'Døde']]),
        time(2015, 2025),
      ],
      unit: 'døde',
      note: 'Alder er ved utgangen av året.',
      unseen: ['title in full', 'ages'],
      cell: cell((counts, codes) => dead(counts, [codes.Kjonn === '1' ? 1 : 0], codes.Alder)),
    }),
    table({
      id: '09588',
      title: 'Innenlandsk flytting og inn- og utvandring, etter region, statistikkvariabel og år',
      variables: [
        everywhere,
        contents([
          ['Innflytting', 'Innflytting, innenlandsk'],
          ['Innvandring', 'Innvandring'],
          ['Utflytting', 'Utflytting, innenlandsk'],
          ['Utvandring', 'Utvandring'],
        ]),
        time(2015, 2025),
      ],
      unit: 'flyttinger',
      note: 'Flyttinger innen kommunen er ikke med.',
      unseen: ['title in full', 'measures'],
      cell: cell((counts, codes) => moved(counts, codes, measure(codes.ContentsCode))),
    }),
  ];
}
