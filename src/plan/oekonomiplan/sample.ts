import { kroner } from '../../kernel/index.ts';
import type { Tiltak } from '../tiltak/index.ts';

const NOTHING = [0, 0, 0, 0].map(kroner);

/** A financed tiltak for tests, with one dwelling in 2027 and no money until a test says otherwise. */
export const byggetiltak = (change: Partial<Tiltak> = {}): Tiltak => ({
  title: 'Bygge',
  maal: 1,
  ledger: 'boligsosialt',
  status: 'finansiert',
  reason: '',
  responsible: 'Eiendom',
  group: 'alle',
  type: 'blokk',
  level: 'ingen',
  kostra: '265',
  firstYear: 2027,
  units: [1, 0, 0, 0],
  investment: NOTHING,
  grants: NOTHING,
  operation: NOTHING,
  noOperation: '',
  ...change,
});
