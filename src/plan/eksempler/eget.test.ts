import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import type { TypedFields } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { setRowRemoved } from '../../platform/db/rows.ts';
import { saveEget, undoEget } from './actions.ts';
import { asEksempel, parseEget, typedFrom } from './eget.ts';
import { chosen } from './eksempel.ts';
import { EGET, listEgne, publishedEgne } from './store.ts';

const TYPED: TypedFields = {
  title: 'Bytteordning',
  text: 'Første avsnitt.\n\nAndre avsnitt.',
  kommune: 'Egenvik',
  year: '2025',
  trinn: '5 4',
  faser: '2.1',
  temaer: 'unge aldersvennlig',
  size: 'liten',
  county: 'Finnmark',
  source: 'Årsmelding, Egenvik kommune',
  link: 'https://egenvik.example/aarsmelding',
  visible: 'intern',
};

describe('an example of the municipality’s own', () => {
  it('is read from the form, and stands in it again as it was', () => {
    const parsed = parseEget(TYPED);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(parsed.value).toMatchObject({ trinn: [4, 5], temaer: ['aldersvennlig', 'unge'], size: 'liten' });
    expect(parseEget(typedFrom(parsed.value))).toEqual(parsed);
  });

  it('is chosen by the same fields as the shipped ones', () => {
    const parsed = parseEget(TYPED);
    if (!parsed.ok) throw new Error('not parsed');
    const one = asEksempel(3, parsed.value, '2026-11-25');
    expect(one.tekst.nn).toEqual(['Første avsnitt.', 'Andre avsnitt.']);
    const fits = { trinn: '5', fase: '2.1', tema: 'unge', stoerrelse: 'liten', fylke: 'Finnmark' };
    expect(chosen([one], fits)).toEqual([one]);
    for (const other of [{ trinn: '1' }, { fase: '1.1' }, { tema: 'regulering' }, { fylke: 'Oslo' }])
      expect(chosen([one], { ...fits, ...other })).toEqual([]);
  });

  it.each<[TypedFields, string[]]>([
    [{}, ['title:mangler', 'text:mangler', 'kommune:mangler', 'trinn:mangler', 'source:mangler', 'visible:mangler']],
    [{ ...TYPED, trinn: '4 9', temaer: 'tull' }, ['trinn:ukjent-valg', 'temaer:ukjent-valg']],
    [{ ...TYPED, link: 'javascript:alert(1)' }, ['link:ikke-adresse']],
    [{ ...TYPED, link: 'https://' }, ['link:ikke-adresse']],
    [{ ...TYPED, size: 'stor nok', county: 'Atlantis' }, ['size:ukjent-valg', 'county:ukjent-valg']],
    [{ ...TYPED, text: 'Om 010190 12345' }, ['text:personopplysning']],
    [{ ...TYPED, link: '', size: '', county: '', year: '', faser: '', temaer: '' }, []],
  ])('is refused at the field (%#)', (typed, codes) => {
    const parsed = parseEget(typed);
    expect(parsed.ok ? [] : parsed.error.map((r) => `${r.field}:${r.code}`)).toEqual(codes);
  });
});

describe('in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-25T08:00:00.000Z');
  const titles = async (actor: Actor, list: typeof listEgne) =>
    (await db.inKommune(actor.kommuneId, list)).map((e) => e.tittel.nb);
  beforeAll(async () => {
    db = await testDatabase();
    const made = await twoKommuner(db);
    own = { kommuneId: made.own, brukerId: null };
    neighbour = { kommuneId: made.neighbour, brukerId: null };
    await saveEget(db, clock, neighbour, { ...TYPED, title: 'Naboens', visible: 'publisert' }, null);
  });
  afterAll(() => db.close());

  it('is kept inside until it is published, changed, withdrawn and brought back', async () => {
    expect((await saveEget(db, clock, own, TYPED, null)).ok).toBe(true);
    expect(await titles(own, listEgne)).toEqual(['Bytteordning']);
    expect(await titles(own, publishedEgne)).toEqual([]);
    const changed = { ...TYPED, title: 'Ny tittel', visible: 'publisert' };
    expect((await saveEget(db, clock, own, changed, { number: 1, revision: 1 })).ok).toBe(true);
    const late = await saveEget(db, clock, own, TYPED, { number: 1, revision: 1 });
    expect(late.ok ? '' : late.error[0]?.code).toBe('endret-av-andre');
    expect(await titles(own, publishedEgne)).toEqual(['Ny tittel']);
    await setRowRemoved(db, clock, own, EGET, 1, true);
    expect(await titles(own, publishedEgne)).toEqual([]);
    await setRowRemoved(db, clock, own, EGET, 1, false);
    expect(await titles(own, publishedEgne)).toEqual(['Ny tittel']);
    expect(await titles(neighbour, listEgne)).toEqual(['Naboens']);
  });

  it('is undone by a new revision, and only by who saw the newest', async () => {
    await saveEget(db, clock, own, { ...TYPED, title: 'Feil' }, { number: 1, revision: 4 });
    expect((await undoEget(db, clock, own, { number: 1, revision: 4 })).ok).toBe(false);
    expect((await undoEget(db, clock, own, { number: 1, revision: 5 })).ok).toBe(true);
    expect(await titles(own, listEgne)).toEqual(['Ny tittel']);
    // It was made internal with the wrong title: undo brings the words back and publishes nothing.
    expect(await titles(own, publishedEgne)).toEqual([]);
    expect((await undoEget(db, clock, own, { number: 9, revision: 1 })).ok).toBe(false);
  });
});
