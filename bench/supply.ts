// A list of 20 000 dwellings as xlsx from upload to stock, and what pages read and compute among 50 municipalities with 2 000
// dwellings and 200 fields each: milliseconds and megabytes as JSON, each limit with whether it was met by the clock. On the embedded database in a folder, as the product runs it (in
// memory the database's own files would count as the import's), or with BOLIGPLAN_BENCH_POSTGRES=<address of an empty database> on
// that one, or with BOLIGPLAN_BENCH_POSTGRES=own on a server of its own. Beside the clock stands the work of this process: on a machine
// that is busy with something else only that can be compared.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import ExcelJS from 'exceljs';
import { BOLIGTYPER } from '../src/kernel/index.ts';
import { orderListe } from '../src/plan/boligbestand/actions/bestilling.ts';
import { lesListe } from '../src/plan/boligbestand/actions/lesing.ts';
import { taInn } from '../src/plan/boligbestand/actions/ta-inn.ts';
import { standsOn } from '../src/plan/boligbestand/bolig.ts';
import { boligSupply } from '../src/plan/boligbestand/index.ts';
import { boligbestandJobs } from '../src/plan/boligbestand/jobs.ts';
import { listerAv } from '../src/plan/boligbestand/pages/tabeller.ts';
import { boligerIn, currentListe, findListe } from '../src/plan/boligbestand/store.ts';
import { FELTSTATUS, type Felt, listFelt, NEW_FELT, ventet } from '../src/plan/boligbyggeprogram/index.ts';
import { utsikt } from '../src/plan/boligbyggeprogram/prognose.ts';
import { findLedetid } from '../src/plan/boligbyggeprogram/store.ts';
import { openTables } from '../src/plan/roedtraad/index.ts';
import { systemClock } from '../src/platform/clock/system.ts';
import { openDatabase } from '../src/platform/db/open.ts';
import { checkUploads } from '../src/platform/files/check.ts';
import { createJobDesk } from '../src/platform/jobs/desk.ts';
import { startPostgres } from '../test/postgres.ts';

const KOMMUNER = 50;
const EACH = 2000;
const LARGE = 20_000;
const FIELDS = 200;
const LOOKS = 60;
const IMPORT_TARGET_MS = 5000;
const GROWTH_TARGET_MB = 200;
const PAGE_TARGET_MS = 150;

const asked = process.env.BOLIGPLAN_BENCH_POSTGRES;
const server = asked === 'own' ? await startPostgres() : null;
const url = server ? `${server.url}/postgres` : asked;
const root = join(import.meta.dirname, '..');
const place = mkdtempSync(join(tmpdir(), 'boligplan-bench-'));
const folder = url ? null : join(place, 'db');
const opened = await openDatabase({ folder, migrations: join(root, 'migrations'), ...(url ? { url } : {}) });
if (!opened.ok) throw new Error(`The database does not open: ${opened.error.code}`);
const db = opened.value;
const clock = systemClock;

const HEADS = [
  ...['Bolignummer', 'Adresse', 'Bruksenhetsnummer', 'Boligtype', 'Bruksareal', 'Antall rom', 'Tilgjengelighet'],
  ...['Tilstandsgrad', 'Vedlikeholdsetterslep', 'Bydel', 'Grunnkrets', 'Tjenestenivå', 'Disposisjonsform', 'Eiertype'],
  ...['Husleie', 'Status', 'Leie til eie', 'I bruk fra', 'Innleie til', 'Leiekontrakt til'],
];
const pick = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;
const rowOf = (n: number): (string | number)[] => [
  ...[
    `B-${n}`,
    `Storgata ${n}`,
    'H0101',
    pick(['Leilighet', 'Rekkehus', 'Enebolig', 'Omsorgsbolig'], n),
    30 + (n % 90),
  ],
  ...[1 + (n % 5), pick(['Ja', 'Nei'], n), `TG${n % 4}`, 1000 * (n % 700), `Bydel ${n % 9}`, `Krets ${n % 120}`],
  ...[pick(['Ingen', 'Heldøgns', ''], n), pick(['Eid', 'Innleid', 'Tilvisning'], n), pick(['KF', 'Kommunen'], n)],
  ...[6000 + (n % 4000), pick(['Utleid', 'Ledig', 'Utleid', 'Til salgs'], n), pick(['Ja', 'Nei'], n), 1990 + (n % 30)],
  ...[n % 3 === 1 ? `31.12.${2027 + (n % 12)}` : '', n % 2 === 0 ? `30.06.${2027 + (n % 3)}` : ''],
];

