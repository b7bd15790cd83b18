import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IKKE_OPPTALT, netBy, type Opptalt, tiltakFlows, unitsInCount } from './effekt.ts';
import { countsInOekonomiplan } from './finansiering.ts';
import type { Typed } from './maal.ts';
import { parseTiltak, typedTiltak } from './parse.ts';
import { TILTAK_STATUS } from './status.ts';
import { effekterOf, givendeOf, maalgrupperOf, type Tiltak } from './tiltak.ts';

function tiltak(change: Typed = {}): Tiltak {
  const kinds = { ledger: 'boligsosialt', group: 'barnefamilier', type: 'blokk', level: 'ingen', kostra: '265' };
  const named = { title: 'Kjøpe seks leiligheter i året', maal: '1', responsible: 'Eiendom', certainty: 'anbud' };
  const parsed = parseTiltak({ ...kinds, ...named, status: 'finansiert', units1: '6', ...change }, 2027, [1], {
    kostra: ['265'],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** As it was stored before effects were asked for. */
function older(): Tiltak {
  const { effects: _, ...first } = tiltak();
  return first;
}

describe('effects for the model', () => {
  it('come by type, level and year, only of what counts', () => {
    const two = tiltak({ effect2type: 'annet', effect2level: 'heldoegns', effect2units2: '8' });
    const rows = tiltakFlows(
      [
        { number: 3, data: two },
        { number: 4, data: { ...two, status: 'vedtatt' } },
      ],
      IKKE_OPPTALT,
    );
    expect(rows.map((r) => [r.id, r.year, r.type, r.level, r.ledger, r.units])).toEqual([
      ['T-003', 2027, 'blokk', 'ingen', 'boligsosialt', 6],
      ['T-003/2', 2028, 'annet', 'heldoegns', 'boligsosialt', 8],
    ]);
  });
  const told = (change: Typed, counted = IKKE_OPPTALT) =>
    tiltakFlows([{ number: 3, data: tiltak(change) }], counted).map((f) => [f.kind, f.id, f.year, f.units, f.delay]);
  it('go where a line sells, tears down, puts in order or rebuilds, and have one draw with what the tiltak gives', () => {
    const away = { effect2type: 'annet', effect2level: 'ingen', effect2units2: '4', delay: '2' };
    const gives = ['measure', 'T-003', 2027, 6, 2];
    expect(told({ ...away, effect2change: 'salg' })).toEqual([gives, ['sale', 'T-003/2', 2028, -4, 2]]);
    expect(told({ ...away, effect2change: 'riving' })).toEqual([gives, ['demolition', 'T-003/2', 2028, -4, 2]]);
    expect(told({ ...away, effect2change: 'ombygging' })).toEqual([gives, ['conversion', 'T-003/2', 2028, -4, 2]]);
    expect(told({ ...away, effect2change: 'rehabilitering', effect2out: '3' })).toEqual([
      gives,
      ['rehabilitation', 'T-003/2', 2028, -4, 2],
      ['rehabilitation', 'T-003/2/tilbake/2028', 2031, 4, 2],
    ]);
    // Nobody has said how long: half of them are back a year after they went out.
    expect(told({ ...away, effect2change: 'rehabilitering' })[2]).toEqual([
      ...['rehabilitation', 'T-003/2/tilbake/2028', 2028, 4, 3],
    ]);
    const data = tiltak({ ...away, effect2change: 'salg', effect2probability: '40' });
    expect(tiltakFlows([{ number: 3, data }], IKKE_OPPTALT).map((f) => [f.field, f.probability, f.group])).toEqual([
      ['T-003', 0.9, 'barnefamilier'],
      ['T-003', 0.4, undefined],
    ]);
  });
  it('that go are not among what the tiltak gives, and stay as they are typed', () => {
    const typed = { effect1change: 'rehabilitering', effect1out: '2', effect2type: 'annet', effect2units1: '3' };
    const data = tiltak({ ...typed, effect2level: 'ingen' });
    expect([data.units, givendeOf(data).map((e) => e.units)]).toEqual([[3, 0, 0, 0], [[3, 0, 0, 0]]]);
    expect(typedTiltak(data)).toMatchObject({ effect1change: 'rehabilitering', effect1out: '2', units1: '6' });
    const by = (year: number) => netBy(data, year).reduce((n, e) => n + e.units, 0);
    expect([2026, 2027, 2028, 2029].map(by)).toEqual([0, -3, -3, 3]);
  });
  it('of ordinary dwellings are in the need already, and only those that are put in order come back', () => {
    const codes = (change: Typed) => {
      const kinds = { group: 'barnefamilier', type: 'blokk', level: 'ingen', title: 'Selge', maal: '1', units1: '6' };
      const parsed = parseTiltak({ ...kinds, responsible: 'Eiendom', status: 'foreslaatt', ...change }, 2027, [1]);
      return parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);
    };
    for (const change of ['salg', 'riving', 'rehabilitering']) {
      expect(codes({ ledger: 'boligutvikling', effect1change: change })).toEqual(['effect1change:alt-i-behovet']);
      expect(codes({ ledger: 'boligsosialt', effect1change: change })).toEqual([]);
    }
    expect(codes({ ledger: 'boligutvikling', effect1change: 'ombygging' })).toEqual([]);
    expect(codes({ ledger: 'boligsosialt', effect1change: 'salg', effect1out: '2' })).toEqual([
      'effect1out:bare-rehabilitering',
    ]);
    expect(codes({ ledger: 'boligsosialt', effect1change: 'lever' })).toEqual(['effect1change:ukjent-valg']);
  });
  it('are reserved for the one group they are for, and open to all when there are more', () => {
    const groupsOf = (data: Tiltak) => tiltakFlows([{ number: 1, data }], IKKE_OPPTALT).map((f) => f.group);
    const one = { ...tiltak(), group: 'unge' as const, otherGroups: [] };
    expect(groupsOf(one)).toEqual(['unge']);
    expect(groupsOf({ ...one, otherGroups: ['eldre'] })).toEqual([undefined]);
    expect(groupsOf({ ...one, group: 'alle' })).toEqual([undefined]);
    expect(groupsOf({ ...one, ledger: 'boligutvikling' })).toEqual([undefined]);
  });
  it('are less likely when only a part has money, and the same as before for an older revision', () => {
    const [part] = tiltakFlows([{ number: 1, data: { ...tiltak(), status: 'delvis', share: 50 } }], IKKE_OPPTALT);
    const [whole] = tiltakFlows([{ number: 1, data: older() }], IKKE_OPPTALT);
    expect([part?.probability, whole?.probability]).toEqual([0.45, 0.9]);
    expect(whole?.units).toBe(6);
  });
  it('are as sure, as late and in the area that the tiltak says, and as before where it says nothing', () => {
    const areaOf = (name?: string) => (name === 'sentrum' ? { area: 'Sentrum' } : {});
    const flowOf = (data: Tiltak) => tiltakFlows([{ number: 1, data }], IKKE_OPPTALT, areaOf)[0];
    expect(flowOf(tiltak({ probability: '60', delay: '2', area: 'sentrum' }))).toMatchObject({
      probability: 0.6,
      delay: 2,
      area: 'Sentrum',
    });
    expect(flowOf(tiltak())).toMatchObject({ probability: 0.9, delay: 0 });
    expect(flowOf(tiltak({ area: 'Ukjent' }))).not.toHaveProperty('area');
    const part = tiltak({ status: 'delvis', reason: 'Halvparten', share: '50', probability: '80' });
    expect(flowOf(part)?.probability).toBeCloseTo(0.4, 9);
  });
  it('are line by line for whom, as sure and as late as the line says, and as the tiltak where it says nothing', () => {
    const two = tiltak({
      probability: '80',
      delay: '1',
      effect1probability: '50',
      effect1delay: '3',
      effect2type: 'annet',
      effect2level: 'heldoegns',
      effect2units2: '8',
      effect2group: 'demens',
      effect2staff: '7,5',
      effect2drift: '6 000 000',
      operation1: '6 000 000',
    });
    expect(
      tiltakFlows([{ number: 3, data: two }], IKKE_OPPTALT).map((f) => [f.units, f.group, f.probability, f.delay]),
    ).toEqual([
      [6, 'barnefamilier', 0.5, 3],
      [8, 'demens', 0.8, 1],
    ]);
    expect(maalgrupperOf(two)).toEqual(['barnefamilier', 'demens']);
    expect(effekterOf(two)[1]).toMatchObject({ staff: 7.5, drift: 6_000_000 });
  });
  it('come once: what is finished by the year of the count stands in it, everything else is expected', () => {
    const units = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 });
    const effect = fc.record({ type: fc.constantFrom('blokk' as const, 'annet' as const), units });
    const counted = fc.option(fc.integer({ min: 2020, max: 2035 }), { nil: null });
    fc.assert(
      fc.property(
        fc.constantFrom(...TILTAK_STATUS),
        fc.integer({ min: 2020, max: 2035 }),
        fc.array(effect, { minLength: 1, maxLength: 3 }),
        counted,
        counted,
        (status, firstYear, effects, own, other) => {
          const data: Tiltak = {
            ...tiltak(),
            status,
            firstYear,
            effects: effects.map((e) => ({ ...e, level: 'ingen' as const })),
          };
          const at = (year: number | null) => (year === null ? null : { year, list: null });
          const of: Opptalt = { boligsosialt: at(own), boligutvikling: at(other) };
          const sum = (rows: readonly { units: number }[]) => rows.reduce((n, r) => n + r.units, 0);
          const flows = tiltakFlows([{ number: 1, data }], of);
          const all = tiltakFlows([{ number: 1, data }], IKKE_OPPTALT);
          // Nothing is lost and nothing comes twice, whatever the other ledger was counted.
          if (countsInOekonomiplan(data)) expect(sum(flows) + unitsInCount(data, of)).toBe(sum(all));
          else expect(all).toEqual([]);
          if (status === 'gjennomfoert') expect(flows.every((f) => own === null || f.year > own)).toBe(true);
          else expect([flows, unitsInCount(data, of)]).toEqual([all, 0]);
          expect(
            all
              .filter((f) => own === null || f.year > own)
              .every((f) => flows.some((g) => g.id === f.id && g.year === f.year)),
          ).toBe(true);
        },
      ),
    );
  });
});
