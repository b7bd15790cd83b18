import { describe, expect, it } from 'vitest';
import { dekningOf, gruppeDekning, signalsOf, utenFoering } from './dekning.ts';
import type { Foering, FoeringRow } from './foering.ts';
import { missingTemaer, overdue, type Plan, type PlanRow } from './plan.ts';

const PLAN: Plan = {
  title: 'Plan',
  kind: 'temaplan',
  theme: null,
  status: 'vedtatt',
  fromYear: null,
  toYear: null,
  rullering: null,
  owner: '',
  link: '',
  caseNumber: '',
  parents: [],
  supersededBy: null,
  groups: [],
  note: '',
  own: false,
  ready: null,
  removed: false,
};
const FOERING: Foering = {
  text: 'Tekst',
  plan: null,
  source: 'Lov',
  link: '',
  place: '',
  kind: 'krav',
  groups: [],
  ledger: null,
  theme: null,
  amount: null,
  unit: '',
  year: null,
  waived: '',
  validFrom: null,
  validTo: null,
  ready: null,
  maal: [],
  tiltak: [],
  removed: false,
};
const plan = (number: number, over: Partial<Plan>): PlanRow => ({ number, revision: 1, data: { ...PLAN, ...over } });
const asks = (number: number, over: Partial<Foering>): FoeringRow => ({
  number,
  revision: 1,
  data: { ...FOERING, ...over },
});
const tiltak = (number: number, alive: boolean, funded: boolean) => ({
  number,
  title: `Tiltak ${number}`,
  alive,
  funded,
  groups: ['unge' as const],
});
const maal = [
  { number: 1, title: 'Ett' },
  { number: 2, title: 'To' },
];
const all = [tiltak(1, true, true), tiltak(2, true, false), tiltak(3, false, false)];

describe('what answers a føring', () => {
  it('is the strongest answer, and a rejected tiltak is none', () => {
    const foeringer = [
      asks(1, {}),
      asks(2, { maal: [1] }),
      asks(3, { maal: [1], tiltak: [2] }),
      asks(4, { tiltak: [2, 1] }),
      asks(5, { tiltak: [3], maal: [9] }),
      asks(6, { waived: 'Står i oppvekstplanen' }),
      asks(7, { waived: 'Sto slik før', maal: [2] }),
      asks(8, { removed: true }),
    ];
    const found = dekningOf({ plans: [], foeringer, maal, tiltak: all });
    expect(Object.fromEntries(Object.entries(found).map(([k, rows]) => [k, rows.map((r) => r.number)]))).toEqual({
      ubesvart: [1, 5],
      maal: [2, 7],
      tiltak: [3],
      finansiert: [4],
      begrunnet: [6],
    });
  });

  it('leaves goals and live tiltak that nobody asked for', () => {
    const found = utenFoering({ plans: [], foeringer: [asks(1, { maal: [1], tiltak: [1] })], maal, tiltak: all });
    expect([found.maal.map((m) => m.number), found.tiltak.map((t) => t.number)]).toEqual([[2], [2]]);
  });
});

describe('who is mentioned', () => {
  it('is told by plans and the føringer in them, not by laws or plans that are replaced', () => {
    const rows = gruppeDekning({
      plans: [plan(1, { groups: ['unge'] }), plan(2, {}), plan(3, { groups: ['eldre'], status: 'erstattet' })],
      foeringer: [asks(1, { plan: 2, groups: ['flyktninger'] }), asks(2, { groups: ['krisesenter'] })],
      maal: [],
      tiltak: all,
    });
    const of = (group: string) => rows.find((r) => r.group === group);
    expect(of('unge')).toMatchObject({ plans: [1], tiltak: [1, 2] });
    expect(of('flyktninger')).toMatchObject({ plans: [2], foeringer: [1] });
    expect(of('krisesenter')).toMatchObject({ plans: [], foeringer: [2] });
    expect(of('eldre')?.plans).toEqual([]);
    expect(of('alle')).toBeUndefined();
  });
});

describe('signs that two føringer differ', () => {
  const homes = (number: number, over: Partial<Foering>) =>
    asks(number, { groups: ['eldre'], unit: 'plasser', amount: 20, year: 2030, ...over });

  it('need the same group and unit, and one number or year that differs', () => {
    expect(signalsOf([homes(1, {}), homes(2, { amount: 30, unit: 'Plasser' })], []).map((s) => s.differs)).toEqual([
      'antall',
    ]);
    expect(signalsOf([homes(1, {}), homes(2, { year: 2032 })], []).map((s) => s.differs)).toEqual(['aar']);
    expect(signalsOf([homes(1, {}), homes(2, { amount: 30, year: 2032 })], [])).toEqual([]);
    expect(signalsOf([homes(1, {}), homes(2, { amount: 30, groups: ['unge'] })], [])).toEqual([]);
    expect(signalsOf([homes(1, {}), homes(2, { amount: 30, ledger: 'boligsosialt' })], [])).toEqual([]);
    expect(signalsOf([homes(1, {}), homes(2, {})], [])).toEqual([]);
  });

  it('are not given for a pair that a person has marked', () => {
    const marked = { number: 1, revision: 1, data: { a: 2, b: 1, reason: 'x', removed: false } };
    expect(signalsOf([homes(1, {}), homes(2, { amount: 30 })], [marked])).toEqual([]);
    expect(
      signalsOf([homes(1, {}), homes(2, { amount: 30 })], [{ ...marked, data: { ...marked.data, removed: true } }]),
    ).toHaveLength(1);
  });
});

describe('the register as a whole', () => {
  it('names sibling plans that are not there, and plans whose time has passed', () => {
    const rows = [
      plan(1, { theme: 'folkehelse', toYear: 2025 }),
      plan(2, { theme: 'oppvekst', status: 'erstattet', toYear: 2020 }),
      plan(3, { theme: 'helse-omsorg', rullering: 2026 }),
    ];
    expect(missingTemaer(rows)).toEqual(['bosetting', 'rus-psykisk', 'oppvekst']);
    expect(overdue(rows, 2026).map((r) => r.number)).toEqual([1]);
  });
});
