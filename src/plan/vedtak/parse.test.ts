import { describe, expect, it } from 'vitest';
import { NAUGHTY_TEXTS } from '../../../test/naughty.ts';
import type { TypedFields } from '../../kernel/index.ts';
import { MOST, parseVedtak, topicsOf, typedVedtak } from './parse.ts';
import {
  adoptedText,
  assignmentAnchors,
  newestOn,
  type Punkt,
  replacedBy,
  type StoredVedtak,
  standing,
  type Vedtak,
} from './vedtak.ts';

const TODAY = '2026-11-25';
const TYPED: TypedFields = {
  title: 'Oppstart av helhetlig boligplan',
  body: 'kommunestyre',
  date: '18.6.2026',
  caseNumber: 'PS 45/26',
  present: '27',
  punkter: '2',
  'forslag-1': 'Planen sendes på høring i fire uker.',
  'stemmer-1-for': '11',
  'stemmer-1-mot': '16',
  'endringer-1': '2',
  'endring-1-1': 'Planen sendes på høring i seks uker.',
  'forslagsstiller-1-1': 'Utvalg for helse',
  'stemmer-1-1-for': '19',
  'stemmer-1-1-mot': '7',
  'stemmer-1-1-avholdende': '1',
  'endring-1-2': '',
  'utfall-1': '1',
  'forslag-2': 'Hybelhuset legges ned.',
  'utfall-2': 'falt',
  oppdragene: '1',
  'oppdrag-1': 'Peke ut prosjektleder',
  'enhet-1': 'Kommunedirektøren',
  'frist-1': '1.9.2026',
  tiltak: 'T-001, t4 7',
};
const parsed = (over: TypedFields = {}, ticked: readonly string[] = ['mandat']) =>
  parseVedtak({ ...TYPED, ...over }, ticked, TODAY);
const codes = (over: TypedFields, ticked: readonly string[] = []) => {
  const result = parsed(over, ticked);
  return result.ok ? [] : result.error.map((e) => `${e.field}:${e.code}`);
};

