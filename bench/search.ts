// The search of one workspace among 50 municipalities with 3 rounds of 500 tasks each: milliseconds from question to
// hits, as JSON. On the embedded database, and on PostgreSQL where one is installed.

import { join } from 'node:path';
import { ownDocuments } from '../src/app/sok/egne.ts';
import { createHeldIndekser } from '../src/app/sok/held.ts';
import { createIndeks, findIn } from '../src/app/sok/indeks.ts';
import { publicDocuments } from '../src/app/sok/innhold.ts';
import { loadEksempler } from '../src/plan/eksempler/index.ts';
import { guideTasks } from '../src/plan/runde/index.ts';
import { loadOrdliste, loadVeileder, seksjonerI } from '../src/plan/veileder/index.ts';
import { systemClock } from '../src/platform/clock/system.ts';
import type { Database } from '../src/platform/db/database.ts';
import { openDatabase } from '../src/platform/db/open.ts';
import { onPostgres } from './postgres.ts';

const KOMMUNER = 50;
const ROUNDS = 3;
const TASKS = 500;
const TARGET = 200;
const QUESTIONS = [
  'tomter',
  'kartlegging av behov',
  'kommundelplan',
  'startlån',
  'tildeling 123',
  'ventetid',
  'xqzxqz',
];

const root = join(import.meta.dirname, '..');
const library = { veileder: loadVeileder(root), eksempler: loadEksempler(root), ordliste: loadOrdliste(root) };
const guide = {
  tasks: new Map(guideTasks(library.veileder).map((task) => [task.id, task])),
  seksjoner: seksjonerI(library.veileder),
};
const at = (values: readonly number[], share: number) =>
  Math.round((values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN) * 10) / 10;
const figures = (values: readonly number[]) => ({
  p50Ms: at(values, 0.5),
  p95Ms: at(values, 0.95),
  maxMs: at(values, 1),
});
async function fill(db: Database): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < KOMMUNER; i += 1) {
    const id = systemClock.id();
    ids.push(id);
    const at = systemClock.now();
    await db.inPlattform((tx) =>
      tx.rows('insert into kommune (id, slug, name, number, created) values ($1, $2, $2, $3, $4)', [
        id,
        `kommune-${i}`,
        String(9000 + i),
        at,
      ]),
    );
    await db.inKommune(id, async (tx) => {
      const runde = {
        title: 'Runde',
        from: '2026-01-01',
        to: '2027-12-31',
        firstStep: 1,
        closed: false,
        after: null,
        learnt: '',
      };
      const task = {
        title: '',
        why: 'Fordi behovet er kjent og planen sier det',
        step: 4,
        content: null,
        status: 'ikke-startet',
        reason: '',
        unit: 'Planavdelingen',
        person: null,
        participants: [],
        deadline: null,
        decides: false,
        result: { text: '', link: '', object: '', file: null },
        evidence: '',
        origin: null,
        carried: null,
      };
      await tx.rows(
        `insert into runde_revisjon (kommune_id, number, revision, data, created) select $1, n, 1, $2::jsonb, $3 from generate_series(1, ${ROUNDS}) n`,
        [id, JSON.stringify(runde), at],
      );
      const all = `generate_series(1, ${ROUNDS * TASKS}) n`;
      const data = `jsonb_set($2::jsonb, '{title}', to_jsonb((array['Kartlegge tomter', 'Rutine for tildeling', 'Måle ventetid', 'Høring av planen', 'Avtale om tilvisning'])[1 + n % 5] || ' i område ' || n))`;
      await tx.rows(
        `insert into oppgave_revisjon (kommune_id, number, revision, data, created) select $1, n, 1, ${data}, $3 from ${all}`,
        [id, JSON.stringify(task), at],
      );
      await tx.rows(
        `insert into oppgave (kommune_id, number, runde, revision, created, changed, data) select $1, n, 1 + (n - 1) / ${TASKS}, 1, $3, $3, ${data} from ${all}`,
        [id, JSON.stringify(task), at],
      );
    });
  }
  return ids;
}

async function search(db: Database) {
  const ids = await fill(db);
  const shipped = createIndeks(publicDocuments(library, 'nb'));
  const held = createHeldIndekser();
  const times = { first: [] as number[], again: [] as number[], public: [] as number[] };
  let hits = 0;
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  // Each municipality twice: first with nothing held, then as the second question of the day.
  for (const round of ['first', 'again'] as const)
    for (const [i, kommune] of ids.entries()) {
      const question = QUESTIONS[i % QUESTIONS.length] ?? '';
      const start = performance.now();
      const documents = await db.inKommune(kommune, (tx) => ownDocuments(tx, guide, 'nb'));
      hits += findIn([held.indeksOf(kommune, documents), shipped], question).length;
      times[round].push(performance.now() - start);
      const publicStart = performance.now();
      findIn([shipped], question);
      times.public.push(performance.now() - publicStart);
    }
  globalThis.gc?.();
  const heldMB = Math.round((process.memoryUsage().heapUsed - before) / 2 ** 20);
  const all = [...times.first, ...times.again];
  return {
    searches: all.length,
    hits,
    workspace: figures(all),
    first: figures(times.first),
    again: figures(times.again),
    public: figures(times.public),
    heldMB: globalThis.gc ? heldMB : null,
    targetMs: TARGET,
    met: at(all, 0.95) < TARGET,
  };
}

async function measure(url?: string) {
  const opened = await openDatabase({ folder: null, migrations: join(root, 'migrations'), ...(url ? { url } : {}) });
  if (!opened.ok) throw new Error(`The database does not open: ${opened.error.code}`);
  try {
    return await search(opened.value);
  } finally {
    await opened.value.close();
  }
}

export const searches = async () => ({
  kommuner: KOMMUNER,
  tasksEach: ROUNDS * TASKS,
  pglite: await measure(),
  postgres: await onPostgres(measure),
});
if (import.meta.main) process.stdout.write(`${JSON.stringify(await searches(), null, 2)}\n`);
