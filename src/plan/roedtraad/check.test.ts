import { describe, expect, it } from 'vitest';
import { checkPlan, RULES } from './check.ts';
import { KODER, type Kode } from './finding.ts';
import { type CheckedMaal, type CheckedPlan, type CheckedTiltak, EMPTY_PLAN } from './plan.ts';
import { ROEDTRAAD_TEXTS } from './texts.ts';

const maal: CheckedMaal = {
  id: 'M-1',
  title: 'Flere små boliger',
  ledger: 'boligsosialt',
  indicator: 'Nye kommunale boliger',
  target: { units: 10, year: 2029 },
  strategies: 1,
};
const tiltak: CheckedTiltak = {
  id: 'T-001',
  title: 'Bygge ti boliger',
  state: 'i-plan',
  maal: 'M-1',
  ledger: 'boligsosialt',
  owner: 'Eiendom',
  groups: ['rus-psykisk'],
  deadline: 2029,
  investment: 20_000_000,
  operation: 400_000,
  noOperation: '',
  tooLow: null,
  funding: 20_000_000,
  effect: [{ year: 2029, units: 10 }],
  place: 'Storgata 1',
  instruments: ['investeringstilskudd'],
};
const sound: CheckedPlan = {
  foeringer: [{ id: 'F-001', title: 'Boliger til alle', strength: 'krav', answers: ['M-1'], waived: '' }],
  maal: [maal],
  tiltak: [tiltak],
  linjer: [{ id: 'L-1', title: 'Storgata', tiltak: 'T-001' }],
  behov: [{ id: 'rus-psykisk', title: 'Rus og psykisk helse', group: 'rus-psykisk', units: 10 }],
  tall: [
    {
      id: 'folketall',
      title: 'Folketall',
      value: 30_000,
      counts: 'mennesker',
      ledgers: [],
      taken: '2026-02-20',
      source: '2026',
    },
  ],
  tilbud: [
    {
      id: 'B-1',
      title: 'Sørjordet',
      stage: 'regulert',
      units: 40,
      year: 2028,
      ledger: 'boligutvikling',
      probability: 70,
    },
  ],
  motstrid: [],
  kombinasjoner: [{ a: 'investeringstilskudd', b: 'tilskudd til utleieboliger', source: 'husbanken.no' }],
};
const withTiltak = (change: Partial<CheckedTiltak>): CheckedPlan => ({ ...sound, tiltak: [{ ...tiltak, ...change }] });
const withMaal = (change: Partial<CheckedMaal>): CheckedPlan => ({ ...sound, maal: [{ ...maal, ...change }] });
const first = <K extends 'foeringer' | 'linjer' | 'behov' | 'tall' | 'tilbud'>(
  key: K,
  change: Partial<NonNullable<CheckedPlan[K]>[number]>,
): CheckedPlan => ({ ...sound, [key]: (sound[key] ?? []).map((o) => ({ ...o, ...change })) });
const second = (change: Partial<CheckedTiltak>): CheckedPlan => ({
  ...sound,
  linjer: [...(sound.linjer ?? []), { id: 'L-2', title: 'To', tiltak: 'T-002' }],
  tiltak: [tiltak, { ...tiltak, id: 'T-002', title: 'Et til', ...change }],
});

