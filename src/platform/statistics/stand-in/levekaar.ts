import type { Figures } from './figures.ts';
import type { Cell, StandInTable, StandInVariable } from './table.ts';

type Values = StandInVariable['values'];
interface Shape {
  readonly id: string;
  readonly title: string;
  /** Its municipalities are reported by themselves, under KOSTRA's own variable. */
  readonly kostra: boolean;
  readonly measures: readonly (readonly [code: string, label: string, from: number, to: number])[];
  readonly other?: readonly [code: string, label: string, values: Values];
  readonly years: readonly [number, number];
  readonly unseen: readonly string[];
}

/** Numbers, titles and codes as public programs ask for them; labels and whatever is `unseen` are made up. */
const SHAPES: readonly Shape[] = [
  {
    id: '06944',
    title: 'Inntekt for husholdninger, etter region, husholdningstype, statistikkvariabel og år',
    kostra: false,
    measures: [
      ['SamletInntekt', 'Samlet inntekt, median', 600_000, 900_000],
      ['InntSkatt', 'Inntekt etter skatt, median', 480_000, 700_000],
      ['AntallHushold', 'Antall husholdninger', 2_000, 9_000],
    ],
    other: [
      'HusholdType',
      'husholdningstype',
      [
        ['0000', 'Alle husholdninger'],
        ['0001', 'Aleneboende'],
        ['0003', 'Par med barn 0-17 år'],
      ],
    ],
    years: [2015, 2024],
    unseen: ['labels', 'periods'],
  },
  {
    id: '06947',
    title: 'Personer i husholdninger med lavinntekt, etter region, statistikkvariabel og år',
    kostra: false,
    measures: [
      ['Personer', 'Antall personer', 500, 4_000],
      ['EUskala50', 'EU-skala 50 prosent', 3, 7],
      ['EUskala60', 'EU-skala 60 prosent', 8, 14],
      ['OECDskala50', 'OECD-skala 50 prosent', 3, 7],
      ['OECDskala60', 'OECD-skala 60 prosent', 8, 14],
    ],
    years: [2015, 2024],
    unseen: ['labels', 'title in full'],
  },
  {
    id: '11046',
    title: 'Trangboddhet, etter region, trangboddhet, statistikkvariabel og år',
    kostra: false,
    measures: [
      ['Personer', 'Personer', 900, 9_000],
      ['PersonerProsent', 'Personer (prosent)', 6, 14],
    ],
    other: [
      'Trangboddhet',
      'trangboddhet',
      [
        ['1', 'Bor trangt'],
        ['2', 'Bor ikke trangt'],
        ['3', 'Uoppgitt'],
      ],
    ],
    years: [2015, 2025],
    unseen: ['everything but the number'],
  },
  {
    id: '11084',
    title: 'Husholdninger, etter region, eierstatus, statistikkvariabel og år',
    kostra: false,
    measures: [
      ['Husholdning', 'Husholdninger', 1_000, 9_000],
      ['HusholdningProsent', 'Husholdninger (prosent)', 15, 35],
    ],
    other: [
      'EierStatus',
      'eierstatus',
      [
        ['1', 'I alt'],
        ['2', 'Selveier'],
        ['3', 'Andels-/aksjeeier'],
        ['4', 'Leier'],
      ],
    ],
    years: [2015, 2025],
    unseen: ['title in full'],
  },
  {
    id: '14545',
    title: 'Gjennomsnittlig kvadratmeterpris og antall omsetninger, etter region, boligtype, statistikkvariabel og år',
    kostra: false,
    measures: [
      ['KvPris', 'Gjennomsnittlig kvadratmeterpris (kr)', 20_000, 60_000],
      ['Omsetninger', 'Antall omsetninger', 20, 400],
    ],
    other: [
      'Boligtype',
      'boligtype',
      [
        ['01', 'Eneboliger'],
        ['02', 'Småhus'],
        ['03', 'Blokkleiligheter'],
      ],
    ],
    years: [2016, 2025],
    unseen: ['title', 'whether there is a total', 'code of the sales'],
  },
  {
    id: '13995',
    title: 'Sosialhjelpsmottakere, utbetalt beløp og stønadstid, etter region, statistikkvariabel og år',
    kostra: true,
    measures: [
      ['KOSmottakere0000', 'Sosialhjelpsmottakere (antall)', 80, 900],
      ['KOSsosantkliente0000', 'Sosialhjelpsmottakere per 1000 innbyggere', 12, 40],
      ['KOSmottakerebarn0000', 'Sosialhjelpsmottakere som forsørger barn under 18 år (antall)', 20, 200],
      ['KOSsosgjantmnd0000', 'Gjennomsnittlig stønadstid for sosialhjelpsmottakere (måneder)', 3, 7],
    ],
    years: [2022, 2025],
    unseen: ['codes of the counts'],
  },
  {
    id: '12209',
    title: 'Utvalgte nøkkeltall for helse og omsorg (K), etter region, statistikkvariabel og år',
    kostra: true,
    measures: [
      ['KOShjtj80aarover0001', 'Andel innbyggere 80 år og over som bruker hjemmetjenester (prosent)', 25, 40],
      ['KOSsykhjand80aar0000', 'Andel innbyggere 80 år og over som er beboere på institusjon (prosent)', 6, 15],
    ],
    years: [2015, 2025],
    unseen: ['labels'],
  },
  {
    id: '12134',
    title: 'Utvalgte nøkkeltall for kommuneregnskap, kommunekonsern (K), etter region, statistikkvariabel og år',
    kostra: true,
    measures: [
      ['KOSAGD230000', 'Netto driftsresultat i prosent av brutto driftsinntekter (prosent)', -3, 5],
      ['KOSKG320000', 'Langsiktig gjeld i prosent av brutto driftsinntekter (prosent)', 60, 120],
    ],
    years: [2015, 2025],
    unseen: ['labels'],
  },
];

