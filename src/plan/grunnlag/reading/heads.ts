import type { DimensionRole, StatDimension } from '../stat-table.ts';
import { AGE_HEAD, AGE_WORDS, COUNTY_COUNT, codeAndLabel, countyOf, PERIOD, roleOf, sexCode } from './meaning.ts';

/** One thing that the heads of the value columns vary by. */
export interface HeadAxis {
  readonly code: string;
  readonly label: string;
  readonly role: DimensionRole;
}

/** What the heads of the value columns mean: for each column, its text on each axis ('' where the head says nothing). */
export interface HeadPlan {
  readonly axes: readonly HeadAxis[];
  readonly parts: readonly (readonly string[])[];
}

const AXES: Readonly<Record<DimensionRole, HeadAxis>> = {
  contents: { code: 'ContentsCode', label: 'statistikkvariabel', role: 'contents' },
  time: { code: 'Tid', label: 'år', role: 'time' },
  age: { code: 'Alder', label: 'alder', role: 'age' },
  sex: { code: 'Kjonn', label: 'kjønn', role: 'sex' },
  region: { code: 'Region', label: 'region', role: 'region' },
  other: { code: 'Gruppe', label: 'gruppe', role: 'other' },
};
const ORDER: readonly DimensionRole[] = ['contents', 'region', 'sex', 'age', 'other', 'time'];

const distinct = (texts: readonly string[]) => [...new Set(texts)];

/** "<contents> <year>", "<contents>_<year>", "<contents>_<year>_<year>" and "<year> <contents>". */
function splitPeriod(head: string): { rest: string; period: string } {
  if (PERIOD.test(head)) return { rest: '', period: head };
  const span = /^(.*\S)_(\d{4})_(\d{4})$/.exec(head);
  if (span?.[1] && PERIOD.test(`${span[2]}-${span[3]}`)) return { rest: span[1], period: `${span[2]}-${span[3]}` };
  const last = /^(.*\S)[\s_]+([^\s_]+)$/.exec(head);
  if (last?.[1] && last[2] && PERIOD.test(last[2])) return { rest: last[1], period: last[2] };
  const first = /^(\S+)\s+(.+)$/.exec(head);
  if (first?.[1] && first[2] && PERIOD.test(first[1])) return { rest: first[2], period: first[1] };
  return { rest: head, period: '' };
}

/** "Menn Personer" and "0 år Personer": a sex or an age before the contents. */
function splitLeading(head: string): readonly [string, string] | null {
  const age = /^(\d{1,3}(?:-\d{1,3}|\+)? (?:år|years?)(?: (?:eller eldre|or older))?)\s+(.+)$/i.exec(head);
  if (age?.[1] && age[2]) return [age[1], age[2]];
  const sex = /^(Begge kjønn|Both sexes|\S+)\s+(.+)$/.exec(head);
  return sex?.[1] && sex[2] && sex[1].length > 1 && sexCode(sex[1]) ? [sex[1], sex[2]] : null;
}

/** Two parts of every head that together make a full cross product, such as "Agder_Lav vekst"; null when there is none. */
function crossOf(heads: readonly string[]): { first: string[]; second: string[]; role: DimensionRole } | null {
  const tries: ((head: string) => readonly string[] | null)[] = [
    splitLeading,
    ...['_', ': ', ', ', ' / '].map((sign) => (head: string) => head.split(sign)),
  ];
  for (const split of tries) {
    const pairs = heads.map(split);
    if (!pairs.every((p) => p?.length === 2 && p.every((part) => part !== ''))) continue;
    const first = pairs.map((p) => p?.[0] ?? '');
    const second = pairs.map((p) => p?.[1] ?? '');
    const [a, b] = [distinct(first), distinct(second)];
    if (a.length * b.length !== heads.length || distinct(heads).length !== heads.length || a.length < 2) continue;
    const role = roleOf('', a);
    const named = role === 'region' || role === 'sex' || role === 'age';
    if (named) return { first, second, role };
    if (b.length > 1) return { first, second, role: 'other' };
  }
  return null;
}

