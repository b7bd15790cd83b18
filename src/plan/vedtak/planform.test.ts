import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadPlanform, readPlanform } from './content.ts';
import { draftMandate } from './mandat.ts';
import { type Answers, PLANFORMER, type Planform, recommendPlanform, SVAR, type Svar } from './planform.ts';
import { parseAnswers, parseChoice, typedAnswers } from './vurdering.ts';

const rules = loadPlanform('.');
const source = readFileSync('content/planform/planform.yaml', 'utf8');
const sets = parse(readFileSync('content/planform/svarsett.yaml', 'utf8')) as { planform: Planform; svar: Answers }[];
const setOf = (planform: Planform) => sets.find((s) => s.planform === planform)?.svar ?? {};

describe('the rules on plan form', () => {
  it.each(PLANFORMER)('reach %s by the documented answers', (planform) => {
    const answers = setOf(planform);
    expect(Object.keys(answers)).toHaveLength(rules.questions.length);
    const found = recommendPlanform(rules, answers);
    expect(found.planform).toBe(planform);
    expect(found.possible).toEqual([planform]);
    expect(found.rule?.reason.nn).toBeTruthy();
  });

  it('name for every set each single answer that changes the outcome, and no other', () => {
    for (const { planform, svar } of sets) {
      const { changes } = recommendPlanform(rules, svar);
      for (const q of rules.questions)
        for (const to of SVAR.filter((s) => s !== svar[q.id])) {
          const other = recommendPlanform(rules, { ...svar, [q.id]: to }).planform;
          const named = changes.find((c) => c.question.id === q.id && c.to === to)?.planform;
          expect(named, `${planform}: ${q.id} ${to}`).toBe(other === planform ? undefined : other);
        }
      expect(changes.length, planform).toBeGreaterThan(0);
    }
  });

  it('recommend nothing while an open question decides, and say which are open', () => {
    const { bredde: _open, ...answers } = setOf('helhetlig-boligplan');
    const found = recommendPlanform(rules, answers);
    expect(found.planform).toBeNull();
    expect(found.possible).toEqual(['helhetlig-boligplan', 'boligsosial-plan']);
    expect(found.unanswered.map((q) => q.id)).toEqual(['bredde']);
    expect(recommendPlanform(rules, {}).possible).toEqual([...PLANFORMER]);
  });

  it('recommend already when the open questions cannot change the outcome', () => {
    const { handlingsdel: _a, oversikt: _b, ...answers } = setOf('helhetlig-boligplan');
    const found = recommendPlanform(rules, answers);
    expect(found.planform).toBe('helhetlig-boligplan');
    expect(found.unanswered.map((q) => q.id)).toEqual(['oversikt', 'handlingsdel']);
  });

  it('count the work as systematic from the limit on, and not just below it', () => {
    const base = setOf('temaplan');
    const score = (over: Answers) => recommendPlanform(rules, { ...base, ...over });
    expect(score({ oekonomiplan: 'nei', oversikt: 'delvis' }).score).toBeCloseTo((100 * 6.5) / 9);
    expect(score({ oekonomiplan: 'nei', oversikt: 'delvis' }).planform).toBe('temaplan');
    expect(score({ oekonomiplan: 'nei', oversikt: 'nei' }).score).toBeCloseTo((100 * 6) / 9);
    expect(score({ oekonomiplan: 'nei', oversikt: 'nei' }).planform).toBe('helhetlig-boligplan');
  });

  it('load only with a source, both written forms, known questions and a last rule for all', () => {
    expect(() => readPlanform(parse(source.replace(/kilde: boligsosialloven § 5/, "kilde: ''")))).toThrow();
    expect(() => readPlanform(parse(source.replace('naar: {bredde: [nei]}', 'naar: {bredden: [nei]}')))).toThrow(
      /bredden/,
    );
    expect(() =>
      readPlanform(parse(source.replace(/(id: helhet\n.*\n\s+)naar: \{\}/, '$1naar: {bredde: [ja]}'))),
    ).toThrow(/last rule/);
  });
});

