import type { Avtale } from './avtale.ts';
import { parseTilbud, type TilbudRefusal, type Typed, typedTilbud } from './parse.ts';
import type { Tilbud } from './tilbud.ts';

/** What is said of each part of an agreement; all else is said once. */
export const DELFELT = ['ledger', 'type', 'level', 'units', 'year', 'probability', 'area', 'rent'] as const;
export type Delfelt = (typeof DELFELT)[number];

export const MAX_DELER = 20;

/** The parts of the form: '' for the one the agreement began with, a row's number, or 'ny' and a number for one that is not saved yet. */
export const keysOf = (typed: Typed): string[] => {
  if (typed.deler === undefined) return [''];
  const keys = typed.deler.split(',').filter((k) => /^(0|[1-9]\d{0,8}|ny\d{1,2})$/.test(k));
  return [...new Set(keys.map((k) => (k === '0' ? '' : k)))];
};

export const fieldIn = (field: Delfelt | 'ut', key: string): string => (key === '' ? field : `${field}-${key}`);

const isDelfelt = (field: string | undefined): field is Delfelt => DELFELT.some((f) => f === field);

/** What a part's form says, under the names of a form with one part. */
export const partOf = (typed: Typed, key: string): Typed => ({
  ...typed,
  ...Object.fromEntries(DELFELT.map((f) => [f, typed[fieldIn(f, key)] ?? ''])),
});

interface Parts {
  readonly parts: readonly { readonly key: string; readonly data: Tilbud }[];
  readonly dropped: readonly string[];
}

/** An agreement as typed, with all its parts, or everything that is wrong with it at once; each refusal by the name of its field. */
export function parseAvtale(
  typed: Typed,
): { readonly ok: true; readonly value: Parts } | { readonly ok: false; readonly error: readonly TilbudRefusal[] } {
  const keys = keysOf(typed);
  const dropped = keys.filter((key) => typed[fieldIn('ut', key)] === 'ja');
  const kept = keys.filter((key) => !dropped.includes(key));
  if (kept.length === 0) return { ok: false, error: [{ code: 'ingen-del', field: 'deler' }] };
  if (kept.length > MAX_DELER)
    return { ok: false, error: [{ code: 'for-mange', field: 'deler', data: { max: MAX_DELER } }] };
  const read = kept.map((key) => ({ key, parsed: parseTilbud(partOf(typed, key)) }));
  const refusals = new Map<string, TilbudRefusal>();
  for (const { key, parsed } of read)
    if (!parsed.ok)
      for (const r of parsed.error) {
        const field = isDelfelt(r.field) ? fieldIn(r.field, key) : r.field;
        refusals.set(`${r.code} ${field}`, field === undefined ? r : { ...r, field });
      }
  const parts = read.flatMap(({ key, parsed }) => (parsed.ok ? [{ key, data: parsed.value }] : []));
  const building = parts[0]?.data.building ?? null;
  if (building !== null && refusals.size === 0 && building < parts.reduce((n, p) => n + p.data.units, 0))
    refusals.set('building', { code: 'faerre-enn-avtalt', field: 'building' });
  return refusals.size > 0 ? { ok: false, error: [...refusals.values()] } : { ok: true, value: { parts, dropped } };
}

/** A part with what is said once of its agreement taken from `terms`. */
export function withTerms(part: Tilbud, terms: Tilbud): Tilbud {
  const own = Object.fromEntries(DELFELT.flatMap((f) => (part[f] === undefined ? [] : [[f, part[f]]])));
  const { area: _area, rent: _rent, levert: _levert, avtale: _avtale, dropped: _dropped, ...said } = terms;
  const { levert, avtale, dropped } = part;
  return {
    ...said,
    ...own,
    removed: part.removed,
    ...(levert ? { levert } : {}),
    ...(avtale === undefined ? {} : { avtale }),
    ...(dropped ? { dropped } : {}),
  };
}

/** The agreement as its form shows it; what `parseAvtale` reads back unchanged. */
export function typedAvtale({ number, parts, terms }: Pick<Avtale, 'number' | 'parts' | 'terms'>): Typed {
  const key = (row: { readonly number: number }) => (row.number === number ? '' : String(row.number));
  const said = Object.entries(typedTilbud(terms)).filter(([field]) => !isDelfelt(field));
  return {
    ...Object.fromEntries(said),
    deler: parts.map((row) => key(row) || '0').join(','),
    ...Object.fromEntries(
      parts.flatMap((row) => {
        const typed = typedTilbud(row.data);
        return DELFELT.map((f) => [fieldIn(f, key(row)), typed[f] ?? '']);
      }),
    ),
  };
}
