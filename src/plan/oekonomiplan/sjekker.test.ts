import { describe, expect, it } from 'vitest';
import { kroner } from '../../kernel/index.ts';
import { kostraTable, loadKostra } from '../tiltak/content.ts';
import type { Tiltak } from '../tiltak/index.ts';
import type { Laanevilkaar } from './laan.ts';
import { buildOekonomiplan, type Frame, type PlanLine } from './oekonomiplan.ts';
import { byggetiltak } from './sample.ts';
import { checkPlan, SJEKKER, type Sjekk } from './sjekker.ts';
import { OEKONOMIPLAN_TEXTS } from './texts.ts';

const KOSTRA = [{ code: '265', name: { nb: 'Boliger', nn: 'Bustader' }, validFrom: 2003, validTo: 2028 }];
const zero = [0, 0, 0, 0].map(kroner);
const GOOD = byggetiltak({
  investment: [10_000_000, 0, 0, 0].map(kroner),
  operation: [200_000, 200_000, 200_000, 200_000].map(kroner),
  certainty: 'anbud',
  funding: { vat: [2_000_000, 0, 0, 0].map(kroner), fund: zero, sale: zero, onlending: zero, rent: zero },
});
const FRAMES: Frame[] = [2027, 2028, 2029, 2030].map((year) => ({
  year,
  drift: kroner(500_000),
  investering: kroner(20_000_000),
  laan: kroner(8_000_000),
}));
const LAAN = {
  from: '2026-01-01',
  form: 'serie',
  years: 20,
  rate: 5,
  source: 'Økonomisjefen',
  confidence: null,
} as const;
const results = (
  change: Partial<Tiltak> = {},
  frames: readonly Frame[] = FRAMES,
  firstYear = 2027,
  laan: Laanevilkaar = LAAN,
) =>
  checkPlan(
    buildOekonomiplan(firstYear, [{ number: 4, data: { ...GOOD, firstYear, ...change } }], frames, {
      kostra: KOSTRA,
      prices: [],
      laan: [laan],
    }),
  );
const of = (sjekk: Sjekk, found: ReturnType<typeof results>) => {
  const r = found.find((x) => x.sjekk === sjekk);
  return [r?.utfall, ...(r?.where ?? [])];
};

