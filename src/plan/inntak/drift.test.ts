import { expect, it } from 'vitest';
import { pastedRows } from '../../platform/columns/pasted.ts';
import { checkPlan } from '../roedtraad/check.ts';
import { amountsOf } from '../tiltak/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { guessSheet } from './actions/kolonner.ts';
import { readTable } from './actions/lesing.ts';
import { typedRow } from './actions/taken.ts';

const NO_MEMORY = { heads: {}, values: { state: {}, ledger: {}, groups: {} } };
const VALG = { ledger: 'boligsosialt', group: 'alle', goal: '', doubles: [] };

it('holds drift against what the table says of each dwelling, and lets the line of what comes say it', () => {
  const rows = pastedRows(
    'Tiltak\tFrist\tAntall boliger\tDrift per bolig\tDrift\tAnsvar\nBygge\t2027\t4\t100000\t\tEiendom\nKjøpe\t2027\t4\t100000\t399999\tEiendom',
  );
  const sheet = { name: 'Ark', rows };
  const read = readTable(sheet, guessSheet(sheet, 0, {}), NO_MEMORY, [], 2027, []);
  expect(read.errors).toEqual([]);
  const found = read.plan ? checkPlan(read.plan).findings : [];
  expect(found.filter((f) => f.code === 'drift-under-linjene').map((f) => [f.objects[0].title, f.data])).toEqual([
    ['Kjøpe', { year: 2028, row: 399_999, lines: 400_000 }],
  ]);
  const operation = read.rows.map((r) => {
    const parsed = parseTiltak(typedRow(r, 1, VALG, 2027, 'nb'), 2027, [1]);
    return parsed.ok ? amountsOf(parsed.value).operation : parsed.error;
  });
  expect(operation).toEqual([
    [200_000, 400_000, 400_000, 400_000],
    [399_999, 399_999, 399_999, 399_999],
  ]);
});
