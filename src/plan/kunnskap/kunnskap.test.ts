import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { setRowRemoved } from '../../platform/db/rows.ts';
import { loadEntries } from '../grunnlag/index.ts';
import { restoreTekst, saveSammenligning, saveTekst, saveVerdi } from './actions.ts';
import { temaSchema } from './content.ts';
import { dempet, egneVerdier, medListe, parseSammenligning, parseTekst, parseVerdi, typedDecimal } from './eget.ts';
import { comparedNumbers, loadIndikatorer } from './index.ts';
import { findTekst, listVerdier, tekstHistorie, VERDI } from './store.ts';

const alle = loadIndikatorer(
  '.',
  loadEntries('.').map((e) => e.table),
).flatMap((t) => t.indicators);
const indikator = (id: string) => {
  const found = alle.find((i) => i.id === id);
  if (!found) throw new Error(id);
  return found;
};
const trangt = indikator('trangboddhet');
const barn = indikator('barn-i-midlertidig');
const VALUE = { value: '12,5', year: '2024', place: 'kommunen', source: 'SSB tabell 11046' };
const find = (query: string) =>
  ({ Halden: '3101', '3101': '3101', Oslo: '0301', '0301': '0301', Moss: '3103', '3103': '3103' })[query] ?? null;
const said = (r: { ok: boolean; error?: readonly { code: string; field?: string | undefined }[] }) =>
  (r.error ?? []).map((e) => `${e.field}:${e.code}`);