const book = new ExcelJS.Workbook();
const sheet = book.addWorksheet('Boliger');
sheet.addRow(HEADS);
for (let n = 1; n <= LARGE; n += 1) sheet.addRow(rowOf(n));
const bytes = new Uint8Array(await book.xlsx.writeBuffer());

async function newKommune(i: number): Promise<string> {
  const id = clock.id();
  await db.inPlattform((tx) =>
    tx.rows('insert into kommune (id, slug, name, number, created) values ($1, $2, $2, $3, $4)', [
      id,
      `kommune-${i}`,
      String(9000 + i),
      clock.now(),
    ]),
  );
  return id;
}

const rssNow = () => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1_048_576;
};

const big = await newKommune(KOMMUNER);
const desk = createJobDesk(db, boligbestandJobs({ openTables }), { clock, name: 'bench', log: () => {}, every: 50 });
await desk.start();
const before = rssNow();
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss() / 1_048_576);
}, 20);
const cpuBefore = process.cpuUsage();
const started = performance.now();
const [checked] = await checkUploads([{ name: `boliger-${randomBytes(2).toString('hex')}.xlsx`, bytes }], ['xlsx']);
if (!checked?.ok) throw new Error('The file was refused');
await desk.order(big, (tx) => orderListe(tx, clock, big, null, checked.value));
await desk.idle();
const read = performance.now();
const liste = await db.inKommune(big, (tx) => findListe(tx, 1));
if (!liste) throw new Error('The list was not read');
const preview = lesListe(liste.sheets[0], liste.choice);
const previewed = performance.now();
const taken = await taInn(db, clock, { kommuneId: big, brukerId: null }, 1, clock.today());
const ended = performance.now();
const { user, system } = process.cpuUsage(cpuBefore);
clearInterval(watch);
if (!taken.ok || taken.value !== LARGE) throw new Error(JSON.stringify({ taken, errors: preview.errors.slice(0, 3) }));
await desk.stop();

const ids: string[] = [];
for (let i = 0; i < KOMMUNER; i += 1) {
  const id = await newKommune(i);
  ids.push(id);
  await db.inKommune(id, (tx) =>
    tx.rows(
      `with l as (
         insert into boligliste (kommune_id, number, name, sheets, choice, left_out, as_of, state, created)
         values ($1, 1, 'liste.xlsx', '[]', '{}', '[]', current_date, 'tatt-inn', now()) returning kommune_id)
       insert into bolig (kommune_id, liste, row, key, ref, address, unit, type, level, disposal, status, condition, size,
         rooms, backlog, rent, place, grunnkrets, from_year, hire_end)
       select l.kommune_id, 1, n, 'B' || n, 'B' || n, 'Storgata ' || n, '',
         (array['blokk', 'smaahus', 'enebolig', 'annet'])[1 + n % 4], (array['ingen', 'heldoegns', null])[1 + n % 3],
         (array['eid', 'innleid'])[1 + n % 2], (array['utleid', 'ledig', 'utleid'])[1 + n % 3], n % 4, 30 + n % 90,
         1 + n % 5, 1000 * (n % 700), 6000 + n % 4000, 'Bydel ' || n % 9, 'Krets ' || n % 120, 1990 + n % 30,
         case when n % 2 = 1 then date '2027-12-31' + n % 3000 end
       from l, generate_series(1, ${EACH}) n`,
      [id],
    ),
  );
  const felt = (n: number): Felt => ({
    ...NEW_FELT,
    name: `Felt ${n}`,
    area: `Bydel ${n % 9}`,
    status: pick(FELTSTATUS, n),
    planned: [0, 1, 2].map((y) => ({
      year: 2027 + ((n + y) % 12),
      type: pick(BOLIGTYPER, n + y),
      units: 5 + (n % 40),
    })),
    delivered: n % 5 === 0 ? [{ year: 2026, type: pick(BOLIGTYPER, n), units: 3 }] : [],
  });
  const fields = Array.from({ length: FIELDS }, (_, n) => felt(n));
  await db.inKommune(id, (tx) =>
    tx.rows(
      `insert into felt_revisjon (kommune_id, number, revision, data, created)
       select $1, n, 1, d, now() from jsonb_array_elements($2::jsonb) with ordinality as t (d, n)`,
      [id, JSON.stringify(fields)],
    ),
  );
}
const LOOKED = ['lister', 'supply', 'felt'] as const;
const took = Object.fromEntries(LOOKED.map((what) => [what, { ms: [] as number[], work: [] as number[] }])) as Record<
  (typeof LOOKED)[number],
  { ms: number[]; work: number[] }
