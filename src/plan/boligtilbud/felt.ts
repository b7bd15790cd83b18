import { BOLIGTYPER, type Boligtype } from '../../kernel/index.ts';
import type { FlowRow } from '../../model/types.ts';
import { type Felt, NEW_FELT, type Ventet } from '../boligbyggeprogram/index.ts';
import type { Planstatus, Tilbud } from './tilbud.ts';

const STATUS: Readonly<Record<Ventet['status'], Planstatus>> = {
  avsatt: 'avsatt',
  'under-regulering': 'avsatt',
  regulert: 'regulert',
  igangsatt: 'igangsatt',
  ferdig: 'igangsatt',
};

const FIELD = 1_000_000;
/** A number for what comes of a field in a year, beyond those of the rows, and the same at every reading. */
export const feltNumber = (row: Ventet): number =>
  row.number * FIELD + row.year * 10 + BOLIGTYPER.indexOf(row.type) + (row.status === 'ferdig' ? 5 : 0);

/** The field, the row of supply or the agreement that a flow of the model is made of; null for a tiltak, and for what only takes units away. */
export function flowOrigin(
  flow: Pick<FlowRow, 'kind' | 'id'>,
): { readonly kind: 'felt' | 'rad' | 'avtale'; readonly number: number } | null {
  const number = Number(/^tilbud-(\d+)(?:\/levert-\d{4})?$/.exec(flow.id)?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) return null;
  if (flow.kind === 'agreement') return { kind: 'avtale', number };
  return number < FIELD ? { kind: 'rad', number } : { kind: 'felt', number: Math.floor(number / FIELD) };
}

/** What comes of a field, as a row of supply. */
export const feltAsTilbud = (row: Ventet): Tilbud => ({
  kind: 'program',
  name: row.name,
  ledger: 'boligutvikling',
  type: row.type,
  level: 'ingen',
  units: row.units,
  year: row.year,
  probability: row.share,
  removed: false,
  planStatus: STATUS[row.status],
  owner: row.owner,
  area: row.area,
  delay: row.slip,
});

interface Row {
  readonly number: number;
  readonly revision: number;
  readonly data: Tilbud;
}

/** Rows of supply that are fields of the programme, and can stand there instead. */
export const movable = <R extends Row>(rows: readonly R[]): R[] =>
  rows.filter(
    ({ data }) =>
      !data.removed && data.kind === 'program' && data.ledger === 'boligutvikling' && data.level === 'ingen',
  );

/** The rows as fields: one for each name, status, owner and chance, since those are said of a whole field there. */
export function asFields(rows: readonly Row[], taken: ReadonlySet<string>): Felt[] {
  const groups = new Map<string, Row[]>();
  for (const row of movable(rows)) {
    const { name, planStatus, owner, area, probability, delay } = row.data;
    const key = JSON.stringify([name, planStatus ?? null, owner ?? '', area ?? '', probability, delay ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const used = new Set(taken);
  return [...groups.values()].flatMap((group): Felt[] => {
    const [first] = group;
    if (!first) return [];
    const { data } = first;
    const units = new Map<string, { year: number; type: Boligtype; units: number }>();
    for (const { data: d } of group) {
      const key = `${d.year} ${d.type}`;
      units.set(key, { year: d.year, type: d.type, units: (units.get(key)?.units ?? 0) + d.units });
    }
    const came = new Map<string, { year: number; type: Boligtype; units: number }>();
    for (const { data: d } of group)
      for (const l of d.levert ?? []) {
        const year = Number(l.date.slice(0, 4));
        const key = `${year} ${d.type}`;
        came.set(key, { year, type: d.type, units: (came.get(key)?.units ?? 0) + l.units });
      }
    let name = data.name;
    for (let at = 2; used.has(name.toLowerCase()); at += 1) name = `${data.name} (${at})`;
    used.add(name.toLowerCase());
    return [
      {
        ...NEW_FELT,
        name,
        status: data.planStatus ?? 'avsatt',
        owner: data.owner ?? '',
        area: data.area ?? '',
        planned: [...units.values()],
        delivered: [...came.values()],
        share: data.probability,
        slip: data.delay ?? null,
      },
    ];
  });
}
