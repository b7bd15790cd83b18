import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { createOppgave, guideTasks } from '../../plan/runde/index.ts';
import { MOETE } from '../../plan/boliggruppe/index.ts';
import { addIdeas, IDE } from '../../plan/idekasse/index.ts';
import { saveFoering, savePlan } from '../../plan/planregister/index.ts';
import { addMaal } from '../../plan/tiltak/index.ts';
import { loadVeileder } from '../../plan/veileder/index.ts';
import { systemClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addFirst } from '../../platform/db/revisions.ts';
import { saveRow, setRowRemoved } from '../../platform/db/rows.ts';
import { findIn } from './indeks.ts';
import { ownIndekser } from './kjente.ts';

const guide = new Map(
  guideTasks(loadVeileder(resolve(import.meta.dirname, '../../..'))).map((task) => [task.id, task]),
);

let db: OwnedDatabase;
let own = '';
let neighbour = '';
beforeAll(async () => {
  db = await testDatabase();
  ({ own, neighbour } = await twoKommuner(db));
  for (const [kommuneId, word] of [
    [own, 'Egenvik'],
    [neighbour, 'Nabovik'],
  ] as const) {
    const w = { kommuneId, at: systemClock.now(), by: null };
    await db.inKommune(kommuneId, async (tx) => {
      await addFirst(tx, 'runde_revisjon', w, {
        title: 'Runde',
        from: '2026-01-01',
        to: '2027-12-31',
        firstStep: 1,
        closed: false,
      });
      await createOppgave(tx, w, {
        title: `Kartlegge tomtene i ${word}`,
        why: 'Behov',
        unit: 'Planavdelingen',
        origin: null,
      });
      await tx.rows(
        `insert into kapittel_versjon (kommune_id, kapittel, revision, title, text, name, created) values ($1, 'sammendrag', 1, 'Sammendrag', '## Nye **tomter** ved sjøen', '', $2)`,
        [kommuneId, w.at],
      );
    });
    await addMaal(
      db,
      systemClock,
      { kommuneId, brukerId: null },
      { title: `Flere tomter i ${word}`, ledger: 'boligutvikling' },
    );
  }
}, 60_000);
afterAll(() => db.close());

const indekser = ownIndekser(guide);
const search = async (kommuneId: string, query: string) => findIn([await indekser.of(db, kommuneId, 'nb')], query);

describe('the search in a municipality’s own process', () => {
  it('finds its tasks, goals and chapters, however the word is bent', async () => {
    const hits = await search(own, 'tomt');
    expect(new Set(hits.map((hit) => hit.gruppe))).toEqual(new Set(['oppgaver', 'maal', 'dokument']));
    expect(hits.find((hit) => hit.gruppe === 'oppgaver')?.href).toBe('/oppgaver/1');
    expect(
      hits
        .find((hit) => hit.gruppe === 'dokument')
        ?.excerpt.map((p) => p.text)
        .join(''),
    ).not.toMatch(/[#*]/);
  });

  it('finds nothing of the neighbour', async () => {
    expect(await search(own, 'Nabovik')).toEqual([]);
    expect((await search(neighbour, 'Nabovik')).length).toBe(2);
    expect(await search(own, 'Nabovik')).toEqual([]);
  });

  it('finds plans, føringer, ideas and the meetings of the boliggruppe, and only while they stand', async () => {
    const actor = { kommuneId: own, brukerId: null };
    await savePlan({ db, clock: systemClock }, actor, { title: 'Havneplanen', kind: 'temaplan', status: 'vedtatt' });
    await saveFoering({ db, clock: systemClock }, actor, {
      text: 'Havna skal få boliger',
      source: 'Loven',
      kind: 'krav',
    });
    await addIdeas(db, systemClock, actor, { ideas: 'Husbåter i havna', from: 'Dugnad' });
    const meeting = { date: '2026-05-03', place: 'Havnekontoret', agenda: '', notes: '', removed: false };
    await saveRow(db, systemClock, actor, MOETE, { ok: true, value: meeting }, null);
    const found = async () => (await search(own, 'havn')).map((hit) => hit.href).sort();
    const all = ['/boliggruppe/referat/1', '/foringer/1', '/ideer/1', '/planer/1'];
    expect(await found()).toEqual(all);
    await setRowRemoved(db, systemClock, actor, IDE, 1, true);
    expect(await found()).toEqual(all.filter((href) => href !== '/ideer/1'));
  });

  it('keeps what was made until something changes, and no more than it may hold', async () => {
    const few = ownIndekser(guide, 6);
    const first = await few.of(db, own, 'nb');
    expect(await few.of(db, own, 'nb')).toBe(first);
    const held = few.held();
    expect(held).toBeGreaterThan(4);
    expect(await few.of(db, neighbour, 'nb')).not.toBe(first);
    expect(few.held()).toBeLessThanOrEqual(6);
    expect(await few.of(db, own, 'nb')).not.toBe(first);
    expect(await few.of(db, own, 'nn')).not.toBe(await few.of(db, own, 'nb'));
  });
});
