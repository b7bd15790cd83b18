import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { kroner } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { setFrames } from './actions.ts';
import type { Frame } from './oekonomiplan.ts';
import { framesSeen, parseFrames, seenFrames, typedFrames } from './ramme.ts';
import { framesBefore, listFrames } from './store.ts';

const YEARS = [2027, 2028];

describe('the frame as typed', () => {
  it.each<[Record<string, string>, string[]]>([
    [{ drift2028: '1 000' }, ['investering2028:begge']],
    [{ drift2027: '10,5', investering2027: 'mye' }, ['drift2027:ikke-tall', 'investering2027:ikke-tall']],
    [{ laan2027: '5' }, ['drift2027:begge', 'investering2027:begge']],
    [{ drift2027: '1', investering2027: '1', laan2027: '-5' }, ['laan2027:negativ']],
    [{ avdragInn2028: '9' }, ['drift2028:begge', 'investering2028:begge', 'avdragBrukt2028:begge-avdrag']],
    [
      { drift2027: '1', investering2027: '1', avdragInn2027: '9', avdragBrukt2027: '10' },
      ['avdragBrukt2027:over-avdrag'],
    ],
    [{ drift2027: '-1', investering2027: '99999999999999' }, ['drift2027:negativ', 'investering2027:ikke-tall']],
  ])('refuses %o all at once', (typed, expected) => {
    const parsed = parseFrames(typed, YEARS);
    expect(parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`)).toEqual(expected);
  });
  it('lets a year stay without a frame', () => {
    expect(parseFrames({ drift2028: '0', investering2028: '5 000 000' }, YEARS)).toEqual({
      ok: true,
      value: [
        { year: 2027, frame: null },
        { year: 2028, frame: { year: 2028, drift: 0, investering: 5_000_000 } },
      ],
    });
  });
});

describe('what a form says it has seen', () => {
  const pair = { drift: kroner(1), investering: kroner(2) };
  it.each<Omit<Frame, 'year'>>([
    pair,
    { ...pair, laan: kroner(3) },
    { ...pair, utlaan: { inn: kroner(5), brukt: kroner(4) } },
    { ...pair, laan: kroner(3), utlaan: { inn: kroner(5), brukt: kroner(4) } },
  ])('gives the frame back: %j', (frame) => {
    const frames = [{ ...frame, year: 2028 }];
    expect(framesSeen(seenFrames(frames, YEARS), YEARS)).toEqual(frames);
    expect(parseFrames(typedFrames(frames, YEARS), YEARS)).toEqual({
      ok: true,
      value: [
        { year: 2027, frame: null },
        { year: 2028, frame: frames[0] },
      ],
    });
  });
  it('is not made of anything else', () => {
    for (const seen of ['', '1 2', '1/2', '1/2/3/4/5/6 -', 'x/1 -']) expect(framesSeen(seen, YEARS)).toBeUndefined();
  });
});

describe('the frame in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  const clock = fixedClock('2026-11-24T12:00:00Z');
  const set = (kommuneId: string, typed: Record<string, string>, seen: string) =>
    setFrames(db, clock, { kommuneId, brukerId: null }, typed, YEARS, seen);
  const frames = (kommuneId: string) => db.inKommune(kommuneId, listFrames);
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
  });
  afterAll(() => db.close());

  it('is set once by two who save at the same time, and the other is told', async () => {
    expect(await set(neighbour, { drift2027: '7', investering2027: '8' }, '- -')).toEqual({ ok: true });
    const both = await Promise.all(
      ['1 000', '2 000'].map((drift) => set(own, { drift2027: drift, investering2027: '0' }, '- -')),
    );
    expect(both.filter((s) => s.ok)).toHaveLength(1);
    expect(both.find((s) => !s.ok)).toEqual({ ok: false, error: [], changed: true });
    expect(seenFrames(await frames(own), YEARS)).toMatch(/^[12]000\/0 -$/);
    expect(await frames(neighbour)).toEqual([{ year: 2027, drift: 7, investering: 8 }]);
  });

  it('is taken away by emptying its fields, and brought back from what stood before', async () => {
    const stored = await frames(own);
    expect(await set(own, {}, seenFrames(stored, YEARS))).toEqual({ ok: true });
    expect(await frames(own)).toEqual([]);
    const before = (await db.inKommune(own, framesBefore)) ?? [];
    expect(before).toEqual(stored);
    expect(await set(own, typedFrames(before, YEARS), '- -')).toEqual({ ok: true });
    expect(await frames(own)).toEqual(stored);
    expect(await frames(neighbour)).toEqual([{ year: 2027, drift: 7, investering: 8 }]);
  });

  it('keeps the frame for loans and the instalments on money lent on, sees when somebody else has changed them, and forgets them when emptied', async () => {
    const stored = await frames(own);
    const typed = { ...typedFrames(stored, YEARS), laan2027: '700', avdragInn2027: '900', avdragBrukt2027: '800' };
    expect(await set(own, typed, seenFrames(stored, YEARS))).toEqual({ ok: true });
    const now = await frames(own);
    expect(now[0]).toMatchObject({ laan: 700, utlaan: { inn: 900, brukt: 800 } });
    expect(framesSeen(seenFrames(now, YEARS), YEARS)).toEqual(now);
    expect(await set(own, typed, seenFrames(stored, YEARS))).toMatchObject({ ok: false, changed: true });
    expect(await set(own, typedFrames(stored, YEARS), seenFrames(now, YEARS))).toEqual({ ok: true });
    expect(await frames(own)).toEqual(stored);
  });

  it('stores nothing and tells nobody when a field is refused', async () => {
    const stored = await frames(own);
    const saved = await set(own, { drift2027: '5', investering2027: '' }, seenFrames(stored, YEARS));
    expect(saved).toEqual({ ok: false, error: [{ code: 'begge', field: 'investering2027' }], changed: false });
    expect(await frames(own)).toEqual(stored);
    const events = await db.inKommune(own, (tx) => listEvents(tx));
    expect(events.map((e) => e.type)).toEqual(Array(5).fill('oekonomiplan.ramme-satt'));
  });
});
