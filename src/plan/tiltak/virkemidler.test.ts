import { describe, expect, it } from 'vitest';
import { loadEksempler } from '../eksempler/index.ts';
import { loadKombinasjoner } from '../roedtraad/index.ts';
import { instrumentWords } from '../roedtraad/planen.ts';
import { toTiltak } from './api.ts';
import { loadKostra, loadVirkemidler } from './content.ts';
import { eksempelstarter, tiltakEtter, tiltakFraEksempel, utgangspunktIn } from './gjenbruk.ts';
import { kostraIn } from './kostra.ts';
import { parseTiltak } from './parse.ts';
import { clashOf, isOpen, ownRateHelp, ratesOn, tiltakFra } from './virkemidler.ts';

describe('instruments that a tiltak starts from', () => {
  const all = loadVirkemidler('.');
  const kostra = kostraIn(loadKostra('.'), 2027).map((k) => k.code);

  it('fill in a form that is saved only when the examples are replaced', () => {
    expect(all.length).toBeGreaterThan(5);
    for (const v of all)
      for (const lang of ['nb', 'nn'] as const) {
        const typed = { ...tiltakFra(v, lang), maal: '1', status: 'foreslaatt', responsible: 'Eiendom' };
        const marked = parseTiltak(typed, 2027, [1], { kostra });
        expect(marked.ok ? [] : marked.error.map((e) => `${e.field}:${e.code}`), v.id).toEqual([
          'title:bytt-ut',
          'description:bytt-ut',
        ]);
        const filled = { ...typed, title: 'Kjøpe to', description: '' };
        const own = parseTiltak(filled, 2027, [1], { kostra, virkemidler: all });
        const { kind, group } = v.starts;
        expect(own.ok && own.value, v.id).toMatchObject({ kind, group, instruments: [v.id] });
      }
  });

  it('are open on their days, the last one too', () => {
    const closed = all.find((v) => v.id === 'tilskudd-utleieboliger');
    if (!closed) throw new Error('not there');
    expect([isOpen(closed, '2023-12-31'), isOpen(closed, '2024-01-01')]).toEqual([true, false]);
    expect(isOpen({ validFrom: '2025-02-17', validTo: null }, '2025-02-16')).toBe(false);
    expect(isOpen({ validFrom: null, validTo: null }, '1999-01-01')).toBe(true);
  });

  it('cover what domain.md lists, each with a source, and show the rates of the day or the last that were known', () => {
    const named = ['startlaan', 'tilskudd-tilpasning', 'bostoette', 'laan-utleieboliger', 'tilvisningsavtale'];
    const more = [
      'tildelingsavtale',
      'tilskudd-utleieboliger',
      'investeringstilskudd',
      'kjoepe-eller-bygge',
      'innleie',
    ];
    const rest = ['leie-til-eie', 'utbedre-egne', 'housing-first', 'bpa-boveiledning', 'planbestemmelser'];
    const last = ['utbyggingsavtale', 'rett-til-andel', 'tomtepolitikk', 'selge-og-bytte', 'borettslagskrav'];
    for (const id of [...named, ...more, ...rest, ...last])
      expect(
        all.some((v) => v.id === id),
        id,
      ).toBe(true);
    const bostoette = all.find((v) => v.id === 'bostoette');
    if (!bostoette) throw new Error('not there');
    expect(ratesOn(bostoette, '2026-05-31')).toHaveLength(6);
    expect(ratesOn(bostoette, '2026-11-26')[0]).toMatchObject({ to: '2026-05-31' });
    expect(ratesOn(bostoette, '2025-05-31')).toEqual([]);
  });

  it('say in words where no rate of today is known, in the list and where the grants of the tiltak are typed', () => {
    const grant = all.find((v) => v.id === 'investeringstilskudd');
    if (!grant) throw new Error('not there');
    expect(grant.noRate?.nn).toMatch(/er ikkje lesen her\. Spør Husbanken/);
    // The last that was known is dated, and never shown as if it held.
    expect(ratesOn(grant, '2026-11-26').map((r) => r.to)).toEqual(['2020-12-31']);
    expect(ownRateHelp(all, { instruments: 'startlaan investeringstilskudd' }, 'nb').help).toContain(
      'kommunens eget tall',
    );
    expect(ownRateHelp(all, { instruments: 'startlaan' }, 'nb')).toEqual({});
    expect(ownRateHelp(all, {}, 'nb')).toEqual({});
  });

  it('are refused together in one tiltak where they cannot be combined, and the checker says the same', () => {
    const typed = {
      title: 'Kjøpe to',
      maal: '1',
      status: 'foreslaatt',
      responsible: 'Eiendom',
      ledger: 'boligsosialt',
    };
    const rest = { group: 'alle', type: 'blokk', level: 'ingen' };
    const read = (instruments: string) =>
      parseTiltak({ ...typed, ...rest, instruments }, 2027, [1], { kostra, virkemidler: all });
    const clash = read('tilskudd-utleieboliger investeringstilskudd');
    expect(clash.ok ? [] : clash.error.map((e) => [e.field, e.code])).toEqual([['instruments', 'ikke-sammen']]);
    const unknown = read('trylling');
    expect(unknown.ok ? [] : unknown.error.map((e) => e.code)).toEqual(['ukjent-valg']);
    const fine = read('startlaan bostoette');
    expect(fine.ok && fine.value.instruments).toEqual(['startlaan', 'bostoette']);
    const pairs = loadKombinasjoner('.').map((k) => [k.a, k.b].sort().join('+'));
    for (const v of all)
      for (const other of v.notWith) expect(pairs).toContain([v.id, other].map(instrumentWords).sort().join('+'));
    expect(clashOf(all, ['startlaan', 'bostoette'])).toBeNull();
  });

  it('and another tiltak too is a start: what it is comes along, its money, years and decision do not', () => {
    const full = {
      title: 'Kjøpe to',
      description: 'To små',
      maal: '1',
      ledger: 'boligsosialt',
      status: 'finansiert',
      responsible: 'Eiendom',
      group: 'unge',
      type: 'blokk',
      level: 'ingen',
      kostra: '265',
      instruments: 'startlaan',
      tasks: '[x] Søke',
      units1: '2',
      investment1: '1000',
      operation1: '10',
      certainty: 'anbud',
      start: '2027',
    };
    const own = parseTiltak(full, 2027, [1], { kostra });
    if (!own.ok) throw new Error('refused');
    const copy = tiltakEtter(own.value, 'nn');
    expect(copy).toMatchObject({ group: 'unge', instruments: 'startlaan', tasks: '[ ] Søke', maal: '1' });
    for (const f of ['status', 'units1', 'investment1', 'certainty', 'start']) expect(copy[f], f).toBeUndefined();
    const marked = parseTiltak({ ...copy, status: 'foreslaatt' }, 2028, [1], { kostra });
    expect(marked.ok ? [] : marked.error.map((e) => e.field)).toEqual(['title', 'description']);
  });

  it('and so is an example of another municipality: kind, group, type and figures where the source has them, all marked', () => {
    const starts = eksempelstarter(loadEksempler('.'));
    expect(starts.map((e) => e.id)).toEqual(expect.arrayContaining(['stavanger', 'stord', 'asker-smahus']));
    const typedOf = (id: string) => {
      const e = starts.find((s) => s.id === id);
      return e ? tiltakFraEksempel(e, 'nb') : {};
    };
    const asker = typedOf('asker-investering');
    expect(asker).toMatchObject({
      kind: 'investering',
      ledger: 'boligsosialt',
      group: 'rus-psykisk',
      otherGroups: 'flyktninger oekonomisk-vanskeligstilte',
      units4: '60 (eksempel – bytt ut)',
      investment1: '30\u00a0000\u00a0000 (eksempel – bytt ut)',
    });
    expect(asker.description).toMatch(/63 boliger.*\(eksempel – bytt ut\)$/);
    // What the source does not say is not filled in.
    for (const field of ['units1', 'type', 'level', 'operation1', 'kostra'])
      expect(asker[field], field).toBeUndefined();
    expect(typedOf('asker-smahus')).toMatchObject({ type: 'enebolig', group: 'rus-psykisk', kind: 'investering' });
    expect(typedOf('halden').group).toBeUndefined();
    for (const e of starts)
      for (const lang of ['nb', 'nn'] as const) {
        const typed = { ...tiltakFraEksempel(e, lang), maal: '1', status: 'foreslaatt', responsible: 'Nav' };
        const form = { ledger: 'boligsosialt', group: 'alle', type: 'annet', level: 'ingen', ...typed };
        const marked = parseTiltak(form, 2027, [1], { kostra });
        const figures = (e.tiltak?.tall ?? []).flatMap(({ felt, aar }) =>
          (aar ?? []).flatMap((n, i) => (n === null ? [] : [`${felt}${i + 1}:bytt-ut`])),
        );
        expect(marked.ok ? [] : marked.error.map((r) => `${r.field}:${r.code}`).sort(), e.id).toEqual(
          ['title:bytt-ut', 'description:bytt-ut', ...figures].sort(),
        );
        // With the marks taken away it is a tiltak: every kind, group and figure is one that the form knows.
        const plain = Object.fromEntries(
          Object.entries(form).map(([f, v]) => [f, v.replace(/ \((eksempel|døme) – byt+ ut\)/, '')]),
        );
        const own = parseTiltak(plain, 2027, [1], { kostra });
        expect(own.ok ? [] : own.error, e.id).toEqual([]);
        expect(utgangspunktIn(typed), e.id).toBe(`eksempel:${e.id}`);
        expect(e.kilde).toMatch(/^https?:/);
      }
    expect([utgangspunktIn({ fra: 'tiltak:7' }), utgangspunktIn({ fra: '<b>' }), utgangspunktIn({})]).toEqual([
      'tiltak:7',
      undefined,
      undefined,
    ]);
  });
});

