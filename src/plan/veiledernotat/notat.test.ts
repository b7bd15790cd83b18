import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { setRowRemoved } from '../../platform/db/rows.ts';
import type { Ctx } from '../../platform/http/route.ts';
import { startRunde } from '../runde/actions.ts';
import { mayLead } from '../runde/index.ts';
import { loadVeileder, type Seksjon, seksjonerI } from '../veileder/index.ts';
import { restoreNotat, saveNotat } from './actions.ts';
import { onlyIn, parseNotat, standsTo } from './notat.ts';
import { findNotat, listNotater, NOTAT, publishedNotater } from './store.ts';

const seksjoner = seksjonerI(loadVeileder(resolve(import.meta.dirname, '../../..')));
const KORT = 'trinn-4-temaplan-bolig.kort';
const FASE = 'trinn-4-temaplan-bolig.2-kartlegging.fase-1-oppgaver';
const at = (sted: string): Seksjon => {
  const found = seksjoner.get(sted);
  if (!found) throw new Error(sted);
  return found;
};
const NOTE = { text: 'Hos oss er det **plan** som leder.', visible: 'intern' };

describe('the headings of the guide', () => {
  it('each have a place for a note, with the text that is shipped there', () => {
    expect(seksjoner.size).toBe(6 * 9 + 1 + 5 * (2 + 3 * 8));
    for (const s of seksjoner.values()) {
      expect(s.tekst.nb.length, s.sted).toBeGreaterThan(0);
      expect(s.tekst.nn.length, s.sted).toBe(s.tekst.nb.length);
      expect(s.sted).toMatch(/^[a-z0-9.-]+$/);
    }
    expect(at(FASE)).toMatchObject({ side: 'trinn-4-temaplan-bolig/2-kartlegging', anker: 'fase-1-oppgaver' });
  });
});

describe('a note', () => {
  const written = () => {
    const parsed = parseNotat(NOTE, at(KORT));
    if (!parsed.ok) throw new Error('not parsed');
    return parsed.value;
  };

  it('says when the shipped text has changed in either written form, and when its heading is gone', () => {
    const now = at(KORT);
    expect(standsTo(written(), now)).toBe('lik');
    const newer = { ...now, tekst: { nb: [...now.tekst.nb.slice(1), 'Ny setning.'], nn: now.tekst.nn } };
    expect(standsTo(written(), newer)).toBe('endret');
    expect(standsTo(written(), { ...now, tekst: { nb: now.tekst.nb, nn: ['Anna tekst.'] } })).toBe('endret');
    expect(standsTo(written(), undefined)).toBe('borte');
    expect(onlyIn(newer.tekst.nb, now.tekst.nb)).toEqual(['Ny setning.']);
    expect(onlyIn(now.tekst.nb, newer.tekst.nb)).toEqual(now.tekst.nb.slice(0, 1));
  });

  it.each<[Record<string, string>, string[]]>([
    [{}, ['text:mangler', 'visible:mangler']],
    [{ text: 'x'.repeat(5001), visible: 'alle' }, ['text:for-langt', 'visible:ukjent-valg']],
    [{ text: 'Gjelder 010190 12345', visible: 'intern' }, ['text:personopplysning']],
  ])('is refused at the field (%#)', (typed, codes) => {
    const parsed = parseNotat(typed, at(KORT));
    expect(parsed.ok ? [] : parsed.error.map((r) => `${r.field}:${r.code}`)).toEqual(codes);
  });
});

