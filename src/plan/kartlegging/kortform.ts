import type { TypedFields } from '../../kernel/index.ts';

/** Figures that are often told together, typed in one field; each may as well be typed in the field of its own. */
interface Kortform {
  /** The field it is typed in. */
  readonly field: string;
  readonly pattern: RegExp;
  /** What each group of the pattern is, in order; one that is not there is left as its own field says. */
  readonly parts: readonly string[];
}

const NUMBER = '\\d[\\d\\s]*';

/**
 * "14 (12–18) +2": how many, what an estimate lies between, and how many new in a year. "7/5/6": come, helped and lost. "Sentrum 2029":
 * where and when.
 */
const KORTFORMER: readonly Kortform[] = [
  {
    field: 'now',
    pattern: new RegExp(`^(${NUMBER})(?:\\(\\s*(${NUMBER})[-–—]\\s*(${NUMBER})\\))?\\s*(?:\\+\\s*(${NUMBER}))?$`),
    parts: ['now', 'low', 'high', 'perYear'],
  },
  {
    field: 'fresh',
    pattern: new RegExp(`^(${NUMBER})/\\s*(${NUMBER})/\\s*(${NUMBER})$`),
    parts: ['fresh', 'solved', 'lost'],
  },
  { field: 'area', pattern: /^(?:(.*\S)\s+)?((?:19|20)\d\d)$/, parts: ['area', 'needed'] },
];

/** Words that name no place alone, so that a number after one is part of the name: "Felt 2030". */
const WITH_NUMBER =
  /^(?:(?:bygge|del|by|bolig)?felt|delområde|område|omraade|sone|grunnkrets|krets|kvartal|tomt|trinn|etappe|byggetrinn|del|plan)$/i;
const QUOTED = /^["«“”„](.+)["»“”]$/;
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Whether a text that ends as a year does is the name of an area: one the municipality or the unit has already, one in quotation marks, or
 * a word that names no place without its number.
 */
const isName = (text: string, before: string | undefined, areas: readonly string[]): boolean =>
  areas.some((a) => same(a, text)) || (before !== undefined && WITH_NUMBER.test(before));

/**
 * The row with each figure in its own field, and for each field that was filled from another one, where it was typed: a refusal of it is
 * told there. Only what was typed since `saved` is read so, and a field that somebody has filled itself since is never overwritten: then
 * what was typed stands as it is. `areas` are names that are known, and never taken for an area and a year.
 */
export function utAvKortform(
  row: TypedFields,
  saved: TypedFields = {},
  areas: readonly string[] = [],
): { readonly row: TypedFields; readonly typedIn: ReadonlyMap<string, string> } {
  const typedIn = new Map<string, string>();
  const quoted = QUOTED.exec((row.area ?? '').trim())?.[1]?.trim();
  let read: TypedFields = quoted && row.area !== saved.area ? { ...row, area: quoted } : row;
  for (const { field, pattern, parts } of KORTFORMER) {
    const found = pattern.exec((row[field] ?? '').trim());
    if (!found || row[field] === saved[field]) continue;
    if (field === 'area' && isName((row.area ?? '').trim(), found[1], areas)) continue;
    const values = parts.flatMap((part, i) => {
      const value = found[i + 1]?.trim();
      return value === undefined ? [] : [[part, value] as const];
    });
    const others = values.filter(([part]) => part !== field);
    if (others.length === 0 || others.some(([part]) => (row[part] ?? '') !== '' && row[part] !== saved[part])) continue;
    read = { ...read, [field]: '', ...Object.fromEntries(values) };
    for (const [part] of others) typedIn.set(part, field);
  }
  return { row: read, typedIn };
}
