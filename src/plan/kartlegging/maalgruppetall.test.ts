import { describe, expect, it } from 'vitest';
import type { TypedFields } from '../../kernel/index.ts';
import {
  GRUPPER,
  type Gruppe,
  groupFigures,
  maalgruppetallSources,
  parseMaalgruppetall,
  SERIER,
  seriesOf,
  typedMaalgruppetall,
  yearsOf,
} from './maalgruppetall.ts';

const TODAY = '2026-11-25';
const COMMON = { type: 'blokk', level: 'ingen', source: 'IMDi', date: '1.10.2026', method: 'gjennomgang' };
const REFUGEES: TypedFields = {
  ...COMMON,
  now: '120',
  alone: '10',
  leaving: '',
  'requested-2026': '60',
  'decided-2026': '50',
  'settled-2025': '44',
};
const DISABLED: TypedFields = {
  ...COMMON,
  level: 'personalbase',
  'planned-2025': '2',
  'planned-2027': '0',
  'planned-2029': '3',
};
const FLOW: TypedFields = { ...COMMON, now: '12', perYear: '4', leaving: '30' };
const OF: Readonly<Record<Gruppe, TypedFields>> = {
  flyktninger: REFUGEES,
  utviklingshemming: DISABLED,
  'rus-psykisk': FLOW,
  bostedsloese: FLOW,
  unge: FLOW,
};

const parsed = (group: Gruppe, typed: TypedFields) =>
  parseMaalgruppetall(group, typed, TODAY, yearsOf(group, TODAY, null));
const codes = (group: Gruppe, typed: TypedFields) => {
  const p = parsed(group, typed);
  return p.ok ? [] : p.error.map((e) => `${e.field}:${e.code}`);
};
const told = (group: Gruppe, typed = OF[group]) => {
  const p = parsed(group, typed);
  if (!p.ok) throw new Error(JSON.stringify(p.error));
  return { group, data: p.value };
};

describe('the figures of a group', () => {
  it('come back as they were typed', () => {
    for (const group of GRUPPER) expect(told(group, typedMaalgruppetall(told(group).data))).toEqual(told(group));
  });
  it('say at the field what is wrong, everything at once', () => {
    expect(codes('flyktninger', COMMON)).toEqual(['now:mangler', 'decided-2026:mangler', 'alone:mangler']);
    expect(codes('flyktninger', { ...REFUGEES, 'mix-single': '60', 'mix-family': '30' })).toEqual([
      'mix-single:ikke-hundre',
    ]);
    expect(codes('flyktninger', { ...REFUGEES, alone: '101', leaving: '100', 'settled-2024': 'x' })).toEqual([
      'settled-2024:ikke-tall',
      'alone:utenfor',
      'leaving:utenfor',
    ]);
    expect(codes('flyktninger', { ...REFUGEES, 'settled-2027': '9' })).toEqual(['settled-2027:frem-i-tid']);
    expect([2026, 2027].map((year) => seriesOf(year, TODAY))).toEqual([SERIER, ['requested', 'decided']]);
    expect(codes('utviklingshemming', COMMON)).toEqual(['planned-2026:mangler']);
    expect(codes('unge', { ...FLOW, perYear: '', date: '1.12.2026' })).toEqual(['perYear:mangler', 'date:frem-i-tid']);
    expect(codes('rus-psykisk', { ...FLOW, source: 'Liste 01017012345' })).toEqual(['source:personopplysning']);
  });
  it('reach the model with what is not known as not known, never as zero', () => {
    expect(groupFigures([told('flyktninger')])).toEqual([
      {
        kind: 'refugees',
        group: 'flyktninger',
        type: 'blokk',
        level: 'ingen',
        year: 2026,
        confidence: 'B',
        housed: 120,
        series: [
          { year: 2025, requested: null, decided: null, settled: 44 },
          { year: 2026, requested: 60, decided: 50, settled: null },
        ],
        alone: 0.1,
        leaving: null,
        mix: null,
      },
    ]);
    const [disabled] = groupFigures([told('utviklingshemming')]);
    expect(disabled).toMatchObject({
      kind: 'planned',
      persons: [
        { year: 2025, count: 2 },
        { year: 2027, count: 0 },
        { year: 2029, count: 3 },
      ],
    });
    const [young, guessed] = [told('unge'), told('rus-psykisk', { ...FLOW, method: 'anslag' })];
    expect(groupFigures([young])).toMatchObject([{ kind: 'flow', now: 12, perYear: 4, leaving: 0.3, ages: [18, 24] }]);
    expect(groupFigures([guessed])[0]?.confidence).toBe('C');
    expect(maalgruppetallSources([guessed])).toEqual([
      { role: 'group-figures', title: 'IMDi', confidence: 'C', year: 2026 },
    ]);
    const gone = { ...young, data: { ...young.data, removed: true } };
    expect([groupFigures([gone]), maalgruppetallSources([gone])]).toEqual([[], []]);
  });
  it('keep the years they were told for when the years that are asked for move on', () => {
    const kept = told('flyktninger').data;
    expect(yearsOf('flyktninger', '2031-01-01', kept).slice(0, 3)).toEqual([2025, 2026, 2028]);
  });
});