describe('in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-25T08:00:00.000Z');
  const stored = (actor: Actor, sted = KORT) => db.inKommune(actor.kommuneId, (tx) => findNotat(tx, sted));
  beforeAll(async () => {
    db = await testDatabase();
    const made = await twoKommuner(db);
    own = { kommuneId: made.own, brukerId: null };
    neighbour = { kommuneId: made.neighbour, brukerId: null };
    expect((await saveNotat(db, clock, neighbour, at(KORT), { ...NOTE, text: 'Naboen' }, 0)).ok).toBe(true);
  });
  afterAll(() => db.close());

  it('is one at each heading, and the second who saves is told', async () => {
    expect((await saveNotat(db, clock, own, at(KORT), NOTE, 0)).ok).toBe(true);
    const second = await saveNotat(db, clock, own, at(KORT), { ...NOTE, text: 'Min' }, 0);
    expect(second.ok ? '' : second.error[0]?.code).toBe('endret-av-andre');
    expect((await saveNotat(db, clock, own, at(KORT), { text: 'Ny', visible: 'publisert' }, 1)).ok).toBe(true);
    expect(await stored(own)).toMatchObject({ revision: 2, data: { text: 'Ny' } });
    expect((await stored(neighbour))?.data.text).toBe('Naboen');
  });

  it('is put away, brought back, and goes back to older words without being published by that', async () => {
    const number = (await stored(own))?.number ?? 0;
    expect(await setRowRemoved(db, clock, own, NOTAT, number, true)).toEqual([]);
    expect(await db.inKommune(own.kommuneId, listNotater)).toEqual([]);
    expect((await saveNotat(db, clock, own, at(KORT), { text: 'Igjen', visible: 'intern' }, 3)).ok).toBe(true);
    expect((await stored(own))?.number).toBe(number);
    expect((await restoreNotat(db, clock, own, KORT, 2, 3)).ok).toBe(false);
    expect((await restoreNotat(db, clock, own, KORT, 2, 4)).ok).toBe(true);
    expect((await stored(own))?.data).toMatchObject({ text: 'Ny', visible: 'intern', removed: false });
    expect((await restoreNotat(db, clock, own, KORT, 99, 5)).ok).toBe(false);
    expect((await restoreNotat(db, clock, own, FASE, 1, 1)).ok).toBe(false);
  });

  it('is open to all only when it is published', async () => {
    expect(await db.inKommune(own.kommuneId, publishedNotater)).toEqual([]);
    await saveNotat(db, clock, own, at(FASE), { text: 'Åpent', visible: 'publisert' }, 0);
    const open = await db.inKommune(own.kommuneId, publishedNotater);
    expect(open.map((row) => row.data.text)).toEqual(['Åpent']);
    expect(await db.inKommune(neighbour.kommuneId, publishedNotater)).toEqual([]);
  });

  it('is written by planners and by who leads a round that goes, and by nobody else', async () => {
    const [leader, member] = [clock.id(), clock.id()];
    const started = await startRunde(
      db,
      clock,
      own,
      { title: 'Runde', from: '01.01.2026', to: '31.12.2027', firstStep: '1' },
      [],
    );
    expect(started.ok).toBe(true);
    const give = (bruker: string, role: string) =>
      db.inKommune(own.kommuneId, (tx) =>
        tx.rows('insert into runde_rolle (kommune_id, runde, bruker_id, role, created) values ($1, 1, $2, $3, $4)', [
          own.kommuneId,
          bruker,
          role,
          clock.now(),
        ]),
      );
    await give(leader, 'prosjektleder');
    await give(member, 'bidragsyter');
    const asks = (kommuneId: string, id: string | null, actions: readonly string[]) =>
      mayLead({
        db,
        kommune: { id: kommuneId },
        bruker: id === null ? null : { id },
        may: (action: string) => actions.includes(action),
      } as unknown as Ctx);
    const reader = ['les', 'oppgaver'];
    expect(await asks(own.kommuneId, member, ['les', 'led'])).toBe(true);
    expect(await asks(own.kommuneId, leader, reader)).toBe(true);
    expect(await asks(own.kommuneId, member, reader)).toBe(false);
    expect(await asks(own.kommuneId, null, ['les'])).toBe(false);
    // The leader is nobody at the neighbour's, and nobody here any more when the membership is gone.
    expect(await asks(neighbour.kommuneId, leader, reader)).toBe(false);
    expect(await asks(own.kommuneId, leader, [])).toBe(false);
  });
});
