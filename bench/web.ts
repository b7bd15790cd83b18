// npm run bench:web -- [--database pglite|postgres] [--runs 3] [--seconds 2]: five pages under load, and a first visit, as JSON.
// A bare node:http server is measured beside every page, since the machine is seldom ours alone: read the ratios.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/platform/db/open.ts';
import { setUpPlanner } from '../test/planner.ts';
import { startPostgres } from '../test/postgres.ts';
import { startProduct } from '../test/product.ts';
import { firstVisit, type Load, load } from './load.ts';

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'pglite' },
    runs: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
  },
});
interface Measured {
  readonly under: Load;
  readonly one: Load;
  readonly bare: Load;
  readonly anewMs: number;
}

const [runs, seconds] = [Number(values.runs), Number(values.seconds)];
const TARGET = { planPageServerP50Ms: 20, pagesPerSecond: 1500, firstVisitBytes: 300_000 };
const PAGES = {
  front: { path: '/', open: true },
  step4: { path: '/veileder/trinn-4-temaplan-bolig', open: true },
  tall: { path: '/arbeid/eksempelvik/tall', open: false },
  gap: { path: '/arbeid/eksempelvik/gap', open: false },
  tiltak: { path: '/arbeid/eksempelvik/tiltak', open: false },
} as const;

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
/** Server time of a page made anew: an address that nobody has asked for is kept nowhere. */
async function madeAnew(url: string, headers: Record<string, string>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 25; n += 1) {
    const reply = await fetch(`${url}?maalt=${Date.now()}-${n}`, { headers });
    await reply.arrayBuffer();
    times.push(Number(/dur=([\d.]+)/.exec(reply.headers.get('server-timing') ?? '')?.[1]));
  }
  return median(times);
}
const ratio = (a: number, b: number) => Math.round((a / b) * 1000) / 1000;

const home = mkdtempSync(join(tmpdir(), 'boligplan-bench-'));
const postgres = values.database === 'postgres' ? await startPostgres() : null;
const url = postgres ? `${postgres.url}/postgres` : undefined;
const data = join(home, 'data');

// A planner of Halden who may read Eksempelvik too: the plan pages are measured as a person with a login sees them.
let product = await startProduct(data, url);
const { cookie } = await setUpPlanner(() => product.url, product.code);
await product.kill('SIGTERM');
const opened = await openDatabase({ folder: join(data, 'database'), url, migrations: 'migrations' });
if (!opened.ok) throw new Error(opened.error.code);
await opened.value.inPlattform((tx) =>
  tx.rows("insert into medlemskap select k.id, b.id, 'leser' from kommune k, bruker b where k.slug = 'eksempelvik'"),
);
await opened.value.close();
product = await startProduct(data, url);

const bare = spawn(process.execPath, [join(import.meta.dirname, 'bare.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
const bareUrl = await new Promise<string>((found) =>
  bare.stdout.once('data', (port: Buffer) => found(`http://127.0.0.1:${port.toString().trim()}/`)),
);

try {
  const measured = new Map<string, Measured[]>();
  for (let run = 0; run <= runs; run += 1) {
    for (const [name, { path, open }] of Object.entries(PAGES)) {
      const headers: Record<string, string> = open ? {} : { cookie };
      const length = run === 0 ? 0.5 : seconds;
      const one = await load(product.url + path, { connections: 1, seconds: length / 2, headers });
      const under = await load(product.url + path, { connections: 16, seconds: length, headers });
      const anewMs = await madeAnew(product.url + path, headers);
      const least = await load(bareUrl, { connections: 16, seconds: length / 2 });
      // The first round warms.
      if (run > 0) measured.set(name, [...(measured.get(name) ?? []), { under, one, bare: least, anewMs }]);
    }
  }
  const of = (name: string, pick: (m: Measured) => number) => median((measured.get(name) ?? []).map(pick));
  const pages = Object.fromEntries(
    Object.entries(PAGES).map(([name, { open }]) => {
      const perSecond = of(name, (m) => m.under.requestsPerSecond);
      const serverMs = of(name, (m) => m.one.serverP50Ms ?? Number.NaN);
      const anewMs = of(name, (m) => m.anewMs);
      return [
        name,
        {
          requestsPerSecond: perSecond,
          ratioToBare: ratio(
            perSecond,
            of(name, (m) => m.bare.requestsPerSecond),
          ),
          p50Ms: of(name, (m) => m.under.p50Ms),
          p99Ms: of(name, (m) => m.under.p99Ms),
          oneVisitorP50Ms: of(name, (m) => m.one.p50Ms),
          serverP50Ms: serverMs,
          madeAnewP50Ms: anewMs,
          bytes: of(name, (m) => m.under.bytes),
          met:
            open || values.database === 'postgres'
              ? perSecond >= TARGET.pagesPerSecond
              : anewMs < TARGET.planPageServerP50Ms,
        },
      ];
    }),
  );
  const visit = await firstVisit(product.url);
  const result = {
    node: process.version,
    database: values.database,
    runs,
    seconds,
    connections: 16,
    bareRequestsPerSecond: median([...measured.values()].flat().map((m) => m.bare.requestsPerSecond)),
    target: TARGET,
    pages,
    firstVisit: { ...visit, met: visit.total < TARGET.firstVisitBytes },
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  bare.kill('SIGTERM');
  await product.kill('SIGTERM');
  await postgres?.stop();
  rmSync(home, { recursive: true, force: true });
}
