import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Planner, setUpPlanner, WORK } from '../planner.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { command, type Product, productSettings, startProduct } from '../product.ts';
import { judge, nothingYet, rowsOf, type Verdict } from './ledger.ts';

export interface Report extends Verdict {
  readonly database: 'pglite' | 'postgres';
  readonly rounds: number;
  /** How often the server with its worker was killed, and how often PostgreSQL itself. */
  readonly serverKills: number;
  readonly postgresKills: number;
  readonly slowestStartMs: number;
  readonly ms: number;
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const TILTAK = {
  maal: '1',
  ledger: 'boligutvikling',
  responsible: 'Plan',
  status: 'foreslaatt',
  group: 'alle',
  type: 'blokk',
  level: 'ingen',
};

/**
 * Lets a planner save tiltak, change a goal and order runs without a pause, kills the server at random moments
 * (every third time PostgreSQL instead, where that is the database), and holds what was acknowledged against what is there.
 * The product makes its own database, unless `prepare` has put one in its folder of data.
 */
export async function torture(
  rounds: number,
  database: 'pglite' | 'postgres',
  say = (_: string) => {},
  prepare = (_: string): Promise<void> => Promise.resolve(),
): Promise<Report> {
  const started = performance.now();
  const home = mkdtempSync(join(tmpdir(), 'boligplan-torture-'));
  const data = join(home, 'data');
  const postgres: PostgresServer | null = database === 'postgres' ? await startPostgres() : null;
  const url = postgres ? `${postgres.url}/postgres` : undefined;
  const told = nothingYet();
  const kills = { server: 0, postgres: 0 };
  await prepare(data);
  let product: Product = await startProduct(data, url);
  let slowest = product.ms;
  try {
    const planner = await setUpPlanner(() => product.url, product.code);
    if (!(await planner.send('/tiltak/maal', { title: 'Målet', ledger: 'boligutvikling' })))
      throw new Error('The goal was not saved');
    told.maal.add('Målet');
    if (!(await planner.send('/tiltak', { title: 'Tiltaket', ...TILTAK }))) throw new Error('The tiltak was not saved');
    told.tiltak.add('Tiltaket');
    for (let round = 1; round <= rounds; round += 1) {
      const writing = writers(planner, round, told);
      await writing.saved(1 + Math.floor(Math.random() * 40));
      await wait(Math.random() * 100);
      if (postgres && round % 3 === 0) {
        await postgres.crash(round % 2 === 0 ? 'SIGQUIT' : 'SIGKILL');
        kills.postgres += 1;
        await writing.stop();
        if (!product.running()) throw new Error(`The product ended with its database: ${product.said()}`);
      } else {
        await product.kill('SIGKILL');
        kills.server += 1;
        await writing.stop();
        product = await startProduct(data, url);
        slowest = Math.max(slowest, product.ms);
      }
      say(`round ${round}: ${count(told)} acknowledged`);
    }
    const verdict = await finalVerdict();
    return {
      database,
      rounds,
      ...verdict,
      serverKills: kills.server,
      postgresKills: kills.postgres,
      slowestStartMs: slowest,
      ms: Math.round(performance.now() - started),
    };
  } finally {
    await product.kill('SIGKILL');
    await postgres?.stop();
    rmSync(home, { recursive: true, force: true });
  }

  /** Reads everything back by the product's own backup, when the jobs have had time to end. */
  async function finalVerdict(): Promise<Verdict> {
    for (let n = 0; ; n += 1) {
      const file = join(home, `${n}.backup`);
      const made = await command(['backup', file], productSettings(data, url));
      if (made.code !== 0) throw new Error(made.err);
      const verdict = judge(told, rowsOf(readFileSync(file), 'halden'));
      // A worker on PostgreSQL waits half a minute before it takes over from one that was killed.
      if (verdict.unfinishedJobs === 0 || n === 90) return verdict;
      await wait(1000);
    }
  }
}

const count = (told: ReturnType<typeof nothingYet>) => told.tiltak.size + told.maal.size + told.runs;

/** Four hands that write without a pause until they are stopped; what fails was not acknowledged and is not tried again. */
function writers(planner: Planner, round: number, told: ReturnType<typeof nothingYet>) {
  let stopped = false;
  let n = 0;
  const loop = async (write: () => Promise<void>) => {
    while (!stopped) {
      try {
        await write();
      } catch {
        await wait(20);
      }
    }
  };
  const addTiltak = async () => {
    n += 1;
    const title = `Tiltak ${round}.${n}`;
    if (await planner.send('/tiltak', { title, ...TILTAK })) told.tiltak.add(title);
  };
  const changeGoal = async () => {
    n += 1;
    const title = `Mål ${round}.${n}`;
    const page = await (await planner.get(`${WORK}/maal/1`)).text();
    const revision = page.match(/name="revision" value="(\d+)"/)?.[1] ?? '';
    if (await planner.send('/maal/1', { title, ledger: 'boligutvikling', revision })) told.maal.add(title);
  };
  const orderRun = async () => {
    if (await planner.send('/behov', {})) told.runs += 1;
    await wait(100);
  };
  const hands = [loop(addTiltak), loop(addTiltak), loop(changeGoal), loop(orderRun)];
  return {
    /** Resolves when so many more writes are acknowledged. */
    async saved(many: number) {
      const until = count(told) + many;
      for (let n = 0; count(told) < until; n += 1) {
        if (n > 12_000) throw new Error('Nothing was saved for a minute');
        await wait(5);
      }
    },
    async stop() {
      stopped = true;
      await Promise.all(hands);
    },
  };
}
