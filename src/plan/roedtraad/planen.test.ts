import { describe, expect, it } from 'vitest';
import { buildOekonomiplan } from '../oekonomiplan/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { checkPlan } from './check.ts';
import { planOf } from './planen.ts';

const found = (change: Record<string, string>) => {
  const parsed = parseTiltak(
    {
      title: 'Bygge åtte omsorgsboliger',
      maal: '1',
      ledger: 'boligsosialt',
      group: 'eldre',
      type: 'blokk',
      level: 'personalbase',
      status: 'finansiert',
      responsible: 'Eiendom',
      certainty: 'anbud',
      kostra: '265',
      units1: '8',
      investment1: '20 000 000',
      effect1drift: '8 000 000',
      ...change,
    },
    2027,
    [1],
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const tiltak = [{ number: 1, revision: 1, data: parsed.value }];
  const plan = planOf({
    foeringer: [],
    motstrid: [],
    maal: [],
    tiltak,
    oekonomiplan: buildOekonomiplan(2027, tiltak, []),
    tellinger: [],
    tilbud: [],
    run: null,
    kombinasjoner: [],
  });
  return checkPlan(plan).findings.map((f) => f.code);
};

describe('a tiltak whose lines say drift, as the checker sees it', () => {
  it('has drift when its years stand empty', () => {
    expect(found({})).not.toContain('investering-uten-drift');
    expect(found({})).not.toContain('drift-under-linjene');
  });
  it('is found when its years hold less than the lines need', () => {
    expect(found({ operation1: '4 000 000', operation2: '7 999 999' })).toContain('drift-under-linjene');
    const enough = { operation1: '1', operation2: '8 000 000', operation3: '8 000 000', operation4: '9 000 000' };
    expect(found(enough)).not.toContain('drift-under-linjene');
  });
});