describe('the rules of the økonomiplan', () => {
  it('are all kept by a plan that says everything, each with its law', () => {
    const all = results();
    expect(all.map((r) => r.sjekk)).toEqual([...SJEKKER]);
    expect(all.filter((r) => r.utfall !== 'holdt')).toEqual([]);
    expect(all.every((r) => r.law !== '')).toBe(true);
  });

  it.each<[Sjekk, Partial<Tiltak>, string[]]>([
    ['drift-oppgitt', { operation: zero }, ['brutt', 'T-004']],
    ['drift-oppgitt', { operation: zero, noOperation: 'Selges videre' }, ['holdt']],
    ['kostnad-kjent', { certainty: 'grov' }, ['brutt', 'T-004']],
    ['kostnad-kjent', { certainty: null }, ['ikke-vurdert', 'T-004']],
    ['drift-av-loepende', { grants: [9_000_000, 0, 0, 0].map(kroner) }, ['brutt', 'T-004']],
    ['drift-av-loepende', { grants: [8_000_000, 0, 0, 0].map(kroner) }, ['holdt']],
    ['balanse-investering', { investment: [20_000_001, 0, 0, 0].map(kroner) }, ['brutt', '2027']],
    ['balanse-drift', { operation: [0, 0, 500_001, 0].map(kroner) }, ['brutt', '2029']],
    [
      'laan-ikke-mva',
      { funding: { ...GOOD.funding, vat: zero } as Tiltak['funding'] & object },
      ['ikke-vurdert', 'T-004'],
    ],
    ['funksjon-i-bruk', { kostra: '999' }, ['brutt', '999']],
    ['funksjon-i-bruk', { kostra: '' }, ['ikke-vurdert', 'T-004']],
  ])('%s is told apart: %j', (sjekk, change, expected) => {
    expect(of(sjekk, results(change))).toEqual(expected);
  });

  it('hold all that is borrowed, for lending on too, to the frame for loans, and do not guess where nobody has set one', () => {
    const framed = (laan?: number) =>
      FRAMES.map(({ laan: _, ...f }) => (laan === undefined ? f : { ...f, laan: kroner(laan) }));
    expect(of('laan-i-rammen', results({}, framed(8_000_000)))).toEqual(['holdt']);
    expect(of('laan-i-rammen', results({}, framed(7_999_999)))).toEqual(['brutt', '2027']);
    expect(of('laan-i-rammen', results({}, framed()))).toEqual(['ikke-vurdert', '2027']);
    const onlending = [0, 0, 1, 0].map(kroner);
    const lends = {
      investment: [0, 0, 1, 0].map(kroner),
      funding: { vat: zero, fund: zero, sale: zero, onlending, rent: zero },
    };
    expect(of('laan-i-rammen', results(lends, framed(0)))).toEqual(['brutt', '2029']);
  });

  it('say where instalments on money lent on pay for something else, and do not guess where it is not said', () => {
    const lends = {
      funding: { ...GOOD.funding, onlending: [1_000_000, 0, 0, 0].map(kroner) } as Tiltak['funding'] & object,
    };
    const with_ = (inn: number, brukt: number) =>
      FRAMES.map((f) => ({ ...f, utlaan: { inn: kroner(inn), brukt: kroner(f.year === 2028 ? brukt : inn) } }));
    expect(of('avdrag-paa-utlaan', results(lends, with_(900, 899)))).toEqual(['brutt', '2028']);
    expect(of('avdrag-paa-utlaan', results({}, with_(900, 899)))).toEqual(['brutt', '2028']);
    expect(of('avdrag-paa-utlaan', results(lends, with_(900, 900)))).toEqual(['holdt']);
    expect(of('avdrag-paa-utlaan', results(lends))).toEqual(['ikke-vurdert', '2027', '2028', '2029', '2030']);
    expect(of('avdrag-paa-utlaan', results())).toEqual(['holdt']);
  });

  // A tiltak cannot be stored so; what is read from elsewhere can.
  it.each<[Sjekk, Partial<PlanLine>, string[]]>([
    ['fullt-finansiert', { loan: [7_999_999, 0, 0, 0].map(kroner) }, ['brutt', 'T-004']],
    ['laan-ikke-mva', { loan: [8_000_001, 0, 0, 0].map(kroner) }, ['brutt', 'T-004']],
    ['laan-ikke-mva', {}, ['holdt']],
    ['fullt-finansiert', {}, ['holdt']],
  ])('%s is told apart in a line: %j', (sjekk, change, expected) => {
    const plan = buildOekonomiplan(2027, [{ number: 4, data: GOOD }], FRAMES, {
      kostra: KOSTRA,
      prices: [],
      laan: [LAAN],
    });
    expect(of(sjekk, checkPlan({ ...plan, lines: plan.lines.map((l) => ({ ...l, ...change })) }))).toEqual(expected);
  });
  it('do not call the terms of loans said while they are an example, nor drift missing that the lines say', () => {
    expect(of('laanevilkaar-satt', results({}, FRAMES, 2027, { ...LAAN, confidence: 'B' }))).toEqual([
      'ikke-vurdert',
      'T-004',
    ]);
    expect(of('laanevilkaar-satt', results())).toEqual(['holdt']);
    const effects = [{ type: 'blokk', level: 'ingen', units: [1, 0, 0, 0], drift: kroner(100_000) }] as const;
    expect(of('drift-oppgitt', results({ operation: zero, effects }))).toEqual(['holdt']);
    expect(
      of('balanse-drift', results({ operation: zero, effects: [{ ...effects[0], drift: kroner(600_000) }] })),
    ).toEqual(['brutt', '2028', '2029', '2030']);
  });

  // Kommuneloven § 14-18: a serial loan of 40 years is just fast enough, one of 41 is not, and an annuity begins slowly.
  it.each([
    ['serie', 40, ['holdt']],
    ['serie', 41, ['ikke-vurdert', 'T-004']],
    ['annuitet', 40, ['ikke-vurdert', 'T-004']],
    ['annuitet', 20, ['holdt']],
  ] as const)('hold a loan (%s, %i years) to what the dwelling is written off by', (form, years, expected) => {
    expect(of('minsteavdrag', results({}, FRAMES, 2027, { ...LAAN, form, years }))).toEqual(expected);
  });

  it('are summed up in words that fit one, and leave out none that cannot be judged', () => {
    const { nb, nn } = OEKONOMIPLAN_TEXTS;
    expect(nb.checkSummary(1, 2)).toBe('1 kontroll er brutt, og 2 kan ikke vurderes ennå.');
    expect(nb.checkSummary(2, 0)).toBe('2 kontroller er brutt.');
    expect(nn.checkSummary(1, 0)).toBe('1 kontroll er broten.');
  });

  it('do not call a year without a frame kept', () => {
    expect(of('balanse-drift', results({}, FRAMES.slice(0, 2)))).toEqual(['ikke-vurdert', '2029', '2030']);
  });

  it('see a function that has gone out of use when the plan rolls on', () => {
    expect(of('funksjon-i-bruk', results({}, FRAMES, 2029))).toEqual(['brutt', '265']);
  });
});

describe('the table of KOSTRA functions', () => {
  const plain = { ...KOSTRA[0], confidence: 'A', source: 'SSB' };
  it('loads, with A only where the agency names the function', () => {
    const sure = loadKostra('.').filter((k) => k.confidence === 'A');
    expect(sure.map((k) => k.code)).toEqual(['265', '283', '315']);
  });
  it('takes a code that returns, but not twice in one year', () => {
    const again = { ...plain, validFrom: 2029, validTo: null };
    expect(kostraTable.safeParse([plain, again]).success).toBe(true);
    expect(kostraTable.safeParse([plain, { ...again, validFrom: 2028 }]).success).toBe(false);
    expect(kostraTable.safeParse([{ ...plain, validTo: 2000 }]).success).toBe(false);
  });
});
