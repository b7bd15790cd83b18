/** Coordinate systems a file may have: degrees (WGS84 and EUREF89, which differ by less than a metre here), and EUREF89 in three UTM zones. */
export const KOORDINATSYSTEMER = ['4326', '4258', '25832', '25833', '25835'] as const;
export type Koordinatsystem = (typeof KOORDINATSYSTEMER)[number];

/** Degrees east and north. */
export type Punkt = readonly [lon: number, lat: number];

/** GRS80. */
const A = 6_378_137;
const N = (() => {
  const f = 1 / 298.257222101;
  return f / (2 - f);
})();
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
/** Krüger's series from the plane to the sphere, and from the sphere to the ellipsoid, to the fourth power of n. */
const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3 - N ** 4 / 360,
  N ** 2 / 48 + N ** 3 / 15 - (437 / 1440) * N ** 4,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4,
  (4397 / 161_280) * N ** 4,
];
const DELTA = [
  2 * N - (2 / 3) * N ** 2 - 2 * N ** 3 + (116 / 45) * N ** 4,
  (7 / 3) * N ** 2 - (8 / 5) * N ** 3 - (227 / 45) * N ** 4,
  (56 / 15) * N ** 3 - (136 / 35) * N ** 4,
  (4279 / 630) * N ** 4,
];
const SCALE = 0.9996;
const DEGREE = 180 / Math.PI;

export function fromUtm(zone: number, east: number, north: number): Punkt {
  const xi = north / (SCALE * RADIUS);
  const eta = (east - 500_000) / (SCALE * RADIUS);
  let [x, y] = [xi, eta];
  for (const [i, b] of BETA.entries()) {
    const k = 2 * (i + 1);
    x -= b * Math.sin(k * xi) * Math.cosh(k * eta);
    y -= b * Math.cos(k * xi) * Math.sinh(k * eta);
  }
  const chi = Math.asin(Math.sin(x) / Math.cosh(y));
  let lat = chi;
  for (const [i, d] of DELTA.entries()) lat += d * Math.sin(2 * (i + 1) * chi);
  const lon = Math.atan2(Math.sinh(y), Math.cos(x));
  return [6 * zone - 183 + lon * DEGREE, lat * DEGREE];
}

export const inNorway = ([lon, lat]: Punkt): boolean => lon >= 3 && lon <= 34 && lat >= 57 && lat <= 81.5;

/** A pair of a file as degrees. Files of degrees come with either of the two first; in Norway they cannot be mistaken. */
export function asDegrees(system: Koordinatsystem, first: number, second: number): Punkt {
  if (system === '4326' || system === '4258') return inNorway([first, second]) ? [first, second] : [second, first];
  return fromUtm(Number(system.slice(3)), first, second);
}

/** The system a name of one means, such as "urn:ogc:def:crs:EPSG::25833" or "EPSG:4258". */
export function systemOf(name: string): Koordinatsystem | null | 'ukjent' {
  if (name === '') return null;
  if (/CRS:?:?84$/i.test(name)) return '4326';
  const code = /(\d{4,5})\/?$/.exec(name)?.[1];
  return KOORDINATSYSTEMER.find((system) => system === code) ?? 'ukjent';
}
