import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { EGET_FELT, feltKey } from '../../plan/egnefelt/index.ts';
import { saveEget } from '../../plan/eksempler/index.ts';
import { addIdeas } from '../../plan/idekasse/index.ts';
import { createOppgave, guideTasks } from '../../plan/runde/index.ts';
import { addMaal, saveTiltak } from '../../plan/tiltak/index.ts';
import { loadVeileder, seksjonerI } from '../../plan/veileder/index.ts';
import { saveNotat } from '../../plan/veiledernotat/index.ts';
import { systemClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addFirst } from '../../platform/db/revisions.ts';
import { saveRow } from '../../platform/db/rows.ts';
import { ownDocuments } from './egne.ts';
import { createHeldIndekser } from './held.ts';
import { createIndeks, findIn } from './indeks.ts';

const veileder = loadVeileder(resolve(import.meta.dirname, '../../..'));
const guide = new Map(guideTasks(veileder).map((task) => [task.id, task]));
const seksjoner = seksjonerI(veileder);

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
        `insert into kapittel_versjon (kommune_id, kapittel, revision, title, text, name, created) values ($1, 'sammendrag', 1, 'Sammendrag', E'## Nye **tomter** ved sjøen: {{tomter.2036}} i alt\\n\\n{{tema:befolkning}}\\n', '', $2)`,
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
  findIn(
    [createIndeks(await db.inKommune(kommuneId, (tx) => ownDocuments(tx, { tasks: guide, seksjoner }, 'nb')))],
    query,
  );

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
    ).toBe('Nye tomter ved sjøen: […] i alt');
  });

  it('finds what it has laid over the guide and the library, where it stands', async () => {
    const actor = { kommuneId: own, brukerId: null };
    const seksjon = seksjoner.get('trinn-2-samfunnsdel.kort');
    if (!seksjon) throw new Error('no such heading');
    await saveNotat(db, systemClock, actor, seksjon, { text: 'Spør **havnefogden** først', visible: 'intern' }, 0);
    const example = { title: 'Havnefogdens hus', text: 'Ble til boliger', kommune: 'Egenvik', trinn: '4' };
    await saveEget(db, systemClock, actor, { ...example, source: 'Årsmelding', visible: 'intern' }, null);
    expect((await search(own, 'havnefogd')).map((hit) => [hit.gruppe, hit.href]).sort()).toEqual([
      ['eksempler', '/eksempler#eksempel-eget-1'],
      ['veileder', '/veileder/trinn-2-samfunnsdel#kort'],
    ]);
    expect(await search(neighbour, 'havnefogd')).toEqual([]);
  });

  it('finds a tiltak by what it says in a field the municipality has added, by the name of the field too', async () => {
    const actor = { kommuneId: own, brukerId: null };
    const felt = {
      name: 'Bydel',
      kind: 'tekst',
      unit: '',
      choices: [],
      help: '',
      inTable: false,
      removed: false,
    } as const;
    const made = await saveRow(db, systemClock, actor, EGET_FELT, { ok: true, value: felt });
    if (!made.ok) throw new Error('no field');
    const tiltak = {
      title: 'Leie inn',
      maal: '1',
      ledger: 'boligsosialt',
      status: 'foreslaatt',
      responsible: 'NAV',
      group: 'unge',
      type: 'blokk',
      level: 'ingen',
      [feltKey(made.value)]: 'Søndre brygge',
    };
    expect((await saveTiltak(db, systemClock, actor, tiltak, 2027, null)).ok).toBe(true);
    for (const word of ['brygge', 'bydel'])
      expect((await search(own, word)).map((hit) => hit.href)).toEqual(['/tiltak/1']);
    expect(await search(neighbour, 'brygge')).toEqual([]);
  });

  it('finds nothing of the neighbour', async () => {
    expect(await search(own, 'Nabovik')).toEqual([]);
    expect((await search(neighbour, 'Nabovik')).length).toBe(2);
  });

  it('finds what was written since the last question in an index that is held, and never what the neighbour wrote', async () => {
    const held = createHeldIndekser(1);
    const ask = async (kommuneId: string, query: string) => {
      const documents = await db.inKommune(kommuneId, (tx) => ownDocuments(tx, { tasks: guide, seksjoner }, 'nb'));
      return findIn([held.indeksOf(kommuneId, documents)], query).map((hit) => [hit.gruppe, hit.href]);
    };
    expect(await ask(own, 'sjøbod')).toEqual([]);
    await addIdeas(db, systemClock, { kommuneId: own, brukerId: null }, { ideas: 'Sjøboder til leie', from: 'Møte' });
    expect(await ask(own, 'sjøbod')).toEqual([['ideer', '/ideer/1']]);
    expect(await ask(neighbour, 'sjøbod')).toEqual([]);
    expect(await ask(own, 'sjøbod')).toEqual([['ideer', '/ideer/1']]);
  });
});
