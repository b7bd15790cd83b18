import { asDegrees, inNorway, type Koordinatsystem, type Punkt } from './koordinater.ts';

/** What is drawn: the outline of the municipality, its areas, its fields. Each is one layer, and a new file takes the place of the old. */
export const KARTLAG = ['kommune', 'omraade', 'felt'] as const;
export type Kartlag = (typeof KARTLAG)[number];
/** The layers that Kartverket has; fields are in the municipality's own register of plans. */
export const HENTET_LAG = ['kommune', 'omraade'] as const;
export type HentetLag = (typeof HENTET_LAG)[number];
export const numberOf = (lag: Kartlag): number => KARTLAG.indexOf(lag) + 1;

/** A shape with its name; rings without regard to which are holes, as the even-odd rule draws them. A shape without rings is a point. */
export interface Form {
  readonly name: string;
  readonly planId: string;
  readonly rings: readonly (readonly Punkt[])[];
  readonly center: Punkt;
}

/** Where a layer was asked for, when nobody uploaded it, and on which day. */
export interface Hentet {
  readonly url: string;
  readonly day: string;
  /** False for a stand-in or a copy. */
  readonly official: boolean;
}

export interface Kart {
  readonly lag: Kartlag;
  readonly file: string;
  readonly forms: readonly Form[];
  readonly removed: boolean;
  readonly fetched?: Hentet;
}

/** A shape as a file has it, in the coordinates of the file. */
export interface RawForm {
  readonly name: string;
  readonly planId: string;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  readonly points: readonly (readonly [number, number])[];
}
export interface RawKart {
  readonly forms: readonly RawForm[];
  readonly system: Koordinatsystem | null | 'ukjent';
}

export type KartCode =
  | 'mangler-fil'
  | 'for-stor'
  | 'ikke-kart'
  | 'ukjent-format'
  | 'ukjent-koordinatsystem'
  | 'utenfor-norge'
  | 'ingen-flater'
  | 'ingen-treff'
  | 'for-smaa-flater'
  | 'for-mange-former'
  | 'for-mange-punkt';

export const MAX_BYTES = 15 * 1024 * 1024;
const MAX_FORMS = 2_000;
const MAX_POINTS = 400_000;
/** Points a layer keeps: more cannot be seen in the picture. */
const KEPT = 20_000;

const distance = (p: Punkt, a: Punkt, b: Punkt): number => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
};

