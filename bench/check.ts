// The checker of the red thread on 300 tiltak, 60 goals and 500 lines: milliseconds, as JSON. Exit 1 above the target.
import { checkPlan } from '../src/plan/roedtraad/check.ts';
import { ROEDTRAAD_TEXTS } from '../src/plan/roedtraad/index.ts';
import { type CheckedPlan, EMPTY_PLAN } from '../src/plan/roedtraad/plan.ts';

const [TILTAK, MAAL, LINES, RUNS, TARGET] = [300, 60, 500, 50, 300];
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

const plan: CheckedPlan = {
  ...EMPTY_PLAN,
  foeringer: times(MAAL * 2, (i) => ({
    id: `F-${i}`,
    title: `Føring ${i}`,
    strength: 'krav' as const,
    answers: i % 3 === 0 ? [] : [`M-${i % MAAL}`],
    waived: '',
  })),
  maal: times(MAAL, (i) => ({
    id: `M-${i}`,
    title: `Mål ${i}`,
    ledger: i % 2 === 0 ? ('boligsosialt' as const) : ('boligutvikling' as const),
    indicator: i % 4 === 0 ? '' : 'Nye boliger',
    target: { units: 40, year: 2029 },
    strategies: i % 5,
  })),
  tiltak: times(TILTAK, (i) => ({
    id: `T-${i}`,
    title: `Tiltak ${i}`,
    state: i % 2 === 0 ? ('i-plan' as const) : ('foreslaatt' as const),
    maal: `M-${i % (MAAL + 2)}`,
    ledger: i % 2 === 0 ? ('boligsosialt' as const) : ('boligutvikling' as const),
    owner: i % 6 === 0 ? '' : 'Eiendom',
    groups: ['rus-psykisk' as const],
    deadline: i % 7 === 0 ? null : 2029,
    investment: i % 8 === 0 ? null : 10_000_000,
    operation: i % 9 === 0 ? 0 : 100_000,
    noOperation: '',
    funding: i % 10 === 0 ? null : 10_000_000,
    effect: i % 11 === 0 ? null : times(4, (y) => ({ year: 2027 + y, units: 2 })),
    place: `Sted ${i % (TILTAK - 20)}`,
    instruments: ['investeringstilskudd', ...(i % 12 === 0 ? ['tilskudd til utleieboliger'] : [])],
  })),
  linjer: times(LINES, (i) => ({ id: `L-${i}`, title: `Linje ${i}`, tiltak: `T-${i % (TILTAK + 50)}` })),
  behov: [{ id: 'demens', title: 'Demens', group: 'demens', units: 12 }],
  tall: times(200, (i) => ({
    id: `D-${i}`,
    title: `Tall ${i}`,
    value: i / 4,
    counts: 'mennesker' as const,
    ledgers: [],
    taken: '2025',
    source: i % 2 === 0 ? '2026' : '2025',
  })),
  tilbud: times(100, (i) => ({
    id: `B-${i}`,
    title: `Felt ${i}`,
    stage: 'regulert' as const,
    units: 20,
    year: 2028,
    ledger: 'boligutvikling' as const,
    probability: i,
  })),
  motstrid: [],
  kombinasjoner: [{ a: 'investeringstilskudd', b: 'tilskudd til utleieboliger', source: 'husbanken.no' }],
};

const took: number[] = [];
let findings = 0;
for (let run = 0; run < RUNS; run += 1) {
  const start = performance.now();
  const report = checkPlan(plan);
  const t = ROEDTRAAD_TEXTS.nb;
  for (const f of report.findings) t.funn[f.code](f.objects[0].title, f.data);
  took.push(performance.now() - start);
  findings = report.findings.length;
}
took.sort((a, b) => a - b);
const ms = (at: number) => Math.round((took[at] ?? 0) * 100) / 100;
const slowest = ms(RUNS - 1);
const result = { tiltak: TILTAK, maal: MAAL, linjer: LINES, findings, runs: RUNS, median: ms(RUNS >> 1), slowest };
process.stdout.write(`${JSON.stringify({ ...result, target: TARGET, kept: slowest < TARGET })}\n`);
process.exitCode = slowest < TARGET ? 0 : 1;
