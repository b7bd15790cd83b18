import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { saveKart, setKartRemoved } from './actions/kart.ts';
import { addFelt } from './actions.ts';
import { NEW_FELT } from './felt.ts';
import { kartOf, placeOf, type RawKart, simplified } from './kart.ts';
import { Kartbilde } from './kartbilde.ts';
import { readKartfil } from './kartfil.ts';
import { asDegrees, fromUtm, type Punkt, systemOf } from './koordinater.ts';
import { listKart } from './store.ts';

describe('UTM', () => {
  // GRS80, as PROJ gives them; the last two lie far outside their zone.
  it.each([
    [32, 297353.933, 6700648.345, 5.3221, 60.3913],
    [32, 597979.903, 6643118.991, 10.7522, 59.9139],
    [33, 262560.482, 6649443.584, 10.7522, 59.9139],
    [33, 653421.188, 7731721.083, 18.9553, 69.6492],
    [35, 604529.362, 7776494.659, 29.749, 70.0741],
    [35, 456180.341, 7896629.976, 25.7836, 71.1685],
    [32, 110043.299, 6672079.494, 2, 60],
    [33, 1067536.858, 7836178.636, 30, 70],
  ])('zone %i, %d east and %d north, is within a centimetre', (zone, east, north, lon, lat) => {
    const found = fromUtm(zone, east, north);
    expect(Math.abs(found[0] - lon)).toBeLessThan(1e-7);
    expect(Math.abs(found[1] - lat)).toBeLessThan(1e-7);
  });

  it('has the middle of its zone at 500 000 and the equator at 0', () => {
    expect(fromUtm(33, 500_000, 0)).toEqual([15, 0]);
  });

  it('is told from degrees by the name in the file, and degrees in either order are read', () => {
    expect(
      [
        'urn:ogc:def:crs:EPSG::25833',
        'EPSG:4258',
        'http://www.opengis.net/def/crs/EPSG/0/25832',
        'urn:ogc:def:crs:OGC:1.3:CRS84',
        '',
        'EPSG:3857',
      ].map(systemOf),
    ).toEqual(['25833', '4258', '25832', '4326', null, 'ukjent']);
    expect([asDegrees('4258', 10.75, 59.9), asDegrees('4258', 59.9, 10.75)]).toEqual([
      [10.75, 59.9],
      [10.75, 59.9],
    ]);
  });
});

const SQUARE = [
  [10, 60],
  [10.2, 60],
  [10.2, 60.1],
  [10, 60.1],
  [10, 60],
];
const collection = (features: readonly unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });
const feature = (properties: object, coordinates: unknown = [SQUARE], type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const TOPO = JSON.stringify({
  type: 'Topology',
  transform: { scale: [0.1, 0.1], translate: [10, 60] },
  arcs: [
    [
      [0, 0],
      [2, 0],
      [0, 1],
    ],
    [
      [0, 0],
      [0, 1],
      [2, 0],
    ],
  ],
  objects: {
    felt: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', arcs: [[0, -2]], properties: { navn: 'Lia' } }],
    },
  },
});
const GML = `<?xml version="1.0" encoding="UTF-8"?>
<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:app="http://skjema.geonorge.no/SOSI"><!-- a -->
 <gml:featureMember><app:RpOmråde gml:id="a"><app:planidentifikasjon>2024001</app:planidentifikasjon><app:plannavn>Brygga &amp; Nes</app:plannavn>
  <app:område><gml:Surface srsName="urn:ogc:def:crs:EPSG::25833" srsDimension="2"><gml:patches><gml:PolygonPatch>
   <gml:exterior><gml:LinearRing><gml:posList>262560 6649443 263560 6649443 263560 6650443 262560 6650443 262560 6649443</gml:posList></gml:LinearRing></gml:exterior>
  </gml:PolygonPatch></gml:patches></gml:Surface></app:område></app:RpOmråde></gml:featureMember>
</gml:FeatureCollection>`;

