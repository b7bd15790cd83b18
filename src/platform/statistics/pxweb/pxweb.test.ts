import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKommuner } from '../../kommuner/store.ts';
import { createStandIn, STAND_IN_PATHS } from '../stand-in/stand-in.ts';
import { madeUpTime } from '../time.ts';
import { createTransport } from '../transport.ts';
import { checkTable, createPxWeb } from './client.ts';
import { expand } from './expressions.ts';
import { join } from './join.ts';
import type { JsonStat } from './schemas.ts';
import { cellsOf, dataRequest, type Selection, spellOut, withoutDuplicates } from './selection.ts';
import { split } from './split.ts';

const BASE = 'http://x/v2';

describe('a query', () => {
  it('is an address while it is short, with the plus sign escaped and commas of expressions in brackets', () => {
    const request = dataRequest(
      BASE,
      '07459',
      [
        { variable: 'Region', codes: ['K-3101'], codelist: 'agg_KommSummer' },
        { variable: 'Alder', codes: ['000', '105+', '000'] },
        { variable: 'Tid', codes: ['range(2020,2022)', 'top(3)', '199?'] },
      ],
      'no',
    );
    expect(request).toEqual({
      method: 'GET',
      url: `${BASE}/tables/07459/data?lang=no&outputFormat=json-stat2&valueCodes[Region]=K-3101&codelist[Region]=agg_KommSummer&valueCodes[Alder]=000,105%2B&valueCodes[Tid]=[range(2020,2022)],top(3),199%3F`,
    });
  });

  it('is a body when it is long, with the format still in the address', () => {
    const codes = Array.from({ length: 500 }, (_, i) => String(1000 + i));
    const request = dataRequest(BASE, '07459', [{ variable: 'Region', codes }], 'no');
    expect(request).toEqual({
      method: 'POST',
      url: `${BASE}/tables/07459/data?lang=no&outputFormat=json-stat2`,
      body: { selection: [{ variableCode: 'Region', valueCodes: codes }] },
    });
  });

  it('is a body when a code has a comma of its own', () => {
    expect(dataRequest(BASE, '1', [{ variable: 'X', codes: ['a,b'] }], 'no').method).toBe('POST');
  });

  it('never has the same code twice, in any case of letters', () => {
    expect(withoutDuplicates([{ variable: 'X', codes: ['a', 'b', 'A', 'a'] }])[0]?.codes).toEqual(['a', 'b']);
    expect(withoutDuplicates([{ variable: 'X', codes: ['a', '*', 'b'] }])[0]?.codes).toEqual(['*']);
  });

  const codes = ['2019', '2020', '2021', '2022'];
  it.each([
    ['*', codes],
    ['202?', ['2020', '2021', '2022']],
    ['top(2)', ['2019', '2020']],
    ['top(2,1)', ['2020', '2021']],
    ['bottom(1)', ['2022']],
    ['bottom(2,1)', ['2020', '2021']],
    ['from(2021)', ['2021', '2022']],
    ['to(2020)', ['2019', '2020']],
    ['RANGE(2020,2021)', ['2020', '2021']],
    ['2020', ['2020']],
    ['range(2022,2020)', null],
    ['top(0)', null],
    ['top(x)', null],
    ['from(1999)', null],
    ['1999', null],
  ])('understands %s', (text, wanted) => expect(expand(text, codes)).toEqual(wanted));

  it('is counted in the table’s order, and keeps what the table does not know', () => {
    const spelled = spellOut([{ variable: 'tid', codes: ['2022', 'tull', 'to(2020)'] }], [{ variable: 'Tid', codes }]);
    expect(spelled[0]?.codes).toEqual(['2019', '2020', '2022', 'tull']);
    expect(cellsOf(spelled)).toBe(4);
  });
});

const shapes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });

const selectionOf = (shape: readonly number[]): Selection =>
  shape.map((n, d) => ({ variable: `d${d}`, codes: Array.from({ length: n }, (_, i) => `v${i}`) }));

