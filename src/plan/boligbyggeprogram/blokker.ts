import { formatDate, formatNumber, type Language, type Texts } from '../../kernel/index.ts';
import { StackedBars } from '../../ui/charts/stacked.ts';
import type { Block, Cell, DocumentTable } from '../plandokument/document.ts';
import { BLOKK_TEXTS } from './blokk-texts.ts';
import { colourOf, SUREST_FIRST } from './farger.ts';
import { byYearAndStatus, FELTSTATUS, type FeltRad, remainingOf, standing, sumOf, type YearByStatus } from './felt.ts';
import { HENTET_LAG, type Kart, type Kartlag, placeOf, withoutHouses } from './kart.ts';
import { KART_TEXTS } from './kart-texts.ts';
import { Kartbilde } from './kartbilde.ts';
import { KARTHENT_TEXTS } from './karthent-texts.ts';
import { PROGRAM_TEXTS } from './texts.ts';

/** Years ahead of this one in the picture and in the map. */
export const AHEAD = 12;
const BACK = 5;

/** The years of the picture; one far back or ahead is left to the table of the fields. What should have come and has not stands in this year: the past holds deliveries alone. */
export function pictureYears(rows: readonly FeltRad[], year: number): YearByStatus[] {
  const delivered = rows.flatMap((row) => row.data.delivered.map((b) => b.year)).filter((y) => y >= year - BACK);
  const planned = rows.flatMap((row) => remainingOf(row.data).map((b) => b.year)).filter((y) => y < year + AHEAD);
  const late = rows.map((row) => ({
    ...row,
    data: { ...row.data, planned: row.data.planned.map((b) => ({ ...b, year: Math.max(b.year, year) })) },
  }));
  const years = byYearAndStatus(late, Math.min(year, ...delivered), Math.max(year, ...delivered, ...planned));
  return years.every(({ by }) => FELTSTATUS.every((status) => by[status] === 0)) ? [] : years;
}

type Layer = { readonly data: Kart };
const layerOf = (layers: readonly Layer[], lag: Kartlag) =>
  layers.find((row) => row.data.lag === lag && !row.data.removed)?.data;

/** The shapes of a layer. An outline that came before parts were judged is judged here, so that no house is ever drawn. */
export const formsOf = (layers: readonly Layer[], lag: Kartlag) => {
  const forms = layerOf(layers, lag)?.forms ?? [];
  return lag === 'felt' ? forms : forms.flatMap((form) => withoutHouses(form) ?? []);
};

/** Whose maps they are that the outlines were fetched from, and when; null where all were uploaded. */
export function outlineSource(layers: readonly Layer[], lang: Language): string | null {
  const t = KARTHENT_TEXTS[lang];
  const said = HENTET_LAG.flatMap((lag) => {
    const fetched = layerOf(layers, lag)?.fetched;
    if (!fetched) return [];
    const [what, day] = [t.fetched[lag], formatDate(fetched.day)];
    return fetched.official ? t.credit(what, day) : t.notKartverket(what, new URL(fetched.url).host, day);
  });
  return said.length > 0 ? said.join(' ') : null;
}

/** The fields with what is planned of them to the end of a year, and where they stand in the map; null where they do not. */
export const fieldsOnMap = (rows: readonly FeltRad[], layers: readonly Layer[], year: number) =>
  standing(rows).map((row) => ({
    ...row,
    units: sumOf(row.data.planned.filter((b) => b.year <= year)),
    form: placeOf(row.data, formsOf(layers, 'felt')),
  }));

export const PROGRAM_BLOKKER: readonly { readonly key: string; readonly name: Texts }[] = (
  ['felt', 'aar', 'kart'] as const
).map((part) => ({
  key: `boligbyggeprogram:${part}`,
  name: { nb: BLOKK_TEXTS.nb.names[part], nn: BLOKK_TEXTS.nn.names[part] },
}));

/** The programme in a chapter of the plan, by key: the fields, the picture by year, the map. In words where there is nothing to show. */
export function programBlokker(
  rows: readonly FeltRad[],
  layers: readonly Layer[],
  today: string,
  lang: Language,
): ReadonlyMap<string, readonly Block[]> {
  const [b, year] = [BLOKK_TEXTS[lang], Number(today.slice(0, 4))];
  const note = (text: string): Block[] => [{ kind: 'note', tone: 'info', text: [{ text }] }];
  const source = b.source(formatDate(today));
  const alive = standing(rows);
  const made =
    alive.length === 0
      ? { felt: note(b.noFields), aar: note(b.noFields), kart: note(b.noFields) }
      : {
          felt: [feltTable(alive, lang, source)],
          aar: aarBlocks(pictureYears(alive, year), lang, source) ?? note(b.noYears),
          kart: kartBlocks(alive, layers, year + AHEAD - 1, lang, source) ?? note(b.noMap),
        };
  return new Map(Object.entries(made).map(([part, blocks]) => [`boligbyggeprogram:${part}`, blocks]));
}

const left = (label: string) => ({ label, align: 'left' as const });
const right = (label: string) => ({ label, align: 'right' as const });
const number = (value: number | null): Cell => (value === null ? null : { number: value });

