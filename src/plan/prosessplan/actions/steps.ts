import { createHash } from 'node:crypto';
import { err, formatDate, type Language, ok, type TypedFields, typedDate } from '../../../kernel/index.ts';
import { canonicalJson } from '../../../model/manifest.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Written } from '../../../platform/db/revisions.ts';
import type { Aktivitet, Prosessplan, Step } from '../aktivitet.ts';
import type { Rules } from '../conflicts.ts';
import { type ProsessplanRefusal, parsePeriod, parsePlan } from '../parse.ts';
import { scheduleBackwards } from '../schedule.ts';
import {
  aktivitetHistory,
  findPlan,
  insertAktivitet,
  listAktiviteter,
  listMoeter,
  reviseAktivitet,
  revisePlan,
  type StoredPlan,
} from '../store.ts';
import { fromTemplate, type Template } from '../template.ts';
import { CHANGED, change, record, type Saved } from './change.ts';

/** Writes the plan's own revision beside what a step wrote, so that both can be undone together. */
async function finishStep(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  plan: StoredPlan,
  data: Omit<Prosessplan, 'step'>,
  step: Step,
): Promise<boolean> {
  if (!(await revisePlan(tx, written(clock, actor), plan.revision, { ...data, step }))) return false;
  const type = { mal: 'mal-tatt', datoer: 'datoer-tatt', tabell: 'datoer-endret', ny: 'startet-paa-nytt' } as const;
  await record(tx, clock, actor, type[step.kind], { numbers: step.wrote.map(([number]) => number) });
  return true;
}

function wishedIn(typed: TypedFields): Saved<string | null> {
  const wished = typedDate(typed.wished);
  return wished === 'ikke-dato' ? err([{ code: 'ikke-dato', field: 'wished' }]) : ok(wished);
}

/** Starts the plan from a template, in the words of one language. Only an empty plan can be started. */
export const takeTemplate = (
  db: Database,
  clock: Clock,
  actor: Actor,
  mal: Template,
  lang: Language,
  typed: TypedFields,
): Promise<Saved<{ readonly wished: string | null }>> =>
  change(db, actor, async (tx) => {
    const wished = wishedIn(typed);
    if (!wished.ok) return wished;
    if ((await listAktiviteter(tx)).length > 0) return err([{ code: 'har-aktiviteter' }]);
    const plan = await findPlan(tx);
    const w = written(clock, actor);
    const numbers = new Map<string, number>();
    for (const a of mal.aktiviteter) numbers.set(a.id, await insertAktivitet(tx, w, fromTemplate(a, lang, numbers)));
    const wrote = [...numbers.values()].map((number) => [number, 1] as const);
    const data = { ...plan.data, wished: wished.value ?? plan.data.wished };
    if (!(await finishStep(tx, clock, actor, plan, data, { kind: 'mal', wrote }))) return CHANGED;
    return ok({ wished: wished.value });
  });

/** Writes new dates to the activities whose dates differ. */
async function writeDates(
  tx: Tx,
  w: Written,
  rows: readonly { readonly number: number; readonly revision: number; readonly data: Aktivitet }[],
): Promise<(readonly [number, number])[] | null> {
  const wrote: (readonly [number, number])[] = [];
  for (const row of rows) {
    if (!(await reviseAktivitet(tx, w, row.number, row.revision, row.data))) return null;
    wrote.push([row.number, row.revision + 1]);
  }
  return wrote;
}

/** Takes the proposed dates, all at once. `seen` is the plan's revision that the proposal was made of. */
export const takeSchedule = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  rules: Rules,
): Promise<Saved<number>> =>
  change(db, actor, async (tx) => {
    const wished = wishedIn(typed);
    if (!wished.ok) return wished;
    if (!wished.value) return err([{ code: 'mangler', field: 'wished' }]);
    const plan = await findPlan(tx);
    const activities = await listAktiviteter(tx);
    if (activities.length === 0) return err([{ code: 'ingen-aktiviteter', field: 'wished' }]);
    const meetings = await listMoeter(tx);
    const { dates } = scheduleBackwards(activities, meetings, wished.value, rules);
    // What was shown must be what is taken: a plan or a calendar that has changed since gives other dates.
    if (typed.proposal !== proposalDigest(dates)) return CHANGED;
    const moved = activities.flatMap((a) => {
      const placed = dates.get(a.number);
      if (a.data.done || !placed || (placed.start === a.data.start && placed.end === a.data.end)) return [];
      return [{ ...a, data: { ...a.data, start: placed.start, end: placed.end } }];
    });
    const wrote = await writeDates(tx, written(clock, actor), moved);
    if (!wrote) throw new Error('Dates were changed behind a lock');
    const data = { ...plan.data, wished: wished.value };
    if (!(await finishStep(tx, clock, actor, plan, data, { kind: 'datoer', wrote }))) return CHANGED;
    return ok(wrote.length);
  });

