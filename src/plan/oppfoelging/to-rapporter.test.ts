import { describe, expect, it } from 'vitest';
import { kroner } from '../../kernel/index.ts';
import { compareUtgaver } from './rapport.ts';
import { linje, utgave } from './sample.ts';
import { rapportDocument } from './tables.ts';

describe('two reports', () => {
  it('differ where something else is said, and where a tiltak stands in one alone', () => {
    const late = linje(2, { report: { status: 'forsinket', units: 2, money: null, avvik: 'marked', comment: '' } });
    const found = compareUtgaver(
      utgave(1, [linje(1), linje(2), linje(3)]),
      utgave(2, [linje(1, { title: 'Nytt navn' }), late, linje(4)]),
    );
    expect(found.map((e) => [e.tiltak, e.before !== null, e.after !== null])).toEqual([
      [2, true, true],
      [3, true, false],
      [4, false, true],
    ]);
  });

  it.each([{ status: 'ferdig' }, { units: 9 }, { money: kroner(5) }, { avvik: 'marked' }] as const)(
    'differ where one thing alone is said otherwise: %j',
    (change) => {
      const said = { status: 'i-rute', units: 2, money: null, avvik: null, comment: '' } as const;
      const [before, after] = [linje(1, { report: said }), linje(1, { report: { ...said, ...change } })];
      expect(compareUtgaver(utgave(1, [before]), utgave(2, [after])).map((e) => e.tiltak)).toEqual([1]);
    },
  );

  it('stand with the two ledgers apart, and with no sum of what nobody has said', () => {
    const market = linje(2, { ledger: 'boligutvikling', report: null });
    const doc = rapportDocument(utgave(1, [linje(1), linje(3), market]), 'Eksempelvik', 'nb');
    const tables = doc.chapters.flatMap((c) => c.blocks).filter((b) => b.kind === 'table');
    expect(tables.map((t) => t.rows.at(-1)?.cells.slice(5, 7))).toEqual([
      [{ number: 4 }, null],
      [null, null],
    ]);
  });
});
