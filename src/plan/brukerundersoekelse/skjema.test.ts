import { describe, expect, it } from 'vitest';
import { readYaml } from '../../platform/content/yaml.ts';
import { loadSkjemamaler, skjemamalSchema } from './content.ts';
import { holdsBirthNumber, signsIn } from './fritekst.ts';
import { parseQuestion, parseSettings, typedQuestion } from './parse.ts';
import { EMPTY, hindrances, lacking, offered, SPRAAK, standing, type Undersoekelse } from './skjema.ts';
import { LURE, parseSvar } from './svar.ts';

const maler = loadSkjemamaler('.');
const [mal] = maler;
const survey: Undersoekelse = {
  code: 'proeve',
  title: mal?.title ?? EMPTY,
  intro: mal?.intro ?? EMPTY,
  contact: '',
  from: '2026-11-01',
  to: '2026-11-30',
  state: 'aapen',
  questions: mal?.questions ?? [],
  made: 8,
  inPlan: false,
  removed: false,
};

describe('the templates', () => {
  it('have every text in all four languages, each its own', () => {
    expect(maler.length).toBe(2);
    for (const { id, title, intro, questions } of maler) {
      const whole: Undersoekelse = { ...survey, title, intro, questions };
      expect([id, lacking(whole)]).toEqual([id, { nb: 0, nn: 0, en: 0, lett: 0 }]);
      for (const q of questions) {
        expect(new Set([q.text.nb, q.text.en]).size, q.text.nb).toBe(2);
        // Easy to read is short sentences.
        for (const sentence of q.text.lett.split(/[.?!]/)) expect(sentence.split(' ').length).toBeLessThan(14);
      }
    }
  });

  it('are refused when a language is missing', () => {
    const read = readYaml('.', 'content/undersoekelser/hjelp-til-bolig.yaml') as { title: Record<string, string> };
    expect(skjemamalSchema.safeParse(read).success).toBe(true);
    for (const spraak of SPRAAK) {
      const { [spraak]: _gone, ...title } = read.title;
      expect(skjemamalSchema.safeParse({ ...read, title }).success).toBe(false);
    }
  });
});

describe('a survey', () => {
  it.each([
    ['2026-10-31', 'venter'],
    ['2026-11-01', 'svar'],
    ['2026-11-30', 'svar'],
    ['2026-12-01', 'over'],
  ])('on %s says %s', (today, said) => expect(standing(survey, today)).toBe(said));

  it('offers only the languages that are whole, and is not published without one', () => {
    const without = { ...survey, title: { ...survey.title, en: '' } };
    expect(offered(without)).toEqual(['nb', 'nn', 'lett']);
    expect(hindrances(without, '2026-11-10')).toEqual([]);
    expect(hindrances({ ...survey, title: EMPTY, questions: [] }, '2026-12-10').map((r) => r.code)).toEqual([
      'ingen-spoersmaal',
      'ingen-spraak',
      'slutt-er-over',
    ]);
  });

  it('comes back from its own form as it was', () => {
    for (const q of maler.flatMap((m) => m.questions))
      expect(parseQuestion(typedQuestion(q), q.id)).toEqual({ ok: true, value: q });
  });

  it.each([
    [{}, ['kind:mangler', 'text-nb:mangler']],
    [{ kind: 'en', 'text-nb': 'Hva?', 'options-nb': 'Ja' }, ['options-nb:valg-antall']],
    [{ kind: 'en', 'text-nb': 'Hva?', 'options-nb': 'Ja\nNei', 'options-en': 'Yes' }, ['options-en:valg-ulike']],
    [{ kind: 'tall', 'text-nb': 'Hva?', min: '5', max: '5' }, ['max:utenfor']],
    [{ kind: 'fritekst', 'text-nb': 'Født 010190 12345?' }, ['text-nb:personopplysning']],
  ])('refuses a question at its fields (%#)', (typed, codes) => {
    const read = parseQuestion(typed, 's1');
    expect(read.ok ? [] : read.error.map((r) => `${r.field}:${r.code}`)).toEqual(codes);
  });

  it('refuses its settings at their fields', () => {
    const read = parseSettings({ from: '1.12.2026', to: '30.11.2026', code: 'Æ', 'title-nb': 'x', 'intro-nb': 'y' });
    expect(read.ok ? [] : read.error.map((r) => `${r.field}:${r.code}`)).toEqual([
      'to:slutt-foer-start',
      'code:adresse-form',
    ]);
  });
});

describe('a sheet', () => {
  const whole = { s1: ['2'], s2: ['1'], s4: ['4'], s6: ['5'] };
  const codes = (typed: Parameters<typeof parseSvar>[1], paper = false) => {
    const read = parseSvar(survey.questions, typed, paper);
    return read.ok ? [] : read.error.map((r) => `${r.field}:${r.code}`);
  };

  it('keeps words apart from the rest', () => {
    const read = parseSvar(survey.questions, { ...whole, s3: ['2'], s5: ['6', '1', '1'], s8: ['Lys'] }, false);
    expect(read).toEqual({
      ok: true,
      value: {
        answers: { s1: [2], s2: [1], s3: [2], s4: [4], s5: [1, 6], s6: [5] },
        texts: [{ question: 's8', text: 'Lys' }],
      },
    });
  });

  it('must have what is required on the web, and something on paper', () => {
    expect(codes({})).toEqual(['s1:mangler', 's2:mangler', 's4:mangler', 's6:mangler']);
    expect(codes({ s1: ['1'] }, true)).toEqual([]);
    expect(codes({}, true)).toEqual(['s1:tomt']);
  });

  it.each([
    [{ ...whole, s1: ['5'] }, 's1:ukjent-valg'],
    [{ ...whole, s1: ['1', '2'] }, 's1:ukjent-valg'],
    [{ ...whole, s6: ['6'] }, 's6:ukjent-valg'],
    [{ ...whole, s3: ['to'] }, 's3:ikke-tall'],
    [{ ...whole, s3: ['13'] }, 's3:utenfor'],
    [{ ...whole, s8: ['x'.repeat(1001)] }, 's8:for-langt'],
    [{ ...whole, s8: ['Jeg er 01019012345'] }, 's8:personopplysning'],
    [{ ...whole, [LURE]: ['https://kjoep.example'] }, `${LURE}:ikke-tomt`],
  ])('is refused at the question (%#)', (typed, code) => expect(codes(typed)).toEqual([code]));
});

describe('signs of a person in a text', () => {
  it.each([
    ['Flere benker ved butikken', []],
    ['Vi er 12 345 innbyggere og vil ha 200 boliger innen 2030', []],
    ['Boligen koster 2 400 000 kroner', []],
    ['Ring meg på 412 34 567', ['telefon']],
    ['Ring +47 22345678', ['telefon']],
    ['kari.nordmann@eksempel.no', ['epost']],
    ['kari @ eksempel . no', ['epost']],
    ['Nummeret mitt er 010190 12345', ['foedselsnummer']],
    ['0 1 0 1 9 0 1 2 3 4 5', ['foedselsnummer']],
  ])('%s', (text, signs) => {
    expect(signsIn(text)).toEqual(signs);
    expect(holdsBirthNumber(text)).toBe(signs.some((sign) => sign === 'foedselsnummer'));
  });
});