/** An answer where each cell is told by its codes, every fourth missing with a symbol. */
function answerTo(selection: Selection): JsonStat {
  const value: (number | null)[] = [];
  const status: Record<string, string> = {};
  const cells = cellsOf(selection);
  for (let i = 0; i < cells; i += 1) {
    let [rest, sum] = [i, 0];
    for (let d = selection.length - 1; d >= 0; d -= 1) {
      const codes = selection[d]?.codes ?? [];
      sum += Number(codes[rest % codes.length]?.slice(1)) * 10 ** d;
      rest = Math.floor(rest / codes.length);
    }
    value.push(sum % 4 === 3 ? null : sum);
    if (sum % 4 === 3) status[String(i)] = sum % 8 === 3 ? '..' : ':';
  }
  return {
    class: 'dataset',
    label: '00001: Prøve',
    updated: '2026-01-01',
    id: selection.map((v) => v.variable),
    size: selection.map((v) => v.codes.length),
    dimension: Object.fromEntries(
      selection.map((v) => [
        v.variable,
        {
          label: v.variable,
          category: {
            index: Object.fromEntries(v.codes.map((c, i) => [c, i])),
            label: Object.fromEntries(v.codes.map((c) => [c, `Verdi ${c}`])),
          },
        },
      ]),
    ),
    value,
    ...(Object.keys(status).length > 0 ? { status } : {}),
  };
}

describe('a query that is too large', () => {
  it('is divided into parts within the limit that hold every cell once', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 400 }), (shape, limit) => {
        const selection = selectionOf(shape);
        const parts = split(selection, limit) ?? [];
        expect(parts.every((p) => cellsOf(p) <= limit)).toBe(true);
        expect(parts.reduce((n, p) => n + cellsOf(p), 0)).toBe(cellsOf(selection));
      }),
    );
  });

  it('is answered, once joined, as if it had been asked whole', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 400 }), (shape, limit) => {
        const selection = selectionOf(shape);
        const parts = split(selection, limit) ?? [];
        expect(join(parts.map(answerTo))).toEqual({ ok: true, value: answerTo(selection) });
      }),
    );
  });

  it('is divided along the variable that gives the fewest parts', () => {
    const parts = split(selectionOf([2, 7, 3]), 16) ?? [];
    expect(parts.map((p) => p.map((v) => v.codes.length))).toEqual([
      [2, 7, 1],
      [2, 7, 1],
      [2, 7, 1],
    ]);
  });

  it('cannot be divided when not even one cell is allowed', () => expect(split(selectionOf([2]), 0)).toBeNull());

  it('is refused when the table is renewed between the parts', () => {
    const parts = (split(selectionOf([4]), 2) ?? []).map(answerTo);
    const renewed = parts.map((p, i) => ({ ...p, updated: `2026-01-0${i + 1}` }));
    expect(join(renewed)).toEqual({ ok: false, error: { code: 'endret-underveis' } });
  });

  it('keeps the notes of every part, each once, and which of them must be shown', () => {
    const [a, b] = (split(selectionOf([4]), 2) ?? []).map(answerTo) as [JsonStat, JsonStat];
    const joined = join([
      { ...a, note: ['felles', 'bare a'], extension: { noteMandatory: { '1': true } } },
      { ...b, note: ['bare b', 'felles'], extension: { noteMandatory: { '0': true } } },
    ]);
    expect(joined).toMatchObject({
      ok: true,
      value: { note: ['felles', 'bare a', 'bare b'], extension: { noteMandatory: { '1': true, '2': true } } },
    });
  });
});

