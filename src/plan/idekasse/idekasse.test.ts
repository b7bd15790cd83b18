import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import type { TypedFields } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listAllRows } from '../../platform/db/rows.ts';
import { startRunde } from '../runde/actions.ts';
import { oppgaverFrom } from '../runde/index.ts';
import { addMaal, listTiltak } from '../tiltak/index.ts';
import { addIdeas, becomeOppgave, becomeTiltak, leaveOut, takeUpAgain } from './actions.ts';
import { countStates, ideasIn, parseIdeas, titleFrom } from './ide.ts';
import { IDE } from './store.ts';

const PASTE: TypedFields = { ideas: 'Heis\nBenker\nVerksted\nFlyttelass', from: 'Idédugnad', group: 'Eldrerådet' };
const TILTAK: TypedFields = {
  title: 'Heis i blokkene',
  maal: '1',
  responsible: 'Boligkontoret',
  ledger: 'boligutvikling',
  group: 'eldre',
  type: 'blokk',
  level: 'ingen',
};

describe('a paste', () => {
  it('is one idea a line, without the marks of a list', () => {
    expect(ideasIn('- Heis\r\n\n  • Benker ved veien\n12. Verksted\n2 nye benker\n-5 grader')).toEqual([
      'Heis',
      'Benker ved veien',
      'Verksted',
      '2 nye benker',
      '-5 grader',
    ]);
  });

  it.each<[TypedFields, string[]]>([
    [{}, ['ideas:mangler', 'from:mangler']],
    [{ ...PASTE, ideas: '- \n \n' }, ['ideas:mangler']],
    [{ ...PASTE, ideas: 'x\n'.repeat(101) }, ['ideas:for-mange']],
    [{ ...PASTE, ideas: 'x'.repeat(1001) }, ['ideas:for-langt']],
    [{ ...PASTE, ideas: 'Hjelp til 010190 12345' }, ['ideas:personopplysning']],
    [{ ...PASTE, ideas: 'x\n'.repeat(100) }, []],
  ])('is refused at the field (%#)', (typed, codes) => {
    const read = parseIdeas(typed);
    expect(read.ok ? [] : read.error.map((r) => `${r.field}:${r.code}`)).toEqual(codes);
  });

  it('has a heading that fits, cut between words', () => {
    expect(titleFrom('Heis')).toBe('Heis');
    expect(titleFrom('Heis i alle blokkene', 12)).toBe('Heis i…');
    expect(titleFrom('x'.repeat(400)).length).toBeLessThanOrEqual(300);
  });
});

describe('in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-25T08:00:00.000Z');
  const ideas = (actor: Actor) => db.inKommune(actor.kommuneId, (tx) => listAllRows(tx, IDE));
  const seen = (number: number, revision = 1) => ({ number, revision });
  const code = (r: { ok: boolean; error?: readonly { code: string }[] }) => r.error?.[0]?.code ?? 'ok';

  beforeAll(async () => {
    db = await testDatabase();
    const both = await twoKommuner(db);
    own = { kommuneId: both.own, brukerId: null };
    neighbour = { kommuneId: both.neighbour, brukerId: null };
    for (const actor of [own, neighbour]) expect((await addIdeas(db, clock, actor, PASTE)).ok).toBe(true);
  });
  afterAll(() => db?.close());

  it('becomes a tiltak by the rules of tiltak, once', async () => {
    expect(code(await becomeTiltak(db, clock, own, TILTAK, 2027, seen(1)))).toBe('ukjent-valg');
    expect((await addMaal(db, clock, own, { title: 'Flere kan bo hjemme', ledger: 'boligsosialt' })).ok).toBe(true);
    const pressed = await Promise.all([1, 2].map(() => becomeTiltak(db, clock, own, TILTAK, 2027, seen(1))));
    expect(pressed.map(code).sort()).toEqual(['endret-av-andre', 'ok']);
    const tiltak = await db.inKommune(own.kommuneId, listTiltak);
    expect(tiltak.map((t) => [t.data.title, t.data.status, t.data.description])).toEqual([
      ['Heis i blokkene', 'foreslaatt', 'Heis (I-001, Idédugnad)'],
    ]);
  });

  it('becomes a task when there is a round to put it in', async () => {
    const typed = { taskTitle: 'Se etter plass', taskUnit: 'Eiendom', taskDeadline: '' };
    expect(code(await becomeOppgave(db, clock, own, 'egenvik', typed, seen(2)))).toBe('ingen-runde');
    const round = { title: 'Runden', from: '1.1.2026', to: '31.12.2029', firstStep: '4' };
    expect((await startRunde(db, clock, own, round, [])).ok).toBe(true);
    expect(code(await becomeOppgave(db, clock, own, 'egenvik', typed, seen(2)))).toBe('ok');
    const [task] = await db.inKommune(own.kommuneId, (tx) => oppgaverFrom(tx, 'idekasse', [2]));
    expect([task?.data.title, task?.data.why, task?.data.unit]).toEqual(['Se etter plass', 'Benker', 'Eiendom']);
  });

  it('is left out with a reason, never without, and taken up again', async () => {
    expect(code(await leaveOut(db, clock, own, { reason: '' }, seen(4)))).toBe('mangler');
    expect(code(await leaveOut(db, clock, own, { reason: 'For dyrt' }, seen(4)))).toBe('ok');
    expect((await ideas(own)).map((r) => [r.data.state, r.data.reason])).toEqual([
      ['tiltak', ''],
      ['oppgave', ''],
      ['ny', ''],
      ['ikke-med', 'For dyrt'],
    ]);
    expect(countStates(await ideas(own))).toEqual({ ny: 1, tiltak: 1, oppgave: 1, 'ikke-med': 1 });
    expect(code(await takeUpAgain(db, clock, own, seen(1, 2)))).toBe('endret-av-andre');
    expect(code(await takeUpAgain(db, clock, own, seen(4, 2)))).toBe('ok');
    expect((await ideas(own))[3]?.data.state).toBe('ny');
  });

  it('leaves the neighbour as it was', async () => {
    expect((await ideas(neighbour)).map((r) => [r.revision, r.data.state])).toEqual(Array(4).fill([1, 'ny']));
    expect(await db.inKommune(neighbour.kommuneId, listTiltak)).toEqual([]);
  });
});
