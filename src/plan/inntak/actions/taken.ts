import { bareHead, type Language } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { Actor } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Written } from '../../../platform/db/revisions.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import type { PlanSources } from '../../roedtraad/index.ts';
import {
  addMaalIn,
  listMaal,
  lockPlan,
  PLAN_YEARS,
  removeMaalIn,
  removeTiltakIn,
  type StoredMaal,
  saveTiltakIn,
  TILTAK_TEXTS,
  type TiltakRefusal,
  tiltakHistory,
  tiltakNumber,
} from '../../tiltak/index.ts';
import { addRader, type InntakRad, lockInntak, radersOf, setState } from '../store.ts';
import { INNTAK_TEXTS } from '../texts.ts';
import { examine } from './funn.ts';
import { maalNamed, type PlanRad } from './lesing.ts';

/** What the table does not say, and what a tiltak of ours must. */
export interface Valg {
  readonly ledger: string;
  readonly group: string;
  /** Title of the goal for tiltak that name none. */
  readonly goal: string;
  /** Rows that seem to be here already, and are taken in all the same. */
  readonly doubles: readonly number[];
}

export type TakenRefusal = {
  readonly code:
    | 'feil-i-tabellen'
    | 'ingen-rader'
    | 'tatt-inn'
    | 'for-mange'
    | 'for-lang-virkning'
    | 'ikke-valgt'
    | TiltakRefusal['code'];
  readonly row: number;
  readonly field?: string | undefined;
  readonly data?: Readonly<Record<string, string | number>> | undefined;
};

/** No municipality's plan has so many; more would keep the others waiting. */
const MAX_TAKEN = 500;

/** Thrown to take back everything that was written before the first refusal was known. */
class Refused extends Error {
  readonly refusals: readonly TakenRefusal[];
  constructor(refusals: readonly TakenRefusal[]) {
    super('refused');
    this.refusals = refusals;
  }
}

type Typed = Record<string, string>;

/** The first of the four years a tiltak is counted in: the one its first effect comes in, or the plan's. */
function spanOf(r: PlanRad, year: number): { first: number; fits: boolean } {
  const years = (r.effect ?? []).filter((e) => e.units !== 0).map((e) => e.year);
  if (years.length === 0) return { first: year, fits: true };
  const [low, high] = [Math.min(...years), Math.max(...years)];
  // A plan that is still ahead keeps its own four years.
  const first = low >= year && high < year + PLAN_YEARS ? year : low;
  return { first, fits: high < first + PLAN_YEARS };
}

/** Each row after those it requires, else as they stood. A table in which they go in a circle has been refused. */
function inOrder(rows: readonly PlanRad[]): PlanRad[] {
  const byId = new Map(rows.map((r) => [r.id, r]));
  const placed = new Set<PlanRad>();
  const place = (r: PlanRad) => {
    if (placed.has(r)) return;
    for (const id of r.requires) {
      const other = byId.get(id);
      if (other && other !== r && !placed.has(other)) place(other);
    }
    placed.add(r);
  };
  for (const r of rows) place(r);
  return [...placed];
}

