import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { addUtgave, type PlanTables, setFrames } from '../../plan/oekonomiplan/index.ts';
import { takeInShort } from '../../plan/regnskap/index.ts';
import { listTiltak, saveTiltak } from '../../plan/tiltak/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { onDay } from './dag.ts';
import { fields, type Typed } from './les.ts';
import { planversjon, preparePlanversjon } from './planversjon.ts';

const typed = z.record(z.string(), z.string());
const booked = z.tuple([z.int(), z.enum(['drift', 'investering']), z.string()]);
const file = z.strictObject({
  tiltak: z.record(z.coerce.number<string>().int(), typed),
  rammer: typed,
  vedtatt: z.array(typed),
  planen: planversjon,
  regnskap: z.array(z.array(booked)),
});

export interface BudsjettDemo {
  readonly root: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly tables: PlanTables;
  readonly kommune: { readonly slug: string; readonly name: string };
}

const read = (root: string, year: number) =>
  file.parse(
    parse(
      readFileSync(join(root, 'content/eksempelvik/budsjett.yaml'), 'utf8').replace(
        /\{år([+-]\d+)?\}/g,
        (_, by = '0') => String(year + Number(by)),
      ),
    ),
  );

const must = (what: string, saved: { readonly ok: boolean }) => {
  if (!saved.ok) throw new Error(`The demonstration is not as its own forms want it: ${what} ${JSON.stringify(saved)}`);
};

/**
 * Last year's økonomiplan and plan, adopted by the council, the first with the budget of the year that runs; then the tiltak as they stand
 * this year. `rows` are today's, in the order of their numbers.
 */
export async function prepareBudsjett(d: BudsjettDemo, actor: Actor, rows: readonly Typed[]): Promise<void> {
  const year = Number(d.clock.today().slice(0, 4));
  const demo = read(d.root, year);
  const autumn = onDay(d.clock, `${year - 1}-10-01`);
  const years = [0, 1, 2, 3].map((n) => year + n);
  const rammer = Object.entries(fields(demo.rammer)).map(([name, text]) => [
    name.replace(/\d$/, (n) => String(year - 1 + Number(n))),
    text,
  ]);
  must('rammer', await setFrames(d.db, autumn, actor, Object.fromEntries(rammer), years, ''));
  for (const [i, row] of rows.entries()) {
    const then = demo.tiltak[i + 1];
    const saved = then
      ? await saveTiltak(d.db, autumn, actor, { ...row, ...fields(then) }, year, null)
      : await saveTiltak(d.db, autumn, actor, row, year + 1, null);
    must(row.title ?? '', saved);
  }
  for (const reading of demo.vedtatt) {
    const clock = onDay(d.clock, reading.date ?? '');
    must(reading.trinn ?? '', await addUtgave({ db: d.db, clock, tables: d.tables }, actor, reading));
  }
  await preparePlanversjon({ ...d, clock: onDay(d.clock, demo.planen.date) }, actor, demo.planen);
  const standing = await d.db.inKommune(actor.kommuneId, listTiltak);
  for (const number of Object.keys(demo.tiltak).map(Number)) {
    const revision = standing.find((t) => t.number === number)?.revision ?? 0;
    const row = rows[number - 1] ?? {};
    must(row.title ?? '', await saveTiltak(d.db, d.clock, actor, row, year + 1, { number, revision }));
  }
}

/** What is booked when the reports of a round are asked for; nothing when the round is of another year than the budget. */
export async function takeInAccounts(d: BudsjettDemo, actor: Actor, round: number, day: string): Promise<void> {
  const year = Number(d.clock.today().slice(0, 4));
  const rows = read(d.root, year).regnskap[round - 1];
  if (!rows || Number(day.slice(0, 4)) !== year) return;
  const period = Number(day.slice(5, 7));
  const csv = ['Tiltak;Regnskapstype;Beløp', ...rows.map(([n, kind, kr]) => `T-${n};${kind};${kr}`)].join('\n');
  const name = `Eksempelvik, oppdiktet regnskap til og med måned ${period}.csv`;
  const taken = await takeInShort(d.db, d.clock, actor, { name, year, period, csv });
  must(`${name} ${taken}`, { ok: taken === 'ok' });
}
