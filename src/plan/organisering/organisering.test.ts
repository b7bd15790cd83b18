import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import type { TypedFields } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listAllRows, listRows, saveRow, setRowRemoved } from '../../platform/db/rows.ts';
import { listEvents } from '../../platform/events/events.ts';
import { setAnsvar, undoAnsvar } from './actions.ts';
import { cellField, findingsOf } from './ansvar.ts';
import { loadBoligoppgaver } from './content.ts';
import { parseEnhet, typedEnhet, unitList } from './enhet.ts';
import { parseInteressent, uninvolved } from './interessent.ts';
import { ARBEIDSROLLER, parseRolle, rolesWithout } from './rolle.ts';
import { ansvarHistory, ENHET, INTERESSENT, ROLLE, unitNames } from './store.ts';
import { ansvarSentences, ansvarTable } from './tables.ts';

const TASKS = loadBoligoppgaver('.');
const UNIT: TypedFields = { name: 'Nav', kind: 'tjeneste', leader: 'Nav-leder' };
const ANNE = '00000000-0000-4000-8000-0000000000aa';

const unit = (number: number, name: string) => ({
  number,
  data: { name, kind: 'tjeneste' as const, leader: '', removed: false },
});

describe('what is typed', () => {
  it('comes back as it was, and is refused at its field', () => {
    const read = parseEnhet(UNIT);
    expect(read.ok && typedEnhet(read.value)).toEqual(UNIT);
    const bad = parseEnhet({ name: '', kind: 'avdeling', leader: '010190 12345' });
    expect(!bad.ok && bad.error.map((r) => `${r.field}:${r.code}`)).toEqual([
      'name:mangler',
      'kind:ukjent-valg',
      'leader:personopplysning',
    ]);
  });

  it('is one list of units: the own name first, one of each, in the order of the alphabet', () => {
    expect(
      unitList(['Nav', 'Ålesund eiendom'], ['nav ', 'Bolig  og by', '', 'ÅLESUND  eiendom', 'bolig og by']),
    ).toEqual(['Bolig  og by', 'Nav', 'Ålesund eiendom']);
  });

  it('names nobody but a member', () => {
    const typed = { role: 'prosjektleder', who: 'Plan', person: ANNE, how: '' };
    expect(parseRolle(typed, new Set([ANNE])).ok).toBe(true);
    const other = parseRolle(typed, new Set());
    expect(!other.ok && other.error.map((r) => r.code)).toEqual(['ukjent-person']);
  });

  it('tells which roles nobody has, and who has much at stake and no way in', () => {
    const eldre = parseRolle({ role: 'eldreraad', who: 'Eldrerådet', person: '', how: '' }, new Set());
    if (!eldre.ok) throw new Error('eldreraad');
    expect(rolesWithout([{ data: eldre.value }])).toEqual(ARBEIDSROLLER.filter((r) => r !== 'eldreraad'));
    expect(rolesWithout([{ data: { ...eldre.value, removed: true } }])).toHaveLength(8);
    const rows = [
      { name: 'Unge', interest: 'hoey', influence: 'lav', how: '' },
      { name: 'Utbyggere', interest: 'hoey', influence: 'hoey', how: 'Møte' },
      { name: 'Utleiere', interest: 'lav', influence: 'middels', how: '' },
    ].flatMap((typed) => {
      const read = parseInteressent(typed);
      return read.ok ? [{ data: read.value }] : [];
    });
    expect(uninvolved(rows)).toEqual(['Unge']);
  });
});

describe('gaps and overlaps', () => {
  const units = [unit(1, 'Nav'), unit(2, 'Eiendom')];
  const all = Object.fromEntries(TASKS.map((t) => [t.id, { 1: 'ansvarlig' as const }]));

  it('are named, the gap also where units only take part', () => {
    const cells = {
      ...all,
      bomiljoe: { 1: 'deltar' as const },
      tildeling: { 1: 'ansvarlig', 2: 'ansvarlig' } as const,
    };
    const { gaps, overlaps } = findingsOf(cells, TASKS, units);
    expect(gaps.map((t) => t.id)).toEqual(['bomiljoe']);
    expect(overlaps.map((o) => [o.task.id, o.units])).toEqual([['tildeling', ['Nav', 'Eiendom']]]);
    expect(ansvarSentences(cells, TASKS, units, 'nb')).toEqual([
      'Ingen har ansvaret for bo- og nærmiljø.',
      'Flere enn én har ansvaret for tildeling (Nav, Eiendom).',
    ]);
  });

  it('are none when each task has one, and all nine when the unit that answers is put away', () => {
    expect(ansvarSentences(all, TASKS, units, 'nn')).toEqual(['Alle dei ni oppgåvene har éi ansvarleg eining.']);
    expect(findingsOf(all, TASKS, [unit(2, 'Eiendom')]).gaps).toHaveLength(9);
    expect(ansvarTable(all, TASKS, units, 'nb').rows[0]?.cells).toEqual([
      'Tjenester og bo-oppfølging',
      'Ansvarlig',
      '–',
    ]);
  });
});