>;
async function look(what: (typeof LOOKED)[number], work: () => Promise<unknown>) {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  took[what].ms.push(performance.now() - from);
  took[what].work.push((user + system) / 1000);
}
for (let i = 0; i < LOOKS; i += 1) {
  const id = pick(ids, i * 7);
  const today = clock.today();
  await look('lister', () =>
    db.inKommune(id, async (tx) => {
      const current = await currentListe(tx);
      const boliger = (await boligerIn(tx, current?.number ?? 0)).filter((b) => standsOn(b, today));
      listerAv({ lang: 'nb', kommune: 'K', source: '', boliger, sizes: null, expiring: [], addresses: true });
    }),
  );
  await look('supply', () => db.inKommune(id, (tx) => boligSupply(tx, today)));
  // What the page of the programme, the ledger and the gap read of the fields.
  await look('felt', () =>
    db.inKommune(id, async (tx) => {
      const [rows, ledetid] = [await listFelt(tx), await findLedetid(tx)];
      utsikt(
        ventet(rows, ledetid),
        Array.from({ length: 12 }, (_, i) => 2027 + i),
        { area: '9901', shared: 0.3 },
      );
    }),
  );
}
const p95 = (values: number[]) => Math.round(values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0);
const ms = (from: number, to: number) => Math.round(to - from);
const importMs = ms(started, ended);
const growthMb = Math.round(peak - before);
const pages = Object.fromEntries(
  LOOKED.map((what) => {
    const p95Ms = p95(took[what].ms);
    return [what, { p95Ms, p95WorkMs: p95(took[what].work), targetMs: PAGE_TARGET_MS, met: p95Ms < PAGE_TARGET_MS }];
  }),
);
console.log(
  JSON.stringify(
    {
      database: url ? 'postgres' : 'pglite',
      rows: LARGE,
      fileKilobytes: Math.round(bytes.length / 1024),
      import: {
        readMs: ms(started, read),
        previewMs: ms(read, previewed),
        takeInMs: ms(previewed, ended),
        totalMs: importMs,
        workMs: Math.round((user + system) / 1000),
        targetMs: IMPORT_TARGET_MS,
        met: importMs < IMPORT_TARGET_MS,
      },
      memory: {
        beforeMb: Math.round(before),
        growthMb,
        targetMb: GROWTH_TARGET_MB,
        met: growthMb <= GROWTH_TARGET_MB,
      },
      kommuner: KOMMUNER,
      dwellingsEach: EACH,
      fieldsEach: FIELDS,
      pages,
    },
    null,
    2,
  ),
);
await db.close();
await server?.stop();
rmSync(place, { recursive: true, force: true });
process.exit(0);
