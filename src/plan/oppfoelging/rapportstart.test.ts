import { describe, expect, it } from 'vitest';
import { omtalerIn } from './omtale.ts';
import { possibleNames } from './personnavn.ts';
import { dekningOf, statusOf, unitsIn } from './rapport.ts';

it.each([
  ['gjennomfoert', null, null, 'ferdig'],
  ['i-gang', 2026, null, 'i-rute'],
  ['i-gang', 2026, 2027, 'i-rute'],
  ['i-gang', 2024, 2026, null],
  ['finansiert', 2028, 2029, 'ikke-startet'],
  ['vedtatt', 2027, 2029, null],
  ['vedtatt', null, null, null],
  ['utsatt', 2028, null, null],
  ['ikke-gjennomfoert', 2028, null, null],
] as const)('of a tiltak that is %s, from %s to %s, begins with %s in 2027', (status, start, end, begins) => {
  expect(statusOf({ status, start, end }, 2027)).toBe(begins);
});

it('names units and no persons outside, and does not call a person nobody', () => {
  const linje = (responsible: string) => ({
    ...{ tiltak: 1, title: 'Bygge', ledger: 'boligsosialt' as const, planned: null, report: null, stale: false },
    responsible,
  });
  const utgave = {
    ...{ schema: 1 as const, runde: 1, title: 'Tertial 1', type: 'tertial' as const },
    ...{ date: '2027-04-30', deadline: '2027-05-20', closedOn: '2027-05-21' },
    linjer: ['Eiendom', 'Per', 'Kari', ' '].map(linje),
  };
  const unitsOnly = (who: string) => ({ Per: '', Kari: 'Nav' })[who] ?? who;
  const outside = unitsIn(utgave, unitsOnly, 'en person');
  expect(outside.linjer.map((l) => l.responsible)).toEqual(['Eiendom', 'en person', 'Nav', '']);
  expect(dekningOf(outside.linjer).ownerless).toEqual(dekningOf(utgave.linjer).ownerless);
});

describe('words that may be the name of a person', () => {
  const known = ['Søndre Brygge', 'Boligkontoret', 'Halden', 'Lia', 'Nes'];
  it.each([
    ['Kari Nordmann har fått ny bolig.', ['Kari Nordmann']],
    ['Det er klart. Venter på Kari, så på Ola.', ['Kari', 'Ola']],
    ['Leiligheten ble Karis, og Karis søster bor der.', ['Karis']],
    ['Ola K. Hansen vil ikke. K. Nordmann ringte.', ['Ola K. Hansen', 'K. Nordmann']],
    ['Familien Hansen venter.\nFru Olsen flyttet.', ['Familien Hansen', 'Fru Olsen']],
    // One part that is a place too does not make a person one.
    ['Per-Erik Nes sa nei', ['Per-Erik Nes']],
  ])('are told of in %j', (text, names) => {
    expect(possibleNames(text, known)).toEqual(names);
  });
  it.each([
    'Arbeidet på Søndre Brygge står. Planen Søndre Brygge er forsinket.',
    'Boligkontoret i Halden følger opp, også i Lia og på Nes.',
    'Husbanken har ikke svart. NAV Halden og Røde Kors tar resten.',
    'Kontrakten med Byggmester Hansen AS er signert.',
    'Olav Tryggvasons gate 7 og leiligheten i Storgata 5 er kjøpt.',
    'Tiltaket går etter planen. Alt er i rute! 3. etasje er klar i mai.',
    '',
  ])('are none in %j', (text) => {
    expect(possibleNames(text, known)).toEqual([]);
  });
  it('are not seen where one name stands alone at the beginning of a sentence', () => {
    expect(possibleNames('Kari har flyttet.', known)).toEqual([]);
  });
  it('make somebody look at the comment once more, and nothing else', () => {
    const linje = (tiltak: number, comment: string) => ({
      tiltak,
      report: {
        runde: 1,
        tiltak,
        status: 'i-rute' as const,
        units: null,
        money: null,
        avvik: null,
        comment,
        removed: false,
      },
    });
    const looked = omtalerIn([linje(1, 'Alt er i rute'), linje(2, 'Vann hos Kari')], (text) => ({
      signs: [],
      names: possibleNames(text, known),
    }));
    expect(looked).toEqual([{ tiltak: 2, signs: [], names: ['Kari'] }]);
  });
});
