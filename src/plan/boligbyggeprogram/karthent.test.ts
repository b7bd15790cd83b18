import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { createJobDesk } from '../../platform/jobs/desk.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { createGrunnkretser } from '../../platform/statistics/kartverket/grunnkretser.ts';
import { createKommuneinfo } from '../../platform/statistics/kartverket/kommuneinfo.ts';
import { createStandIn } from '../../platform/statistics/stand-in/stand-in.ts';
import { madeUpTime } from '../../platform/statistics/time.ts';
import { createTransport } from '../../platform/statistics/transport.ts';
import { formsOf, outlineSource, programBlokker } from './blokker.ts';
import { NEW_FELT } from './felt.ts';
import { karthentJob, karthentSays, orderKarthenting } from './jobs.ts';
import { type Form, type HentetLag, type Kart, seenOf, withoutHouses } from './kart.ts';
import type { Punkt } from './koordinater.ts';
import { listKart, reviseKart } from './store.ts';

const box = (lon: number, wide: number, high: number): Punkt[] => [
  [lon, 60],
  [lon + wide, 60],
  [lon + wide, 60 + high],
  [lon, 60 + high],
  [lon, 60],
];
/** A little less than a dekar, as a plot with a house. */
const house = (at: number) => box(10 + at / 1000, 0.0005, 0.0003);
const form = (name: string, rings: readonly Punkt[][]): Form => ({ name, planId: '', rings, center: [10, 60] });

describe('what of a map may be seen', () => {
  const many = form(
    'Boliger',
    Array.from({ length: 40 }, (_, at) => house(at)),
  );
  const island = form('Grensen', [box(10, 0.5, 0.3), house(1)]);

  it('is no shape of many houses, and no house beside an outline', () => {
    expect(withoutHouses(many)).toBeNull();
    expect(withoutHouses(island)?.rings).toEqual([island.rings[0]]);
  });

  it('is judged by the rules of today, of a layer that was stored before them too', () => {
    const kart: Kart = { lag: 'omraade', file: 'gammel.json', forms: [many, island], removed: false };
    expect(formsOf([{ data: kart }], 'omraade').map((f) => [f.name, f.rings.length])).toEqual([['Grensen', 1]]);
    expect(seenOf(kart, []).map((f) => f.name)).toEqual(['Grensen']);
    const fields = [{ name: 'Grensen', planId: '' }];
    expect(seenOf({ ...kart, lag: 'felt' }, fields).map((f) => f.name)).toEqual(['Grensen']);
  });
});

const standIn = createStandIn({ kommuner: loadKommuner('.') });
/** The answer of the WFS, to be broken in one way at a time. */
const whole = await (
  await standIn.request(
    createGrunnkretser({ base: '/skwms1/wfs.grunnkretser', send: createTransport() }).address('3101'),
  )
).text();