const read = (text: string): RawKart => {
  const found = readKartfil(text);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

describe('a file of shapes', () => {
  it('is read as GeoJSON, with a name and a plan-ID and nothing else of it', () => {
    const raw = read(collection([feature({ Navn: 'Lia', planid: 2024001, eier: 'Kari', fnr: '01019012345' })]));
    expect(raw.forms).toEqual([{ name: 'Lia', planId: '2024001', rings: [SQUARE], points: [] }]);
  });

  it('is read as TopoJSON, with arcs that are shared and turned', () => {
    const raw = read(TOPO);
    expect(raw.forms[0]?.name).toBe('Lia');
    expect(raw.forms[0]?.rings[0]?.map(([a, b]) => [Math.round(a * 10) / 10, Math.round(b * 10) / 10])).toEqual([
      [10, 60],
      [10.2, 60],
      [10.2, 60.1],
      [10, 60.1],
      [10, 60],
    ]);
  });

  it('is read as GML of SOSI, with its coordinate system', () => {
    const raw = read(GML);
    expect([raw.system, raw.forms[0]?.name, raw.forms[0]?.planId]).toEqual(['25833', 'Brygga & Nes', '2024001']);
    const kart = kartOf(raw, 'felt', 'plan.gml', null);
    if (!kart.ok) throw new Error(kart.error);
    const [lon = 0, lat = 0] = kart.value.forms[0]?.center ?? [];
    expect(Math.abs(lon - 10.7607)).toBeLessThan(0.001);
    expect(Math.abs(lat - 59.9188)).toBeLessThan(0.001);
  });

  it('finds the field by its name, else by its plan-ID', () => {
    const kart = kartOf(read(collection([feature({ navn: 'Lia' }), feature({ planid: '7' })])), 'felt', 'a', null);
    if (!kart.ok) throw new Error(kart.error);
    expect(placeOf({ name: 'LIA', planId: '7' }, kart.value.forms)?.name).toBe('Lia');
    expect(placeOf({ name: 'Nes', planId: '7' }, kart.value.forms)?.planId).toBe('7');
    expect(placeOf({ name: 'Nes', planId: '' }, kart.value.forms)).toBeNull();
  });

  it('is simplified, and no point of it lies further from the line than asked', () => {
    const line: Punkt[] = Array.from({ length: 5_000 }, (_, i) => [10 + i / 5_000, 60 + Math.sin(i / 300) / 50]);
    const few = simplified(line, 0.001);
    expect(few.length).toBeLessThan(200);
    expect([few[0], few.at(-1)]).toEqual([line[0], line.at(-1)]);
    for (const [lon, lat] of line) {
      const after = few.findIndex((p) => p[0] >= lon);
      const [a, b] = [few[Math.max(0, after - 1)] as Punkt, few[after] as Punkt];
      const on = b[0] === a[0] ? a[1] : a[1] + ((b[1] - a[1]) * (lon - a[0])) / (b[0] - a[0]);
      expect(Math.abs(on - lat)).toBeLessThan(0.0021);
    }
  });

  it.each<[string, string, string]>([
    ['nothing', '', 'ukjent-format'],
    ['words', 'Hei', 'ukjent-format'],
    ['half a file', collection([feature({})]).slice(0, -20), 'ukjent-format'],
    ['other JSON', '{"a":1}', 'ikke-kart'],
    ['null', 'null', 'ikke-kart'],
    ['words for a coordinate', collection([feature({}, [[['a', 'b']]])]), 'ikke-kart'],
    ['an arc that is not there', TOPO.replace('[0,-2]', '[0,9]'), 'ikke-kart'],
    ['a measure of its steps that is none', TOPO.replace('[0.1,0.1]', '"a"'), 'ikke-kart'],
    ['plain SOSI', '.HODE\n..TEGNSETT UTF-8', 'ukjent-format'],
    ['a web page', '<html></html>', 'ukjent-format'],
    ['tags that do not close', GML.replace('</gml:Surface>', ''), 'ikke-kart'],
    ['an entity', GML.replace('?>', '?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'), 'ikke-kart'],
    ['a comment without end', `${GML}${'<!--'.repeat(100_000)}`, 'ikke-kart'],
    ['an odd number of coordinates', GML.replace('262560 6649443 263560', '6649443 263560'), 'ikke-kart'],
  ])('is refused when it is %s', (_, text, code) => {
    const found = readKartfil(text);
    expect(found.ok ? 'read' : found.error).toBe(code);
  });

  it.each<[string, string, string]>([
    ['no shape', collection([]), 'ingen-flater'],
    ['lines alone', collection([feature({}, SQUARE, 'LineString')]), 'ingen-flater'],
    ['a point for an outline', collection([feature({}, [10, 60], 'Point')]), 'ingen-flater'],
    [
      'a place abroad',
      collection([
        feature({}, [
          [
            [-70, 40],
            [-70, 41],
            [-71, 41],
            [-70, 40],
          ],
        ]),
      ]),
      'utenfor-norge',
    ],
    [
      'metres without a system',
      collection([
        feature({}, [
          [
            [262560, 6649443],
            [263560, 6649443],
            [263560, 6650443],
            [262560, 6649443],
          ],
        ]),
      ]),
      'ukjent-koordinatsystem',
    ],
    [
      'a system that is not known',
      collection([feature({})], { crs: { properties: { name: 'EPSG:3857' } } }),
      'ukjent-koordinatsystem',
    ],
    [
      'degrees that are metres',
      collection(
        [
          feature({}, [
            [
              [262560, 6649443],
              [263560, 6649443],
              [263560, 6650443],
              [262560, 6649443],
            ],
          ]),
        ],
        { crs: { properties: { name: 'EPSG:4326' } } },
      ),
      'utenfor-norge',
    ],
    ['the zone of another system', GML.replace('25833', '3857'), 'ukjent-koordinatsystem'],
    ['too many shapes', collection(Array.from({ length: 2_001 }, () => feature({}))), 'for-mange-former'],
  ])('is no map with %s', (_, text, code) => {
    const kart = kartOf(read(text), 'kommune', 'a', null);
    expect(kart.ok ? 'taken' : kart.error).toBe(code);
  });

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((s) => `<gml>${s}</gml>`),
        ),
        (text) => {
          expect(typeof readKartfil(text).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('the picture', () => {
  const form = { name: 'Lia', planId: '', rings: [SQUARE as unknown as Punkt[]], center: [10.1, 60.05] as Punkt };
  const statuses = { avsatt: 'Avsatt', 'under-regulering': 'U', regulert: 'Regulert', igangsatt: 'I', ferdig: 'F' };
  it('has a circle for each field, larger for more dwellings, with its number, and no word of ours unescaped', () => {
    const svg = Kartbilde({
      title: 'Kart',
      description: 'd',
      outline: [form],
      areas: [],
      symbols: [
        { number: 1, name: 'A <b>', status: 'regulert', units: 100, form },
        { number: 2, name: 'B', status: 'avsatt', units: 4, form },
      ],
      statuses,
      empty: '',
    });
    const radii = [...svg.matchAll(/ r="([\d.]+)"/g)].map((m) => Number(m[1]));
    expect(radii).toEqual([26, 12.4]);
    expect(svg).toContain('A &lt;b&gt;: 100');
    expect([svg.includes('Regulert'), svg.includes('Avsatt'), svg.includes('NaN')]).toEqual([true, true, false]);
  });
});

describe('the map in the store', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  const clock = fixedClock('2026-11-26T10:00:00Z');
  const bytes = (text: string) => ({ name: 'kart.json', bytes: new TextEncoder().encode(text) });
  const layers = (who = own) => db.inKommune(who.kommuneId, listKart);
  beforeAll(async () => {
    db = await testDatabase();
    const two = await twoKommuner(db);
    own = { kommuneId: two.own, brukerId: null };
    neighbour = { kommuneId: two.neighbour, brukerId: null };
    await db.inKommune(own.kommuneId, (tx) => addFelt(tx, clock, own, [{ ...NEW_FELT, name: 'Lia' }]));
  });
  afterAll(() => db.close());

  it('takes in fields of the programme, and no dwelling that a file has besides', async () => {
    const file = collection([feature({ navn: 'Lia' }), feature({ navn: 'Storgata 3' }, [10.1, 60.05], 'Point')]);
    expect(await saveKart(db, clock, own, 'felt', bytes(file), null)).toEqual({ ok: true, taken: 1, left: 1 });
    const [layer] = await layers();
    expect(layer?.data.forms.map((f) => f.name)).toEqual(['Lia']);
    expect(JSON.stringify(layer?.data)).not.toContain('Storgata');
    expect(await layers(neighbour)).toEqual([]);
    expect(await saveKart(db, clock, neighbour, 'felt', bytes(file), null)).toEqual({
      ok: false,
      error: 'ingen-treff',
    });
  });

  it('takes in outlines of areas, and none so small that it may be one house', async () => {
    // Nearly 5.6 dekar and 4.5: a thousandth of a degree north, and so much east at sixty degrees.
    const plot = (navn: string, wide: number) => {
      const [lon, lat, high] = [10.1, 60.05, 0.001];
      return feature({ navn }, [
        [
          [lon, lat],
          [lon + wide, lat],
          [lon + wide, lat + high],
          [lon, lat + high],
          [lon, lat],
        ],
      ]);
    };
    const areas = async () => (await layers()).find((l) => l.data.lag === 'omraade')?.data.forms.map((f) => f.name);
    const file = collection([feature({ navn: 'Sentrum' }), plot('Torget', 0.0009), plot('Storgata 3', 0.0007)]);
    expect(await saveKart(db, clock, own, 'omraade', bytes(file), null)).toEqual({ ok: true, taken: 2, left: 1 });
    expect(await areas()).toEqual(['Sentrum', 'Torget']);
    for (const lag of ['omraade', 'kommune'] as const)
      expect(await saveKart(db, clock, own, lag, bytes(collection([plot('Storgata 3', 0.0007)])), null)).toEqual({
        ok: false,
        error: 'for-smaa-flater',
      });
    expect(await areas()).toEqual(['Sentrum', 'Torget']);
  });

  it('stores nothing of a file that is refused, and keeps the layer there was', async () => {
    const before = await layers();
    for (const text of ['Hei', collection([]), '{"type":"Topology"}'])
      expect((await saveKart(db, clock, own, 'felt', bytes(text), null)).ok, text).toBe(false);
    expect(await saveKart(db, clock, own, 'felt', { name: 'a', bytes: Uint8Array.of(0xff, 0xfe) }, null)).toEqual({
      ok: false,
      error: 'ukjent-format',
    });
    expect(await saveKart(db, clock, own, 'felt', null, null)).toEqual({ ok: false, error: 'mangler-fil' });
    expect(await layers()).toEqual(before);
  });

  it('is taken away and brought back as it was', async () => {
    const fields = async () => (await layers()).find((r) => r.data.lag === 'felt');
    const before = await fields();
    await setKartRemoved(db, clock, own, 'felt', true);
    await setKartRemoved(db, clock, own, 'felt', true);
    const gone = await fields();
    expect([gone?.revision, gone?.data.removed]).toEqual([2, true]);
    await setKartRemoved(db, clock, own, 'felt', false);
    expect((await fields())?.data).toEqual(before?.data);
  });
});
