import { BOLIGTYPER, type Language } from '../../kernel/index.ts';
import { BOLIGTYPE_NAMES } from '../../ui/housing-names.ts';
import type { Cell, DocumentTable, PlanDocument } from '../plandokument/document.ts';
import { type Boliger, type Felt, type FeltRad, standing, sumOf } from './felt.ts';
import { type Kapasitet, toldOf } from './kapasitet.ts';
import { KAPASITET_TEXTS } from './kapasitet-texts.ts';
import { OPPLYSNINGER } from './rutenett.ts';
import { PROGRAM_TEXTS } from './texts.ts';

const yearsOf = (rows: readonly FeltRad[], key: 'planned' | 'delivered'): number[] =>
  [...new Set(rows.flatMap((row) => row.data[key].map((b) => b.year)))].sort((a, b) => a - b);

/** Schools and barnehager as the page tells them, with what the numbers are. */
export function kapasitetTable(all: readonly Kapasitet[], rate: string, lang: Language): DocumentTable | null {
  const t = KAPASITET_TEXTS[lang];
  const { told } = toldOf(all);
  const left = (label: string) => ({ label, align: 'left' as const });
  const right = (label: string) => ({ label, align: 'right' as const });
  const number = (value: number | null): Cell => (value === null ? null : { number: value });
  const whole = (value: number | null) => number(value === null ? null : Math.round(value));
  if (told.length === 0) return null;
  return {
    kind: 'table',
    id: 'kapasitet',
    caption: t.heading,
    columns: [
      ...[t.what, t.named, t.area, t.fields].map(left),
      ...[t.dwellings, t.free, t.children, t.expected, t.left].map(right),
      ...[t.full, t.class].map(left),
    ],
    rows: told.map((k) => ({
      cells: [
        t.whats[k.what],
        k.name || null,
        k.areas.join(', ') || null,
        k.fields.map((row) => row.data.name).join(', '),
        number(k.units),
        number(k.places),
        whole(k.children),
        whole(k.expected),
        whole(k.places === null ? null : k.places - k.children),
        k.fullYear === null ? null : String(k.fullYear),
        k.disagree && k.places !== null ? `${t.example}. ${t.disagree(k.places)}` : t.example,
      ],
    })),
    source: `${t.examplePre} ${t.exampleText} ${rate}`,
  };
}

/** The programme as tables: what is planned, what is said of each field, what has come, and places for children. The first two have the columns of the page, so that they can be pasted back. */
export function programDocument(
  kommune: string,
  day: string,
  fields: readonly FeltRad[],
  lang: Language,
  capacity: DocumentTable | null = null,
): PlanDocument {
  const t = PROGRAM_TEXTS[lang];
  const rows = standing(fields);
  const left = (label: string) => ({ label, align: 'left' as const });
  const right = (label: string) => ({ label, align: 'right' as const });
  const name = (key: string) => t.fields[key] ?? key;
  const number = (value: number | null): Cell => (value === null ? null : { number: value });
  const cellsOf = (units: readonly Boliger[], years: readonly number[], type: Boliger['type'] | null) =>
    years.map((year) => number(units.find((row) => row.type === type && row.year === year)?.units ?? null));
  const perYear = (key: 'planned' | 'delivered', id: string, caption: string): DocumentTable => {
    const years = yearsOf(rows, key);
    const facts = (felt: Felt): Cell[] =>
      key === 'delivered'
        ? []
        : [felt.planId || null, t.statuses[felt.status], felt.owner || null, felt.land ? t.lands[felt.land] : null];
    return {
      kind: 'table',
      id,
      caption,
      columns: [
        left(name('name')),
        ...(key === 'delivered' ? [] : ['planId', 'status', 'owner', 'land'].map((field) => left(name(field)))),
        left(name('type')),
        ...years.map((year) => right(String(year))),
        right(t.sum),
      ],
      rows: rows.flatMap(({ data }) => {
        const types = BOLIGTYPER.filter((type) => data[key].some((row) => row.type === type));
        return (types.length > 0 ? types : [null]).map((type) => ({
          cells: [
            data.name,
            ...facts(data),
            type ? BOLIGTYPE_NAMES[lang][type] : null,
            ...cellsOf(data[key], years, type),
            type ? number(sumOf(data[key].filter((row) => row.type === type))) : null,
          ],
        }));
      }),
      source: t.title,
    };
  };
  const said: DocumentTable = {
    kind: 'table',
    id: 'opplysninger',
    caption: t.views.opplysninger,
    columns: ['name', ...OPPLYSNINGER].map((field) => left(name(field))),
    rows: rows.map(({ data }) => ({
      cells: [
        data.name,
        ...OPPLYSNINGER.map((key): Cell => {
          const value = data[key];
          return typeof value === 'number' ? { number: value } : value || null;
        }),
      ],
    })),
    source: t.title,
  };
  return {
    schema: 1,
    lang,
    title: t.title,
    kommune,
    facts: [{ label: t.changed, value: day }],
    chapters: [
      {
        id: 'boligbyggeprogram',
        title: t.title,
        blocks: [
          perYear('planned', 'program', t.views.program),
          said,
          perYear('delivered', 'levert', t.views.levert),
          ...(capacity ? [capacity] : []),
        ],
      },
    ],
  };
}