/** Douglas and Peucker, without recursion: no point that is left out lies further than `tolerance` from the line. */
export function simplified(line: readonly Punkt[], tolerance: number): Punkt[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const parts: [number, number][] = [[0, line.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    let [far, at] = [tolerance, -1];
    for (let i = from + 1; i < to; i += 1) {
      const d = distance(line[i] as Punkt, line[from] as Punkt, line[to] as Punkt);
      if (d > far) [far, at] = [d, i];
    }
    if (at < 0) continue;
    keep[at] = 1;
    parts.push([from, at], [at, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

export function boxOf(points: Iterable<Punkt>): Box | null {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west === Infinity ? null : { west, east, south, north };
}

function areaAndCenter(ring: readonly Punkt[]): { area: number; center: Punkt } {
  const [ox, oy] = ring[0] ?? [0, 0];
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i < ring.length; i += 1) {
    const [ax, ay] = ring[i] as Punkt;
    const [bx, by] = ring[(i + 1) % ring.length] as Punkt;
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    area += cross;
    x += (ax + bx - 2 * ox) * cross;
    y += (ay + by - 2 * oy) * cross;
  }
  return area === 0
    ? { area: 0, center: [ox, oy] }
    : { area: Math.abs(area), center: [ox + x / (3 * area), oy + y / (3 * area)] };
}

const round = ([lon, lat]: Punkt): Punkt => [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];

/** A layer made of what a file holds, in degrees and simplified; or the one thing that is wrong. */
export function kartOf(
  raw: RawKart,
  lag: Kartlag,
  file: string,
  chosen: Koordinatsystem | null,
): { readonly ok: true; readonly value: Kart } | { readonly ok: false; readonly error: KartCode } {
  const refuse = (error: KartCode) => ({ ok: false as const, error });
  const count = raw.forms.reduce((n, f) => n + f.points.length + f.rings.reduce((m, r) => m + r.length, 0), 0);
  if (count === 0) return refuse('ingen-flater');
  if (raw.forms.length > MAX_FORMS) return refuse('for-mange-former');
  if (count > MAX_POINTS) return refuse('for-mange-punkt');
  const first = raw.forms.flatMap((f) => f.rings[0]?.[0] ?? f.points[0] ?? [])[0] ?? 0;
  const said = raw.system ?? chosen ?? (Math.abs(first) <= 180 ? '4326' : 'ukjent');
  const system = said === 'ukjent' ? chosen : said;
  if (system === null) return refuse('ukjent-koordinatsystem');
  const inDegrees = raw.forms.map((f) => ({
    ...f,
    rings: f.rings.map((ring) => ring.map(([a, b]) => asDegrees(system, a, b))),
    points: f.points.map(([a, b]) => asDegrees(system, a, b)),
  }));
  for (const f of inDegrees)
    for (const line of [...f.rings, f.points]) if (!line.every(inNorway)) return refuse('utenfor-norge');
  // A field may be a point in its file; an outline may not.
  const usable = inDegrees.filter((f) => f.rings.some((r) => r.length >= 4) || (lag === 'felt' && f.points.length > 0));
  if (usable.length === 0) return refuse('ingen-flater');
  const box = boxOf(usable.flatMap((f) => [...f.rings.flat(), ...f.points]));
  let tolerance = box ? Math.max(box.east - box.west, box.north - box.south) / 2_000 : 0;
  let forms: Form[] = [];
  for (let tries = 0; tries < 12; tries += 1) {
    forms = usable.map(({ name, planId, rings, points }) => {
      const sizes = rings.filter((r) => r.length >= 4).map((r) => ({ ...areaAndCenter(r), ring: r }));
      const largest = sizes.reduce(
        (a, b) => (b.area > a.area ? b : a),
        sizes[0] ?? { center: points[0] as Punkt, area: 0 },
      );
      // What is too small to be seen is a point of its outline; the largest part always stays.
      const drawn = sizes.filter((s) => s === largest || s.area > tolerance ** 2);
      return {
        name,
        planId,
        rings: drawn.map((s) => simplified(s.ring, Math.min(tolerance, Math.sqrt(s.area) / 20)).map(round)),
        center: round(largest.center),
      };
    });
    if (forms.reduce((n, f) => n + f.rings.reduce((m, r) => m + r.length, 0), 0) <= KEPT) break;
    tolerance *= 2;
  }
  return { ok: true, value: { lag, file: file.slice(0, 200), forms, removed: false } };
}

/** An outline smaller than this is a house or its plot and no area that people are counted in; the smallest grunnkretser are larger. */
const LEAST_SQUARE_METRES = 5_000;
const METRES_PER_DEGREE = 111_320;

function squareMetres(ring: readonly Punkt[]): number {
  const shrink = Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180);
  return (areaAndCenter(ring).area / 2) * METRES_PER_DEGREE ** 2 * shrink;
}

/**
 * An outline without what may be a house, which never stands in a map that others see: a shape of many parts may be many houses, so each
 * part is judged. Null when nothing is left.
 */
export function withoutHouses(form: Form): Form | null {
  const rings = form.rings.filter((ring) => squareMetres(ring) >= LEAST_SQUARE_METRES);
  return rings.length === 0 ? null : { ...form, rings };
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Where a field stands in the map: by its name, else by its plan-ID where both have one. */
export const placeOf = (
  field: { readonly name: string; readonly planId: string },
  forms: readonly Form[],
): Form | null =>
  forms.find((f) => plain(f.name) === plain(field.name)) ??
  forms.find((f) => field.planId !== '' && f.planId === field.planId) ??
  null;

/** What of a layer may be seen: outlines by the rules of today, whatever they were when it came, and fields that the programme still has. */
export const seenOf = (
  { lag, forms }: Pick<Kart, 'lag' | 'forms'>,
  fields: readonly { readonly name: string; readonly planId: string }[],
): Form[] =>
  forms.flatMap((form) =>
    lag === 'felt' ? (fields.some((field) => placeOf(field, [form])) ? [form] : []) : (withoutHouses(form) ?? []),
  );