describe('what the municipality types', () => {
  it.each([
    ['12,5', 12.5],
    ['1 234,25', 1234.25],
    ['\u22120,7', -0.7],
    ['12,555', null],
    ['1e5', null],
    ['', null],
    ['tolv', null],
  ])('reads the number %s', (text, value) => expect(typedDecimal(text)).toBe(value));

  it.each<[string, Record<string, string>, string[]]>([
    ['nothing', {}, ['value:mangler', 'year:mangler', 'place:mangler', 'source:mangler']],
    ['words for numbers', { ...VALUE, value: 'mange', year: 'i fjor' }, ['value:ikke-tall', 'year:ikke-tall']],
    ['more than all', { ...VALUE, value: '101', year: '2030' }, ['value:utenfor', 'year:utenfor']],
    ['digits the indicator does not have', { ...VALUE, value: '12,55' }, ['value:ikke-tall']],
    ['another place', { ...VALUE, place: 'Sverige' }, ['place:ukjent-valg']],
    ['a person', { ...VALUE, source: 'Ola 010190 12345' }, ['source:personopplysning']],
    ['a long source', { ...VALUE, source: 'x'.repeat(201) }, ['source:for-langt']],
  ])('is refused at the field: %s', (_, typed, codes) => expect(said(parseVerdi(typed, trangt, 2026))).toEqual(codes));

  it('is never taken for an indicator that is computed', () => {
    expect(parseVerdi(VALUE, indikator('folketall'), 2026).ok).toBe(false);
  });

  it.each<[Record<string, string>, string[]]>([
    [{ text: '' }, ['text:mangler']],
    [{ text: 'x'.repeat(3001) }, ['text:for-langt']],
    [{ text: 'Gjelder 010190 12345' }, ['text:personopplysning']],
  ])('text is refused at the field (%#)', (typed, codes) => expect(said(parseTekst(typed, trangt))).toEqual(codes));

  it('compares with up to three others that are found, none of them itself or twice', () => {
    const of = (a: string, b = '', c = '') =>
      parseSammenligning({ kommune1: a, kommune2: b, kommune3: c }, '3101', find, 2026);
    expect(of('Oslo', '', 'Moss')).toMatchObject({ ok: true, value: { numbers: ['0301', '3103'] } });
    expect(said(of('Halden', 'Atlantis', 'Oslo'))).toEqual(['kommune1:ukjent-valg', 'kommune2:ukjent-valg']);
    expect(said(of('Oslo', 'Oslo'))).toEqual(['kommune2:finnes-fra-foer']);
    expect(of('')).toMatchObject({ ok: true, value: { numbers: [] } });
  });

  it('finds the KOSTRA group and those in it out of the whole list of the agency, or out of names', () => {
    const list =
      'sourceCode;sourceName;targetCode;targetName\n"EKG12";"KOSTRA-gruppe 12";"0301";"Oslo"\nEKG08;KOSTRA-gruppe 8;3101;Halden\nEKG08;KOSTRA-gruppe 8;3103;Moss\n';
    const of = (typed: Record<string, string>) => parseSammenligning(typed, '3101', find, 2026);
    expect(of({ medlemmer: list })).toMatchObject({
      value: { numbers: [], group: { code: 'EKG08', members: ['3101', '3103'], year: 2026 } },
    });
    expect(of({ gruppe: 'EKG08', medlemmer: 'Moss, 3101 Halden\nOslo', gruppeaar: '2025' })).toMatchObject({
      value: { group: { code: 'EKG08', members: ['3103', '3101', '0301'], year: 2025 } },
    });
    expect(of({ gruppe: 'EKG12' })).toMatchObject({ value: { group: { code: 'EKG12', members: [] } } });
    expect(of({ kommune1: 'Moss' })).toMatchObject({ value: { group: null } });
    // A list that says another group than the one chosen, one without the municipality, and words that are no municipality.
    expect(said(of({ gruppe: 'EKG12', medlemmer: list }))).toEqual(['gruppe:ukjent-valg']);
    expect(said(parseSammenligning({ medlemmer: list }, '9901', find, 2026))).toEqual(['gruppe:mangler']);
    expect(said(of({ gruppe: 'EKG08', medlemmer: 'Moss, Atlantis' }))).toEqual(['medlemmer:ukjent-valg']);
    expect(said(of({ gruppe: 'EKG99', gruppeaar: '1800' }))).toEqual(['gruppe:ukjent-valg', 'gruppeaar:utenfor']);
  });

  it('stands before what a list of dwellings says of the same year, and only of the indicator the list tells', () => {
    const told = (what: 'grunnkrets' | 'rullestol', year: number, percent: number, whole = true) => ({
      what,
      year,
      percent,
      whole,
      source: { nb: 'Boliglisten', nn: 'Bustadlista' },
    });
    const krets = indikator('stoerste-andel-i-grunnkrets');
    const list = [told('grunnkrets', 2026, 100 / 3, false), told('grunnkrets', 2025, 40), told('rullestol', 2024, 9)];
    const typed = egneVerdier(krets, 'kommunen', [
      { indikator: krets.id, place: 'kommunen', year: 2025, value: 41, source: 'Telling', removed: false },
    ]);
    expect(medListe(krets, typed, list, 'nn').map((p) => [p.year, p.count, p.source, p.confidence])).toEqual([
      [2025, 41, 'Telling', 'B'],
      [2026, 33.3, 'Bustadlista', 'C'],
    ]);
    expect(medListe(barn, [], list, 'nb')).toEqual([]);
    // Another content that asks a list for something else than a share does not start.
    const tema = { theme: 'levekaar', name: trangt.name, indicators: [{ ...barn, list: 'grunnkrets' }] };
    expect(() => temaSchema.parse(tema)).toThrow(/a share of a list is in percent/);
  });

  it('hides small counts of people from those who only read, and leaves shares and zero alone', () => {
    const row = (i: typeof barn, year: number, value: number) => ({
      indikator: i.id,
      place: 'kommunen' as const,
      year,
      value,
      source: 'Nav',
      removed: false,
    });
    const points = egneVerdier(barn, 'kommunen', [row(barn, 2024, 3), row(barn, 2022, 0), row(barn, 2023, 9)]);
    expect(points.map((p) => p.year)).toEqual([2022, 2023, 2024]);
    expect(dempet(barn, points)).toMatchObject({ points: [{ year: 2022 }, { year: 2023 }], hidden: [2024] });
    const share = egneVerdier(trangt, 'kommunen', [row(trangt, 2024, 3)]);
    expect(dempet(trangt, share)).toMatchObject({ points: share, hidden: [] });
  });
});

