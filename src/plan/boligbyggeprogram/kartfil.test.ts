import { describe, expect, it } from 'vitest';
import { kartOf } from './kart.ts';
import { readKartfil } from './kartfil.ts';

const square = (lon: number, lat: number) => [
  [lon, lat],
  [lon + 0.1, lat],
  [lon + 0.1, lat + 0.1],
  [lon, lat + 0.1],
  [lon, lat],
];
const read = (geometry: object) =>
  readKartfil(JSON.stringify({ type: 'Feature', properties: { navn: 'Lia' }, geometry }));

describe('a file of shapes', () => {
  it('has every part of a shape of several, and every shape of a collection', () => {
    const parts = [[square(10, 60)], [square(11, 61)]];
    const rings = (geometry: object) => {
      const found = read(geometry);
      return found.ok ? found.value.forms.flatMap((f) => f.rings) : found.error;
    };
    const both = parts.flat();
    expect(rings({ type: 'MultiPolygon', coordinates: parts })).toEqual(both);
    const polygons = parts.map((coordinates) => ({ type: 'Polygon', coordinates }));
    expect(rings({ type: 'GeometryCollection', geometries: polygons })).toEqual(both);
  });

  it('is refused as XML that declares types or entities, whatever else is in it', () => {
    const area = '<gml:posList>10 60 10.1 60 10.1 60.1 10 60.1 10 60</gml:posList>';
    const ring = `<gml:exterior><gml:LinearRing>${area}</gml:LinearRing></gml:exterior>`;
    const gml = (head: string) =>
      `<?xml version="1.0"?>${head}<gml:FeatureCollection xmlns:gml="g"><gml:featureMember><Felt><navn>Lia</navn><gml:Polygon>${ring}</gml:Polygon></Felt></gml:featureMember></gml:FeatureCollection>`;
    expect(readKartfil(gml(''))).toMatchObject({ ok: true, value: { forms: [{ name: 'Lia' }] } });
    for (const head of ['<!DOCTYPE x SYSTEM "file:///etc/passwd">', '<!doctype x [<!ENTITY a "b">]>'])
      expect(readKartfil(gml(head))).toEqual({ ok: false, error: 'ikke-kart' });
  });

  it('is refused where it lies outside Norway on any side, as one in another system than it says does', () => {
    const at = (lon: number, lat: number) => {
      const found = read({ type: 'Polygon', coordinates: [square(lon, lat)] });
      if (!found.ok) return found.error;
      const kart = kartOf(found.value, 'felt', 'felt.json', null);
      return kart.ok ? 'ok' : kart.error;
    };
    expect([at(10, 60), at(30, 70)]).toEqual(['ok', 'ok']);
    for (const [lon, lat] of [
      [-20, 64],
      [45, 60],
      [10, 52],
      [10, 85],
    ] as const)
      expect([lon, lat, at(lon, lat)]).toEqual([lon, lat, 'utenfor-norge']);
  });
});