describe('in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-25T08:00:00.000Z');
  const add = (actor: Actor, typed: TypedFields) => saveRow(db, clock, actor, ENHET, parseEnhet(typed));
  const field = cellField('tildeling', 1);

  beforeAll(async () => {
    db = await testDatabase();
    const both = await twoKommuner(db);
    own = { kommuneId: both.own, brukerId: null };
    neighbour = { kommuneId: both.neighbour, brukerId: null };
    expect((await add(neighbour, { ...UNIT, name: 'Nabokontoret' })).ok).toBe(true);
    expect(await setAnsvar(db, clock, neighbour, TASKS, { [field]: 'informeres' }, 0)).toEqual([]);
  });
  afterAll(() => db?.close());

  it('units are added once, put away and brought back', async () => {
    expect(await add(own, UNIT)).toEqual({ ok: true, value: 1 });
    const twice = await add(own, { ...UNIT, name: ' NAV ' });
    expect(!twice.ok && twice.error).toEqual([{ code: 'finnes-fra-foer', field: 'name' }]);
    expect(await setRowRemoved(db, clock, own, ENHET, 1, true)).toEqual([]);
    expect(await db.inKommune(own.kommuneId, unitNames)).toEqual([]);
    expect(await setRowRemoved(db, clock, own, ENHET, 1, false)).toEqual([]);
    expect(await db.inKommune(own.kommuneId, unitNames)).toEqual(['Nav']);
    const late = await saveRow(db, clock, own, ENHET, parseEnhet(UNIT), { number: 1, revision: 1 });
    expect(!late.ok && late.error[0]?.code).toBe('endret-av-andre');
  });

  it('whoever typed something wrong in an old version hears of both, for the form comes back made from the newest', async () => {
    const save = (revision: number) =>
      saveRow(db, clock, own, ENHET, parseEnhet({ ...UNIT, name: '' }), { number: 1, revision });
    const codes = async (revision: number) => {
      const saved = await save(revision);
      return saved.ok ? [] : saved.error.map((r) => r.code);
    };
    expect(await codes(1)).toEqual(['endret-av-andre', 'mangler']);
    expect(await codes(3)).toEqual(['mangler']);
  });

  it('the matrix keeps what a unit that is put away had, takes no late saver, and is undone', async () => {
    expect(await setAnsvar(db, clock, own, TASKS, { [field]: 'sjef' }, 0)).toEqual([{ code: 'ukjent-valg', field }]);
    expect(await setAnsvar(db, clock, own, TASKS, { [field]: 'ansvarlig' }, 0)).toEqual([]);
    expect((await setAnsvar(db, clock, own, TASKS, {}, 0)).map((r) => r.code)).toEqual(['endret-av-andre']);
    await setRowRemoved(db, clock, own, ENHET, 1, true);
    expect(await setAnsvar(db, clock, own, TASKS, {}, 1)).toEqual([]);
    await setRowRemoved(db, clock, own, ENHET, 1, false);
    const cell = async () => (await db.inKommune(own.kommuneId, ansvarHistory))[0]?.data.cells.tildeling?.['1'];
    expect(await cell()).toBe('ansvarlig');
    expect(await setAnsvar(db, clock, own, TASKS, {}, 2)).toEqual([]);
    expect(await cell()).toBeUndefined();
    expect((await undoAnsvar(db, clock, own, 2)).map((r) => r.code)).toEqual(['endret-av-andre']);
    expect(await undoAnsvar(db, clock, own, 3)).toEqual([]);
    expect(await cell()).toBe('ansvarlig');
  });

  it('two who add the same stakeholder at once make one', async () => {
    const typed = { name: 'Utbyggere', interest: 'hoey', influence: 'hoey', how: '', when: '' };
    const both = await Promise.all([1, 2].map(() => saveRow(db, clock, own, INTERESSENT, parseInteressent(typed))));
    expect(both.filter((r) => r.ok)).toHaveLength(1);
  });

  it('events name rows alone, and the neighbour is as it was', async () => {
    for (const e of await db.inKommune(own.kommuneId, (tx) => listEvents(tx)))
      expect(['number', 'revision']).toContain(Object.keys(e.data).join());
    expect(await db.inKommune(neighbour.kommuneId, unitNames)).toEqual(['Nabokontoret']);
    expect((await db.inKommune(neighbour.kommuneId, ansvarHistory)).map((r) => r.data.cells.tildeling)).toEqual([
      { 1: 'informeres' },
    ]);
    expect(await db.inKommune(neighbour.kommuneId, (tx) => listAllRows(tx, INTERESSENT))).toEqual([]);
    expect(await db.inKommune(neighbour.kommuneId, (tx) => listRows(tx, ROLLE))).toEqual([]);
  });
});
