import type { Texts, TypedFields } from '../../kernel/index.ts';
import { type Parsed, parsePlan, type RegisterRefusal } from './parse.ts';
import { PLANTYPER, type Plan, type PlanRow, REGISTERSTATUS, standing } from './plan.ts';

/** Columns of the pasted table, in order; the last one names plans above, with semicolons between. */
export const KOLONNER = [
  'title',
  'kind',
  'status',
  'fromYear',
  'toYear',
  'owner',
  'link',
  'caseNumber',
  'parents',
] as const;

/** The names a person may write for a kind or a status, in both forms. */
export interface Names {
  readonly kinds: Texts<Readonly<Record<string, string>>>;
  readonly statuses: Texts<Readonly<Record<string, string>>>;
}

const MAX_ROWS = 200;

/** The value that a word names, by code or by name in either form; the word itself when it names none. */
function namedBy(word: string, values: readonly string[], names: Texts<Readonly<Record<string, string>>>): string {
  const wanted = word.trim().toLowerCase();
  const is = (name: string | undefined) => name?.toLowerCase() === wanted;
  return values.find((v) => v === wanted || is(names.nb[v]) || is(names.nn[v])) ?? word.trim();
}

/**
 * Plans pasted from a spreadsheet, one a line with tabs between: all of them, or what is wrong with each line. Plans above are
 * named by their titles, those in the register and those that stand earlier in what is pasted. `next` is the first free number.
 */
export function parsePasted(
  text: string,
  rows: readonly PlanRow[],
  next: number,
  names: Names,
): Parsed<readonly Plan[]> {
  const lines = text
    .split(/\r?\n/)
    .map((line, at) => ({ at: at + 1, cells: line.split('\t').map((c) => c.trim()) }))
    .filter(({ cells }) => cells.some((c) => c !== ''));
  const heads = lines[0]?.cells[0]?.toLowerCase();
  const body = heads === 'tittel' || heads === 'plan' ? lines.slice(1) : lines;
  if (body.length === 0) return { ok: false, error: [{ code: 'mangler', field: 'pasted' }] };
  if (body.length > MAX_ROWS)
    return { ok: false, error: [{ code: 'for-langt', field: 'pasted', data: { max: MAX_ROWS } }] };
  const known: PlanRow[] = [...rows];
  const plans: Plan[] = [];
  const refusals: RegisterRefusal[] = [];
  for (const [i, { at, cells }] of body.entries()) {
    const cell = (name: (typeof KOLONNER)[number]) => cells[KOLONNER.indexOf(name)] ?? '';
    const above = cell('parents')
      .split(';')
      .map((title) => title.trim())
      .filter((title) => title !== '');
    const numbers = above.map(
      (title) => standing(known).find((r) => r.data.title.toLowerCase() === title.toLowerCase())?.number ?? -1,
    );
    const typed: TypedFields = {
      title: cell('title'),
      kind: namedBy(cell('kind'), PLANTYPER, names.kinds),
      status: namedBy(cell('status') || 'uavklart', REGISTERSTATUS, names.statuses),
      fromYear: cell('fromYear'),
      toYear: cell('toYear'),
      owner: cell('owner'),
      link: cell('link'),
      caseNumber: cell('caseNumber'),
      parents: numbers.join(' '),
    };
    const parsed = parsePlan(typed, null, known);
    if (parsed.ok) {
      plans.push(parsed.value);
      known.push({ number: next + i, revision: 1, data: parsed.value });
    } else
      for (const r of parsed.error)
        refusals.push({
          ...r,
          data: { ...r.data, row: at, column: r.field ?? 'title', word: typed[r.field ?? ''] ?? '' },
        });
  }
  return refusals.length > 0 ? { ok: false, error: refusals } : { ok: true, value: plans };
}
