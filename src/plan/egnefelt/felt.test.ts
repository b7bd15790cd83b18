import { describe, expect, it } from 'vitest';
import { paaTrykk, parseFelt, parseVerdier, plainNumber, shownVerdi, typedFelt, typedVerdier } from './felt.ts';

const field = (typed: Record<string, string>) => {
  const parsed = parseFelt({ name: 'Felt', inTable: 'ja', ...typed }, null);
  if (!parsed.ok) throw new Error(parsed.error.map((e) => `${e.field}:${e.code}`).join());
  return parsed.value;
};
const felter = [
  { number: 1, data: field({ kind: 'tekst' }) },
  { number: 2, data: field({ kind: 'tall', unit: 'm²' }) },
  { number: 3, data: field({ kind: 'dato' }) },
  { number: 4, data: field({ kind: 'valg', choices: 'Levekår\nOppvekst' }) },
  { number: 5, data: field({ kind: 'janei' }) },
];

describe("a municipality's own fields", () => {
  it('are refused where they say too little or the same twice, and keep their kind', () => {
    const codes = (typed: Record<string, string>) => {
      const parsed = parseFelt(typed, null);
      return parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);
    };
    expect(codes({})).toEqual(['name:mangler', 'kind:mangler']);
    expect(codes({ name: 'Utvalg', kind: 'valg', choices: 'Levekår' })).toEqual(['choices:mangler']);
    expect(codes({ name: 'Utvalg', kind: 'valg', choices: 'Levekår\nlevekår ' })).toEqual(['choices:finnes-fra-foer']);
    expect(codes({ name: 'Utvalg', kind: 'valg', choices: 'abc\n'.repeat(31) })).toEqual(['choices:for-mange']);
    expect(codes({ name: 'x'.repeat(61), kind: 'tekst' })).toEqual(['name:for-langt']);
    for (const { data } of felter) {
      expect(parseFelt(typedFelt(data), data)).toEqual({ ok: true, value: data });
      expect(parseFelt({ ...typedFelt(data), kind: 'tekst' }, data)).toMatchObject({
        ok: true,
        value: { kind: data.kind },
      });
    }
  });

  it('take values as people write them and give them back as the form has them', () => {
    const typed = {
      'eget-1': 'To\r\nlinjer',
      'eget-2': '1 200,50',
      'eget-3': '1.5.2031',
      'eget-4': 'Oppvekst',
      'eget-5': 'nei',
    };
    const read = parseVerdier(typed, felter);
    expect(read).toEqual({
      values: { 1: 'To\nlinjer', 2: 1200.5, 3: '2031-05-01', 4: 'Oppvekst', 5: false },
      refusals: [],
    });
    expect(parseVerdier(typedVerdier(read.values), felter, read.values)).toEqual(read);
    expect(felter.map((f) => shownVerdi(f.data, read.values[f.number], 'nb'))).toEqual([
      'To\nlinjer',
      '1\u00a0200,5 m²',
      '01.05.2031',
      'Oppvekst',
      'Nei',
    ]);
    // Nothing is not zero.
    expect(parseVerdier({ 'eget-2': '0' }, felter).values).toEqual({ 2: 0 });
    expect(shownVerdi({ ...field({ kind: 'tall' }), unit: '' }, undefined, 'nb')).toBe('');
    expect([plainNumber('-0'), plainNumber('1,2345'), plainNumber('1.200'), plainNumber('abc')]).toEqual([
      '0',
      null,
      '1,2',
      null,
    ]);
  });

  it('refuse what is none, each at its field', () => {
    const wrong = {
      'eget-1': 'x'.repeat(2001),
      'eget-2': 'mye',
      'eget-3': '31.2.2031',
      'eget-4': 'Kultur',
      'eget-5': 'kanskje',
    };
    expect(parseVerdier(wrong, felter).refusals.map((r) => `${r.field}:${r.code}`)).toEqual([
      'eget-1:for-langt',
      'eget-2:ikke-desimaltall',
      'eget-3:ikke-dato',
      'eget-4:ukjent-valg',
      'eget-5:ukjent-valg',
    ]);
  });

  it('are printed in the plan where the municipality has said so, in their order, and a field that is gone is not', () => {
    const printed = felter.map((f) => ({
      ...f,
      data: { ...f.data, name: `Felt ${f.number}`, inPlan: f.number !== 2 },
    }));
    const own = { 1: 'To \n linjer', 2: 7, 3: '2031-05-01', 5: false };
    expect(paaTrykk(printed, own, 'nb')).toEqual([
      { name: 'Felt 1', value: 'To linjer' },
      { name: 'Felt 3', value: '01.05.2031' },
      { name: 'Felt 5', value: 'Nei' },
    ]);
    expect(paaTrykk(felter, own, 'nb')).toEqual([]);
    expect(
      paaTrykk(
        printed.map((f) => ({ ...f, data: { ...f.data, removed: true } })),
        own,
        'nb',
      ),
    ).toEqual([]);
    expect(parseFelt({ name: 'Felt', kind: 'tekst' }, null)).toMatchObject({ value: { inPlan: false } });
    const chosen = field({ kind: 'dato', inPlan: 'ja' });
    expect([chosen.inPlan, parseFelt(typedFelt(chosen), chosen)]).toEqual([true, { ok: true, value: chosen }]);
  });

  it('lose nothing that nobody was asked about: a field that is gone, one the form lacks, a choice that is no more', () => {
    const before = { 1: 'Står', 4: 'Nedlagt utvalg', 9: 'Fra et felt som er borte' };
    expect(parseVerdier({ 'eget-4': 'Nedlagt utvalg', 'eget-9': 'nytt' }, felter, before).values).toEqual(before);
    expect(parseVerdier({ 'eget-1': '', 'eget-4': '' }, felter, before).values).toEqual({ 9: before[9] });
    const gone = felter.map((f) => ({ ...f, data: { ...f.data, removed: true } }));
    expect(parseVerdier({ 'eget-1': '' }, gone, before).values).toEqual(before);
  });
});