/** For each rule: plans that break it, and plans that nearly do. */
const CASES: Readonly<Record<Kode, { breaks: readonly CheckedPlan[]; nearly: readonly CheckedPlan[] }>> = {
  'foering-ubesvart': {
    breaks: [first('foeringer', { answers: [] }), first('foeringer', { answers: [], strength: 'anbefaling' })],
    nearly: [first('foeringer', { answers: [], waived: 'Svares i arealdelen' })],
  },
  'maal-uten-indikator': { breaks: [withMaal({ indicator: '' })], nearly: [withMaal({ target: null })] },
  'maal-uten-strategi': { breaks: [withMaal({ strategies: 0 })], nearly: [withMaal({ strategies: null })] },
  'maal-uten-tiltak': {
    breaks: [{ ...sound, maal: [maal, { ...maal, id: 'M-2' }] }, withTiltak({ state: 'ute' })],
    nearly: [withTiltak({ state: 'foreslaatt' }), withTiltak({ state: 'ferdig' })],
  },
  'maal-naas-ikke': {
    breaks: [
      withMaal({ target: { units: 11, year: 2029 } }),
      withMaal({ target: { units: 10, year: 2028 } }),
      withTiltak({ ledger: 'boligutvikling' }),
    ],
    nearly: [withMaal({ target: null }), sound, withTiltak({ state: 'ferdig' })],
  },
  'tiltak-uten-maal': {
    breaks: [withTiltak({ maal: null }), withTiltak({ maal: 'M-9' })],
    nearly: [withTiltak({ maal: null, state: 'ute' }), { ...withTiltak({ maal: null }), maal: null }],
  },
  'tiltak-uten-svar': {
    breaks: [
      'Styrke det boligsosiale arbeidet',
      'Kommunen skal bidra til flere boliger innen 2030',
      'Arbeide for eit variert tilbod',
      'Ha økt fokus på unge',
    ].map((title) => withTiltak({ title })),
    nearly: [
      'Styrke boligteamet med to årsverk, fra 3 til 5',
      'Styrkeprøve av huset',
      'Arbeidsstue på Lia',
      'Utrede trygghetsboliger',
      'Bygge boliger som styrker bomiljøet',
    ].map((title) => withTiltak({ title })),
  },
  'tiltak-uten-ansvarlig': {
    breaks: [withTiltak({ owner: '' })],
    nearly: [withTiltak({ owner: '', state: 'ferdig' })],
  },
  'tiltak-uten-kostnad': {
    breaks: [withTiltak({ investment: null, operation: null })],
    nearly: [withTiltak({ investment: 0, operation: null }), withTiltak({ investment: null, operation: 0 })],
  },
  'tiltak-uten-effekt': { breaks: [withTiltak({ effect: null })], nearly: [withTiltak({ effect: [] })] },
  'tiltak-uten-frist': { breaks: [withTiltak({ deadline: null })], nearly: [withTiltak({ deadline: 2040 })] },
  'tiltak-uten-gruppe': {
    breaks: [withTiltak({ groups: [] })],
    nearly: [withTiltak({ groups: ['alle'] }), withTiltak({ groups: [], state: 'ferdig' })],
  },
  'kostnad-uten-finansiering': {
    breaks: [withTiltak({ funding: 19_999_999 }), withTiltak({ funding: null })],
    nearly: [withTiltak({ investment: null, funding: null }), withTiltak({ funding: null, state: 'ute' })],
  },
  'investering-uten-drift': {
    breaks: [withTiltak({ operation: 0 }), withTiltak({ operation: null })],
    nearly: [
      withTiltak({ operation: 0, noOperation: 'Leietaker betaler' }),
      withTiltak({ investment: 0, operation: 0 }),
    ],
  },
  'drift-under-linjene': {
    breaks: [withTiltak({ tooLow: { year: 2029, row: 4_000_000, lines: 6_000_000 } })],
    nearly: [withTiltak({ tooLow: null }), withTiltak({ tooLow: { year: 2029, row: 0, lines: 1 }, state: 'ute' })],
  },
  'vedtatt-uten-penger': {
    breaks: [
      { ...sound, linjer: [] },
      { ...withTiltak({ state: 'vedtatt' }), linjer: [] },
    ],
    nearly: [
      { ...withTiltak({ state: 'foreslaatt' }), linjer: [] },
      { ...withTiltak({ investment: 0, operation: 0 }), linjer: [] },
      { ...sound, linjer: null },
    ],
  },
  'linje-uten-tiltak': {
    breaks: [first('linjer', { tiltak: null }), first('linjer', { tiltak: 'T-009' })],
    nearly: [{ ...first('linjer', { tiltak: 'T-009' }), tiltak: null }],
  },
  'gruppe-uten-tiltak': {
    breaks: [
      first('behov', { group: 'demens' }),
      first('behov', { group: 'demens', units: null }),
      withTiltak({ groups: ['alle'] }),
    ],
    nearly: [first('behov', { group: 'demens', units: 0 }), first('behov', { group: 'alle' })],
  },
  'effekt-to-ganger': {
    breaks: [
      second({ place: ' storgata  1 ' }),
      second({ ledger: null }),
      first('tilbud', { title: 'Storgata 1', ledger: 'boligsosialt' }),
    ],
    nearly: [
      second({ place: 'Storgata 2' }),
      second({ effect: [] }),
      second({ state: 'ute' }),
      second({ place: '' }),
      second({ ledger: 'boligutvikling' }),
      first('tilbud', { title: 'Storgata 1', ledger: 'boligutvikling' }),
    ],
  },
  'planer-i-motstrid': {
    breaks: [
      { ...sound, motstrid: [{ id: 'K-1', title: 'F-001 og F-002', a: 'F-001', b: 'F-002', reason: 'To årstall.' }] },
    ],
    nearly: [{ ...sound, motstrid: null }],
  },
  'tall-eldre-enn-kilden': {
    breaks: [
      first('tall', { taken: '2025-11-01', source: '2026-02-20' }),
      first('tall', { taken: '2025', source: '2026-02-20' }),
    ],
    nearly: [
      first('tall', { taken: '2026-02-20', source: '2026-02-20' }),
      first('tall', { taken: '2025', source: null }),
    ],
  },
  'tilskudd-ikke-sammen': {
    breaks: [withTiltak({ instruments: ['Tilskudd til utleieboliger', 'Investeringstilskudd'] })],
    nearly: [withTiltak({ instruments: ['investeringstilskudd', 'startlån'] })],
  },
  'regulert-som-bygd': {
    breaks: [first('tilbud', { probability: 100 }), first('tilbud', { probability: 100, stage: 'avsatt' })],
    nearly: [
      first('tilbud', { probability: 99 }),
      first('tilbud', { probability: 100, stage: 'igangsatt' }),
      first('tilbud', { probability: 100, stage: null }),
    ],
  },
  'deler-av-mennesker': {
    breaks: [
      first('tall', { value: 0.5 }),
      first('tall', { value: 12.5, counts: 'boliger' }),
      withTiltak({ effect: [{ year: 2029, units: 10.5 }] }),
      first('behov', { units: 2.4 }),
      withMaal({ target: { units: 9.5, year: 2029 } }),
    ],
    nearly: [first('tall', { value: 2.13, counts: 'annet' }), first('tall', { value: null })],
  },
  'regnskap-lagt-sammen': {
    breaks: [
      first('tall', { ledgers: ['boligutvikling', 'boligsosialt'] }),
      second({ ledger: 'boligutvikling', place: 'B' }),
    ],
    nearly: [
      first('tall', { ledgers: ['boligutvikling', 'boligsosialt'], counts: 'annet' }),
      second({ ledger: null, place: 'B' }),
      second({ ledger: 'boligutvikling', place: 'B', effect: [] }),
    ],
  },
};