describe('the client against the stand-in', () => {
  const kommuner = loadKommuner('.');
  function client(maxCells?: number) {
    const time = madeUpTime();
    const app = createStandIn({ kommuner, time, ...(maxCells ? { maxCells } : {}) });
    const urls: string[] = [];
    const send = createTransport({
      time,
      fetch: async (url, init) => {
        urls.push(`${init.method} ${url}`);
        return app.request(url, init);
      },
    });
    return { px: createPxWeb({ base: `http://x${STAND_IN_PATHS.pxweb}`, send }), urls, time };
  }
  const people: Selection = [
    { variable: 'Region', codes: ['0301', '1103', '3101', '0101'] },
    { variable: 'Kjonn', codes: ['*'] },
    { variable: 'Alder', codes: ['*'] },
    { variable: 'ContentsCode', codes: ['Personer1'] },
    { variable: 'Tid', codes: ['from(2019)'] },
  ];

  it('gets the same answer in parts as whole', async () => {
    const whole = await client().px.data('07459', [people]);
    const small = client(1_000);
    const steps: string[] = [];
    const parts = await small.px.data('07459', [people], { progress: (done, of) => steps.push(`${done}/${of}`) });
    if (!whole.ok || !parts.ok) throw new Error('refused');
    expect(whole.value.requests).toHaveLength(1);
    expect(parts.value.requests.length).toBeGreaterThan(6);
    expect(steps.at(-1)).toBe(`${parts.value.requests.length}/${parts.value.requests.length}`);
    expect(JSON.parse(parts.value.text)).toEqual(JSON.parse(whole.value.text));
    expect(parts.value.mandatoryNotes).toEqual(whole.value.mandatoryNotes);
    expect(whole.value.mandatoryNotes).toHaveLength(1);
  });

  it('stays below the limit of a minute however many parts there are', async () => {
    const { px, time } = client(200);
    expect(await px.data('07459', [people])).toMatchObject({ ok: true });
    expect(time.slept.some((ms) => ms > 30_000)).toBe(true);
  });

  it('puts a municipality and the country into one answer', async () => {
    const { px } = client();
    const rest = people.slice(1, 4).concat({ variable: 'Tid', codes: ['2024'] });
    const answer = await px.data('07459', [
      [{ variable: 'Region', codes: ['K-3101'], codelist: 'agg_KommSummer' }, ...rest],
      [{ variable: 'Region', codes: ['0'] }, ...rest],
    ]);
    if (!answer.ok) throw new Error('refused');
    const cube = JSON.parse(answer.value.text) as JsonStat;
    expect(cube.size).toEqual([2, 2, 106, 1, 1]);
    expect(cube.dimension.Region?.category.label).toEqual({ 'K-3101': 'Halden', '0': 'Hele landet' });
    expect(answer.value.requests).toHaveLength(2);
  });

  it('hands on what the service says is wrong', async () => {
    const { px } = client();
    const wrong: Selection = [
      { variable: 'Region', codes: ['9999'] },
      { variable: 'ContentsCode', codes: ['Personer1'] },
      { variable: 'Tid', codes: ['2024'] },
    ];
    expect(await px.data('07459', [wrong])).toEqual({
      ok: false,
      error: { code: 'avvist', data: { status: 400, title: 'Non-existent value' } },
    });
    expect(await px.codelist('agg_kommsummer')).toMatchObject({ ok: false, error: { code: 'finnes-ikke' } });
  });

  it('takes the default when nothing is asked for, and does not read the metadata for it', async () => {
    const { px, urls } = client();
    expect(await px.data('07459', [[]])).toMatchObject({ ok: true });
    expect(urls).toHaveLength(1);
  });

  it('refuses a table with another number or title than meant', async () => {
    const { px } = client();
    expect(await px.tableNamed('07459', ['Folkemengde', 'befolkning'])).toMatchObject({
      ok: true,
      value: { timeUnit: 'Annual' },
    });
    expect(await px.tableNamed('07459', ['Husholdninger'])).toMatchObject({
      error: { code: 'feil-tabell', data: { table: '07459', expected: 'Husholdninger' } },
    });
    const meant = { id: '07459', titleStarts: ['Befolkning'] };
    expect(checkTable({ id: '07459', label: 'Befolkning, etter region' }, meant).ok).toBe(true);
    expect(checkTable({ id: '07459', label: '06913: Befolkning' }, meant).ok).toBe(false);
    expect(checkTable({ id: '06913', label: 'Befolkning' }, meant).ok).toBe(false);
  });

  it('refuses an answer that is not the one it asked for', async () => {
    const send = createTransport({
      time: madeUpTime(),
      fetch: async () => new Response('{"class":"dataset","id":["a"],"size":[3],"dimension":{},"value":[1]}'),
    });
    expect(await createPxWeb({ send }).data('07459', [[]])).toEqual({ ok: false, error: { code: 'uventet-svar' } });
  });
});
