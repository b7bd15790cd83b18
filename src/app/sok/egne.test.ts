import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { createOppgave, guideTasks } from '../../plan/runde/index.ts';
import { addMaal } from '../../plan/tiltak/index.ts';
import { loadVeileder } from '../../plan/veileder/index.ts';
import { systemClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addFirst } from '../../platform/db/revisions.ts';
import { ownDocuments } from './egne.ts';
import { createIndeks, findIn } from './indeks.ts';

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

const search = async (kommuneId: string, query: string) =>
  findIn([createIndeks(await db.inKommune(kommuneId, (tx) => ownDocuments(tx, guide, 'nb')))], query);

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
  });
});
