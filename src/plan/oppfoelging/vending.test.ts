import { expect, it } from 'vitest';
import { type Endring, type Linje, type Rapportstatus, turnsOf } from './rapport.ts';

const linje = (status: Rapportstatus | null): Linje => ({
  tiltak: 1,
  title: 'Kjøpe',
  responsible: 'Eiendom',
  ledger: 'boligsosialt',
  planned: null,
  report: status && { status, units: null, money: null, avvik: null, comment: '' },
  stale: false,
});
const endring = (before: Linje | null, after: Linje | null): Endring => ({ tiltak: 1, title: 'Kjøpe', before, after });

it('tells how many tiltak have turned between two reports, and how many fell silent', () => {
  const [rute, sein, stille] = [linje('i-rute'), linje('forsinket'), linje(null)];
  expect(turnsOf([endring(rute, sein), endring(sein, rute), endring(rute, rute)])).toEqual([2, 0]);
  // Not reported, and not there at all, are both silence; what nobody said before is no turn.
  expect(turnsOf([endring(sein, stille), endring(rute, null), endring(stille, rute), endring(null, sein)])).toEqual([
    0, 2,
  ]);
});
