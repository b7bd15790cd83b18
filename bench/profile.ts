// npm run load -- --profile kommunestyre [--database both|pglite|postgres] [--seconds 20]: the evening the council reads the
// plan while the administration still mends it. Each person is a session of their own, with time to read between pages.
// JSON on standard output; the exit code is 1 when PostgreSQL is too slow, something failed, or an edit was lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hashToken, newToken } from '../src/platform/auth/token.ts';
import { systemClock } from '../src/platform/clock/system.ts';
import { type OwnedDatabase, openDatabase } from '../src/platform/db/open.ts';
import { formsIn } from '../test/pages/forms.ts';
import { findPostgres, startPostgres } from '../test/postgres.ts';
import { type Product, startProduct } from '../test/product.ts';

const PROFILES = {
  /** Two editors share each tiltak, so that they meet. A reader turns a page every second and an editor saves every other: faster than people do. */
  kommunestyre: { readers: 60, editors: 10, readEvery: 1000, saveEvery: 2000, p95Ms: 300 },
} as const;
type Kind = 'pglite' | 'postgres';

const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'kommunestyre' },
    database: { type: 'string', default: 'both' },
    seconds: { type: 'string', default: '20' },
  },
});
const profile = PROFILES[values.profile as keyof typeof PROFILES];
const KINDS: readonly Kind[] = values.database === 'both' ? ['postgres', 'pglite'] : [values.database as Kind];
if (!profile || KINDS.some((k) => k !== 'pglite' && k !== 'postgres')) {
  process.stderr.write(`Known profiles: ${Object.keys(PROFILES).join(', ')}; databases: both, pglite, postgres.\n`);
  process.exit(2);
}
const seconds = Number(values.seconds);

const WORK = '/arbeid/eksempelvik';
/** What a member of the council opens before the meeting, the plan itself most often. */
const PAGES = [
  '/oekonomiplan',
  '/oekonomiplan',
  '/oekonomiplan/behandling',
  '/oekonomiplan/behandling/1',
  '/oekonomiplan/innspill',
  '/tiltak',
  '/tiltak/7',
  '/gap',
  '/dokument',
  '/oppfoelging',
] as const;
/** Two editors at each. */
const TILTAK = [3, 7, 9, 15, 16] as const;

interface Person {
  readonly cookie: string;
}

/** Everybody who takes part, with a session each; nobody logs in while it is measured. */
async function people(db: OwnedDatabase): Promise<{ readers: Person[]; editors: Person[] }> {
  const now = systemClock.now();
  const later = new Date(Date.parse(now) + 3_600_000).toISOString();
  const make = async (name: string, role: string): Promise<Person> => {
    const [id, token] = [systemClock.id(), newToken()];
    await db.inPlattform(async (tx) => {
      await tx.rows('insert into bruker (id, email, name, password_hash, created) values ($1, $2, $3, $4, $5)', [
        id,
        `${name}@eksempelvik.no`,
        name,
        'ingen',
        now,
      ]);
      await tx.rows("insert into medlemskap select k.id, $1, $2 from kommune k where k.slug = 'eksempelvik'", [
        id,
        role,
      ]);
      await tx.rows(
        'insert into oekt (token_hash, bruker_id, created, expires, last_seen) values ($1, $2, $3, $4, $3)',
        [hashToken(token), id, now, later],
      );
    });
    return { cookie: `boligplan=${token}` };
  };
  const many = async (count: number, name: string, role: string) => {
    const made: Person[] = [];
    for (let i = 0; i < count; i += 1) made.push(await make(`${name}${i + 1}`, role));
    return made;
  };
  return {
    readers: await many(profile.readers, 'representant', 'leser'),
    editors: await many(profile.editors, 'planlegger', 'planlegger'),
  };
}

const quantile = (all: readonly number[], q: number) => {
  const sorted = all.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor((sorted.length - 1) * q)] ?? Number.NaN) * 10) / 10;
};
const told = (all: readonly number[]) => ({
  count: all.length,
  p50Ms: quantile(all, 0.5),
  p95Ms: quantile(all, 0.95),
  maxMs: quantile(all, 1),
});

interface Evening {
  readonly read: number[];
  readonly save: number[];
  /** Saves that were refused because somebody else had saved meanwhile, and were told so. */
  conflicts: number;
  readonly errors: string[];
  /** The words of every save that was accepted, by tiltak. */
  readonly accepted: { readonly tiltak: number; readonly words: string }[];
}

