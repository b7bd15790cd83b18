import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroner, sumKroner } from '../../kernel/index.ts';
import { parseAarsverk } from './aarsverk.ts';
import {
  amountsOf,
  canBeFinansiert,
  countsInOekonomiplan,
  fundedPart,
  givesMoneyUnsure,
  unfundedPart,
} from './finansiering.ts';
import { kostraIn } from './kostra.ts';
import { parseFirstStrategi, parseMaal, strategierOf, type Typed, typedMaal } from './maal.ts';
import { parseTiltak, typedTiltak } from './parse.ts';
import { TILTAK_STATUS } from './status.ts';
import { parseStrategi, typedStrategi } from './strategi.ts';
import type { Tiltak } from './tiltak.ts';

const typed: Typed = {
  title: 'Kjøpe seks leiligheter i året',
  maal: '1',
  ledger: 'boligsosialt',
  status: 'finansiert',
  responsible: 'Eiendom',
  group: 'barnefamilier',
  type: 'blokk',
  level: 'ingen',
  kostra: '265',
  certainty: 'pluss-minus-20',
  units1: '6',
  investment1: '18 000 000',
  grants1: '2 000 000',
  operation1: '400 000',
};
const parse = (change: Typed = {}) => parseTiltak({ ...typed, ...change }, 2027, [1], { kostra: ['265'] });
function tiltak(change: Typed = {}): Tiltak {
  const parsed = parse(change);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
const codes = (change: Typed) => {
  const parsed = parse(change);
  return parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);
};

/** A tiltak as it was stored before effects, staff, funding and certainty were asked for. */
function older(): Tiltak {
  const { title, maal, ledger, status, reason, responsible, group, type, level, kostra, firstYear } = tiltak();
  const { units, investment, grants, operation, noOperation } = tiltak();
  const first = { title, maal, ledger, status, reason, responsible, group, type, level, kostra, firstYear };
  return { ...first, units, investment, grants, operation, noOperation };
}

