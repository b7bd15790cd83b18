import type { Texts } from '../../kernel/index.ts';

const nb = {
  names: {
    felt: 'Feltene i boligbyggeprogrammet',
    aar: 'Boligbyggeprogrammet år for år, bilde og tabell',
    kart: 'Kart over feltene, med liste',
  },
  source: (day: string) => `kommunens boligbyggeprogram per ${day}.`,
  planned: 'Planlagt',
  delivered: 'Levert',
  most: (units: string, year: number) => `Flest boliger i ${year}: ${units}.`,
  yearTable: 'Boligbyggeprogrammet år for år',
  noFields: 'Boligbyggeprogrammet har ingen felt ennå.',
  noYears: 'Feltene i boligbyggeprogrammet har ingen boliger i årene som kommer.',
  noMap: 'Ingen kart over feltene er lastet opp.',
};

const nn: typeof nb = {
  names: {
    felt: 'Felta i bustadbyggjeprogrammet',
    aar: 'Bustadbyggjeprogrammet år for år, bilete og tabell',
    kart: 'Kart over felta, med liste',
  },
  source: (day) => `bustadbyggjeprogrammet til kommunen per ${day}.`,
  planned: 'Planlagd',
  delivered: 'Levert',
  most: (units, year) => `Flest bustader i ${year}: ${units}.`,
  yearTable: 'Bustadbyggjeprogrammet år for år',
  noFields: 'Bustadbyggjeprogrammet har ingen felt enno.',
  noYears: 'Felta i bustadbyggjeprogrammet har ingen bustader i åra som kjem.',
  noMap: 'Ingen kart over felta er lasta opp.',
};

export const BLOKK_TEXTS: Texts<typeof nb> = { nb, nn };