const codes = (plan: CheckedPlan) => checkPlan(plan).findings.map((f) => f.code);

describe('the checker of the red thread', () => {
  it('finds nothing in a sound plan', () => {
    expect(checkPlan(sound)).toEqual({ findings: [], counts: { feil: 0, advarsel: 0, merknad: 0 }, notJudged: [] });
  });

  it('has each rule once', () => {
    expect(RULES.map((r) => r.code).sort()).toEqual([...KODER].sort());
  });

  it.each(KODER)('%s is found where it is broken, and not where it nearly is', (code) => {
    for (const [i, plan] of CASES[code].breaks.entries()) expect(codes(plan), `breaks ${i}`).toContain(code);
    for (const [i, plan] of CASES[code].nearly.entries()) expect(codes(plan), `nearly ${i}`).not.toContain(code);
  });

  it('says of a rule that it was not judged where the plan does not tell', () => {
    const report = checkPlan({ ...EMPTY_PLAN, tiltak: [tiltak] });
    expect(report.findings).toEqual([]);
    expect(report.notJudged).toEqual(
      expect.arrayContaining(['foering-ubesvart', 'tiltak-uten-maal', 'vedtatt-uten-penger', 'gruppe-uten-tiltak']),
    );
    expect(report.notJudged).not.toContain('tiltak-uten-frist');
    const { tooLow: _, ...silent } = tiltak;
    expect(checkPlan({ ...sound, tiltak: [silent] }).notJudged).toEqual(['drift-under-linjene']);
    expect(checkPlan(withMaal({ strategies: null })).notJudged).toEqual(['maal-uten-strategi']);
  });

  it('puts what is most serious first, and lets a goal with unknown effects be a warning', () => {
    const plan = second({ effect: null, place: '', funding: null });
    const report = checkPlan({ ...plan, maal: [{ ...maal, target: { units: 50, year: 2029 } }] });
    expect(report.findings.map((f) => [f.severity, f.code])).toEqual([
      ['feil', 'kostnad-uten-finansiering'],
      ['advarsel', 'maal-naas-ikke'],
      ['merknad', 'tiltak-uten-effekt'],
    ]);
    expect(report.findings[1]?.data).toEqual({ target: 50, year: 2029, sum: 10, unknown: 1 });
    expect(report.findings[1]?.objects.map((o) => o.id)).toEqual(['M-1', 'T-001', 'T-002']);
  });

  it('says every finding in both written forms, with the way to mend it', () => {
    for (const code of KODER)
      for (const plan of CASES[code].breaks)
        for (const f of checkPlan(plan).findings)
          for (const lang of ['nb', 'nn'] as const) {
            const t = ROEDTRAAD_TEXTS[lang];
            expect(t.funn[f.code](f.objects[0].title, f.data)).not.toMatch(/undefined|NaN|\.\.$/);
            expect(t.rett[f.code]).toMatch(/\.$/);
          }
  });
});