describe('a tiltak as typed', () => {
  it.each<[Typed, string[]]>([
    [{ investment1: '12 500,50', grants1: '' }, ['investment1:oere']],
    [{ investment1: '999 999 999 999' }, ['investment1:for-stort', 'grants1:tilskudd-over-investering']],
    [{ units1: '20000' }, ['units1:for-stort']],
    [{ staff2: '0,25' }, ['staff2:ikke-aarsverk']],
    [{ staff1: '-1' }, ['staff1:ikke-aarsverk']],
    [{ kostra: '999' }, ['kostra:ukjent-valg']],
    [{ start: '2029', end: '2028' }, ['end:slutt-foer-start']],
    [{ start: '27' }, ['start:ikke-aar']],
    [{ end: '9999' }, ['end:ikke-aar']],
    [{ vat1: '17 000 000' }, ['investment1:finansiering-over-investering']],
    [{ certainty: 'grov' }, ['certainty:for-grov']],
    [{ certainty: 'sikkert' }, ['certainty:ukjent-valg']],
    [{ kind: 'kind' }, ['kind:ukjent-valg']],
    [{ indicator: 'x'.repeat(301), law: 'x'.repeat(301) }, ['indicator:for-langt', 'law:for-langt']],
    [{ risks: 'x'.repeat(2001), parties: 'x'.repeat(301) }, ['parties:for-langt', 'risks:for-langt']],
    [{ area: 'x'.repeat(301), site: 'x'.repeat(301) }, ['area:for-langt', 'site:for-langt']],
    [{ probability: '0', delay: '21' }, ['probability:utenfor', 'delay:utenfor']],
    [{ probability: '90,5', delay: '-1' }, ['probability:utenfor', 'delay:utenfor']],
    [{ status: 'delvis' }, ['reason:mangler-begrunnelse', 'share:utenfor']],
    [{ status: 'delvis', reason: 'Halvparten', share: '100' }, ['share:utenfor']],
    [{ status: 'ikke-gjennomfoert' }, ['reason:mangler-begrunnelse']],
    [{ effect2units1: '4' }, ['effect2type:ukjent-valg', 'effect2level:ukjent-valg']],
    [
      { effect2type: 'slott', effect2level: 'ingen', effect2units3: '-1' },
      ['effect2units3:negativ', 'effect2type:ukjent-valg'],
    ],
    [{ effect1probability: '0', effect1delay: '21' }, ['effect1probability:utenfor', 'effect1delay:utenfor']],
    [
      { effect1group: '__proto__', effect1staff: '0,55', effect1drift: '1,5' },
      ['effect1group:ukjent-valg', 'effect1staff:ikke-aarsverk', 'effect1drift:oere'],
    ],
    [{ effect2type: 'annet', effect2level: 'ingen', effect2staff: '2' }, ['effect2units1:mangler']],
    [{ effect3drift: '200' }, ['effect3type:ukjent-valg', 'effect3level:ukjent-valg', 'effect3units1:mangler']],
    [{ otherGroups: 'eldre __proto__' }, ['otherGroups:ukjent-valg']],
    [{ maal: '1.100' }, ['maal:ukjent-valg']],
    [{ status: '__proto__' }, ['status:ukjent-valg']],
  ])('refuses %o at the field', (change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('takes a partly financed tiltak with its reason and its share', () => {
    expect(codes({ status: 'delvis', reason: 'Første byggetrinn', share: '40' })).toEqual([]);
  });

  it('reads årsverk with one decimal and nothing else', () => {
    expect(['0,5', '3', '12.5', '1 000'].map(parseAarsverk)).toEqual([0.5, 3, 12.5, 1000]);
    expect(['', '0,55', '1e3', '-2', 'to'].map(parseAarsverk)).toEqual([null, null, null, null, null]);
  });

  it('shows in its form what it was read from', () => {
    const full = tiltak({
      maal: '1',
      effect2type: 'smaahus',
      effect2level: 'personalbase',
      effect2units3: '4',
      effect1group: 'unge',
      effect1delay: '0',
      effect2probability: '60',
      effect2staff: '0,5',
      effect2drift: '-20 000',
      staff1: '0,5',
      staff2: '2',
      operation2: '-20 000',
      vat1: '3 000 000',
      rent4: '120 000',
      otherGroups: 'eldre unge',
      start: '2027',
      end: '2030',
      cooperating: 'Nav',
      parties: 'Havn Utbygging AS',
      kind: 'avtale',
      indicator: 'Familier som har flyttet inn',
      law: 'Boligsosialloven § 5',
      risks: 'Prisene stiger',
      plans: 'Samfunnsdelen',
      status: 'delvis',
      reason: 'Første trinn',
      share: '33',
      area: 'Sentrum',
      site: 'Havnegata 8',
      probability: '75',
      delay: '2',
    });
    expect(full).toMatchObject({ area: 'Sentrum', site: 'Havnegata 8', probability: 75, delay: 2 });
    expect(parseTiltak(typedTiltak(full), 2027, [1])).toEqual({ ok: true, value: full });
    expect(full.units).toEqual([6, 0, 4, 0]);
  });

  it('still shows and reads a tiltak stored before the later fields', () => {
    const again = parseTiltak(typedTiltak(older()), 2027, [1]);
    expect(again.ok && again.value).toMatchObject({ ...older() });
  });
});

describe('money', () => {
  const named = (t: Tiltak) => canBeFinansiert(t).flatMap((c) => (c.met ? [] : [c.vilkaar]));
  it('is for a tiltak that meets every named condition', () => {
    expect(named(tiltak())).toEqual([]);
    expect(named(older())).toEqual(['kostnad-anslaatt']);
    expect(named({ ...tiltak(), certainty: 'grov', kostra: '', responsible: '', operation: [kroner(0)] })).toEqual([
      'ansvarlig-enhet',
      'kostnad-anslaatt',
      'drift-oppgitt',
      'kostra-funksjon',
    ]);
    expect(named({ ...tiltak(), grants: [kroner(18_000_001)] })).toEqual(['finansiering-innenfor']);
  });

  it('is not given to a cost nobody has said the certainty of, and stays where it was before that was asked for', () => {
    const unsure: Tiltak = { ...tiltak({ certainty: '' }), certainty: null };
    const was = (status: Tiltak['status']): Tiltak => ({ ...unsure, status });
    expect(givesMoneyUnsure(null, unsure)).toBe(true);
    expect(givesMoneyUnsure(was('vedtatt'), unsure)).toBe(true);
    expect(givesMoneyUnsure(was('vedtatt'), was('i-gang'))).toBe(true);
    expect(givesMoneyUnsure(was('vedtatt'), { ...was('i-gang'), certainty: 'grov' })).toBe(true);
    expect(givesMoneyUnsure(was('vedtatt'), { ...unsure, certainty: 'anbud' })).toBe(false);
    expect(givesMoneyUnsure(older(), { ...older(), title: 'Et nytt navn' })).toBe(false);
    expect(givesMoneyUnsure(tiltak(), unsure)).toBe(true);
    expect(givesMoneyUnsure(null, was('i-gang'))).toBe(false);
    expect(givesMoneyUnsure(null, { ...unsure, investment: [kroner(0)], operation: [kroner(0)] })).toBe(false);
  });

  it('asks a tiltak without a cost for no estimate', () => {
    const free = tiltak({ investment1: '', grants1: '', operation1: '', certainty: '', kostra: '' });
    expect(named(free)).toEqual([]);
    expect(unfundedPart({ ...free, status: 'vedtatt' })).toBeNull();
  });

  it('splits a partly financed tiltak to the krone, with no source below zero', () => {
    const amount = fc.integer({ min: 0, max: 30_000_000 });
    fc.assert(
      fc.property(
        fc.tuple(amount, amount, amount, amount, amount, amount, amount),
        fc.integer({ min: 1, max: 99 }),
        ([g, vat, fund, sale, onlending, loan, drift], share) => {
          const year = (n: number) => [kroner(n), kroner(0), kroner(1), kroner(0)];
          const t: Tiltak = {
            ...tiltak(),
            status: 'delvis',
            share,
            investment: year(g + vat + fund + sale + onlending + loan),
            grants: year(g).map((n, i) => (i === 2 ? kroner(0) : n)),
            operation: year(drift),
            funding: {
              vat: [kroner(vat)],
              fund: [kroner(fund)],
              sale: [kroner(sale)],
              onlending: [kroner(onlending)],
              rent: year(0),
            },
          };
          const [all, inPlan, waiting] = [amountsOf(t), fundedPart(t), unfundedPart(t)];
          if (!inPlan) throw new Error('A partly financed tiltak counts');
          for (const part of [
            'investment',
            'grants',
            'vat',
            'fund',
            'sale',
            'onlending',
            'loan',
            'operation',
          ] as const) {
            for (let y = 0; y < 4; y += 1) {
              const [a, b] = [inPlan[part][y] ?? 0, waiting?.[part][y] ?? 0];
              expect(a).toBeGreaterThanOrEqual(0);
              expect(b).toBeGreaterThanOrEqual(0);
              if (part === 'investment' || part === 'operation') expect(a + b).toBe(all[part][y] ?? 0);
            }
          }
          for (const amounts of [all, inPlan]) {
            const sources = ['grants', 'vat', 'fund', 'sale', 'onlending', 'loan'] as const;
            expect(sumKroner(sources.map((s) => sumKroner(amounts[s])))).toBe(sumKroner(amounts.investment));
          }
        },
      ),
    );
  });

  it('is counted in one place for every status', () => {
    expect(TILTAK_STATUS.filter((status) => countsInOekonomiplan({ status }))).toEqual([
      'finansiert',
      'delvis',
      'i-gang',
      'gjennomfoert',
    ]);
    expect(TILTAK_STATUS.filter((status) => unfundedPart({ ...tiltak(), status, share: 50 }) !== null)).toEqual([
      'foreslaatt',
      'krever-utredning',
      'vedtatt',
      'delvis',
      'utsatt',
    ]);
  });
});

describe('KOSTRA functions', () => {
  it('are those in use in the year', () => {
    const name = { nb: 'n', nn: 'n' };
    const table = [
      { code: '1', name, validFrom: 2003, validTo: 2026 },
      { code: '2', name, validFrom: 2027, validTo: null },
      { code: '3', name },
    ];
    expect(kostraIn(table, 2026).map((k) => k.code)).toEqual(['1', '3']);
    expect(kostraIn(table, 2027).map((k) => k.code)).toEqual(['2', '3']);
  });
});

describe('a goal', () => {
  const goal: Typed = { title: 'Ingen barn i midlertidig bolig', ledger: 'boligsosialt' };
  it('comes back from its form as it was', () => {
    const typed = { ...goal, baseline: '12 familier', baselineYear: '2026', baselineSource: 'Nav', targetYear: '2029' };
    const parsed = parseMaal({ ...typed, qualities: 'bomiljoe' });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(parsed.value.baselineYear).toBe(2026);
    expect(parseMaal(typedMaal(parsed.value))).toEqual(parsed);
  });
  it('is typed with its first strategies, each in its place', () => {
    const parsed = parseFirstStrategi({ ...goal, strategy1: 'Kjøpe', role1: 'kommunen', strategy3: 'Spare' });
    expect(parsed.ok && parsed.value.map((s) => [s.number, s.data.title, s.data.roles])).toEqual([
      [1, 'Kjøpe', ['kommunen']],
      [3, 'Spare', []],
    ]);
    const one = parseFirstStrategi({ ...goal, strategy: 'Flere eier' });
    expect(one.ok && one.value.map((s) => s.data.title)).toEqual(['Flere eier']);
  });
  it('of an earlier revision is read with the strategies that stood in it, until each is changed', () => {
    const parsed = parseMaal(goal);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const old = {
      number: 7,
      data: {
        ...parsed.value,
        strategy: 'Eie Leie',
        strategies: [
          { id: 1, title: 'Eie', role: null },
          { id: 2, title: 'Leie', role: 'markedet' },
        ],
      },
    };
    const row = {
      maal: 7,
      number: 2,
      revision: 1,
      data: { title: 'Leie trygt', roles: [], instruments: 'Tilvisning', removed: false },
    };
    expect(strategierOf(old, [row, { ...row, maal: 8 }]).map((s) => [s.number, s.revision, s.data.title])).toEqual([
      [1, 0, 'Eie'],
      [2, 1, 'Leie trygt'],
    ]);
    expect(strategierOf(old, [])[1]?.data.roles).toEqual(['markedet']);
    const oldest = { number: 1, data: { ...parsed.value, strategy: 'Flere eier' } };
    expect(strategierOf(oldest, []).map((s) => s.data.title)).toEqual(['Flere eier']);
    expect(strategierOf({ number: 1, data: { ...parsed.value, strategy: '' } }, [])).toEqual([]);
  });
  it.each<[Typed, string[]]>([
    [{ title: '', ledger: 'begge' }, ['title:mangler', 'ledger:ukjent-valg']],
    [{ targetYear: '2030,5' }, ['targetYear:ikke-aar']],
    [{ qualities: 'ro', baselineYear: '99' }, ['baselineYear:ikke-aar', 'qualities:ukjent-valg']],
  ])('refuses %o', (change, expected) => {
    const parsed = parseMaal({ ...goal, ...change });
    expect(parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`)).toEqual(expected);
  });
});

describe('a strategi', () => {
  it('comes back from its form as it was, and is refused at its fields', () => {
    const typed = { strategy: 'Leie trygt', role: 'kommunen markedet', instruments: 'Tilvisningsavtaler' };
    const parsed = parseStrategi(typed);
    expect(parsed.ok && typedStrategi(parsed.value)).toEqual(typed);
    const wrong = parseStrategi({ strategy: '', role: 'staten', instruments: 'x'.repeat(2001) });
    expect(wrong.ok ? [] : wrong.error.map((e) => `${e.field}:${e.code}`)).toEqual([
      'strategy:mangler',
      'instruments:for-langt',
      'role:ukjent-valg',
    ]);
  });
});
