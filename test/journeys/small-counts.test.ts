import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTall, TALLENE } from '../../src/plan/boliggruppe/index.ts';
import { saveTelling } from '../../src/plan/kartlegging/actions.ts';
import { listTellinger } from '../../src/plan/kartlegging/index.ts';
import { systemClock } from '../../src/platform/clock/system.ts';
import { saveRow } from '../../src/platform/db/rows.ts';
import { zipEntries } from '../../src/platform/files/zip-names.ts';
import { ask } from '../ask.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

const COUNT = {
  group: 'barnefamilier',
  situation: 'mangler',
  type: 'smaahus',
  level: 'ingen',
  date: '31.10.2026',
  method: 'vedtak-og-ventelister',
  doubleCount: 'kontrollert',
};

/** What two states of the same kommune may differ in: ids, fingerprints, clocks, and the numbers that files give their own parts. */
const normal = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/[0-9a-f]{12,64}/g, 'hash')
    .replace(/\d\d[.:]\d\d(:\d\d(\.\d+)?Z?)?/g, 'time')
    .replace(/_Toc\d+|\bid="\d+"|csrf" value="[^"]*"/g, '');

/** The words of a file: of an office file those that are packed in it. */
function wordsOf(bytes: Buffer): string {
  const entries = bytes.subarray(0, 2).toString() === 'PK' ? zipEntries(bytes) : null;
  if (!entries) return bytes.toString('utf8');
  return entries
    .filter((e) => e.name.endsWith('.xml'))
    .map((e) => {
      const from = e.at + 30 + bytes.readUInt16LE(e.at + 26) + bytes.readUInt16LE(e.at + 28);
      const packed = bytes.subarray(from, from + e.packed);
      return (e.method === 0 ? packed : inflateRawSync(packed)).toString('utf8');
    })
    .join('\n');
}

/** The lists of what has been done grow by a run, whatever it found; and letters of a PDF are numbered by its fingerprints. */
const BESIDE = /\/jobb$|\/jobber$|\/kjoeringer$|\.pdf$/;

describe('a count of one to four', () => {
  let server: TestServer;
  let cookie = '';
  let csrf = '';
  let kommuneId = '';
  let number = 0;
  const actor = () => ({ kommuneId, brukerId: null });
  const be = (role: 'leser' | 'planlegger') =>
    server.db.inPlattform(async (tx) => {
      await tx.rows('delete from medlemskap where kommune_id = $1', [kommuneId]);
      await tx.rows('insert into medlemskap (kommune_id, bruker_id, role) select $1, id, $2 from bruker', [
        kommuneId,
        role,
      ]);
    });

  /** Says how many there are in the hidden counts, and runs the model on it. */
  async function counted(now: string, perYear: string, without: string): Promise<void> {
    const seen = number === 0 ? null : { number, revision: 1 };
    const typed = { ...COUNT, now, perYear, countedBy: 'Flyktningtjenesten', note: '' };
    expect(await saveTelling(server.db, systemClock, actor(), typed, seen)).toEqual([]);
    const tall = parseTall({ what: 'uten-bolig', count: without, date: '25.11.2026', source: 'Nav' }, '2026-11-26');
    const rows = await server.db.inKommune(kommuneId, listTellinger);
    number = rows.length;
    const known = await server.db.inKommune(kommuneId, (tx) =>
      tx.rows<{ number: number; revision: number }>(
        "select number, max(revision)::int as revision from gruppetall_revisjon where data->>'date' = '2026-11-25' group by number",
      ),
    );
    expect((await saveRow(server.db, systemClock, actor(), TALLENE, tall, known[0] ?? null)).ok).toBe(true);
    await be('planlegger');
    const run = await fetch(`${server.url}/arbeid/eksempelvik/behov`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, cookie },
      body: new URLSearchParams({ csrf }),
    });
    expect(run.status).toBe(303);
    await server.desk.idle();
  }

  /** Every page, file and answer of the kommune, as this role gets it. */
  async function walk(role: 'leser' | 'planlegger', only = /./): Promise<Map<string, string>> {
    await be(role);
    const addresses = server.routes
      .filter((r) => r.method === 'GET' && r.path.includes(':kommune'))
      .flatMap((r) => r.examples ?? [r.path])
      .map((path) => path.replace(':kommune', 'eksempelvik'))
      .filter((path) => !path.includes(':') && !BESIDE.test(path) && only.test(path));
    const found = new Map<string, string>();
    for (const path of new Set(addresses)) {
      const { status, bytes } = await ask(server.url + path, { headers: { cookie } });
      found.set(path, `${status} ${wordsOf(bytes)}`);
    }
    return found;
  }
  const differing = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
    [...a]
      .filter(([path, text]) => text !== b.get(path) && normal(text) !== normal(b.get(path) ?? ''))
      .map(([path]) => path);

  beforeAll(async () => {
    server = await startServer({ keptPages: 'used' });
    ({ cookie, csrf } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
    const [demo] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
    );
    kommuneId = demo?.id ?? '';
    const large = { ...COUNT, now: '8317', perYear: '0', countedBy: 'Nav', note: '' };
    expect(await saveTelling(server.db, systemClock, actor(), large)).toEqual([]);
  }, 480_000);
  afterAll(() => server?.stop());

  it('moves nothing that a reader can open: no page, sum, chart, file or answer of a program tells one from another', async () => {
    await counted('2', '3', '4');
    const kept = /\/boliggruppe$/;
    const [reader, planner] = [await walk('leser'), await walk('planlegger', kept)];
    await counted('4', '1', '2');
    const opened = [...reader.values()].filter((text) => text.startsWith('200')).length;
    expect(opened).toBeGreaterThan(100);
    expect(differing(reader, await walk('leser'))).toEqual([]);
    // The walk sees what is told to those who keep the counts.
    expect(differing(planner, await walk('planlegger', kept))).toEqual(['/arbeid/eksempelvik/boliggruppe']);
    const part = '/arbeid/eksempelvik/gap/boligsosialt/smaahus/ingen/10';
    const group = `${part}?gruppe=barnefamilier`;
    const gap = await walk('planlegger', /\/gap($|\/boligsosialt\/smaahus)/);
    expect(gap.get('/arbeid/eksempelvik/gap')).toContain(group);
    expect(gap.get(group)).toContain('Bare denne delen: Barnefamilier.');
    expect(gap.get(group)).toContain('Trengs nå');
    expect(reader.get(group)).toContain('færre enn fem husstander');
    const unknown = await fetch(`${server.url}${part}?gruppe=alle%20andre`, { headers: { cookie } });
    expect(unknown.status).toBe(404);
    expect(server.errors).toEqual([]);
  }, 480_000);
});
