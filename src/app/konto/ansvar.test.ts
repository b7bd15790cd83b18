import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { MEDLEM } from '../../plan/boliggruppe/index.ts';
import { ENHET, ROLLE } from '../../plan/organisering/index.ts';
import { saveAktivitet } from '../../plan/prosessplan/index.ts';
import { createOppgave } from '../../plan/runde/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addFirst, revisionsOf } from '../../platform/db/revisions.ts';
import { listRows, saveRow } from '../../platform/db/rows.ts';
import { ansvarOf, handOver } from './ansvar.ts';
import { skrevetNavn } from './navn.ts';

const clock = fixedClock('2026-11-25T09:00:00Z');
const [KARI, OLA, ADMIN] = [clock.id(), clock.id(), clock.id()];
const place = (who: string, person: string) => ({
  role: 'prosjektgruppe' as const,
  who,
  person,
  how: '',
  removed: false,
});

let db: OwnedDatabase;
let own = '';
let neighbour = '';
const actor = (kommuneId: string) => ({ kommuneId, brukerId: ADMIN });
const held = async (kommuneId: string, person: string) =>
  (await ansvarOf(db, kommuneId, person, [], 'nb')).map((a) => a.label);
const task = (number: number) =>
  db.inKommune(own, (tx) =>
    tx.rows<{ person: string | null; participants: string[]; revision: number; by: string }>(
      `select data->>'person' as person, data->'participants' as participants, revision, created_by as by
       from oppgave_revisjon where number = $1 order by revision desc`,
      [number],
    ),
  );

beforeAll(async () => {
  db = await testDatabase();
  ({ own, neighbour } = await twoKommuner(db));
  for (const kommuneId of [own, neighbour]) {
    const w = { kommuneId, at: clock.now(), by: ADMIN };
    await db.inKommune(kommuneId, async (tx) => {
      const runde = { title: 'R', from: '2026-01-01', to: '2027-12-31', firstStep: 1, closed: false };
      await addFirst(tx, 'runde_revisjon', w, runde);
      const set = async (title: string, change: object) => {
        const made = await createOppgave(tx, w, { title, why: 'Behov', origin: null });
        if (!made.ok) throw new Error('no task');
        await tx.rows('update oppgave set data = data || $2::jsonb where number = $1', [
          made.value,
          JSON.stringify(change),
        ]);
      };
      await set('Kartlegge', { person: KARI, unit: 'Nav', participants: [OLA] });
      await set('Delta', { participants: [KARI] });
      await set('Gjort', { person: KARI, unit: 'Nav', status: 'ferdig' });
      await tx.rows(
        'insert into runde_rolle (kommune_id, runde, bruker_id, role, created, created_by) values ($1, 1, $2, $3, $4, $5)',
        [kommuneId, KARI, 'bidragsyter', w.at, ADMIN],
      );
    });
    for (const row of [place('Nav', KARI), place('Nav', OLA), place('Plan', KARI)])
      await saveRow(db, clock, actor(kommuneId), ROLLE, { ok: true, value: row });
    const medlem = { unit: 'Nav', office: 'leder', person: KARI, removed: false };
    await saveRow(db, clock, actor(kommuneId), MEDLEM, { ok: true, value: medlem });
  }
}, 60_000);
afterAll(() => db.close());

describe('what a member answers for, when they leave', () => {
  const ALL = [
    'O-001 Kartlegge',
    'O-002 Delta',
    'Har rollen i runden: Bidragsyter',
    'Prosjektgruppe: Nav',
    'Prosjektgruppe: Plan',
    'Medlem av boliggruppen for Nav',
  ];

  it('is listed, but for what is finished', async () => {
    expect(await held(own, KARI)).toEqual(ALL);
    expect(await held(own, ADMIN)).toEqual([]);
  });

  it('goes to another in one action, each thing with its history and nobody twice', async () => {
    expect(await handOver(db, clock, actor(own), KARI, OLA)).toBe(6);
    expect(await held(own, KARI)).toEqual([]);
    expect(await held(own, OLA)).toEqual(ALL);
    expect((await task(1))[0]).toEqual({ person: OLA, participants: [], revision: 2, by: ADMIN });
    expect((await task(2))[0]).toEqual({ person: null, participants: [OLA], revision: 2, by: ADMIN });
    expect(await task(3)).toHaveLength(1);
    const places = await db.inKommune(own, (tx) => listRows(tx, ROLLE));
    expect(places.map((p) => [p.data.who, p.data.person])).toEqual([
      ['Nav', OLA],
      ['Plan', OLA],
    ]);
    const history = await db.inKommune(own, (tx) => revisionsOf<{ person: string }>(tx, ROLLE.table, 3));
    expect(history.map((h) => h.data.person)).toEqual([OLA, KARI]);
  });

  it('stands without a person, and is still there, when nobody takes over', async () => {
    expect(await handOver(db, clock, actor(own), OLA, null)).toBe(6);
    expect(await held(own, OLA)).toEqual([]);
    expect((await task(1))[0]).toMatchObject({ person: null, revision: 3 });
    const members = await db.inKommune(own, (tx) => listRows(tx, MEDLEM));
    expect(members.map((m) => m.data)).toEqual([{ unit: 'Nav', office: 'leder', person: null, removed: false }]);
  });

  it('is also looked for where the name is typed, which somebody has to mend', async () => {
    const kari = { name: 'Kari Nes', email: 'kari@egenvik.no' };
    const enhet = { name: 'Nav', kind: 'tjeneste' as const, leader: 'Kari Nes, leder', removed: false };
    await saveRow(db, clock, actor(own), ENHET, { ok: true, value: enhet });
    const typed = { title: 'Folkemøte', type: 'arbeid', responsible: 'kari nes', participants: '' };
    expect((await saveAktivitet(db, clock, actor(own), typed)).ok).toBe(true);
    expect((await saveAktivitet(db, clock, actor(own), { ...typed, responsible: 'Kari Neset' })).ok).toBe(true);
    await saveAktivitet(db, clock, actor(neighbour), { ...typed, title: 'Naboens' });
    expect(await skrevetNavn(db, own, kari, 'nb')).toEqual([
      { href: '/prosessplan/1', label: 'Aktivitet i prosessplanen: Folkemøte' },
      { href: '/organisering/enheter/1', label: 'Enhet: Nav' },
    ]);
    expect(await skrevetNavn(db, own, { name: '', email: '' }, 'nn')).toEqual([]);
  });

  it('leaves the same person’s work in another municipality alone', async () => {
    expect(await held(neighbour, KARI)).toEqual(ALL);
  });
});
