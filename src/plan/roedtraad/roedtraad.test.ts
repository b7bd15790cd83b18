import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { revisionsOf } from '../../platform/db/revisions.ts';
import { setRowRemoved } from '../../platform/db/rows.ts';
import { addMaal, listTiltak, saveTiltak } from '../tiltak/index.ts';
import { acceptFinding, planYear } from './actions.ts';
import { checkPlan } from './check.ts';
import { judge } from './godtatt.ts';
import { GODTATT, listGodtatt, loadCheckedPlan } from './store.ts';

const KEY = 'tiltak-uten-frist.tiltak.T-001';
const TYPED = {
  maal: '1',
  title: 'Kjøpe boliger',
  ledger: 'boligsosialt',
  status: 'foreslaatt',
  responsible: 'Eiendom',
  group: 'unge',
  type: 'blokk',
  level: 'ingen',
  kostra: '265',
};

describe('the red thread in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-25T08:00:00.000Z');
  const sources = { tables: { kostra: [], prices: [] }, kombinasjoner: [] };
  const judged = (actor: Actor) =>
    db.inKommune(actor.kommuneId, async (tx) =>
      judge(checkPlan(await loadCheckedPlan(tx, sources, planYear(clock))).findings, await listGodtatt(tx)),
    );
  const standingOf = async (actor: Actor) => (await judged(actor)).find((j) => j.key === KEY)?.standing;
  const accept = (actor: Actor, reason: string, key = KEY, seen: { number: number; revision: number } | null = null) =>
    acceptFinding(db, clock, actor, sources, key, { reason }, seen);

  beforeAll(async () => {
    db = await testDatabase();
    const made = await twoKommuner(db);
    own = { kommuneId: made.own, brukerId: null };
    neighbour = { kommuneId: made.neighbour, brukerId: null };
    for (const actor of [own, neighbour]) {
      expect(
        (await addMaal(db, clock, actor, { title: 'Flere boliger', ledger: 'boligsosialt', strategy: 'Kjøpe' })).ok,
      ).toBe(true);
      const saved = await saveTiltak(db, clock, actor, TYPED, 2027, null);
      expect(saved.ok ? [] : saved.error).toEqual([]);
    }
  });
  afterAll(() => db.close());

  it('finds what the stored plan lacks, and takes nothing typed for "nobody has said"', async () => {
    const found = (await judged(own)).map((j) => j.key);
    expect(found).toEqual([
      'maal-uten-indikator.maal.M-1',
      KEY,
      'tiltak-uten-kostnad.tiltak.T-001',
      'tiltak-uten-effekt.tiltak.T-001',
    ]);
  });

  it('is accepted with a reason, by one kommune alone, once, and with nothing about persons in it', async () => {
    const refused = async (reason: string, key?: string) => {
      const saved = await accept(own, reason, key);
      return saved?.ok === false ? saved.error.map((r) => r.code) : saved;
    };
    expect(await refused('')).toEqual(['mangler']);
    expect(await refused('Gjelder 010190 12345')).toEqual(['personopplysning']);
    expect(await refused('Fordi', 'tiltak-uten-frist.tiltak.T-099')).toBeNull();
    expect((await accept(own, 'Fristen settes i budsjettet'))?.ok).toBe(true);
    expect(await refused('En gang til')).toEqual(['endret-av-andre']);
    expect([await standingOf(own), await standingOf(neighbour)]).toEqual(['godtatt', 'ny']);
    expect(await db.inKommune(neighbour.kommuneId, listGodtatt)).toEqual([]);
  });

  it('comes back when the tiltak changes, is accepted anew, and is undone; all of it is kept', async () => {
    const [before] = await db.inKommune(own.kommuneId, listTiltak);
    const seen = { number: 1, revision: before?.revision ?? 0 };
    const saved = await saveTiltak(db, clock, own, { ...TYPED, title: 'Kjøpe flere boliger' }, 2027, seen);
    expect(saved.ok ? [] : saved.error).toEqual([]);
    expect(await standingOf(own)).toBe('endret');
    expect((await accept(own, 'Fortsatt slik', KEY, { number: 1, revision: 1 }))?.ok).toBe(true);
    expect(await standingOf(own)).toBe('godtatt');
    expect((await accept(own, 'For sent', KEY, { number: 1, revision: 1 }))?.ok).toBe(false);
    expect(await setRowRemoved(db, clock, own, GODTATT, 1, true)).toEqual([]);
    expect(await standingOf(own)).toBe('ny');
    expect((await accept(own, 'Igjen'))?.ok).toBe(true);
    const history = await db.inKommune(own.kommuneId, (tx) => revisionsOf(tx, GODTATT.table, 1));
    expect(history).toHaveLength(3);
  });

  it('sees dwellings that two tiltak promise in one field, by what the tiltak say of the place', async () => {
    const both = async (site: string) => {
      for (const title of ['Kjøpe på Lia', 'Leie på Lia']) {
        const saved = await saveTiltak(db, clock, own, { ...TYPED, title, units1: '4', site }, 2027, null);
        expect(saved.ok ? [] : saved.error).toEqual([]);
        site = site.toUpperCase();
      }
    };
    const promised = async () => (await judged(own)).filter((j) => j.finding.code === 'effekt-to-ganger');
    await both('');
    expect(await promised()).toEqual([]);
    await both('Lia, felt 2');
    expect((await promised()).map((j) => j.finding.data)).toEqual([{ place: 'LIA, FELT 2' }]);
  });
});