/** Tables of rates and medians, which nobody can add up: every place has figures of its own, groups, counties and the country too. */
export function levekaarTables(figures: Figures, places: Values, estimates: Values): readonly StandInTable[] {
  return SHAPES.map((shape): StandInTable => {
    const region = shape.kostra ? 'KOKkommuneregion0000' : 'Region';
    const [from, to] = shape.years;
    return {
      id: shape.id,
      title: `${shape.title} (oppdiktede tall)`,
      timeUnit: 'Annual',
      updated: '2026-03-15T07:00:00Z',
      addable: false,
      unit: 'antall',
      notes: ['Tallene kan ikke summeres.', 'Oppdiktede tall fra en prøvetjeneste. Dette er ikke statistikk.'],
      unseen: shape.unseen,
      variables: [
        { code: region, label: 'region', role: 'geo', values: shape.kostra ? estimates : places, elimination: false },
        ...(shape.other
          ? [{ code: shape.other[0], label: shape.other[1], values: shape.other[2], elimination: false }]
          : []),
        {
          code: 'ContentsCode',
          label: 'statistikkvariabel',
          role: 'metric',
          values: shape.measures.map(([code, label]) => [code, label] as const),
          elimination: false,
        },
        {
          code: 'Tid',
          label: 'år',
          role: 'time',
          values: Array.from({ length: to - from + 1 }, (_, i) => [String(from + i), String(from + i)] as const),
          elimination: false,
        },
      ],
      cell(codes): Cell {
        const [, , low = 0, high = 0] = shape.measures.find(([code]) => code === codes.ContentsCode) ?? [];
        const draw = figures.chance(`${shape.id} ${Object.values(codes).join(' ')}`);
        const value = low + draw * (high - low);
        return high < 200 ? Math.round(value * 10) / 10 : Math.round(value);
      },
    };
  });
}
