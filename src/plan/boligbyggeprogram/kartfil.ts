import type { KartCode, RawForm, RawKart } from './kart.ts';
import { systemOf } from './koordinater.ts';

type Read = { readonly ok: true; readonly value: RawKart } | { readonly ok: false; readonly error: KartCode };
type Pair = readonly [number, number];
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Names of what a shape is called, in the files municipalities and Kartverket make; the municipality only where nothing else is named. Nothing else of a file is kept. */
const NAMES = [
  'navn',
  'name',
  'feltnavn',
  'omraadenavn',
  'områdenavn',
  'delomraadenavn',
  'delområdenavn',
  'plannavn',
  'felt',
  'grunnkretsnavn',
  'kommunenavn',
];
const PLAN_IDS = ['planid', 'plan_id', 'planidentifikasjon', 'arealplanid', 'arealplan_id'];
const MAX_NAME = 200;

function named(properties: Readonly<Record<string, unknown>>) {
  const lower = new Map(Object.entries(properties).map(([key, value]) => [key.toLowerCase(), value]));
  const find = (keys: readonly string[]) => {
    const found = keys.map((key) => lower.get(key)).find((v) => typeof v === 'string' || typeof v === 'number');
    return found === undefined
      ? ''
      : String(found)
          .toWellFormed()
          .replace(/[\s\p{Cc}]+/gu, ' ')
          .trim()
          .slice(0, MAX_NAME);
  };
  return { name: find(NAMES), planId: find(PLAN_IDS) };
}

class Wrong extends Error {}

function pair(value: unknown): Pair {
  const [a, b] = list(value);
  if (typeof a !== 'number' || typeof b !== 'number' || !Number.isFinite(a) || !Number.isFinite(b)) throw new Wrong();
  return [a, b];
}
const ring = (value: unknown): Pair[] => list(value).map(pair);

/** Rings and points of a geometry; lines are no shapes, and are passed over. `ringOf` reads what a ring is written as. */
function shapes(geometry: unknown, ringOf: (value: unknown) => Pair[], depth = 0): Pick<RawForm, 'rings' | 'points'> {
  if (!isObject(geometry) || depth > 3) return { rings: [], points: [] };
  const { type, coordinates, arcs } = geometry;
  const parts = list(coordinates ?? arcs);
  switch (type) {
    case 'Polygon':
      return { rings: parts.map(ringOf), points: [] };
    case 'MultiPolygon':
      return { rings: parts.flatMap((polygon) => list(polygon).map(ringOf)), points: [] };
    case 'Point':
      return { rings: [], points: [pair(coordinates)] };
    case 'GeometryCollection': {
      const all = list(geometry.geometries).map((g) => shapes(g, ringOf, depth + 1));
      return { rings: all.flatMap((s) => s.rings), points: all.flatMap((s) => s.points) };
    }
    default:
      return { rings: [], points: [] };
  }
}

function geojson(file: Json): RawKart {
  const features = file.type === 'FeatureCollection' ? list(file.features) : [file];
  const crs = isObject(file.crs) && isObject(file.crs.properties) ? file.crs.properties.name : '';
  return {
    system: systemOf(typeof crs === 'string' ? crs : ''),
    forms: features.filter(isObject).map((feature) => ({
      ...named(isObject(feature.properties) ? feature.properties : {}),
      ...shapes(feature.type === 'Feature' ? feature.geometry : feature, ring),
    })),
  };
}

function topojson(file: Json): RawKart {
  const transform = isObject(file.transform) ? file.transform : null;
  const scale = transform ? pair(transform.scale) : [1, 1];
  const move = transform ? pair(transform.translate) : [0, 0];
  const place = ([a, b]: Pair): Pair => [a * (scale[0] ?? 1) + (move[0] ?? 0), b * (scale[1] ?? 1) + (move[1] ?? 0)];
  const arcs = list(file.arcs).map((arc) => {
    let [x, y] = [0, 0];
    return ring(arc).map(([a, b]) => {
      [x, y] = transform ? [x + a, y + b] : [a, b];
      return place([x, y]);
    });
  });
  let points = 0;
  const ringOf = (value: unknown): Pair[] =>
    list(value).flatMap((index, at) => {
      const number = Number(index);
      const arc = arcs[number < 0 ? ~number : number];
      if (!Number.isInteger(number) || !arc) throw new Wrong();
      points += arc.length;
      // One arc may be named again and again: what they come to is what counts.
      if (points > 2_000_000) throw new Wrong();
      const line = number < 0 ? [...arc].reverse() : arc;
      return at === 0 ? line : line.slice(1);
    });
  const objects = isObject(file.objects) ? Object.values(file.objects) : [];
  const geometries = objects.flatMap((o) =>
    isObject(o) && o.type === 'GeometryCollection' ? list(o.geometries) : [o],
  );
  return {
    system: null,
    forms: geometries.filter(isObject).map((geometry) => {
      const found = shapes(geometry, ringOf);
      const own = geometry.type === 'Point' ? [place(pair(geometry.coordinates))] : [];
      return { ...named(isObject(geometry.properties) ? geometry.properties : {}), rings: found.rings, points: own };
    }),
  };
}

const LETTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (_, ten, hex, name) =>
    name ? (LETTERS[name] ?? '') : String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(ten ?? hex, ten ? 10 : 16))),
  );

/** GML as SOSI writes it. Tags are read one after another; declarations of types and entities are refused, so nothing is fetched or unfolded. */
function gml(text: string): RawKart {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Wrong();
  // What is begun and never ended would be searched for from every place it begins.
  for (const [begin, stop] of [
    ['<!--', '-->'],
    ['<?', '?>'],
    ['<![CDATA[', ']]>'],
  ] as const)
    if (text.lastIndexOf(begin) > text.lastIndexOf(stop)) throw new Wrong();
  const forms: RawForm[] = [];
  let system: RawKart['system'] = null;
  const open: string[] = [];
  let said: Record<string, string> = {};
  let rings: Pair[][] = [];
  let points: Pair[] = [];
  let ringParts: Pair[] | null = null;
  let member = -1;
  let dimension = 2;
  const TAG =
    /<(?:!--[\s\S]*?--|\?[\s\S]*?\?|!\[CDATA\[([\s\S]*?)\]\]|(\/?)(?:[\w.-]+:)?([\wæøåÆØÅ.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?))>/g;
  let end = 0;
  let words = '';
  for (let tag = TAG.exec(text); tag; tag = TAG.exec(text)) {
    const [whole, data, closing, name, attributes = '', alone] = tag;
    const between = text.slice(end, tag.index);
    if (between.includes('<')) throw new Wrong();
    words += decoded(between) + (data ?? '');
    end = tag.index + whole.length;
    if (name === undefined) continue;
    if (!closing) {
      const crs = /srsName\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
      if (crs !== undefined && system === null) system = systemOf(crs);
      dimension = Number(/srsDimension\s*=\s*["'](\d)/.exec(attributes)?.[1] ?? dimension);
      if (/^(exterior|interior)$/.test(name)) ringParts = [];
      if (!alone) {
        open.push(name);
        if (/^(featureMember|member|featureMembers)$/.test(open[open.length - 2] ?? '') && member < 0) {
          member = open.length;
          [said, rings, points] = [{}, [], []];
        }
      }
      words = '';
      continue;
    }
    if (open.pop() !== name) throw new Wrong();
    if (/^(posList|pos|coordinates)$/.test(name)) {
      const numbers = words
        .trim()
        .split(/[\s,]+/)
        .map(Number);
      const width = dimension === 3 ? 3 : 2;
      if (numbers.some((n) => !Number.isFinite(n)) || numbers.length % width !== 0) throw new Wrong();
      const pairs: Pair[] = [];
      for (let i = 0; i < numbers.length; i += width) pairs.push([numbers[i] as number, numbers[i + 1] as number]);
      if (ringParts) ringParts.push(...pairs.slice(0, 500_000));
      else if (open.includes('Point')) points.push(...pairs.slice(0, 1));
    } else if (/^(exterior|interior)$/.test(name) && ringParts) {
      rings.push(ringParts);
      ringParts = null;
    } else if (words.trim() !== '' && !Object.hasOwn(said, name.toLowerCase())) said[name.toLowerCase()] = words.trim();
    if (member >= 0 && open.length < member) {
      forms.push({ ...named(said), rings, points });
      member = -1;
    }
    words = '';
  }
  if (open.length > 0 || end === 0) throw new Wrong();
  return { system, forms };
}

/** What a file of GeoJSON, TopoJSON or GML holds. */
export function readKartfil(text: string): Read {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  try {
    if (start.startsWith('<')) {
      if (!/gml/i.test(start.slice(0, 20_000))) return { ok: false, error: 'ukjent-format' };
      return { ok: true, value: gml(start) };
    }
    const file: unknown = JSON.parse(start);
    if (!isObject(file)) return { ok: false, error: 'ikke-kart' };
    if (file.type === 'Topology') return { ok: true, value: topojson(file) };
    if (['FeatureCollection', 'Feature', 'Polygon', 'MultiPolygon', 'GeometryCollection'].includes(String(file.type)))
      return { ok: true, value: geojson(file) };
    return { ok: false, error: 'ikke-kart' };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, error: 'ikke-kart' };
    if (error instanceof SyntaxError) return { ok: false, error: 'ukjent-format' };
    throw error;
  }
}