async function evening(product: Product, who: Awaited<ReturnType<typeof people>>): Promise<Evening> {
  const seen: Evening = { read: [], save: [], conflicts: 0, errors: [], accepted: [] };
  const until = performance.now() + seconds * 1000;
  // People do not come at once, and not in step.
  const pause = (every: number) => new Promise((next) => setTimeout(next, every * (0.5 + Math.random())));
  const timed = async (times: number[], path: string, init: RequestInit): Promise<{ status: number; body: string }> => {
    const began = performance.now();
    const reply = await fetch(product.url + path, { ...init, redirect: 'manual' });
    const body = await reply.text();
    times.push(performance.now() - began);
    return { status: reply.status, body };
  };

  async function reader({ cookie }: Person): Promise<void> {
    await new Promise((next) => setTimeout(next, Math.random() * profile.readEvery));
    while (performance.now() < until) {
      const path = WORK + (PAGES[Math.floor(Math.random() * PAGES.length)] ?? '');
      const { status } = await timed(seen.read, path, { headers: { cookie } });
      if (status !== 200) seen.errors.push(`GET ${path}: ${status}`);
      await pause(profile.readEvery);
    }
  }

  async function editor({ cookie }: Person, at: number): Promise<void> {
    const tiltak = TILTAK[at % TILTAK.length] ?? 0;
    const path = `${WORK}/tiltak/${tiltak}`;
    await new Promise((next) => setTimeout(next, Math.random() * profile.saveEvery));
    for (let n = 1; performance.now() < until; n += 1) {
      const page = await timed(seen.read, path, { headers: { cookie } });
      const form = formsIn(page.body).find((f) => f.action === path && f.fields.some((x) => x.name === 'description'));
      if (page.status !== 200 || !form) {
        seen.errors.push(`GET ${path}: ${page.status}${form ? '' : ', without its form'}`);
        return;
      }
      await pause(profile.saveEvery);
      const words = `Merknad ${n} fra planlegger ${at + 1}.`;
      const body = new URLSearchParams();
      for (const field of form.fields)
        if (field.sent && !field.button) body.append(field.name, field.name === 'description' ? words : field.value);
      const headers = { cookie, origin: product.url };
      const { status } = await timed(seen.save, path, { method: 'POST', headers, body });
      if (status === 303) seen.accepted.push({ tiltak, words });
      else if (status === 409) seen.conflicts += 1;
      else seen.errors.push(`POST ${path}: ${status}`);
    }
  }

  await Promise.all([...who.readers.map(reader), ...who.editors.map(editor)]);
  return seen;
}

/** Accepted words that no revision holds, or that stand in more than one. */
async function lostEdits(db: OwnedDatabase, accepted: Evening['accepted']): Promise<string[]> {
  const rows = await db.inPlattform((tx) =>
    tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
  );
  const kept = await db.inKommune(rows[0]?.id ?? '', (tx) =>
    tx.rows<{ number: number; words: string }>("select number, data->>'description' as words from tiltak_revisjon"),
  );
  return accepted.flatMap(({ tiltak, words }) => {
    const found = kept.filter((k) => k.number === tiltak && k.words === words).length;
    return found === 1 ? [] : [`T-${tiltak} «${words}»: ${found}`];
  });
}

async function measure(kind: Kind) {
  const home = mkdtempSync(join(tmpdir(), 'boligplan-load-'));
  const postgres = kind === 'postgres' ? await startPostgres() : null;
  const url = postgres ? `${postgres.url}/postgres` : undefined;
  const data = join(home, 'data');
  const opened = async () => {
    const found = await openDatabase({ folder: join(data, 'database'), url, migrations: 'migrations' });
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  };
  let product = await startProduct(data, url);
  try {
    await product.kill('SIGTERM');
    let db = await opened();
    const who = await people(db);
    await db.close();
    product = await startProduct(data, url);
    // One look at every page, so that what is read once for the whole server is read.
    for (const path of new Set(PAGES))
      await (await fetch(product.url + WORK + path, { headers: { cookie: who.readers[0]?.cookie ?? '' } })).text();
    const seen = await evening(product, who);
    await product.kill('SIGTERM');
    db = await opened();
    const lost = await lostEdits(db, seen.accepted);
    await db.close();
    const all = told([...seen.read, ...seen.save]);
    return {
      all,
      pages: told(seen.read),
      saves: { ...told(seen.save), accepted: seen.accepted.length, conflictsTold: seen.conflicts },
      errors: seen.errors.length,
      firstErrors: seen.errors.slice(0, 5),
      lostEdits: lost,
      met: all.p95Ms < profile.p95Ms && seen.errors.length === 0 && lost.length === 0,
    };
  } finally {
    if (product.running()) await product.kill('SIGTERM');
    await postgres?.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

const results: Partial<Record<Kind, Awaited<ReturnType<typeof measure>> | { readonly missing: string }>> = {};
for (const kind of KINDS) {
  const found = kind === 'postgres' ? findPostgres() : null;
  results[kind] = found && 'missing' in found ? { missing: found.missing } : await measure(kind);
}
const { readers, editors, readEvery, saveEvery, p95Ms } = profile;
process.stdout.write(
  `${JSON.stringify(
    {
      profile: values.profile,
      readers,
      editors,
      readEveryMs: readEvery,
      saveEveryMs: saveEvery,
      seconds,
      node: process.version,
      /** Others on the same cores make every figure larger. */
      machineLoad: loadavg().map((n) => Math.round(n * 10) / 10),
      target: { postgresP95Ms: p95Ms },
      results,
    },
    null,
    2,
  )}\n`,
);
// The embedded database is printed; its speed alone fails nothing.
const bad = KINDS.some((kind) => {
  const r = results[kind];
  if (!r || 'missing' in r) return values.database === 'postgres';
  return kind === 'postgres' ? !r.met : r.errors > 0 || r.lostEdits.length > 0;
});
process.exitCode = bad ? 1 : 0;
