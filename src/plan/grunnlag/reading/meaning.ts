import type { DimensionRole } from '../stat-table.ts';

/** Cells the agency prints instead of a number. '-' is a true zero. */
const MISSING = new Set(['.', '..', ':', '...', '*', '', 'NA']);

/** A cell as a number, a missing symbol, or unreadable. Thousands may be grouped by spaces; the decimal sign is a comma or a point. */
export function readCell(text: string): { value: number } | { missing: string } | null {
  const trimmed = text.trim();
  if (MISSING.has(trimmed)) return { missing: trimmed };
  if (trimmed === '-') return { value: 0 };
  const plain = trimmed
    .replace(/[\s\u00a0\u202f](?=\d{3}(\D|$))/g, '')
    .replace('\u2212', '-')
    .replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(plain) ? { value: Number(plain) } : null;
}

const NAMES: readonly (readonly [DimensionRole, RegExp])[] = [
  [
    'region',
    /^(region|regioner|kommune|kommunar|knr|kommunenr|kommunenummer|fylke|landet|area|geo|kokkommuneregion\d*|grunnkretser|bydel)$/,
  ],
  ['time', /^(tid|år|aar|year|time|periode|kvartal|måned)$/],
  ['sex', /^(kjønn|kjonn|sex|kjoenn)$/],
  ['age', /^(alder|age|aldersgruppe)$/],
  ['contents', /^(contentscode|statistikkvariabel|contents|innhold)$/],
];

export const PERIOD = /^(?:1[6-9]|20|21)\d\d(?:[MKUH]\d{1,2})?$/;

/** What a dimension is, from its code or label first and its values second. */
export function roleOf(name: string, values: readonly string[]): DimensionRole {
  const plain = name.toLowerCase().trim();
  for (const [role, pattern] of NAMES) if (pattern.test(plain)) return role;
  const most = (test: (v: string) => boolean) => values.length > 0 && values.filter(test).length >= values.length * 0.8;
  if (most((v) => PERIOD.test(v))) return 'time';
  if (most((v) => /^(K-)?\d{4}( |$)/.test(v) || /^F-\d\d$/.test(v))) return 'region';
  if (most((v) => /^\d{1,3} (år|years?)/.test(v))) return 'age';
  if (most((v) => sexCode(v) !== null)) return 'sex';
  return 'other';
}

export function sexCode(label: string): '1' | '2' | '0' | null {
  const plain = label.toLowerCase().trim();
  if (/^(1|m|male|menn|mann|males|men)$/.test(plain)) return '1';
  if (/^(2|f|k|female|kvinner|kvinne|females|women)$/.test(plain)) return '2';
  if (/^(0|begge kjønn|i alt|both|both sexes|alle)$/.test(plain)) return '0';
  return null;
}

/** Age as Statistics Norway codes it: three digits, the open group with a plus. Bands and words are kept as they are. */
export function ageCode(label: string): string {
  const match = /^a?(\d{1,3})(\s*(?:år|years?))?\s*(\+|eller eldre|år eller eldre|or older|og over)?$/i.exec(
    label.trim(),
  );
  if (!match?.[1]) return label.trim();
  return `${match[1].padStart(3, '0')}${match[3] ? '+' : ''}`;
}

/** Code and label of a value: "K-3001 Halden", "0101 Halden", "31 Østfold", "Menn", "12 år". */
export function codeAndLabel(role: DimensionRole, text: string): { code: string; label: string } {
  if (role === 'region') {
    const match = /^(?:[KF]-)?(\d{1,8})(?:\s+(.+))?$/.exec(text);
    if (match?.[1]) return { code: match[1], label: match[2] ?? match[1] };
  }
  if (role === 'age') return { code: ageCode(text), label: text };
  if (role === 'sex') return { code: sexCode(text) ?? text, label: text };
  return { code: text, label: text };
}