describe('in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-26T08:00:00.000Z');
  const text = (actor: Actor) => db.inKommune(actor.kommuneId, (tx) => findTekst(tx, trangt.id));
  const standing = async (actor: Actor) =>
    (await db.inKommune(actor.kommuneId, listVerdier)).filter((r) => !r.data.removed).map((r) => r.data.value);
  beforeAll(async () => {
    db = await testDatabase();
    const made = await twoKommuner(db);
    own = { kommuneId: made.own, brukerId: null };
    neighbour = { kommuneId: made.neighbour, brukerId: null };
    expect((await saveVerdi(db, clock, neighbour, trangt, { ...VALUE, value: '9' })).ok).toBe(true);
    expect((await saveTekst(db, clock, neighbour, trangt, { text: 'Naboen' }, 0)).ok).toBe(true);
    expect((await saveSammenligning(db, clock, neighbour, '0301', find, { kommune1: 'Moss' }, 0)).ok).toBe(true);
  });
  afterAll(() => db.close());

  it('keeps one figure a year and place, put away and brought back', async () => {
    const first = await saveVerdi(db, clock, own, trangt, VALUE);
    if (!first.ok) throw new Error('refused');
    expect(said(await saveVerdi(db, clock, own, trangt, { ...VALUE, value: '13' }))).toEqual(['year:finnes-fra-foer']);
    expect((await saveVerdi(db, clock, own, trangt, { ...VALUE, place: 'landet' })).ok).toBe(true);
    expect(await setRowRemoved(db, clock, own, VERDI, first.value, true)).toEqual([]);
    expect((await saveVerdi(db, clock, own, trangt, { ...VALUE, value: '13' })).ok).toBe(true);
    expect(await standing(own)).toEqual([12.5, 13]);
    // Bringing the old one back would make two of the same year.
    expect((await setRowRemoved(db, clock, own, VERDI, first.value, false)).map((r) => r.code)).toEqual([
      'finnes-fra-foer',
    ]);
    expect(await standing(neighbour)).toEqual([9]);
  });

  it('keeps every text, tells who comes second, and goes back', async () => {
    expect((await saveTekst(db, clock, own, trangt, { text: 'Første' }, 0)).ok).toBe(true);
    expect(said(await saveTekst(db, clock, own, trangt, { text: 'Samtidig' }, 0))).toEqual([
      'undefined:endret-av-andre',
    ]);
    expect((await saveTekst(db, clock, own, trangt, { text: 'Andre' }, 1)).ok).toBe(true);
    expect((await restoreTekst(db, clock, own, trangt, 1, 1)).ok).toBe(false);
    expect((await restoreTekst(db, clock, own, trangt, 99, 2)).ok).toBe(false);
    expect((await restoreTekst(db, clock, own, trangt, 1, 2)).ok).toBe(true);
    const row = await text(own);
    expect(row?.data.text).toBe('Første');
    const history = await db.inKommune(own.kommuneId, (tx) => tekstHistorie(tx, row?.number ?? 0));
    expect(history.map((r) => r.data.text)).toEqual(['Første', 'Andre', 'Første']);
    expect((await text(neighbour))?.data.text).toBe('Naboen');
    expect((await restoreTekst(db, clock, own, barn, 1, 0)).ok).toBe(false);
  });

  it('remembers whom it compares itself with', async () => {
    const save = (typed: Record<string, string>, seen: number) =>
      saveSammenligning(db, clock, own, '3101', find, typed, seen);
    expect(await db.inKommune(own.kommuneId, comparedNumbers)).toEqual([]);
    expect((await save({ kommune1: 'Oslo', kommune2: 'Moss' }, 0)).ok).toBe(true);
    expect(said(await save({ kommune1: 'Oslo' }, 0))).toEqual(['undefined:endret-av-andre']);
    expect(await db.inKommune(own.kommuneId, comparedNumbers)).toEqual(['0301', '3103']);
    // Figures of the group and of those in it are kept too.
    expect((await save({ kommune1: 'Oslo', gruppe: 'EKG08', medlemmer: 'Halden, Moss' }, 1)).ok).toBe(true);
    expect(await db.inKommune(own.kommuneId, comparedNumbers)).toEqual(['0301', '3101', '3103', 'EKG08']);
    expect(await db.inKommune(neighbour.kommuneId, comparedNumbers)).toEqual(['3103']);
  });
});