function feltTable(rows: readonly FeltRad[], lang: Language, source: string): DocumentTable {
  const [t, b] = [PROGRAM_TEXTS[lang], BLOKK_TEXTS[lang]];
  const sum = (of: (row: FeltRad) => number) => number(rows.reduce((n, row) => n + of(row), 0));
  const unbuilt = (row: FeltRad) => sumOf(remainingOf(row.data));
  return {
    kind: 'table',
    id: 'boligbyggeprogram-felt',
    caption: b.names.felt,
    columns: [
      left(t.fields.name ?? ''),
      left(t.fields.area ?? ''),
      left(t.fields.status ?? ''),
      right(b.planned),
      right(b.delivered),
      right(t.left),
      left(t.period),
    ],
    rows: [
      ...rows.map((row) => ({
        cells: [
          row.data.name,
          row.data.area || '–',
          t.statuses[row.data.status],
          number(sumOf(row.data.planned)),
          // Nobody has said is something else than none.
          number(row.data.delivered.length > 0 ? sumOf(row.data.delivered) : null),
          number(unbuilt(row)),
          String(remainingOf(row.data)[0]?.year ?? '–'),
        ],
      })),
      {
        cells: [
          t.sum,
          '',
          '',
          sum((row) => sumOf(row.data.planned)),
          sum((row) => sumOf(row.data.delivered)),
          sum(unbuilt),
          '',
        ],
        total: true,
      },
    ],
    source,
  };
}

function aarBlocks(years: readonly YearByStatus[], lang: Language, source: string): Block[] | null {
  if (years.length === 0) return null;
  const [t, b] = [PROGRAM_TEXTS[lang], BLOKK_TEXTS[lang]];
  // The surest at the bottom.
  const order = SUREST_FIRST.filter((status) => years.some(({ by }) => by[status] > 0));
  const sum = (of: YearByStatus) => order.reduce((n, status) => n + of.by[status], 0);
  const most = years.reduce((a, y) => (sum(y) > sum(a) ? y : a));
  const alt = `${t.pictureAlt} ${b.most(formatNumber(sum(most)), most.year)}`;
  const draw = (width?: number) =>
    StackedBars({
      ...(width ? { width } : {}),
      title: t.picture,
      description: alt,
      unit: t.units,
      years: years.map((y) => y.year),
      parts: order.map((status) => ({
        label: t.statuses[status],
        values: years.map((y) => y.by[status]),
        colour: colourOf(status),
      })),
    });
  return [
    {
      kind: 'picture',
      id: 'boligbyggeprogram-aar',
      caption: t.picture,
      alt: `${t.picture}. ${alt}`,
      svg: draw(),
      narrow: draw(320),
      source,
    },
    {
      kind: 'table',
      id: 'boligbyggeprogram-aar-tabell',
      caption: b.yearTable,
      columns: [left(t.year), ...order.map((status) => right(t.statuses[status])), right(t.sum)],
      rows: years.map((y) => ({
        cells: [String(y.year), ...order.map((status) => number(y.by[status])), number(sum(y))],
      })),
      source,
    },
  ];
}

function kartBlocks(
  rows: readonly FeltRad[],
  layers: readonly Layer[],
  year: number,
  lang: Language,
  source: string,
): Block[] | null {
  if (layers.every((row) => row.data.removed)) return null;
  const [k, t] = [KART_TEXTS[lang], PROGRAM_TEXTS[lang]];
  const outlined = outlineSource(layers, lang);
  const drawnFrom = outlined ? `${source} ${outlined}` : source;
  const fields = fieldsOnMap(rows, layers, year);
  const placed = fields.flatMap((f) => (f.form ? [{ ...f, form: f.form }] : []));
  const missing = fields.filter((f) => f.form === null).map((f) => f.data.name);
  const units = placed.reduce((n, f) => n + f.units, 0);
  const finding = k.finding(placed.length, fields.length, units, year);
  const alt = `${k.title}. ${finding} ${k.alt}`;
  const draw = (width?: number) =>
    Kartbilde({
      ...(width ? { width } : {}),
      title: k.title,
      description: alt,
      outline: formsOf(layers, 'kommune'),
      areas: formsOf(layers, 'omraade'),
      symbols: placed.map((f, at) => ({
        number: at + 1,
        name: f.data.name,
        status: f.data.status,
        units: f.units,
        form: f.form,
      })),
      statuses: t.statuses,
      empty: k.empty,
    });
  const list: Block[] =
    placed.length === 0
      ? []
      : [
          {
            kind: 'table',
            id: 'boligbyggeprogram-kart-liste',
            caption: k.list,
            columns: [
              right(k.number),
              left(t.fields.name ?? ''),
              left(t.fields.status ?? ''),
              left(t.fields.area ?? ''),
              right(k.dwellings),
            ],
            rows: placed.map((f, at) => ({
              cells: [number(at + 1), f.data.name, t.statuses[f.data.status], f.data.area || '–', number(f.units)],
            })),
            source,
          },
        ];
  return [
    {
      kind: 'picture',
      id: 'boligbyggeprogram-kart',
      caption: finding,
      alt,
      svg: draw(),
      narrow: draw(320),
      source: drawnFrom,
    },
    ...list,
    ...(missing.length > 0
      ? [{ kind: 'paragraph' as const, text: [{ text: `${k.notPlaced}: ${missing.join(', ')}.` }] }]
      : []),
  ];
}
