import type { Linje, Rapportutgave } from './rapport.ts';

/** A tiltak in a made-up report, on its way as it is. */
export const linje = (tiltak: number, change: Partial<Linje> = {}): Linje => ({
  tiltak,
  title: `Tiltak ${tiltak}`,
  responsible: 'Eiendom',
  ledger: 'boligsosialt',
  planned: 6,
  report: { status: 'i-rute', units: 2, money: null, avvik: null, comment: '' },
  stale: false,
  ...change,
});

/** A made-up report that is frozen. */
export const utgave = (runde: number, linjer: Linje[]): Rapportutgave => ({
  schema: 1,
  runde,
  title: `Rapport ${runde}`,
  type: 'tertial',
  date: '2027-04-30',
  deadline: '2027-05-15',
  closedOn: '2027-05-20',
  linjer,
});
