import { existsSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fylkerAnswer } from './kartverket/kommuneinfo.ts';
import { changesAnswer, codesAnswer, createKlass } from './klass/klass.ts';
import { createPxWeb } from './pxweb/client.ts';
import { codesOf, join } from './pxweb/join.ts';
import { jsonStat } from './pxweb/schemas.ts';
import { dataRequest } from './pxweb/selection.ts';
import { wishesInAddress } from './stand-in/query.ts';
import { madeUpTime } from './time.ts';
import { createTransport } from './transport.ts';

const FOLDER = path(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data');
const absent = !existsSync(FOLDER);
const read = (name: string) => readFileSync(path(FOLDER, name), 'utf8');

/** A service that gives one recorded answer to everything, and what it was asked. */
function replay(text: string) {
  const asked: string[] = [];
  const send = createTransport({
    time: madeUpTime(),
    fetch: async (url) => {
      asked.push(url);
      return new Response(text);
    },
  });
  return { send, asked };
}

describe.skipIf(absent)('answers recorded from the agencies (skipped where BOLIGPLAN_SHARED is absent)', () => {
  it('SSB /config: 0 calls in a window is not a limit of none', async () => {
    const { send } = replay(read('ssb-v2-config-2026-08-30.json'));
    expect(await createPxWeb({ send }).config()).toMatchObject({ ok: true, value: { maxDataCells: 800_000 } });
    expect(await createPxWeb({ send }).config()).toMatchObject({ ok: true });
  });

  it('SSB 07459: comes through byte for byte, with the sums that are known', async () => {
    const text = read('ssb-07459-jsonstat2-80plus-3municipalities.json');
    const answer = await createPxWeb({ send: replay(text).send }).data('07459', [[]]);
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.text).toBe(text);
    const cube = jsonStat.parse(JSON.parse(answer.value.text));
    expect(codesOf(cube.dimension.Kjonn)).toEqual(['2', '1']);
    const sum = (region: number, year: number) => {
      let total = 0;
      for (let i = 0; i < 50; i += 1) total += (cube.value as number[])[region * 100 + i * 2 + year] ?? 0;
      return total;
    };
    expect([sum(0, 0), sum(1, 0), sum(2, 0)]).toEqual([20_949, 4_523, 1_791]);
    expect([sum(0, 1), sum(1, 1), sum(2, 1)]).toEqual([22_988, 5_408, 2_424]);
  });

  it('SSB 07459: cut into years and regions and joined, it is what it was', () => {
    const whole = jsonStat.parse(JSON.parse(read('ssb-07459-jsonstat2-80plus-3municipalities.json')));
    const part = (region: number, year: number) => {
      const keep = (id: string, at: number) => {
        const dimension = whole.dimension[id];
        const code = codesOf(dimension)[at] ?? '';
        return { ...dimension, category: { ...dimension?.category, index: { [code]: 0 } } };
      };
      return jsonStat.parse({
        ...whole,
        size: [1, 2, 25, 1, 1],
        dimension: { ...whole.dimension, Region: keep('Region', region), Tid: keep('Tid', year) },
        value: Array.from({ length: 50 }, (_, i) => (whole.value as number[])[region * 100 + i * 2 + year]),
      });
    };
    const parts = [0, 1, 2].flatMap((region) => [0, 1].map((year) => part(region, year)));
    expect(join(parts)).toEqual({ ok: true, value: whole });
  });

  it('SSB 12671: an address that worked is read by the stand-in as it was meant, and written again by the client', () => {
    const { sourceUrl } = JSON.parse(read('kostra-12671-private-plans-vestland-2023-2025.json')) as {
      sourceUrl: string;
    };
    const wishes = wishesInAddress(new URL(sourceUrl).searchParams);
    expect(wishes.map((w) => [w.variable, w.codes.length, w.codelist])).toEqual([
      ['Tid', 3, null],
      ['KOKkommuneregion0000', 43, 'agg_KOGkommuneregion000005402'],
      ['ContentsCode', 2, null],
    ]);
    const request = dataRequest(
      'https://data.ssb.no/api/pxwebapi/v2',
      '12671',
      wishes.map((w) => ({ variable: w.variable, codes: w.codes, ...(w.codelist ? { codelist: w.codelist } : {}) })),
      'no',
    );
    expect(request.method).toBe('GET');
    expect(wishesInAddress(new URL(request.url).searchParams)).toEqual(wishes);
  });

  it('SSB 13599: the ages of the older service need the plus sign escaped', () => {
    const { variables } = JSON.parse(read('ssb-13599-v0-metadata.json')) as {
      variables: { code: string; values: string[] }[];
    };
    const ages = variables.find((v) => v.code === 'Alder')?.values ?? [];
    const { url } = dataRequest('http://x', '13599', [{ variable: 'Alder', codes: ages.slice(-2) }], 'no');
    expect(url).toMatch(/valueCodes\[Alder\]=104,105%2B$/);
    expect(wishesInAddress(new URL(url).searchParams)[0]?.codes).toEqual(['104', '105+']);
  });

  it('Klass 104: codes and changes', async () => {
    const codes = JSON.parse(read('klass104-codes-recorded-2023.json')) as { request: string; response: unknown };
    const changes = JSON.parse(read('klass104-changes-2019-2020-recorded-2023.json')) as {
      request: string;
      response: unknown;
    };
    expect(codesAnswer.parse(codes.response)).toHaveLength(21);
    expect(changesAnswer.parse(changes.response)).toHaveLength(13);
    const { send, asked } = replay(JSON.stringify(changes.response));
    const answer = await createKlass({ send }).changes(104, '2019-01-01', '2020-01-02');
    expect(answer.ok && answer.value.filter((c) => c.newCode === '30').map((c) => c.oldCode)).toEqual([
      '01',
      '02',
      '06',
    ]);
    expect(asked[0]).toBe(
      'https://data.ssb.no/api/klass/v1/classifications/104/changes.json?from=2019-01-01&to=2020-01-02&includeFuture=True',
    );
  });

  it('Kartverket: counties, municipalities and their names in order', () => {
    const fylker = fylkerAnswer.parse(JSON.parse(read('kartverket-kommuneinfo-fylkerkommuner-2023-borders.json')));
    const kommuner = fylker.flatMap((f) => f.kommuner);
    expect([fylker.length, kommuner.length]).toEqual([11, 356]);
    const sami = kommuner.filter((k) => k.samiAdministrativeArea);
    expect(sami).toHaveLength(13);
    const norwegianFirst = sami.filter((k) => k.names[0]?.language === 'Norwegian').map((k) => k.name);
    expect(norwegianFirst).toEqual(['Porsanger']);
  });
});
