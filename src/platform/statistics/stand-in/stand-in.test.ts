import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKommuner } from '../../kommuner/store.ts';
import { contractChecks, runChecks } from '../checks.ts';
import { createSources } from '../sources.ts';
import { madeUpTime } from '../time.ts';
import { createStandIn, STAND_IN_PATHS } from './stand-in.ts';

const CATALOGUE = [
  { tables: ['07459'], titleStart: 'Befolkning' },
  { tables: ['14746'], titleStart: 'Framskrevet folkemengde' },
  { tables: ['12008'], titleStart: 'Kommunalt disponerte boliger' },
];

describe('the stand-in over HTTP', () => {
  const kommuner = loadKommuner('.');
  const time = madeUpTime();
  let base: string;
  let close: () => void;
  beforeAll(async () => {
    const server = serve({ fetch: createStandIn({ kommuner, time }).fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise<void>((done) => server.once('listening', done));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    close = () => server.close();
  });
  afterAll(() => close());

  const get = (path: string) => fetch(`${base}${STAND_IN_PATHS.pxweb}${path}`);

  it('keeps every promise that is checked on the live service', async () => {
    const sources = createSources({ base: base + STAND_IN_PATHS.pxweb, time });
    const { results } = await runChecks(contractChecks(sources, CATALOGUE), time.now, () => {});
    expect(results.filter((r) => r.result !== 'kept')).toEqual([]);
    expect(results.length).toBeGreaterThan(25);
  });

  it('says when a promise is broken', async () => {
    const wrong = [{ tables: ['07459'], titleStart: 'Husholdninger' }];
    const sources = createSources({ base: base + STAND_IN_PATHS.pxweb, time });
    const { results } = await runChecks(contractChecks(sources, wrong).slice(0, 3), time.now, () => {});
    expect(results.map((r) => r.result)).toEqual(['kept', 'kept', 'broken']);
  });

  it('tells its limit and refuses the call after the last', async () => {
    time.pass(120_000);
    const answers = [];
    for (let i = 0; i < 41; i += 1) answers.push(await get('/config'));
    expect(answers[0]?.headers.get('x-ratelimit-policy')).toBe('40;w=60s');
    expect(answers[39]?.status).toBe(200);
    expect(answers[39]?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(answers[40]?.status).toBe(429);
    time.pass(60_001);
    expect((await get('/config')).status).toBe(200);
  });

  it.each([
    ['the plus sign unescaped', 'valueCodes[Alder]=105+', 400, 'Non-existent value'],
    ['the plus sign escaped', 'valueCodes[Alder]=105%2B', 200, undefined],
    ['a comma outside brackets', 'valueCodes[Alder]=range(080,082)', 400, 'Illegal selection expression'],
    ['an escaped comma outside brackets', 'valueCodes[Alder]=range(080%2C082)', 400, 'Illegal selection expression'],
    ['brackets escaped', 'valueCodes%5BAlder%5D=%5Brange(080,082)%5D', 200, undefined],
    ['a variable in small letters', 'valuecodes[alder]=080', 200, undefined],
    [
      'a code list in small letters',
      'valueCodes[Alder]=*&codelist[Alder]=agg_femaariggruppering',
      400,
      'Non-existent codelist',
    ],
    ['a measure of its own', 'outputValues[Alder]=tull', 200, undefined],
  ])('answers %s as the agency does', async (_, query, status, title) => {
    time.pass(10_000);
    const answer = await get(
      `/tables/07459/data?valueCodes[Region]=0301&valueCodes[ContentsCode]=Personer1&valueCodes[Tid]=2024&${query}`,
    );
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { title?: string }).title).toBe(title);
  });

  it('has nothing where the agency has nothing', async () => {
    expect((await get('/navigation')).status).toBe(404);
    expect((await get('/tables/99999')).status).toBe(404);
  });

  const cube = async (table: string, query: string) =>
    (await (await get(`/tables/${table}/data?${query}`)).json()) as {
      value: (number | null)[];
      status?: Record<string, string>;
      note: string[];
      extension: { noteMandatory: Record<string, boolean> };
    };
  const people = (region: string, more = '') =>
    cube(
      '07459',
      `valueCodes[Region]=${region}${more}&valueCodes[ContentsCode]=Personer1&valueCodes[Tid]=2015,2022,2024`,
    );

  it('sums to the borders of today what merged and what changed its number', async () => {
    time.pass(60_001);
    const today = await people('K-3101', '&codelist[Region]=agg_KommSummer');
    const old = await people('0101,3001,3101');
    const sums = [0, 1, 2].map((y) => [0, 3, 6].reduce((n, r) => n + (old.value[r + y] ?? 0), 0));
    expect(sums).toEqual(today.value);
    expect(Object.values(old.status ?? {})).toContain('.');
  });

  it('is the same for the same seed, and another for another', async () => {
    const ask = async (seed: number) => {
      const app = createStandIn({ kommuner, seed });
      const answer = await app.request(
        `${STAND_IN_PATHS.pxweb}/tables/06265/data?valueCodes[Region]=1103&valueCodes[ContentsCode]=Boliger&valueCodes[Tid]=*`,
      );
      return answer.text();
    };
    expect(await ask(7)).toBe(await ask(7));
    expect(await ask(7)).not.toBe(await ask(8));
  });

  it('hides small counts and says that nothing in it is statistics', async () => {
    time.pass(60_001);
    const all = await cube('12008', 'valueCodes[KOKkommuneregion0000]=*&valueCodes[ContentsCode]=*&valueCodes[Tid]=*');
    expect(new Set(Object.values(all.status ?? {}))).toEqual(new Set([':', '..', '.']));
    expect(Object.keys(all.status ?? {}).every((at) => all.value[Number(at)] === null)).toBe(true);
    expect(all.value.every((v) => v === null || v >= 3)).toBe(true);
    const mandatory = Object.keys(all.extension.noteMandatory).map((at) => all.note[Number(at)]);
    expect(mandatory).toEqual(['Oppdiktede tall fra en prøvetjeneste. Dette er ikke statistikk.']);
  });

  it('has about as many people as Norway', async () => {
    const { value } = await people('0');
    expect(value[2]).toBeGreaterThan(3_500_000);
    expect(value[2]).toBeLessThan(9_000_000);
  });
});
