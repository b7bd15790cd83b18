import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunDeps } from '../../src/plan/boligbehov/actions.ts';
import { runModel } from '../../src/plan/boligbehov/actions.ts';
import { setRemoved } from '../../src/plan/kartlegging/actions.ts';
import { findKommunetall, listTellinger, setKommunetall, setMaalgruppetall } from '../../src/plan/kartlegging/index.ts';
import { listMaal, listTiltak, saveTiltak } from '../../src/plan/tiltak/index.ts';
import { typedTiltak } from '../../src/plan/tiltak/parse.ts';
import { systemClock } from '../../src/platform/clock/system.ts';
import { startServer, type TestServer } from '../server.ts';

type Picture = ReadonlyMap<string, string>;

/** Names of what differs between two pictures of the line. */
const moved = (before: Picture, after: Picture): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort();

/** Answers that nobody need pack and unpack. */
const PLAIN = { 'accept-encoding': 'identity' };
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('one input is changed, and what rests on it moves, and nothing else', () => {
  let server: TestServer;
  let id: string;
  const number = '9901';

  beforeAll(async () => {
    server = await startServer();
    const [kommune] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
    );
    id = kommune?.id ?? '';
  });
  afterAll(() => server.stop());

  /** What was seen last, of a line that nobody has touched since: there is nothing to look for anew. */
  let last: Picture | null = null;
  const now = async (): Promise<Picture> => last ?? look();

  const actor = () => ({ kommuneId: id, brukerId: null });

  /** Runs the model anew and looks at the whole line as a reader does: the run, the økonomiplan's page, each table and picture of the plan. */
  async function look(run: RunDeps = server.run): Promise<Picture> {
    last = null;
    const done = await runModel(server.db, systemClock, run, { id, number }, null);
    if (!done.ok) throw new Error(done.error.code);
    const { result } = done.value;
    const seen = new Map<string, string>();
    const put = (key: string, value: unknown) => seen.set(key, JSON.stringify(value));
    put('run: population', result.population);
    put('run: households', result.households);
    put('run: places with staff', result.care);
    for (const part of ['change', 'replacement', 'vacancy', 'backlog'] as const)
      put(
        `run: need, ${part}`,
        result.need.map((n) => n[part]),
      );
    for (const ledger of ['boligutvikling', 'boligsosialt'] as const)
      put(
        `run: gap, ${ledger}`,
        result.gap.filter((g) => g.ledger === ledger),
      );
    const page = async (path: string) => {
      const reply = await fetch(`${server.url}/arbeid/eksempelvik/${path}`, { headers: PLAIN });
      expect(reply.status).toBe(200);
      return (await reply.text()).replace(/<p class="bp-source">.*?<\/p>/gs, '');
    };
    const main = (html: string) => html.slice(html.indexOf('<main'));
    seen.set('page: oekonomiplan', plain(main(await page('oekonomiplan'))));
    const plan = await page('dokument/utkast');
    for (const [, key = '', inside = ''] of plan.matchAll(/<figure id="([^"]+)"[^>]*>(.*?)<\/figure>/gs))
      seen.set(`plan: ${key}`, inside);
    for (const [, chapter = '', inside = ''] of plan.matchAll(/<section aria-labelledby="([^"]+)">(.*?)<\/section>/gs))
      seen.set(`plan: text of ${chapter}`, plain(inside.replace(/<figure.*?<\/figure>/gs, '')));
    // With other parameters than the product's own it is seen once.
    if (run === server.run) last = seen;
    return seen;
  }

  it('stands still when nothing is changed', async () => {
    const before = await look();
    expect(before.size).toBeGreaterThan(45);
    expect(moved(before, await look())).toEqual([]);
  });

  it('a count of the backlog: the need and the gap of boligutviklingen, in figures, pictures and text', async () => {
    const before = await now();
    const found = await server.db.inKommune(id, (tx) => findKommunetall(tx, 'etterslep'));
    const typed = { units: '264', source: 'Ny telling', date: '31.12.2024', method: 'gjennomgang' };
    expect(await setKommunetall(server.db, systemClock, actor(), 'etterslep', typed, found?.revision ?? 0)).toEqual([]);
    expect(moved(before, await look())).toEqual([
      'plan: behov',
      'plan: gap-boligutvikling',
      'plan: gapfigur',
      'plan: kilder',
      'plan: text of kapittel-dimensjonering',
      'plan: text of kapittel-sammendrag',
      'run: gap, boligutvikling',
      'run: need, backlog',
    ]);
  });

  it('a count of who uses 24-hour care: the places and their gap alone', async () => {
    const before = await now();
    const typed = { units: '300', source: 'KPR', date: '31.12.2024', method: 'gjennomgang' };
    expect(await setKommunetall(server.db, systemClock, actor(), 'heldoegn', typed, 0)).toEqual([]);
    expect(moved(before, await look())).toEqual([
      'plan: effekt-boligsosialt',
      'plan: effekt-tabell-boligsosialt',
      'plan: gap-boligsosialt',
      'plan: heldoegns',
      'plan: kilder',
      'plan: text of kapittel-sammendrag',
      'plan: text of kapittel-utfordringer',
      'run: gap, boligsosialt',
      'run: places with staff',
    ]);
  });

  it('the figures of refugees: the boligsosiale gap, unless the overview has counted them', async () => {
    const before = await now();
    const rows = await server.db.inKommune(id, listTellinger);
    const counted = rows.filter((r) => !r.data.removed && r.data.group === 'flyktninger');
    const typed = {
      type: 'blokk',
      level: 'ingen',
      source: 'IMDi',
      date: '31.12.2024',
      method: 'gjennomgang',
      now: '120',
      alone: '0',
      [`decided-${new Date().getFullYear()}`]: '60',
    };
    expect(await setMaalgruppetall(server.db, systemClock, actor(), 'flyktninger', typed, 0)).toEqual([]);
    const after = await look();
    expect(moved(before, after).includes('run: gap, boligsosialt')).toBe(counted.length === 0);
    for (const { number: row } of counted) await setRemoved(server.db, systemClock, actor(), row, true);
    const alone = moved(after, await look());
    expect(alone).toContain('run: gap, boligsosialt');
    expect(alone.filter((key) => key.startsWith('run: '))).toEqual(['run: gap, boligsosialt']);
  });

  it('a value in the parameters: replacement moves the need and the gap, not the people', async () => {
    const before = await now();
    const twice: RunDeps = {
      ...server.run,
      parameters: { ...server.run.parameters, replacement: server.run.parameters.replacement * 2 },
    };
    expect(moved(before, await look(twice))).toEqual([
      'plan: behov',
      'plan: gap-boligutvikling',
      'plan: gapfigur',
      'plan: text of kapittel-dimensjonering',
      'plan: text of kapittel-sammendrag',
      'run: gap, boligutvikling',
      'run: need, replacement',
    ]);
  });

  it('money for a tiltak: its place in the økonomiplan, the supply and the gap of its own ledger', async () => {
    const before = await now();
    const [tiltak, goals] = await server.db.inKommune(id, async (tx) => [await listTiltak(tx), await listMaal(tx)]);
    const lia = tiltak.find((t) => t.data.title.includes('rekkehus på Lia'));
    if (!lia) throw new Error('Eksempelvik has lost a tiltak');
    expect(goals.find((g) => g.number === lia.data.maal)?.data.ledger).toBe('boligsosialt');
    const typed = { ...typedTiltak(lia.data), status: 'finansiert', certainty: 'pluss-minus-20' };
    const saved = await saveTiltak(server.db, systemClock, actor(), typed, lia.data.firstYear, lia);
    expect(saved).toEqual({ ok: true, value: lia.number });
    expect(moved(before, await look())).toEqual([
      'page: oekonomiplan',
      'plan: begrunnelser',
      'plan: drift',
      'plan: finansiering',
      'plan: gap-boligsosialt',
      'plan: ikke-finansiert',
      'plan: investering',
      'plan: penger-etter-maal',
      'plan: per-enhet',
      'plan: text of kapittel-oekonomi',
      'plan: text of kapittel-sammendrag',
      'plan: text of kapittel-tiltak',
      'plan: tilbud-boligsosialt',
      'plan: tiltak-kostnad',
      'plan: tiltak-maal-2',
      'run: gap, boligsosialt',
    ]);
  });
});
