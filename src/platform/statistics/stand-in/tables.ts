import { FYLKER } from '../../kommuner/fylker.ts';
import { eventTables } from './events.ts';
import { AGES, type Figures } from './figures.ts';
import { levekaarTables } from './levekaar.ts';
import type { Cell, StandInCodelist, StandInTable, StandInVariable } from './table.ts';

export const fylker = FYLKER.map(([number, [name]]) => [number, name] as const);

const MADE_UP = 'Oppdiktede tall fra en prøvetjeneste. Dette er ikke statistikk.';
const HOUSEHOLDS: readonly (readonly [string, string, number])[] = [
  ['001', 'Aleneboende', 0.4],
  ['002', 'Par uten hjemmeboende barn', 0.24],
  ['003', 'Par med små barn', 0.085],
  ['004', 'Par med store barn', 0.1],
  ['005', 'Mor eller far med små barn', 0.012],
  ['006', 'Mor eller far med store barn', 0.04],
  ['007', 'Enfamiliehusholdning med voksne barn', 0.075],
  ['008', 'Flerfamiliehusholdning uten barn 0-17 år', 0.035],
  ['009', 'Flerfamiliehusholdning med små barn', 0.006],
  ['010', 'Flerfamiliehusholdning med store barn', 0.007],
];
const BUILDINGS: readonly (readonly [string, string, number])[] = [
  ['01', 'Enebolig', 0.49],
  ['02', 'Tomannsbolig', 0.09],
  ['03', 'Rekkehus, kjedehus og andre småhus', 0.12],
  ['04', 'Boligblokk', 0.25],
  ['05', 'Bygning for bofellesskap', 0.025],
  ['999', 'Andre bygningstyper', 0.025],
];
const MUNICIPAL: readonly (readonly [string, string, number])[] = [
  ['KOSkommdisp0000', 'Kommunalt disponerte boliger i alt', 1],
  ['KOSkommeid0000', 'Kommunalt eide boliger', 0.78],
  ['KOSkommleid0000', 'Boliger leid inn av kommunen', 0.15],
];
/** Growth a year in each alternative of a projection. */
const ALTERNATIVES: readonly (readonly [string, string, number])[] = [
  ['Personer', 'Hovedalternativet (MMMM)', 0.004],
  ['Personer1', 'Lav nasjonal vekst (LLML)', -0.001],
  ['Personer2', 'Høy nasjonal vekst (HHMH)', 0.009],
  ['Personer3', 'Lav nettoinnvandring (MMML)', 0.002],
  ['Personer4', 'Høy nettoinnvandring (MMMH)', 0.006],
  ['Personer5', 'Sterk aldring (LHML)', 0.001],
  ['Personer6', 'Svak aldring (HLMH)', 0.007],
  ['Personer7', 'Ingen nettoinnvandring (MMM0)', -0.002],
  ['Personer8', 'Ingen innvandring eller utvandring (MM00)', -0.0015],
];

const years = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i): readonly [string, string] => [String(from + i), String(from + i)]);
const ages = Array.from({ length: AGES }, (_, a): readonly [string, string] =>
  a === AGES - 1 ? ['105+', '105 år eller eldre'] : [String(a).padStart(3, '0'), `${a} år`],
);
const named = (rows: readonly (readonly [string, string, number])[]) =>
  rows.map(([code, label]): readonly [string, string] => [code, label]);
const shareOf = (rows: readonly (readonly [string, string, number])[], code: string | undefined) =>
  rows.find(([c]) => c === code)?.[2] ?? 0;

/** Counts of one place scaled to a total, each a little its own way. */
const scaled = (total: number | null, share: number): Cell => (total === null ? '.' : Math.round(total * share));

/** What each later edition adds to the newest year's detached houses and to the newest count of municipal dwellings. */
const REVISED = { houses: 7, municipal: 2 };
/** The first edition came before the municipalities had corrected what they reported. */
const dayOf = (edition: number) => (edition === 0 ? '2026-03-15T07:00:00Z' : `2026-06-${14 + edition}T06:00:00Z`);