describe('a decision as typed', () => {
  it('keeps points, amendments, votes, assignments and what it is about', () => {
    const result = parsed();
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const [first, second] = result.value.points;
    expect(first?.amendments).toEqual([
      {
        text: 'Planen sendes på høring i seks uker.',
        proposedBy: 'Utvalg for helse',
        votes: { for: 19, against: 7, abstained: 1 },
      },
    ]);
    expect(adoptedText(first as Punkt)).toBe('Planen sendes på høring i seks uker.');
    expect([second?.votes, adoptedText(second as Punkt)]).toEqual([null, null]);
    expect(result.value.assignments).toEqual([
      { title: 'Peke ut prosjektleder', unit: 'Kommunedirektøren', deadline: '2026-09-01' },
    ]);
    expect([result.value.topics, result.value.tiltak]).toEqual([['mandat'], [1, 4, 7]]);
  });

  it('comes back as it was typed, so that a correction begins from the same words', () => {
    const result = parsed();
    if (!result.ok) throw new Error('refused');
    const { topics, tiltak, planversjon: _v, adopts: _a, replacing: _r, ...plain } = result.value;
    const data: Vedtak = {
      ...plain,
      attachments: [],
      replacing: null,
      subjects: [
        ...topics.map(() => ({ kind: 'mandat' as const, number: 1, revision: 1 })),
        ...tiltak.map((number) => ({ kind: 'tiltak' as const, number, revision: 1 })),
      ],
    };
    expect(parseVedtak(typedVedtak(data), topicsOf(data), TODAY)).toEqual(result);
  });

  it.each<[TypedFields, string[]]>([
    [
      { title: '', body: '', date: '', caseNumber: '' },
      ['title:mangler', 'body:mangler', 'date:mangler', 'caseNumber:mangler'],
    ],
    [{ body: 'utvalg' }, ['bodyName:mangler']],
    [{ date: '26.11.2026' }, ['date:frem-i-tid']],
    [{ date: '30.02.2026' }, ['date:ikke-dato']],
    [{ 'stemmer-1-for': '12' }, ['stemmer-1-for:stemmer-sum']],
    [{ 'stemmer-1-1-avholdende': '' }, ['stemmer-1-1-for:stemmer-sum']],
    [{ 'stemmer-1-1-for': '1e3' }, ['stemmer-1-1-for:ikke-tall']],
    [{ 'stemmer-1-1-for': '-4' }, ['stemmer-1-1-for:utenfor']],
    [{ present: '' }, ['present:mangler']],
    [{ 'utfall-1': 'forslag' }, ['utfall-1:fikk-ikke-flertall']],
    [{ 'stemmer-2-for': '20', 'stemmer-2-mot': '7' }, ['utfall-2:fikk-flertall']],
    [{ 'utfall-1': '2' }, ['utfall-1:ukjent-valg']],
    [{ 'utfall-1': '9' }, ['utfall-1:ukjent-valg']],
    [{ 'forslagsstiller-1-1': '' }, ['forslagsstiller-1-1:mangler']],
    [{ 'forslag-1': '' }, ['forslag-1:mangler']],
    [{ 'enhet-1': '' }, ['enhet-1:mangler']],
    [{ 'frist-1': 'snart' }, ['frist-1:ikke-dato']],
    [{ tiltak: 'T-001, alle' }, ['tiltak:ukjent-tiltak']],
    [{ vedtar: 'ja' }, ['planversjon:ingen-versjon']],
    [{ planversjon: 'en' }, ['planversjon:ukjent-valg']],
    [{ erstatter: '1' }, ['erstatning:mangler', 'hvorfor:mangler']],
    [{ text: 'Gjelder 010190 12345' }, ['text:personopplysning']],
    [
      { punkter: '1', 'forslag-1': '', 'endringer-1': '0', 'stemmer-1-for': '', 'stemmer-1-mot': '' },
      ['text:mangler-innhold'],
    ],
  ])('is refused at the field: %j', (over, expected) => expect(codes(over)).toEqual(expected));

  it('refuses a box that is not there, and takes equal votes, which the chair decides', () => {
    expect(codes({}, ['alt'])).toEqual(['gjelder:ukjent-valg']);
    expect(
      codes({ present: '26', 'stemmer-1-for': '13', 'stemmer-1-mot': '13', 'utfall-1': 'forslag', 'endringer-1': '0' }),
    ).toEqual([]);
  });

  it('never throws, whatever is typed in every field, and holds hidden counts within bounds', () => {
    for (const text of NAUGHTY_TEXTS) {
      const all = Object.fromEntries(
        Object.keys({ ...TYPED, text: '', hvorfor: '', erstatter: '', vedtar: '' }).map((k) => [k, text]),
      );
      expect(parseVedtak(all, [text], TODAY).ok).toBe(false);
    }
    const many = parsed({ punkter: '99999', oppdragene: '-1', 'endringer-1': '1e9' });
    expect(many.ok && many.value.points.length).toBeLessThanOrEqual(MOST.points);
  });
});

describe('decisions in the place of others', () => {
  const base = parsed();
  if (!base.ok) throw new Error('refused');
  const stored = (number: number, over: Partial<Vedtak> = {}): StoredVedtak => ({
    number,
    created: '2026-11-25T08:00:00.000Z',
    data: {
      ...(base.value as unknown as Vedtak),
      subjects: [{ kind: 'mandat', number: 1, revision: 1 }],
      attachments: [],
      replacing: null,
      ...over,
    },
  });
  const first = stored(1);
  const corrected = stored(2, { replacing: { number: 1, kind: 'retting', why: 'Feil dato' } });
  const other = stored(3, { date: '2025-01-01' });
  const all = [other, corrected, first];

  it('leave one that stands', () => {
    expect(replacedBy(1, all)?.number).toBe(2);
    expect(standing(all).map((v) => v.number)).toEqual([3, 2]);
    expect(newestOn(all, 'mandat')?.number).toBe(2);
    expect(newestOn(all, 'prosessplan')).toBeNull();
  });

  it('go on with the tasks of what they correct, and not with those of what they undo', () => {
    expect(assignmentAnchors(corrected, 1, all)).toEqual(['vedtak/2#oppdrag-1', 'vedtak/1#oppdrag-1']);
    const anew = stored(4, { replacing: { number: 1, kind: 'nytt', why: 'Omgjort' } });
    expect(assignmentAnchors(anew, 1, [...all, anew])).toEqual(['vedtak/4#oppdrag-1']);
    const asked = stored(5, {
      replacing: { number: 1, kind: 'retting', why: 'Navn' },
      assignments: [{ title: 'Noe annet', unit: 'Nav', deadline: null }],
    });
    expect(assignmentAnchors(asked, 1, [...all, asked])).toEqual(['vedtak/5#oppdrag-1']);
  });
});
