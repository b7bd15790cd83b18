// The task list and Min side in a database with 50 kommuner, 3 rounds each, 500 tasks a round: p95 in milliseconds, as JSON.
// On the embedded database, and on PostgreSQL where one is installed; each with every task changed twice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minSide } from '../src/plan/runde/minside.ts';
import type { Oppgave } from '../src/plan/runde/oppgave.ts';
import {
  addOppgaver,
  insertRolle,
  insertRunde,
  kommentarerCalling,
  listOppgaver,
  listRunder,
  openOppgaver,
  rollerOf,
  writeOppgaver,
} from '../src/plan/runde/store.ts';
import { systemClock } from '../src/platform/clock/system.ts';
import type { Database } from '../src/platform/db/database.ts';
import { openDatabase } from '../src/platform/db/open.ts';
import { onPostgres } from './postgres.ts';
import { searches } from './search.ts';

const KOMMUNER = Number(process.env.BENCH_KOMMUNER ?? 50);
const ROUNDS = 3;
const TASKS = 500;
const LOOKS = 200;
const TARGET = 100;
const STATUS = ['ikke-startet', 'paabegynt', 'til-gjennomgang', 'ferdig', 'ikke-aktuell'] as const;
const people = Array.from({ length: 20 }, () => systemClock.id());

const task = (i: number, change: number): Oppgave => ({
  title: i % 5 === 0 ? `Oppgave ${i}` : null,
  why: 'En merknad av vanlig lengde, slik planleggere skriver dem når de har det travelt.'.repeat(1 + (i % 3)),
  step: 1 + (i % 6),
  content: i % 5 === 0 ? null : { id: `trinn-${1 + (i % 6)}/oppgave-${i}`, version: 'x' },
  status: STATUS[(i + change) % STATUS.length] ?? 'paabegynt',
  reason: '',
  unit: ['Plan', 'Nav', 'Eiendom', 'Boligkontoret'][i % 4] ?? '',
  person: i % 3 === 0 ? null : (people[i % people.length] ?? null),
  participants: [people[(i + 7) % people.length] ?? '', people[(i + 11) % people.length] ?? ''],
  deadline: i % 2 === 0 ? `2026-${String(1 + (i % 12)).padStart(2, '0')}-15` : null,
  decides: i % 10 === 0,
  result: { text: 'Det som kom ut av oppgaven.', link: '', object: '', file: null },
  evidence: '',
  origin: null,
  carried: null,
});

async function fill(db: Database): Promise<string[]> {
  const ids: string[] = [];
  for (let k = 0; k < KOMMUNER; k += 1) {
    const id = systemClock.id();
    ids.push(id);
    await db.inPlattform((tx) =>
      tx.rows('insert into kommune (id, slug, name, number, created) values ($1, $2, $2, $3, now())', [
        id,
        `kommune-${k}`,
        String(1000 + k),
      ]),
    );
    await db.inKommune(id, async (tx) => {
      const w = { kommuneId: id, at: systemClock.now(), by: people[0] ?? null };
      for (let r = 1; r <= ROUNDS; r += 1) {
        const runde = {
          title: `Runde ${r}`,
          from: '2026-01-01',
          to: '2029-12-31',
          firstStep: 1,
          closed: r < ROUNDS,
          after: null,
          learnt: '',
        };
        const number = await insertRunde(tx, w, runde);
        const numbers = await addOppgaver(
          tx,
          w,
          number,
          Array.from({ length: TASKS }, (_, i) => task(i, 0)),
        );
        for (const change of [1, 2])
          await writeOppgaver(
            tx,
            w,
            numbers.map((n, i) => ({ number: n, revision: 1 + change, runde: number, data: task(i, change) })),
          );
        for (const person of people.slice(0, 5)) await insertRolle(tx, w, number, person, 'bidragsyter');
      }
    });
  }
  return ids;
}

const round = (ms: number) => Math.round(ms * 10) / 10;

async function look(ids: readonly string[], one: (id: string, i: number) => Promise<number>) {
  const times: number[] = [];
  let rows = 0;
  for (let i = 0; i < LOOKS; i += 1) {
    const start = performance.now();
    rows = await one(ids[(i * 7) % ids.length] ?? '', i);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.min(LOOKS - 1, Math.floor(LOOKS * share))] ?? Number.NaN);
  return { medianMs: at(0.5), p95Ms: at(0.95), maxMs: at(1), targetMs: TARGET, met: at(0.95) < TARGET, rows };
}

async function measure(url: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'boligplan-bench-'));
  const opened = await openDatabase({ folder: url ? null : folder, migrations: 'migrations', ...(url ? { url } : {}) });
  if (!opened.ok) throw new Error(`The database does not open: ${opened.error.code}`);
  const db = opened.value;
  try {
    const started = performance.now();
    const ids = await fill(db);
    const filledMs = round(performance.now() - started);
    const list = await look(ids, (id) =>
      db.inKommune(id, async (tx) => (await listOppgaver(tx, (await listRunder(tx))[0]?.number ?? 0)).length),
    );
    const mine = await look(ids, async (id, i) => {
      const me = people[i % people.length] ?? '';
      const tasks = await db.inKommune(id, async (tx) => {
        const open = (await listRunder(tx)).filter((r) => !r.data.closed).map((r) => r.number);
        const found = await openOppgaver(tx, open);
        await rollerOf(tx, open, me);
        await kommentarerCalling(tx, me, '2026-01-01T00:00:00Z');
        return found;
      });
      return minSide(tasks, { id: me, approves: true, leads: true }, '2026-11-25').now.length;
    });
    return { filledMs, oppgaveliste: list, minSide: mine };
  } finally {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const result = {
  node: process.version,
  kommuner: KOMMUNER,
  rounds: ROUNDS,
  tasks: TASKS,
  looks: LOOKS,
  pglite: await measure(undefined),
  postgres: await onPostgres(measure),
  search: await searches(),
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