describe('maps fetched from Kartverket', () => {
  const clock = fixedClock('2026-11-26T10:00:00Z');
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
  });
  afterAll(() => db.close());

  type Answer = (url: string) => Response | Promise<Response>;
  async function fetched(
    lag: HentetLag = 'kommune',
    number = '3101',
    answer: Answer = (url) => standIn.request(url),
    official = false,
  ) {
    const asked: string[] = [];
    const send = createTransport({
      time: madeUpTime(),
      retries: 1,
      fetch: async (url) => {
        asked.push(url);
        return answer(url);
      },
    });
    const kartverk = createKommuneinfo({ base: 'http://proeve.example/kommuneinfo/v1', send });
    const grunnkretser = createGrunnkretser({ base: 'http://proeve.example/skwms1/wfs.grunnkretser', send });
    const desk = createJobDesk(db, [karthentJob({ kartverk, grunnkretser, official })], {
      clock,
      name: 'a',
      log: () => {},
      every: 20,
    });
    await desk.start();
    const job = await desk.order(own, (tx) => orderKarthenting(tx, clock, { id: own, number }, lag, null), 60_000);
    await desk.stop();
    return { asked, job, said: karthentSays(job, 'nb') };
  }
  const layer = async (lag: HentetLag, who = own) =>
    (await db.inKommune(who, listKart)).find((row) => row.data.lag === lag);
  const outline = (who = own) => layer('kommune', who);

  it('is asked for in degrees, and stands with its source and day, for its own kommune only', async () => {
    const { asked, said } = await fetched();
    const url = 'http://proeve.example/kommuneinfo/v1/kommuner/3101/omrade?utkoordsys=4258';
    expect([asked, said.ok]).toEqual([[url], true]);
    const kept = await outline();
    expect(kept?.data).toMatchObject({ file: 'proeve.example', fetched: { url, day: '2026-11-26', official: false } });
    expect(kept?.data.forms.map((f) => [f.name, f.rings.length])).toEqual([['Halden', 2]]);
    expect(await outline(neighbour)).toBeUndefined();
    const said2 = (official: boolean) =>
      outlineSource([{ data: { ...(kept?.data as Kart), fetched: { url, day: '2026-11-26', official } } }], 'nb');
    expect(said2(false)).toBe('Kommunegrense: hentet 26.11.2026 fra proeve.example. Ikke kontrollert mot Kartverket.');
    expect(said2(true)).toBe('Kommunegrense: © Kartverket (CC BY 4.0), hentet 26.11.2026.');
    // The plan that shows the map says it too.
    const field = { number: 1, revision: 1, created: clock.now(), data: { ...NEW_FELT, name: 'Lia' } };
    const blocks = programBlokker([field], kept ? [kept] : [], '2026-11-26', 'nb').get('boligbyggeprogram:kart') ?? [];
    expect(blocks.find((b) => b.kind === 'picture')).toMatchObject({
      source: expect.stringContaining('Kommunegrense: hentet 26.11.2026 fra proeve.example'),
    });
  });

  const json = (value: unknown, status = 200) => Response.json(value, { status });
  const area = (geometry: unknown, number = '3101') =>
    json({ kommunenummer: number, kommunenavn: 'Halden', omrade: geometry });
  const polygon = (coordinates: unknown, more: object = {}) => ({ type: 'Polygon', coordinates, ...more });
  it.each<[string, string, Answer]>([
    ['there is no network', 'Serveren får ikke kontakt med Kartverket', () => Promise.reject(new Error('ENOTFOUND'))],
    ['the service is closed', 'Tjenesten hos Kartverket er stengt', () => json({}, 503)],
    ['nobody knows the number', 'Kartverket kjenner ikke en kommune', () => json({}, 404)],
    ['a page of HTML comes', 'Svaret fra Kartverket kunne ikke brukes', () => new Response('<html></html>')],
    ['the answer is cut', 'Svaret fra Kartverket var ikke helt', () => new Response('{"kommunenummer":"31')],
    ['another municipality comes', 'kunne ikke brukes', () => area(polygon([box(10, 0.5, 0.3)]), '3103')],
    ['there is no geometry', 'kunne ikke brukes', () => area(null)],
    ['the coordinates are words', 'kan ikke leses som et kart', () => area(polygon([[['a', 'b']]]))],
    ['it lies abroad', 'ligger utenfor Norge', () => area(polygon([box(-80, 0.5, 0.3)]))],
    ['it is empty', 'ingen flater', () => area(polygon([]))],
    ['it is one house', 'mindre enn 5 dekar', () => area(polygon([house(0)]))],
    [
      'it is in another system',
      'Koordinatsystemet er ikke kjent',
      () => area(polygon([box(10, 0.5, 0.3)], { crs: { properties: { name: 'EPSG:3857' } } })),
    ],
  ])('is told in plain words when %s, and the outline there was stands', async (_, words, answer) => {
    const before = await outline();
    const { said, job } = await fetched('kommune', '3101', answer);
    expect([job.state, said.ok]).toEqual(['ferdig', false]);
    expect(said.text).toContain(words);
    expect(await outline()).toEqual(before);
  });

  it('are basic statistical units too, from the WFS of Geonorge, with the request that gave them and the names of the agency', async () => {
    const { asked, said } = await fetched('omraade');
    expect(said).toEqual({ ok: true, text: '12 grunnkretser er hentet og lagt i kartet som områder.' });
    const url = new URL(asked[0] ?? '');
    expect(asked).toHaveLength(1);
    expect(`${url.origin}${url.pathname}`).toBe('http://proeve.example/skwms1/wfs.grunnkretser');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      service: 'WFS',
      version: '2.0.0',
      request: 'GetFeature',
      typeNames: 'app:Grunnkrets',
      srsName: 'urn:ogc:def:crs:EPSG::4258',
      filter: expect.stringContaining('<Literal>3101</Literal>'),
    });
    const kept = await layer('omraade');
    expect(kept?.data.fetched).toEqual({ url: asked[0], day: '2026-11-26', official: false });
    expect(kept?.data.forms.map((f) => f.name)).toEqual(Array.from({ length: 12 }, (_, at) => `Krets ${at + 1}`));
    // The service writes latitude first; what is kept has longitude first, inside the country.
    for (const { center } of kept?.data.forms ?? []) expect([center[0] < 34, center[1] > 57]).toEqual([true, true]);
    expect(await layer('omraade', neighbour)).toBeUndefined();
    expect(outlineSource(await db.inKommune(own, listKart), 'nn')).toMatch(
      /^Kommunegrense: henta .+ Grunnkrinsar: henta 26\.11\.2026 frå proeve\.example\. Ikkje kontrollert mot Kartverket\.$/,
    );
  });

  const xml = (text: string, status = 200) => new Response(text, { status });
  it.each<[string, string, Answer]>([
    ['there is no network', 'Serveren får ikke kontakt med Kartverket', () => Promise.reject(new Error('ENOTFOUND'))],
    ['the service is closed', 'Tjenesten hos Kartverket er stengt', () => xml('', 503)],
    ['a page of HTML comes', 'kunne ikke brukes', () => xml('<!-- a --><html><body>Vedlikehold</body></html>')],
    ['JSON comes', 'kunne ikke brukes', () => json({ type: 'FeatureCollection', features: [] })],
    ['the answer is cut', 'var ikke helt', () => xml(whole.slice(0, whole.length / 2))],
    [
      'only some of the units come',
      'var ikke helt',
      () => xml(whole.replace('numberMatched="unknown"', 'numberMatched="40"')),
    ],
    [
      'a refusal comes as an answer',
      'kunne ikke brukes',
      () =>
        xml(
          '<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1"><ows:Exception><ows:ExceptionText>Nei</ows:ExceptionText></ows:Exception></ows:ExceptionReport>',
        ),
    ],
    [
      'nobody knows the number',
      'Kartverket kjenner ikke en kommune',
      () => xml(whole.replace(/<wfs:member>[\s\S]*<\/wfs:member>/, '')),
    ],
    [
      'a unit of another municipality comes',
      'kunne ikke brukes',
      () => xml(whole.replace('kommunenummer>3101', 'kommunenummer>3103')),
    ],
    [
      'it declares entities',
      'kunne ikke brukes',
      () => xml(whole.replace('<wfs:FeatureCollection', '<!DOCTYPE a [<!ENTITY b "c">]><wfs:FeatureCollection')),
    ],
    [
      'a number is a word',
      'kan ikke leses som et kart',
      () => xml(whole.replace(/<gml:posList>\S+/, '<gml:posList>nord')),
    ],
    [
      'it is in another system',
      'Koordinatsystemet er ikke kjent',
      () => xml(whole.replaceAll('EPSG::4258', 'EPSG::3857')),
    ],
    [
      'it lies abroad',
      'ligger utenfor Norge',
      () => xml(whole.replace(/<gml:posList>\S+ \S+/, '<gml:posList>10.5 -70.5')),
    ],
    [
      'every shape is a house',
      'mindre enn 5 dekar',
      () => xml(whole.replace(/<gml:posList>[^<]+/g, '<gml:posList>60 10 60 10.0005 60.0003 10.0005 60.0003 10 60 10')),
    ],
    [
      'it is larger than a file may be',
      'større enn 15 MB',
      () => xml(whole.replace('<wfs:member>', `<!--${'x'.repeat(16 * 1024 * 1024)}--><wfs:member>`)),
    ],
  ])('leave the areas there were when %s', async (_, words, answer) => {
    const before = await layer('omraade');
    const { said, job } = await fetched('omraade', '3101', answer);
    expect([job.state, said.ok]).toEqual(['ferdig', false]);
    expect(said.text).toContain(words);
    expect(await layer('omraade')).toEqual(before);
  });

  it('is another revision when it is fetched again', async () => {
    const before = await outline();
    await fetched();
    const after = await outline();
    expect(after?.revision).toBe((before?.revision ?? 0) + 1);
    expect(
      await db.inKommune(own, (tx) =>
        reviseKart(tx, { kommuneId: own, at: clock.now(), by: null }, 1, after?.data as Kart),
      ),
    ).toBe(false);
  });
});