it('stand in the API with the ground of the VAT and the decision behind the status, and missing says why', () => {
  const typed = {
    title: 'Kjøpe',
    maal: '1',
    ledger: 'boligsosialt',
    status: 'foreslaatt',
    responsible: 'Eiendom',
    group: 'alle',
    type: 'blokk',
    level: 'ingen',
    instruments: 'startlaan',
    vatGround: 'Tilrettelagt for pleie',
  };
  const parsed = parseTiltak(typed, 2027, [1]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const row = { number: 1, revision: 1, created: '2026-11-27T10:00:00.000Z', data: parsed.value };
  const felt = { kind: 'tekst', unit: '', choices: [], help: '', inTable: false, removed: false } as const;
  const felter = ['Bydel', 'Saksnummer'].map((name, i) => ({ number: 2 + 2 * i, data: { ...felt, name } }));
  expect(
    toTiltak({ ...row, data: { ...parsed.value, own: { 2: 'Søndre brygge', 3: 'borte' } } }, felter),
  ).toMatchObject({
    instruments: ['startlaan'],
    vatGround: 'Tilrettelagt for pleie',
    // What is taken away or not filled in is not there.
    own: [{ number: 2, name: 'Bydel', kind: 'tekst', unit: null, value: 'Søndre brygge' }],
    decision: null,
    missing: { decision: 'gjelder-ikke' },
  });
  const decision = { utgave: 3, firstYear: 2027, date: '2026-12-09', caseNumber: '88/26' };
  const decided = toTiltak({ ...row, data: { ...parsed.value, vatGround: '', decision } }, felter);
  expect([decided.decision, decided.vatGround, decided.missing?.vatGround]).toEqual([decision, null, 'ikke-oppgitt']);
});
