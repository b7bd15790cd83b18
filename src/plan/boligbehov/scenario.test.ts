import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { inputOf, people } from '../../../test/model-sample.ts';
import { systemClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listRows, saveRow, setRowRemoved } from '../../platform/db/rows.ts';
import { readParameterFile, toParameters } from './content.ts';
import { choicesOf, parseScenario, withChoices } from './scenario.ts';
import { SCENARIO } from './store.ts';

const setup = { input: inputOf([people(1, 2020)]), parameters: toParameters(readParameterFile('.')) };

describe('the choices of a form', () => {
  it('are those that differ from the defaults, held within the ends and on the steps', () => {
    expect(choicesOf({}, setup)).toEqual({});
    expect(choicesOf({ fertility: '1,4', vacancy: '2', slip: '0' }, setup)).toEqual({});
    expect(choicesOf({ fertility: '9', slip: '2.4', migration: '-3', vacancy: '0' }, setup)).toEqual({
      fertility: 1.9,
      slip: 2,
      migration: -3,
      vacancy: 0,
    });
    expect(choicesOf({ fertility: 'mange', slip: '', ukjent: '4', constructor: '3' }, setup)).toEqual({});
  });
  it('are the same again from the address they give', () => {
    const choices = choicesOf({ fertility: '1.65', healthierAgeing: '-1.2', households: '4' }, setup);
    const { searchParams } = new URL(withChoices('http://a/gap/proev', choices));
    expect(choicesOf(Object.fromEntries(searchParams), setup)).toEqual(choices);
    expect(withChoices('/gap/proev', {})).toBe('/gap/proev');
  });
  it('need a name to be kept, and take no birth number', () => {
    const codes = (typed: Record<string, string>) => {
      const parsed = parseScenario(typed, setup);
      return parsed.ok ? [] : parsed.error.map((e) => `${e.field} ${e.code}`);
    };
    expect(codes({ slip: '2' })).toEqual(['title mangler']);
    expect(codes({ title: 'A', why: 'for 01017012345' })).toEqual(['why personopplysning']);
  });
});

describe('scenarios', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  beforeAll(async () => {
    db = await testDatabase();
    const kommuner = await twoKommuner(db);
    own = { kommuneId: kommuner.own, brukerId: null };
    neighbour = { kommuneId: kommuner.neighbour, brukerId: null };
  });
  afterAll(() => db.close());
  const list = (kommuneId: string) => db.inKommune(kommuneId, (tx) => listRows(tx, SCENARIO));

  it('are kept, named once, put away and brought back, each kommune its own', async () => {
    const typed = { title: 'Lav vekst', why: 'Hjørnesteinen legges ned', migration: '-4' };
    const save = (actor: typeof own) => saveRow(db, systemClock, actor, SCENARIO, parseScenario(typed, setup));
    expect(await save(neighbour)).toEqual({ ok: true, value: 1 });
    expect(await list(own.kommuneId)).toEqual([]);
    expect(await save(own)).toEqual({ ok: true, value: 1 });
    expect(await save(own)).toMatchObject({ ok: false, error: [{ code: 'finnes-fra-foer', field: 'title' }] });
    expect((await list(own.kommuneId))[0]?.data).toMatchObject({ title: 'Lav vekst', choices: { migration: -4 } });
    expect(await setRowRemoved(db, systemClock, own, SCENARIO, 1, true)).toEqual([]);
    expect(await list(own.kommuneId)).toEqual([]);
    expect(await list(neighbour.kommuneId)).toHaveLength(1);
    expect(await setRowRemoved(db, systemClock, own, SCENARIO, 1, false)).toEqual([]);
    expect(await list(own.kommuneId)).toHaveLength(1);
  });
});