/** The row as the form of a tiltak would have it typed. `numbers` has the tiltak that rows before it became. */
export function typedRow(
  r: PlanRad,
  goal: number,
  valg: Valg,
  first: number,
  lang: Language,
  numbers: ReadonlyMap<string, number> = new Map(),
): Typed {
  const t = INNTAK_TEXTS[lang];
  const named = r.requires.flatMap((id) => numbers.get(id) ?? []);
  const unnamed = [...r.requires.filter((id) => !numbers.has(id)), ...r.requiresOther];
  const typed: Typed = {
    title: r.title,
    maal: String(goal),
    ledger: r.ledger ?? valg.ledger,
    status: r.status ?? 'foreslaatt',
    reason:
      r.status && ['utsatt', 'forkastet', 'ikke-gjennomfoert'].includes(r.status) ? t.statusBefore(r.statusText) : '',
    responsible: r.owner,
    group: r.groups[0] ?? valg.group,
    otherGroups: r.groups.slice(1).join(' '),
    type: 'annet',
    level: 'ingen',
    noOperation: r.noOperation,
    start: r.start ? String(r.start) : '',
    end: r.deadline ? String(r.deadline) : '',
    requires: named.map(tiltakNumber).join(', '),
    description: [
      unnamed.length > 0 && `${TILTAK_TEXTS[lang].requires}: ${unnamed.join(', ')}.`,
      r.place && `${t.kept.place}: ${r.place}.`,
      r.instruments && `${t.kept.instruments}: ${r.instruments}.`,
      r.funding !== null && `${t.kept.funding}: ${r.funding} kr.`,
      ...r.words.map((w) => `${t.kept[w.field]}: «${w.word}».`),
    ]
      .filter(Boolean)
      .join('\n'),
  };
  for (const e of r.effect ?? []) {
    const field = `units${e.year - first + 1}`;
    if (e.units !== 0) typed[field] = String(Number(typed[field] ?? 0) + e.units);
  }
  const done = r.deadline === null ? 1 : Math.min(PLAN_YEARS, Math.max(1, r.deadline - first + 1));
  if (r.investment !== null) typed[`investment${done}`] = String(r.investment);
  if (r.operation !== null) for (let n = done; n <= PLAN_YEARS; n += 1) typed[`operation${n}`] = String(r.operation);
  const units = (r.effect ?? []).reduce((n, e) => n + e.units, 0);
  // The line says what it needs; where the years stand empty, it is the drift.
  if (r.unitOperation !== null && units > 0) typed.effect1drift = String(r.unitOperation * units);
  return typed;
}

