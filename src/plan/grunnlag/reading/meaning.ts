import type { DimensionRole } from '../stat-table.ts';

/** Cells the agency prints instead of a number. '-' is a true zero. */
const MISSING = new Set(['.', '..', ':', '...', '*', '', 'NA']);

/** A cell as a number, a missing symbol, or unreadable. Thousands may be grouped by spaces; the decimal sign is a comma or a point. */
export function readCell(text: string): { value: number } | { missing: string } | null {
  if (/^\d{1,15}$/.test(text)) return { value: Number(text) };
  const trimmed = text.trim();
  if (MISSING.has(trimmed)) return { missing: trimmed };
  if (trimmed === '-') return { value: 0 };
  const plain = trimmed
    .replace(/[\s\u00a0\u202f](?=\d{3}(\D|$))/g, '')
    .replace('\u2212', '-')
    .replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(plain) && Number.isFinite(Number(plain))
    ? { value: Number(plain) }
    : null;
}

const NAMES: readonly (readonly [DimensionRole, RegExp])[] = [
  [
    'region',
    /^(region|regioner|kommune|kommunar|kommuner|knr|kommunenr|kommunenummer|fylke|landet|area|geo|kokkommuneregion\d*|grunnkrets(er|id)?|bydel)$/,
  ],
  ['time', /^(tid|år|aar|year|year_end|time|date|dato|periode|period|kvartal|måned|statistikkår|intervall)$/],
  ['sex', /^(kjønn|kjonn|sex|kjoenn)$/],
  ['age', /^(alder|age|aldersgrupper?)([ _](at|ved|per|i|in)[ _].*)?$/],
  ['contents', /^(contentscode|statistikkvariabel|contents|innhold)$/],
];

const YEAR = '(?:1[6-9]|20|21)\\d\\d';
/** A year, a month, quarter, half year or week of one, a span of years, or a date. */
export const PERIOD = new RegExp(`^${YEAR}(?:[MKQUH]\\d{1,2}|-${YEAR}|-\\d\\d-\\d\\d)?$`);

/** What a dimension is, from its code or label first and its values second. */
export function roleOf(name: string, values: readonly string[]): DimensionRole {
  const plain = name.toLowerCase().trim();
  for (const [role, pattern] of NAMES) if (pattern.test(plain)) return role;
  // A household type of 06944 has four digits, as a municipality has.
  if (/^hus(?:h|hold|holdnings|hald|halds)type$/.test(plain)) return 'other';
  const most = (test: (v: string) => boolean) => values.length > 0 && values.filter(test).length >= values.length * 0.8;
  if (most((v) => PERIOD.test(v))) return 'time';
  if (most((v) => /^(K-)?\d{4}( |$)/.test(v) || /^F-\d\d$/.test(v) || /^\d\d [A-ZÆØÅ]/.test(v))) return 'region';
  if (most((v) => countyOf(v) !== null)) return 'region';
  if (most((v) => AGE_WORDS.test(v))) return 'age';
  if (most((v) => sexCode(v) !== null)) return 'sex';
  return 'other';
}

/** "0 år", "105 år eller eldre", "20-24 years", "90+ år". */
export const AGE_WORDS = /^\d{1,3}(?:-\d{1,3}|\+)? (?:år|years?)(?: (?:eller eldre|or older|og over))?$/;

/** The counties since 2024, in whichever of their languages the name comes first. */
const COUNTIES: Readonly<Record<string, string>> = {
  østfold: '31',
  akershus: '32',
  oslo: '03',
  innlandet: '34',
  buskerud: '33',
  vestfold: '39',
  telemark: '40',
  agder: '42',
  rogaland: '11',
  vestland: '46',
  'møre og romsdal': '15',
  trøndelag: '50',
  nordland: '18',
  troms: '55',
  finnmark: '56',
};
export const COUNTY_COUNT = Object.keys(COUNTIES).length;

/** The number of a county by its name alone, also where Sami or Kven names follow ("Finnmark - Finnmárku - Finmarkku"). */
export const countyOf = (name: string): string | null =>
  COUNTIES[(name.split(' - ')[0] ?? '').trim().toLowerCase()] ?? null;

export function sexCode(label: string): '1' | '2' | '0' | null {
  const plain = label.toLowerCase().trim();
  if (/^(1|m|male|menn|mann|males|men)$/.test(plain)) return '1';
  if (/^(2|f|k|female|kvinner|kvinne|females|women)$/.test(plain)) return '2';
  if (/^(0|begge kjønn|i alt|both|both sexes|alle)$/.test(plain)) return '0';
  return null;
}

/** A head that names one age: "a0", "age_17", "Alder 105+". */
export const AGE_HEAD = /^(?:a|[Aa](?:ge|lder)[ _]?)\d{1,3}\+?$/;

/** Age as Statistics Norway codes it: three digits, the open group with a plus. Bands and words are kept as they are. */
export function ageCode(label: string): string {
  const match =
    /^(?:a|(?:age|alder)[ _]?)?(\d{1,3})(\+)?(?:\s*(?:år|years?))?\s*(\+|eller eldre|or older|og over)?$/i.exec(
      label.trim(),
    );
  if (!match?.[1]) return label.trim();
  return `${match[1].padStart(3, '0')}${match[2] || match[3] ? '+' : ''}`;
}

/** Code and label of a value: "K-3001 Halden", "0101 Halden", "31 Østfold", "EKG08 KOSTRA-gruppe 8", "Menn", "12 år". */
export function codeAndLabel(role: DimensionRole, text: string): { code: string; label: string } {
  if (role === 'region') {
    const match = /^(?:(?:[KF]-)?(\d{1,8})|(EAK(?:UO)?|EK[AG]\d{2}))(?:\s+(.+))?$/.exec(text);
    const code = match?.[1] ?? match?.[2];
    if (code) return { code, label: match?.[3] ?? code };
  }
  if (role === 'age') return { code: ageCode(text), label: text };
  if (role === 'sex') return { code: sexCode(text) ?? text, label: text };
  return { code: text, label: text };
}