/** `edition` counts how often two of the tables have been put out again, with some figures corrected. */
export function standInTables(
  figures: Figures,
  kommuneNames: ReadonlyMap<string, string>,
  edition = 0,
): readonly StandInTable[] {
  const name = (number: string): readonly [string, string] => [number, kommuneNames.get(number) ?? number];
  const todays = figures.today.map((k) => name(k.number)).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const ended = figures.numbers.filter((n) => !figures.today.some((k) => k.number === n)).map(name);
  const region = (values: StandInVariable['values'], codelists: readonly string[]): StandInVariable => ({
    code: 'Region',
    label: 'region',
    role: 'geo',
    values,
    elimination: true,
    codelists,
  });
  const everywhere = region(
    [['0', 'Hele landet'], ...fylker, ...todays, ...ended],
    ['agg_KommSummer', 'agg_KommFylker'],
  );
  const sex: StandInVariable = {
    code: 'Kjonn',
    label: 'kjønn',
    values: [
      ['2', 'Kvinner'],
      ['1', 'Menn'],
    ],
    elimination: true,
  };
  const age: StandInVariable = {
    code: 'Alder',
    label: 'alder',
    values: ages,
    elimination: true,
    codelists: ['agg_FemAarigGruppering'],
  };
  const contents = (values: StandInVariable['values']): StandInVariable => ({
    code: 'ContentsCode',
    label: 'statistikkvariabel',
    role: 'metric',
    values,
    elimination: false,
  });
  const time = (from: number, to: number): StandInVariable => ({
    code: 'Tid',
    label: 'år',
    role: 'time',
    values: years(from, to),
    elimination: false,
  });
  const other = (code: string, label: string, values: StandInVariable['values']): StandInVariable => ({
    code,
    label,
    values,
    elimination: true,
  });
  const table = (
    t: Pick<StandInTable, 'id' | 'title' | 'variables' | 'unit' | 'unseen' | 'cell'> & {
      addable?: boolean;
      updated?: string;
      note: string;
    },
  ): StandInTable => ({
    timeUnit: 'Annual',
    updated: '2026-02-25T07:00:00Z',
    addable: true,
    notes: [t.note, MADE_UP],
    ...t,
    title: `${t.title} (oppdiktede tall)`,
  });

  const persons = (codes: Readonly<Record<string, string>>, growth?: number): Cell => {
    const counts = figures.people(codes.Region ?? '', Number(codes.Tid), growth);
    const at = (codes.Kjonn === '1' ? AGES : 0) + Number.parseInt(codes.Alder ?? '', 10);
    return counts ? (counts[at] ?? '..') : '.';
  };
  const projection = (id: string, from: number, unseen: readonly string[]) =>
    table({
      id,
      title: 'Framskrevet folkemengde 1. januar, etter region, kjønn, alder, statistikkvariabel og år',
      variables: [
        { ...region(todays, []), elimination: false },
        sex,
        { ...age, elimination: false },
        contents(named(ALTERNATIVES)),
        time(from, 2050),
      ],
      unit: 'personer',
      note: 'Framskrivingen bruker kommuneinndelingen i dag.',
      unseen,
      cell: (codes) => persons(codes, shareOf(ALTERNATIVES, codes.ContentsCode)),
    });

  const estimates = (extra: readonly (readonly [string, string])[]) => [
    ['EAK', 'Landet'] as const,
    ...fylker.map(([code, label]) => [`EKA${code}`, label] as const),
    ...Array.from({ length: 17 }, (_, i) => {
      const group = String(i + 1).padStart(2, '0');
      return [`EKG${group}`, `KOSTRA-gruppe ${i + 1}`] as const;
    }),
    ...extra,
  ];

  return [
    ...levekaarTables(figures, everywhere.values, estimates(todays)),
    table({
      id: '07459',
      title: 'Befolkning, etter region, kjønn, alder, statistikkvariabel og år',
      variables: [everywhere, sex, age, contents([['Personer1', 'Personer']]), time(1986, 2026)],
      unit: 'antall',
      note: 'Kommuner som er slått sammen, står med sine gamle numre til og med året før.',
      unseen: ['regions', 'symbol of a number not in use'],
      cell: (codes) => persons(codes),
    }),
    projection('14288', 2024, ['title in full']),
    projection('14746', 2026, ['everything but number and alternatives']),
    ...eventTables({ figures, everywhere, sex, contents, time, table }),
    table({
      id: '06070',
      title: 'Privathusholdninger, etter region, husholdningstype, statistikkvariabel og år',
      variables: [
        everywhere,
        other('HushType', 'husholdningstype', named(HOUSEHOLDS)),
        contents([['Husholdninger', 'Husholdninger']]),
        time(2005, 2026),
      ],
      unit: 'husholdninger',
      note: 'Små barn er 0-5 år, store barn 6-17 år.',
      unseen: ['title in full', 'labels of the types'],
      cell: (codes) =>
        scaled(figures.inhabitants(codes.Region ?? '', Number(codes.Tid)), shareOf(HOUSEHOLDS, codes.HushType) / 2.12),
    }),
    table({
      id: '06265',
      title: 'Boliger, etter region, bygningstype, statistikkvariabel og år',
      variables: [
        everywhere,
        other('BygnType', 'bygningstype', named(BUILDINGS)),
        contents([['Boliger', 'Boliger']]),
        time(2006, 2026),
      ],
      unit: 'boliger',
      note: 'Boliger er talt opp 1. januar.',
      unseen: ['code and values of the building type'],
      ...(edition > 0 ? { updated: dayOf(edition) } : {}),
      cell(codes) {
        const share = shareOf(BUILDINGS, codes.BygnType) / 2.03;
        const units = scaled(figures.inhabitants(codes.Region ?? '', Number(codes.Tid)), share);
        const corrected = codes.Tid === '2026' && codes.BygnType === '01' && typeof units === 'number';
        return corrected ? units + edition * REVISED.houses : units;
      },
    }),
    table({
      id: '05940',
      title: 'Boligbygging, etter region, bygningstype, statistikkvariabel og år',
      variables: [
        everywhere,
        other('Byggeareal', 'bygningstype', named(BUILDINGS)),
        contents([
          ['Igangsatte', 'Igangsatte boliger'],
          ['Fullforte', 'Fullførte boliger'],
        ]),
        time(2000, 2025),
      ],
      unit: 'boliger',
      note: 'Små tall kan være rettet senere.',
      unseen: ['title in full', 'code and values of the building type', 'measures'],
      cell(codes) {
        const swing = 0.5 + figures.chance(`${codes.Region} ${codes.Tid} ${codes.ContentsCode}`);
        const total = figures.inhabitants(codes.Region ?? '', Number(codes.Tid));
        return scaled(total, shareOf(BUILDINGS, codes.Byggeareal) * 0.0048 * swing);
      },
    }),
    table({
      id: '12008',
      title: 'Kommunalt disponerte boliger, etter region, statistikkvariabel og år',
      variables: [
        {
          code: 'KOKkommuneregion0000',
          label: 'region',
          role: 'geo',
          values: [['EAK', 'Landet'], ...todays],
          elimination: false,
        },
        contents(named(MUNICIPAL)),
        time(2015, 2025),
      ],
      unit: 'antall',
      addable: false,
      note: 'Tall for landet er anslag der kommuner mangler.',
      unseen: ['codes of the measures', 'periods', 'regions'],
      updated: dayOf(edition),
      cell(codes) {
        const place = codes.KOKkommuneregion0000 ?? '';
        const total = figures.inhabitants(place, Number(codes.Tid));
        const draw = figures.chance(`${place} ${codes.Tid} ${codes.ContentsCode}`);
        const units = scaled(total, 0.021 * shareOf(MUNICIPAL, codes.ContentsCode));
        if (typeof units === 'string' || place === 'EAK') return units;
        if (units < 3) return ':';
        return draw < 0.03 ? '..' : codes.Tid === '2025' ? units + edition * REVISED.municipal : units;
      },
    }),
    table({
      id: '12671',
      title: 'Plansaksbehandling, etter region, statistikkvariabel og år',
      variables: [
        {
          code: 'KOKkommuneregion0000',
          label: 'region',
          role: 'geo',
          values: [['EAK', 'Landet'], ...todays],
          elimination: false,
        },
        contents([
          ['KOSpdtregplgos10000', 'Gebyr for privat forslag til detaljreguleringsplan'],
          ['KOSpdtregplgos40000', 'Samlet tid fra oppstartsmøte til endelig vedtak'],
        ]),
        time(2015, 2025),
      ],
      unit: 'antall',
      addable: false,
      note: 'Tall for landet er anslag der kommuner mangler.',
      unseen: ['title in full', 'periods', 'regions'],
      cell(codes) {
        const draw = figures.chance(`${codes.KOKkommuneregion0000} ${codes.Tid} ${codes.ContentsCode}`);
        if (draw < 0.1) return '..';
        return codes.ContentsCode === 'KOSpdtregplgos40000' ? Math.round(300 + draw * 900) : Math.round(draw * 300_000);
      },
    }),
  ];
}