describe('answers and choice as typed', () => {
  const typed = (answers: Answers) =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([id, svar]) => [
        [`svar-${id}`, svar as Svar],
        [`plan-${id}`, 'Samfunnsdelen 2023–2035'],
        [`side-${id}`, '14'],
      ]),
    );
  const codes = (parsed: ReturnType<typeof parseAnswers> | ReturnType<typeof parseChoice>) =>
    parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);

  it('come back as they were typed', () => {
    const parsed = parseAnswers(rules, typed(setOf('temaplan')));
    if (!parsed.ok) throw new Error('refused');
    expect(parseAnswers(rules, typedAnswers({ ...parsed.value, choice: null }))).toEqual(parsed);
  });

  it('need a plan behind a yes, and an answer at all', () => {
    expect(codes(parseAnswers(rules, { 'svar-samfunnsdel': 'ja', 'svar-bredde': 'ja' }))).toEqual([
      'plan-samfunnsdel:mangler-plan',
    ]);
    expect(codes(parseAnswers(rules, { 'svar-samfunnsdel': 'nei' }))).toEqual([]);
    expect(codes(parseAnswers(rules, {}))).toEqual(['svar-planstrategi:ingen-svar']);
    expect(codes(parseAnswers(rules, { 'svar-bredde': 'kanskje', 'side-bredde': 'x'.repeat(41) }))).toEqual([
      'svar-bredde:ukjent-valg',
      'side-bredde:for-langt',
    ]);
  });

  it('may differ from the recommendation, with a reason', () => {
    const answers = setOf('helhetlig-boligplan');
    const choice = { planform: 'temaplan', lang: 'nn', reason: '', mandate: 'Mandat' };
    expect(codes(parseChoice(rules, answers, choice))).toEqual(['reason:mangler-grunn']);
    const taken = parseChoice(rules, answers, { ...choice, reason: 'Kort tid' });
    expect(taken.ok && taken.value.recommended).toBe('helhetlig-boligplan');
    expect(codes(parseChoice(rules, answers, { ...choice, planform: 'helhetlig-boligplan' }))).toEqual([]);
    // A draft that was made for the recommended form says what that one is for.
    const draft = (form: Planform) =>
      draftMandate(rules, answers, form, 'Kort tid', 'Egenvik', 'nn').replaceAll('\n', '\r\n');
    const chosen = { ...choice, reason: 'Kort tid' };
    expect(codes(parseChoice(rules, answers, { ...chosen, mandate: draft('helhetlig-boligplan') }))).toEqual([
      'mandate:annet-mandat',
    ]);
    for (const form of PLANFORMER)
      expect(codes(parseChoice(rules, answers, { ...chosen, planform: form, mandate: draft(form) }))).toEqual([]);
    expect(codes(parseChoice(rules, {}, { ...choice, mandate: '' }))).toEqual([
      'mandate:mangler',
      'planform:mangler-svar',
    ]);
  });
});

describe('the mandate that is drafted', () => {
  it('says what is lacking, why, and which process the form has', () => {
    const text = draftMandate(rules, setOf('helhetlig-boligplan'), 'helhetlig-boligplan', '', 'Halden', 'nb');
    expect(text).toContain('Halden har vurdert');
    expect(text).toContain('- oversikten over behovet til vanskeligstilte');
    expect(text).toContain('ingen lovfestet prosess');
    expect(text).not.toMatch(/[{}]|undefined/);
    const bound = draftMandate(rules, setOf('kommunedelplan'), 'kommunedelplan', '', 'Halden', 'nn');
    expect(bound).toContain('plan- og bygningslova kapittel 11');
    expect(bound).not.toContain('samfunnsdelen manglar');
  });

  it('gives the reason of the municipality where it chose otherwise', () => {
    const text = draftMandate(rules, setOf('temaplan'), 'kommunedelplan', 'Vi skal avklare tomter.', 'Halden', 'nb');
    expect(text).toContain('Vi skal avklare tomter.');
  });
});
