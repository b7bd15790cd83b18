import { BOLIGTYPER } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { type Difference, overSaved } from '../../../ui/conflict.tsx';
import { BOLIGTYPE_NAMES } from '../../../ui/housing-names.ts';
import type { GridTyped, Strid } from '../actions.ts';
import { FELTSTATUS, type Felt, GRUNN } from '../felt.ts';
import { type GridRow, OPPLYSNINGER, rowsOf, VISNINGER, type Visning } from '../rutenett.ts';
import { PROGRAM_TEXTS } from '../texts.ts';
import { where } from './where.ts';

export const PER_PAGE = 40;
const AHEAD = 12;
const BACK = 6;
export const EMPTY_ROWS = 3;

export interface Look {
  readonly view: Visning;
  readonly from: number;
  readonly page: number;
  readonly empty: number;
}

/** How the reader wants the table; from the address, or from the form that comes back. */
export function lookOf(ctx: Ctx, say: (name: string) => string): Look {
  const { year } = where(ctx);
  const view = VISNINGER.find((v) => v === say('vis')) ?? 'program';
  const from = /^(19|20)\d\d$/.test(say('fra')) ? Number(say('fra')) : view === 'levert' ? year - BACK + 1 : year;
  return { view, from, page: issuedNumber(say('side')) ?? 1, empty: say('tomme') === '20' ? 20 : EMPTY_ROWS };
}

/** `sett` says which fields stood in the table, and in which revisions. */
export const seenFrom = (text: string): GridTyped['seen'] =>
  text.split(' ').flatMap((pair) => {
    const [number, revision] = pair.split('.').map(issuedNumber);
    return number && revision ? [{ number, revision }] : [];
  });

export const yearsOf = ({ view, from }: Look): number[] =>
  view === 'opplysninger' ? [] : Array.from({ length: view === 'levert' ? BACK : AHEAD }, (_, at) => from + at);

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly options?: readonly (readonly [string, string])[];
  readonly wide?: boolean;
  readonly number?: boolean;
}

export function columnsOf(ctx: Ctx, look: Look): Column[] {
  const t = PROGRAM_TEXTS[ctx.lang];
  const label = (key: string) => t.fields[key] ?? key;
  const choices = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>) =>
    values.map((value) => [value, names[value]] as const);
  const name: Column = { key: 'name', label: label('name'), wide: true };
  const type: Column = { key: 'type', label: label('type'), options: choices(BOLIGTYPER, BOLIGTYPE_NAMES[ctx.lang]) };
  const years = yearsOf(look).map((year): Column => ({ key: `y${year}`, label: String(year), number: true }));
  if (look.view === 'levert') return [name, type, ...years];
  if (look.view === 'program')
    return [
      name,
      { key: 'planId', label: label('planId') },
      { key: 'status', label: label('status'), options: choices(FELTSTATUS, t.statuses) },
      { key: 'owner', label: label('owner'), wide: true },
      { key: 'land', label: label('land'), options: choices(GRUNN, t.lands) },
      type,
      ...years,
    ];
  const words = new Set<string>(['area', 'order', 'source', 'schoolName', 'kindergartenName']);
  return [
    name,
    ...OPPLYSNINGER.map((key): Column => ({ key, label: label(key), wide: words.has(key), number: !words.has(key) })),
  ];
}

/** The facts of a field stand in its first row. */
const factsOf = (row: GridRow | undefined) =>
  Object.fromEntries(Object.entries(row?.cells ?? {}).filter(([key]) => key !== 'type' && !/^y\d/.test(key)));

/** The typed rows of a field over what stands of it now: a cell left as it was shown is as somebody else saved it, and a type they added is there. */
export function rowsOver(typed: readonly GridRow[], look: Look, { newest, before }: Strid): GridRow[] {
  if (!before || newest.data.removed) return [...typed];
  const [seen, stands] = [before, newest].map((row) => rowsOf(row, look.view, yearsOf(look)));
  const laid = typed.map((row, at): GridRow => {
    const was = seen?.[at];
    const now = was && stands?.find((other) => other.cells.type === was.cells.type);
    if (!was || !now) return row;
    const saved = { ...now.cells, ...(at === 0 ? factsOf(stands?.[0]) : {}) };
    return { felt: row.felt, cells: overSaved(row.cells, was.cells, saved) };
  });
  const known = new Set([...(seen ?? []), ...typed].map((row) => row.cells.type ?? ''));
  return [...laid, ...(stands ?? []).filter((row) => !known.has(row.cells.type ?? ''))];
}

/** What stands and what was typed of a field, cell by cell of the side that was edited. */
export function differ(ctx: Ctx, look: Look, { newest, wanted }: Strid, typed: readonly GridRow[]): Difference[] {
  const t = PROGRAM_TEXTS[ctx.lang];
  const columns = columnsOf(ctx, look);
  const years = yearsOf(look);
  const say = (column: Column, value: string) => column.options?.find(([v]) => v === value)?.[1] ?? value;
  const flat = (rows: readonly GridRow[]) =>
    new Map(
      rows.flatMap((row, at) =>
        columns.map((column) => {
          const type = /^y\d/.test(column.key) ? (BOLIGTYPER.find((b) => b === row.cells.type) ?? null) : null;
          const label = type ? `${column.label}, ${BOLIGTYPE_NAMES[ctx.lang][type]}` : column.label;
          return [at > 0 && !type ? '' : label, say(column, row.cells[column.key] ?? '')] as const;
        }),
      ),
    );
  const gone = (data: Felt) => (data.removed ? new Map([[t.fields.removed ?? '', t.fields.removed ?? '']]) : null);
  const stands = gone(newest.data) ?? flat(rowsOf(newest, look.view, years));
  const mine = gone(wanted) ?? flat(typed);
  return [...new Set([...stands.keys(), ...mine.keys()])].flatMap((label) => {
    const [a, b] = [stands.get(label) ?? '', mine.get(label) ?? ''];
    return label === '' || a === b ? [] : [{ label: `${newest.data.name}: ${label}`, saved: a, typed: b }];
  });
}
