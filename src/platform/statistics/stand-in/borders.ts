import { Hono } from 'hono';
import type { Kommuner } from '../../kommuner/kommuner.ts';
import { fylker } from './tables.ts';

const today = (kommuner: Kommuner) => kommuner.today.filter((k) => !k.fictional);
const middleOf = (number: string) => [8 + (Number(number) % 97) / 30, 60 + (Number(number) % 53) / 40] as const;

/** A made-up outline: a ragged ring of a size by the number, and an island beside it. */
function madeUpOutline(number: string): readonly (readonly (readonly [number, number])[])[][] {
  const seed = Number(number);
  const [lon, lat] = middleOf(number);
  const ring = (east: number, size: number, points: number) => {
    const turn = Array.from({ length: points }, (_, i): readonly [number, number] => {
      const [angle, reach] = [
        (2 * Math.PI * i) / points,
        size * (1 + 0.14 * Math.sin((6 * Math.PI * i) / points + seed)),
      ];
      return [lon + east + 2 * reach * Math.cos(angle), lat + reach * Math.sin(angle)];
    });
    return [...turn, turn[0] ?? [lon, lat]];
  };
  return [[ring(0, 0.1, 90)], [ring(0.35, 0.01, 12)]];
}

/** Kartverket's list of counties and municipalities; the borders are made up. */
export function kommuneinfoRoutes(kommuner: Kommuner): Hono {
  const app = new Hono();
  const one = (k: Kommuner['today'][number]) => {
    const names = k.name.split(' - ');
    return {
      kommunenummer: k.number,
      kommunenavn: names[0] ?? k.name,
      kommunenavnNorsk: names[0] ?? k.name,
      fylkesnummer: k.number.slice(0, 2),
      fylkesnavn: fylker.find(([n]) => n === k.number.slice(0, 2))?.[1] ?? '',
      samiskForvaltningsomrade: false,
      gyldigeNavn: [0, 1, 2].map((i) => ({
        navn: names[i] ?? null,
        prioritet: i + 1,
        sprak: i === 0 ? 'Norwegian' : null,
      })),
    };
  };
  app.get('/kommuner', (c) => c.json(today(kommuner).map(one)));
  app.get('/kommuner/:number', (c) => {
    const found = today(kommuner).find((k) => k.number === c.req.param('number'));
    return found ? c.json(one(found)) : c.json({ error: 'not found' }, 404);
  });
  app.get('/kommuner/:number/omrade', (c) => {
    const found = today(kommuner).find((k) => k.number === c.req.param('number'));
    if (!found) return c.json({ error: 'not found' }, 404);
    if ((c.req.query('utkoordsys') ?? '4258') !== '4258') return c.json({ error: 'only 4258 here' }, 400);
    const { kommunenummer, kommunenavn } = one(found);
    return c.json({
      kommunenummer,
      kommunenavn,
      omrade: {
        type: 'MultiPolygon',
        coordinates: madeUpOutline(found.number),
        crs: { type: 'name', properties: { name: 'EPSG:4258' } },
      },
    });
  });
  app.get('/fylkerkommuner', (c) =>
    c.json(
      fylker.map(([number, name]) => ({
        fylkesnummer: number,
        fylkesnavn: name,
        kommuner: today(kommuner)
          .filter((k) => k.number.startsWith(number))
          .map(one),
      })),
    ),
  );
  return app;
}

const exception = (text: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0"><ows:Exception exceptionCode="InvalidParameterValue"><ows:ExceptionText>${text}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`;

/** Twelve made-up units of a municipality, in three rows of four: latitude first, as the service writes degrees. */
function madeUpUnits(number: string): string {
  const [lon, lat] = middleOf(number);
  return Array.from({ length: 12 }, (_, at) => {
    const [west, south] = [lon - 0.16 + 0.08 * (at % 4), lat - 0.075 + 0.05 * Math.floor(at / 4)];
    const ring = [
      [south, west],
      [south, west + 0.08],
      [south + 0.05, west + 0.08],
      [south + 0.05, west],
      [south, west],
    ];
    const code = `${number}${String(101 + at).padStart(4, '0')}`;
    return `<wfs:member><app:Grunnkrets gml:id="Grunnkrets.${code}"><app:identifikasjon><app:Identifikasjon><app:lokalId>${code}</app:lokalId></app:Identifikasjon></app:identifikasjon><app:kommunenummer>${number}</app:kommunenummer><app:grunnkretsnummer>${code}</app:grunnkretsnummer><app:grunnkretsnavn>Krets ${at + 1}</app:grunnkretsnavn><app:representasjonspunkt><gml:Point gml:id="P.${code}"><gml:pos>${south + 0.025} ${west + 0.04}</gml:pos></gml:Point></app:representasjonspunkt><app:område><gml:Polygon gml:id="F.${code}" srsName="urn:ogc:def:crs:EPSG::4258"><gml:exterior><gml:LinearRing><gml:posList>${ring.flat().join(' ')}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></app:område></app:Grunnkrets></wfs:member>`;
  }).join('\n');
}

/** The WFS of Geonorge for basic statistical units; shapes and names are made up. */
export function grunnkretsRoutes(kommuner: Kommuner): Hono {
  const app = new Hono();
  app.get('/', (c) => {
    const asked = new Map([...new URL(c.req.url).searchParams].map(([key, value]) => [key.toLowerCase(), value]));
    const xml = (text: string, status: 200 | 400 = 200) =>
      c.body(text, status, { 'content-type': 'text/xml; subtype=gml/3.2.1; charset=utf-8' });
    if (asked.get('request') !== 'GetFeature') return xml(exception('Only GetFeature here'), 400);
    if (asked.get('typenames') !== 'app:Grunnkrets') return xml(exception('Unknown feature type'), 400);
    if (asked.get('srsname') !== 'urn:ogc:def:crs:EPSG::4258') return xml(exception('Only EPSG 4258 here'), 400);
    const number = /<ValueReference>kommunenummer<\/ValueReference><Literal>(\d{4})<\/Literal>/.exec(
      asked.get('filter') ?? '',
    )?.[1];
    if (number === undefined) return xml(exception('A filter by kommunenummer is needed'), 400);
    const known = today(kommuner).some((k) => k.number === number);
    return xml(
      `<?xml version="1.0" encoding="UTF-8"?>\n<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:app="http://skjema.geonorge.no/SOSI/produktspesifikasjon/StatEnheterGrunnkretser" timeStamp="2026-01-01T00:00:00Z" numberMatched="unknown" numberReturned="0">${known ? madeUpUnits(number) : ''}</wfs:FeatureCollection>`,
    );
  });
  return app;
}