/** Makes ordinary goals and tiltak of the rows: all of them, or none and every reason why. */
export async function takeIn(
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  valg: Valg,
  sources: PlanSources,
  year: number,
  lang: Language,
): Promise<{ ok: true; maal: number; tiltak: number } | { ok: false; error: readonly TakenRefusal[] }> {
  try {
    return await db.inKommune(actor.kommuneId, async (tx) => {
      const inntak = await lockInntak(tx, number);
      if (inntak?.state !== 'lest' || inntak.kind !== 'plan') throw new Refused([{ code: 'tatt-inn', row: 0 }]);
      const read = await examine(tx, inntak, sources, year);
      if (!read.plan) throw new Refused([{ code: 'feil-i-tabellen', row: 0 }]);
      const doubled = new Set(read.doubles.map((d) => d.row));
      const rows = read.rows.filter((r) => !doubled.has(r.row) || valg.doubles.includes(r.row));
      if (rows.length === 0) throw new Refused([{ code: 'ingen-rader', row: 0 }]);
      if (rows.length > MAX_TAKEN)
        throw new Refused([{ code: 'for-mange', row: 0, data: { max: MAX_TAKEN, n: rows.length } }]);
      const w: Written = { kommuneId: actor.kommuneId, at: clock.now(), by: actor.brukerId };
      await lockPlan(tx, w.kommuneId);
      const sheet = inntak.sheets[inntak.choice.sheet]?.name ?? '';
      const made: InntakRad[] = [];
      const own = new Map<string, number>();
      const refusals: TakenRefusal[] = [];
      const numbers = new Map<string, number>();
      for (const r of inOrder(rows)) {
        const { first, fits } = spanOf(r, year);
        if (!fits) {
          refusals.push({ code: 'for-lang-virkning', row: r.row });
          continue;
        }
        const goal = await goalFor(tx, w, r, valg, read.goals, own, made, sheet, refusals);
        if (goal === null) continue;
        const typed = typedRow(r, goal, valg, first, lang, numbers);
        const saved = await saveTiltakIn(tx, w, typed, first, null, { mayLackResponsible: true });
        if (saved.ok) {
          numbers.set(r.id, saved.value);
          made.push({ kind: 'tiltak', number: saved.value, sheet, row: r.row, source_number: r.sourceNumber });
        } else for (const e of saved.error) refusals.push({ code: e.code, row: r.row, field: e.field, data: e.data });
      }
      if (refusals.length > 0) throw new Refused(refusals);
      await addRader(tx, actor.kommuneId, number, made);
      await setState(tx, number, 'tatt-inn');
      const count = (kind: InntakRad['kind']) => made.filter((m) => m.kind === kind).length;
      const data = { number, maal: count('maal'), tiltak: count('tiltak') };
      await recordEvent(tx, clock, actor.kommuneId, { type: 'inntak.tatt-inn', actor: actor.brukerId, data });
      return { ok: true as const, maal: data.maal, tiltak: data.tiltak };
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.refusals };
    throw error;
  }
}

/** The goal a row stands under: one there is, or one that is made the first time a row names it. */
async function goalFor(
  tx: Tx,
  w: Written,
  r: PlanRad,
  valg: Valg,
  goals: readonly StoredMaal[],
  own: Map<string, number>,
  made: InntakRad[],
  sheet: string,
  refusals: TakenRefusal[],
): Promise<number | null> {
  const title = r.maal || valg.goal;
  if (title === '') {
    refusals.push({ code: 'ikke-valgt', row: r.row, field: 'goal' });
    return null;
  }
  const known = maalNamed(title, goals)?.number ?? own.get(bareHead(title));
  if (known !== undefined) return known;
  const saved = await addMaalIn(tx, w, { title, ledger: r.ledger ?? valg.ledger });
  if (saved.ok) {
    made.push({ kind: 'maal', number: saved.value, sheet, row: r.row, source_number: '' });
    own.set(bareHead(title), saved.value);
    return saved.value;
  }
  for (const e of saved.error) refusals.push({ code: e.code, row: r.row, field: e.field, data: e.data });
  return null;
}

/** What stands in the way of taking an intake back: tiltak that somebody has changed since, and goals that have got others. */
export type Angret = { readonly ok: true } | { readonly ok: false; readonly changed: readonly string[] };

/** Takes away everything an intake made, or nothing when somebody has worked on some of it since. */
export async function undoInntak(db: Database, clock: Clock, actor: Actor, number: number): Promise<Angret> {
  try {
    return await db.inKommune(actor.kommuneId, async (tx): Promise<Angret> => {
      const inntak = await lockInntak(tx, number);
      if (inntak?.state !== 'tatt-inn') return { ok: true };
      const w: Written = { kommuneId: actor.kommuneId, at: clock.now(), by: actor.brukerId };
      const rows = await radersOf(tx, number);
      const changed: string[] = [];
      for (const r of rows.filter((x) => x.kind === 'tiltak')) {
        const [newest] = await tiltakHistory(tx, r.number);
        if (newest?.data.removed) continue;
        if (!(await removeTiltakIn(tx, w, { number: r.number, revision: 1 }))) changed.push(tiltakNumber(r.number));
      }
      const goals = await listMaal(tx);
      for (const r of changed.length > 0 ? [] : rows.filter((x) => x.kind === 'maal')) {
        const goal = goals.find((g) => g.number === r.number);
        if (goal && !(await removeMaalIn(tx, w, { number: r.number, revision: 1 }))) changed.push(goal.data.title);
      }
      if (changed.length > 0) throw new Undone(changed);
      await setState(tx, number, 'angret');
      await recordEvent(tx, clock, actor.kommuneId, { type: 'inntak.angret', actor: actor.brukerId, data: { number } });
      return { ok: true };
    });
  } catch (error) {
    if (error instanceof Undone) return { ok: false, changed: error.changed };
    throw error;
  }
}

class Undone extends Error {
  readonly changed: readonly string[];
  constructor(changed: readonly string[]) {
    super('changed since');
    this.changed = changed;
  }
}
