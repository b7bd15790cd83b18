import { describe, expect, it } from 'vitest';
import { BOLIGTYPER } from '../../kernel/index.ts';
import { etterBygning, etterEier, etterTilstand, etterType, samletEtterslep, tommeOgUt, verste } from './lister.ts';
import { bolig } from './sample.ts';

describe('who owns them', () => {
  it('loses no dwelling, and tells "not said" from "no"', () => {
    const kf = { owner: 'kf', disposal: 'eid' } as const;
    const list = [
      bolig({ ...kf, buy: 'ja', shared: 'ja' }),
      bolig({ ...kf, buy: 'nei', shared: 'ja', vat: 'nei' }),
      bolig(kf),
      bolig({ owner: 'privat', disposal: 'innleid' }),
      bolig({ owner: 'kf', disposal: 'innleid', buy: 'nei' }),
      bolig({}),
      bolig({}),
    ];
    const nothing = { buy: null, shared: null, vat: null };
    expect(etterEier(list)).toEqual([
      { ...kf, units: 3, buy: 1, shared: 2, vat: 0 },
      { owner: null, disposal: null, units: 2, ...nothing },
      { owner: 'privat', disposal: 'innleid', units: 1, ...nothing },
      { owner: 'kf', disposal: 'innleid', units: 1, ...nothing, buy: 0 },
    ]);
  });
});

describe('the buildings', () => {
  it('with more than one dwelling are told, the fullest first, and no dwelling without a building', () => {
    const list = ['B2', 'B1', '', 'B1', 'B3', '', 'B2', 'B1'].map((building) => bolig({ building }));
    expect(etterBygning(list)).toEqual([
      { name: 'B1', units: 3 },
      { name: 'B2', units: 2 },
    ]);
  });
});

describe('the dwellings that are bad or empty', () => {
  it('are the empty, those that are out and those for sale; and those of the two worst grades, the largest backlog first', () => {
    const list = [
      bolig({ ref: 'a', status: 'ledig', condition: 3, backlog: 10, rent: 8000 }),
      bolig({ ref: 'b', status: 'rehabilitering', condition: 2, backlog: 90, rent: 9001 }),
      bolig({ ref: 'c', status: 'til-salgs', condition: 1, backlog: 500 }),
      bolig({ ref: 'd', status: 'utleid', condition: 3 }),
      bolig({ ref: 'e' }),
    ];
    expect(tommeOgUt(list).map((b) => b.ref)).toEqual(['a', 'b', 'c']);
    expect(verste(list).map((b) => b.ref)).toEqual(['b', 'a', 'd']);
    expect(samletEtterslep(list)).toEqual({ sum: 600, known: 3 });
    expect(samletEtterslep([bolig({})])).toEqual({ sum: null, known: 0 });
    expect(etterTilstand(list)).toEqual([
      { grade: 1, units: 1, backlog: 500 },
      { grade: 2, units: 1, backlog: 90 },
      { grade: 3, units: 2, backlog: 10 },
      { grade: null, units: 1, backlog: null },
    ]);
    expect(etterType(list, BOLIGTYPER)).toEqual([
      { type: 'blokk', units: 5, empty: 1, access: null, backlog: 600, rent: 8501 },
    ]);
    // What no dwelling says is not none.
    expect(etterType([bolig({}), bolig({ access: 'ikke' })], BOLIGTYPER)).toMatchObject([{ empty: null, access: 0 }]);
  });
});