export function standInCodelists(
  figures: Figures,
  kommuneNames: ReadonlyMap<string, string>,
): readonly StandInCodelist[] {
  const label = (number: string) => kommuneNames.get(number) ?? number;
  return [
    {
      id: 'agg_KommSummer',
      label: 'Kommuner 2024-, sammenslåtte tidsserier',
      values: figures.today.map((k) => ({
        code: `K-${k.number}`,
        label: label(k.number),
        valueMap: figures.wholeOf(k.number),
      })),
    },
    {
      id: 'agg_KommFylker',
      label: 'Fylker 2024-, sammenslåtte tidsserier',
      values: fylker.map(([code, name]) => ({
        code: `F-${code}`,
        label: name,
        valueMap: figures.today.filter((k) => k.number.startsWith(code)).flatMap((k) => figures.wholeOf(k.number)),
      })),
    },
    {
      id: 'agg_FemAarigGruppering',
      label: '5-årige aldersgrupper',
      values: Array.from({ length: 21 }, (_, g) => ({
        code: g === 20 ? 'F100G5+' : `F${String(g * 5).padStart(2, '0')}-${String(g * 5 + 4).padStart(2, '0')}`,
        label: g === 20 ? '100 år eller eldre' : `${g * 5}-${g * 5 + 4} år`,
        valueMap: ages.slice(g * 5, g === 20 ? AGES : g * 5 + 5).map(([code]) => code),
      })),
    },
  ];
}
