import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Maalgruppe } from '../../kernel/index.ts';
import { run } from '../../model/run.ts';
import { AGES, type FlowRow, type RunInput } from '../../model/types.ts';
import { isHidden, openGap, openGroups, readParameterFile, toParameters } from '../boligbehov/index.ts';
import { socialCounts, type Telling } from '../kartlegging/index.ts';
import { buildOekonomiplan, loadPrices } from '../oekonomiplan/index.ts';
import { loadKostra, type Tiltak } from '../tiltak/index.ts';
import { assemblePlan, type PlanParts } from './assemble.ts';

const parameters = toParameters(readParameterFile('.'));
const tables = { kostra: loadKostra('.'), prices: loadPrices('.') };
const ages = Float64Array.from({ length: AGES }, (_, a) => Math.max(0, 110 - a));

const telling = (group: Maalgruppe, over: Partial<Telling>): Telling => ({
  group,
  situation: 'mangler',
  type: 'blokk',
  level: 'ambulerende',
  now: 12,
  perYear: 0,
  countedBy: 'Nav',
  date: '2026-10-01',
  method: 'gjennomgang',
  doubleCount: 'kontrollert',
  note: '',
  area: '',
  needed: null,
  source: '',
  low: null,
  high: null,
  fresh: null,
  solved: null,
  lost: null,
  alsoBy: '',
  alsoCount: null,
  removed: false,
  ...over,
});

/** Supply that anybody may know, so that a gap and it together are the need. */
const flow: FlowRow = {
  kind: 'agreement',
  id: 'A-1',
  year: 2027,
  type: 'blokk',
  level: 'ambulerende',
  ledger: 'boligsosialt',
  units: 10,
  probability: 1,
  delay: 0,
  confidence: 'A',
};

const tiltak: Tiltak = {
  title: 'Boliger med oppfølging',
  maal: 1,
  ledger: 'boligsosialt',
  status: 'finansiert',
  reason: 'vedtak',
  responsible: 'Boligkontoret',
  group: 'unge',
  type: 'blokk',
  level: 'ambulerende',
  kostra: '',
  firstYear: 2027,
  units: [4, 0, 0, 0],
  investment: [],
  grants: [],
  operation: [],
  noOperation: '',
};

function planOf(tellinger: readonly Telling[]): PlanParts {
  const rows = tellinger.map((data) => ({ data }));
  const input: RunInput = {
    area: { code: '9902', name: 'Egenvik' },
    baseYear: 2026,
    years: 10,
    history: [{ year: 2026, female: ages, male: ages }],
    sexesSplit: false,
    county: [],
    country: [],
    projection: null,
    households: null,
    dwellings: null,
    backlog: null,
    stock: [
      { ledger: 'boligsosialt', type: 'blokk', level: 'ambulerende', units: 30, confidence: 'A' },
      { ledger: 'boligsosialt', type: 'annet', level: 'heldoegns', units: 20, confidence: 'A' },
    ],
    flows: [flow],
    social: socialCounts(rows),
    sources: [],
  };
  const computed = run(input, parameters, 1, { draws: 20 });
  return {
    kommune: 'Egenvik',
    date: '2026-11-25',
    run: { ...computed, manifest: { ...computed.manifest, inputHash: 'the same' } },
    goals: [],
    tiltak: [{ number: 1, data: tiltak }],
    tilbud: [],
    bestand: null,
    opptalt: { boligsosialt: null, boligutvikling: null },
    tellinger: rows,
    undersoekelser: [],
    oekonomiplan: buildOekonomiplan(2027, [], [], tables),
    chapters: new Map([['sammendrag', 'Det mangler {{gap-heldoegns.2031}} plasser.']]),
  };
}

const resultOf = ({ run: stored }: PlanParts) => {
  if (!stored) throw new Error('no run');
  return stored.result;
};

/** Everything that anybody without the right to edit is told. */
const told = (parts: PlanParts): string =>
  JSON.stringify([openGap(resultOf(parts)), openGroups(resultOf(parts)), assemblePlan(parts, 'nb')]);

describe('counts of one to four households', () => {
  it('move nothing that is told, however they are filled in', () => {
    const small = fc.integer({ min: 1, max: 4 });
    const pair = fc.record({
      now: fc.tuple(small, small),
      perYear: fc.tuple(small, small),
      level: fc.constantFrom('ambulerende', 'ingen', 'heldoegns'),
      type: fc.constantFrom('blokk', 'annet'),
      method: fc.constantFrom('gjennomgang', 'anslag'),
    });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 3 }), fc.integer({ min: 5, max: 60 }), (pairs, visible) => {
        const groups = ['unge', 'flyktninger', 'barnefamilier'] as const;
        const filled = (which: 0 | 1) =>
          planOf([
            telling('eldre', { now: visible, perYear: visible }),
            ...pairs.map(({ now, perYear, ...row }, i) =>
              telling(groups[i] ?? 'unge', { ...row, now: now[which], perYear: perYear[which] } as Partial<Telling>),
            ),
          ]);
        expect(told(filled(0))).toBe(told(filled(1)));
      }),
      { numRuns: 25 },
    );
  });

  it('leave the ends of the gap to be told, which hold it, and the modelled places whole', () => {
    const parts = planOf([telling('eldre', { now: 40 }), telling('unge', { now: 3, perYear: 2 })]);
    const rows = openGap(resultOf(parts)).filter((g) => g.year === 2031);
    expect(rows.filter(isHidden).map((g) => [g.type, g.open])).toEqual([
      ['blokk', { low: 40 + 1 + 5 - 10, high: 40 + 4 + 20 - 10, confidence: 'B' }],
    ]);
    expect(rows.some((g) => g.level === 'heldoegns' && !isHidden(g))).toBe(true);
    const groups = openGroups(resultOf(parts)).filter((g) => g.year === 2031 && g.type === 'blokk');
    expect(groups.map((g) => [g.group, g.mean, isHidden(g) ? g.open : null])).toEqual([
      ['unge', null, { low: 1 + 5, high: 4 + 20, confidence: 'B' }],
      ['eldre', 40, null],
      ['alle', -10, null],
    ]);
    const text = JSON.stringify(assemblePlan(parts, 'nb').document);
    expect(text).toContain('36 til 54');
    expect(text).toContain('under fem husholdninger');
  });

  it('have no table in the plan where nobody has counted', () => {
    const tableOf = (tellinger: readonly Telling[]) =>
      JSON.stringify(assemblePlan(planOf(tellinger), 'nb').document).includes('behov-gruppe-nivaa');
    expect([tableOf([]), tableOf([telling('eldre', {})])]).toEqual([false, true]);
  });

  it('are hidden in runs of older versions, which do not say what they rest on', () => {
    const result = resultOf(planOf([telling('eldre', { now: 40 })]));
    const old = { ...result, gap: result.gap.map(({ open: _, ...row }) => row) };
    expect(
      openGap(old)
        .filter(isHidden)
        .map((g) => g.type),
    ).toEqual(Array.from({ length: 10 }, () => 'blokk'));
    expect(openGap(result).filter(isHidden)).toEqual([]);
  });
});