/** "0", "1", "2" ... "105+" or "000", "001": more columns in a row, from nought, than anything but ages has. */
const BARE_AGES = 20;
const areBareAges = (texts: readonly string[]) =>
  texts.length >= BARE_AGES && texts.every((t, age) => /^\d{1,3}\+?$/.test(t) && Number.parseInt(t, 10) === age);

function planLevel(texts: readonly string[], hasTime: boolean): { axes: DimensionRole[]; parts: string[][] } {
  const one = (role: DimensionRole) => ({ axes: [role], parts: texts.map((t) => [t]) });
  if (!hasTime && texts.every((t) => PERIOD.test(t))) return one('time');
  if (texts.length > 1 && texts.every((t) => sexCode(t) !== null && t.length > 1)) return one('sex');
  if (texts.length > 1 && texts.every((t) => AGE_WORDS.test(t))) return one('age');
  if (areBareAges(texts)) return one('age');
  const split = texts.map((head) => {
    if (AGE_HEAD.test(head)) return { rest: '', period: '', age: head };
    return { ...(hasTime ? { rest: head, period: '' } : splitPeriod(head)), age: '' };
  });
  const rests = distinct(split.map((s) => s.rest));
  const cross = crossOf(rests);
  const axes: DimensionRole[] = ['contents'];
  const parts = split.map((s) => [cross ? (cross.second[rests.indexOf(s.rest)] ?? '') : s.rest]);
  const add = (role: DimensionRole, column: (i: number) => string) => {
    axes.push(role);
    for (const [i, part] of parts.entries()) part.push(column(i));
  };
  if (cross) add(cross.role, (i) => cross.first[rests.indexOf(split[i]?.rest ?? '')] ?? '');
  if (split.some((s) => s.age !== '')) add('age', (i) => split[i]?.age ?? '');
  if (split.some((s) => s.period !== '')) add('time', (i) => split[i]?.period ?? '');
  return { axes, parts };
}

/** Finds measure, period, age, sex and region in the heads; `levels` has one list of texts per row of heads. */
export function planHeads(levels: readonly (readonly string[])[], hasTime: boolean): HeadPlan {
  const roles: DimensionRole[] = [];
  const parts: string[][] = (levels[0] ?? []).map(() => []);
  for (const level of levels) {
    const plan = planLevel(level, hasTime || roles.includes('time'));
    for (const [a, role] of plan.axes.entries()) {
      const column = plan.parts.map((p) => p[a] ?? '');
      if (role === 'contents' && column.every((t) => t === '')) continue;
      roles.push(role !== 'other' && roles.includes(role) ? 'other' : role);
      for (const [i, text] of column.entries()) parts[i]?.push(text);
    }
  }
  if (!roles.includes('contents')) {
    // With a second row of words and no measure among them, the first words are the measure.
    const words = roles.indexOf('other');
    if (words >= 0) roles[words] = 'contents';
    else {
      roles.push('contents');
      for (const part of parts) part.push('');
    }
  }
  const order = roles
    .map((_, i) => i)
    .sort((x, y) => ORDER.indexOf(roles[x] ?? 'other') - ORDER.indexOf(roles[y] ?? 'other'));
  const axes = order.map((i, n) => {
    const axis = AXES[roles[i] ?? 'other'];
    const before = order.slice(0, n).filter((o) => roles[o] === axis.role).length;
    return before > 0 ? { ...axis, code: `${axis.code}${before + 1}` } : axis;
  });
  return { axes, parts: parts.map((part) => order.map((i) => part[i] ?? '')) };
}

/** The values of a dimension; counties known by name alone get numbers when they are exactly today's. */
export function valuesOf(role: DimensionRole, texts: readonly string[]): StatDimension['values'] {
  const blank = role === 'contents' ? 'verdi' : role === 'age' ? 'alle' : '';
  const values = texts.map((t) => (t === '' ? { code: blank, label: blank } : codeAndLabel(role, t)));
  if (role !== 'region') return values;
  const counties = values.map((v) => (/^\d/.test(v.code) ? null : countyOf(v.label)));
  return counties.filter((c) => c !== null).length === COUNTY_COUNT && counties.every((c) => c !== null)
    ? values.map((v, i) => ({ code: counties[i] ?? v.code, label: v.label }))
    : values;
}