/** A fingerprint of proposed dates. */
export const proposalDigest = (dates: ReadonlyMap<number, { readonly start: string; readonly end: string }>): string =>
  createHash('sha256')
    .update(canonicalJson([...dates].sort(([a], [b]) => a - b).map(([n, d]) => [n, d.start, d.end])))
    .digest('hex')
    .slice(0, 32);

/** Dates typed in the table: `start-7` and `end-7` with `revision-7`. All rows, or every refusal at its own field. */
export const saveDates = (db: Database, clock: Clock, actor: Actor, typed: TypedFields): Promise<Saved<number>> =>
  change(db, actor, async (tx) => {
    const plan = await findPlan(tx);
    const refusals: ProsessplanRefusal[] = [];
    const rows: { number: number; revision: number; data: Aktivitet }[] = [];
    for (const a of await listAktiviteter(tx)) {
      const names = { start: `start-${a.number}`, end: `end-${a.number}` };
      if (typed[names.start] === undefined && typed[names.end] === undefined) continue;
      const period = parsePeriod(typed, names);
      if (!period.ok) {
        refusals.push(...period.error);
        continue;
      }
      const seen = Number(typed[`revision-${a.number}`]);
      // A row is the reader's own change when it differs from what they saw, whatever others have made of it since.
      const shown = seen === a.revision ? a : (await aktivitetHistory(tx, a.number)).find((r) => r.revision === seen);
      if (shown && period.value.start === shown.data.start && period.value.end === shown.data.end) continue;
      if (shown !== a) {
        const [start, end] = [a.data.start, a.data.end].map((day) => (day ? formatDate(day) : '–'));
        refusals.push({ code: 'endret-av-andre', field: names.start, data: { start: start ?? '', end: end ?? '' } });
      } else rows.push({ ...a, data: { ...a.data, ...period.value } });
    }
    if (refusals.length > 0) return err(refusals);
    if (rows.length === 0) return ok(0);
    const wrote = await writeDates(tx, written(clock, actor), rows);
    if (!wrote) throw new Error('Dates were changed behind a lock');
    if (!(await finishStep(tx, clock, actor, plan, plan.data, { kind: 'tabell', wrote }))) return CHANGED;
    return ok(wrote.length);
  });

/** Clears the table for a new prosessplan: every activity is removed, and can be brought back in one press. */
export const startOver = (db: Database, clock: Clock, actor: Actor): Promise<Saved<number>> =>
  change(db, actor, async (tx) => {
    const plan = await findPlan(tx);
    const rows = (await listAktiviteter(tx)).map((a) => ({ ...a, data: { ...a.data, removed: true } }));
    if (rows.length === 0) return err([{ code: 'ingen-aktiviteter' }]);
    const wrote = await writeDates(tx, written(clock, actor), rows);
    if (!wrote) throw new Error('Activities were changed behind a lock');
    const step = { kind: 'ny', wrote } as const;
    if (!(await finishStep(tx, clock, actor, plan, { ...plan.data, wished: null }, step))) return CHANGED;
    return ok(rows.length);
  });

/**
 * Undoes the last step as a whole: each activity gets the revision from before it, or is removed when it had none.
 * What somebody has changed since stays as they left it.
 */
export const undoStep = (db: Database, clock: Clock, actor: Actor, revision: number): Promise<Saved<number>> =>
  change(db, actor, async (tx) => {
    const plan = await findPlan(tx);
    if (plan.revision !== revision || !plan.data.step) return CHANGED;
    const w = written(clock, actor);
    let undone = 0;
    for (const [number, wrote] of plan.data.step.wrote) {
      const history = await aktivitetHistory(tx, number);
      const newest = history[0];
      if (newest?.revision !== wrote) continue;
      const before = history[1]?.data ?? { ...newest.data, removed: true };
      if (await reviseAktivitet(tx, w, number, wrote, before)) undone += 1;
    }
    if (!(await revisePlan(tx, w, plan.revision, { ...plan.before, step: null }))) return CHANGED;
    await record(tx, clock, actor, 'steg-angret', { kind: plan.data.step.kind, undone });
    return ok(undone);
  });

/** Form of plan and the day of constitution. */
export const savePlan = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  revision: number,
): Promise<Saved<number>> =>
  change(db, actor, async (tx) => {
    const plan = await findPlan(tx);
    if (plan.revision !== revision) return CHANGED;
    const parsed = parsePlan(typed, plan.data);
    if (!parsed.ok) return parsed;
    if (!(await revisePlan(tx, written(clock, actor), revision, parsed.value))) return CHANGED;
    await record(tx, clock, actor, 'innstilt', { planform: parsed.value.planform });
    return ok(revision + 1);
  });
