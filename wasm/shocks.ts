// The shocks of eight draws of a place, with vectors: what src/model/population/draws/{drivers,noise}.ts say, the same operations in the same
// order, so that the bits are the same. A lane is a draw; eight lanes of doubles are a cell of 64 bytes.

const CELL: i32 = 64;
const DRIVERS: i32 = 3;
const BANDS: i32 = 5;
const ROWS: i32 = 2 * BANDS;
/** Rows of what people do one by one in a year: deaths by sex and band, births by sex, moves by sex and band. */
const BORN: i32 = ROWS;
const MOVING: i32 = ROWS + 2;
const NOISE: i32 = 2 * ROWS + 2;
/** Kinds of a row; other numbers are those of a table of counts. */
const NOBODY: i32 = -1;
const MANY: i32 = -2;
/** Places in the guide of a table of counts. */
const GUIDE: i32 = 128;

/** Constants are read from memory: one that the compiler knows is made anew, in several steps, wherever it is used. */
const MIX: i32 = <i32>memory.data<u32>([0x21f0aaad, 0x735a2d97]);
const NUMBERS: i32 = <i32>memory.data<f64>([
  0.5,
  1.0 / 4294967296.0,
  0.180625,
  0.425,
  1,
  2,
  4.13813679705723846039e-08,
  -1.65339022054652515390e-06,
  6.61375632143793436117e-05,
  -2.77777777770155933842e-03,
  1.66666666666666019037e-01,
]);

// @ts-ignore: decorator
@inline
function number(place: i32): v128 {
  return v128.load64_splat(NUMBERS + place * 8);
}

/** First free byte: what lies before is the module's own. */
export function base(): i32 {
  return (<i32>__heap_base + 15) & ~15;
}

// @ts-ignore: decorator
@inline
function mix(z: v128): v128 {
  let made = i32x4.mul(v128.xor(z, i32x4.shr_u(z, 16)), v128.load32_splat(MIX));
  made = i32x4.mul(v128.xor(made, i32x4.shr_u(made, 15)), v128.load32_splat(MIX, 4));
  return v128.xor(made, i32x4.shr_u(made, 15));
}

// @ts-ignore: decorator
@inline
function blend(keys: v128, part: i32): v128 {
  return mix(i32x4.add(keys, i32x4.splat(part * 0x9e3779b1 + 0x85ebca6b)));
}

/** Keys of four draws from a first one. */
// @ts-ignore: decorator
@inline
function drawKeys(key: i32, first: i32): v128 {
  const draws = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  return mix(i32x4.add(i32x4.splat(key + 0x85ebca6b), i32x4.mul(draws, i32x4.splat(0x9e3779b1))));
}

// @ts-ignore: decorator
@inline
function uniform(words: v128): v128 {
  return f64x2.mul(f64x2.add(f64x2.convert_low_i32x4_u(words), number(0)), number(1));
}

/** Uniform numbers of eight keys. */
// @ts-ignore: decorator
@inline
function uniforms(low: v128, high: v128, salt: i32, to: i32): void {
  const a = blend(low, salt);
  const b = blend(high, salt);
  v128.store(to, uniform(a));
  v128.store(to, uniform(v128.shuffle<i64>(a, a, 1, 1)), 16);
  v128.store(to, uniform(b), 32);
  v128.store(to, uniform(v128.shuffle<i64>(b, b, 1, 1)), 48);
}

/** Logarithm of a number that is neither zero nor too small to be normal: that of fdlibm, which is what JavaScript has (Sun Microsystems 1993). */
function log(x: f64): f64 {
  const ln2High: f64 = 6.93147180369123816490e-01;
  const ln2Low: f64 = 1.90821492927058770002e-10;
  const bits = reinterpret<i64>(x);
  let high = <i32>(bits >> 32);
  let k = (high >> 20) - 1023;
  high &= 0x000fffff;
  const i = (high + 0x95f64) & 0x100000;
  const scaled = reinterpret<f64>((<i64>(high | (i ^ 0x3ff00000)) << 32) | (bits & 0xffffffff));
  k += i >> 20;
  const f = scaled - 1.0;
  const dk = <f64>k;
  if ((0x000fffff & (2 + high)) < 3) {
    if (f == 0) return k == 0 ? 0 : dk * ln2High + dk * ln2Low;
    const r = f * f * (0.5 - 0.33333333333333333 * f);
    return k == 0 ? f - r : dk * ln2High - (r - dk * ln2Low - f);
  }
  const s = f / (2.0 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const t2 =
    z *
    (6.666666666666735130e-01 +
      w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const r = t2 + t1;
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    return k == 0 ? f - (half - s * (half + r)) : dk * ln2High - (half - (s * (half + r) + dk * ln2Low) - f);
  }
  return k == 0 ? f - s * (f - r) : dk * ln2High - (s * (f - r) - dk * ln2Low - f);
}

/** Two to a whole power that is neither too small to be normal nor too large. */
// @ts-ignore: decorator
@inline
function power(k: i32): f64 {
  return reinterpret<f64>(<i64>(0x3ff00000 + (k << 20)) << 32);
}

/** The exponential: fdlibm's, as {@link log}. */
function exp(x: f64): f64 {
  if (x > 7.09782712893383973096e+02) return Infinity;
  if (x != x) return x;
  if (x < -7.45133219101941108420e+02) return 0;
  const ln2High: f64 = 6.93147180369123816490e-01;
  const ln2Low: f64 = 1.90821492927058770002e-10;
  const high = <i32>(reinterpret<i64>(x) >> 32) & 0x7fffffff;
  const negative = x < 0;
  let k = 0;
  let hi: f64 = 0;
  let lo: f64 = 0;
  let y = x;
  if (high > 0x3fd62e42) {
    if (high < 0x3ff0a2b2) {
      if (x == 1.0) return 2.718281828459045;
      hi = negative ? x + ln2High : x - ln2High;
      lo = negative ? -ln2Low : ln2Low;
      k = negative ? -1 : 1;
    } else {
      k = <i32>(1.44269504088896338700 * x + (negative ? -0.5 : 0.5));
      const t = <f64>k;
      hi = x - t * ln2High;
      lo = t * ln2Low;
    }
    y = hi - lo;
  } else if (high < 0x3e300000) return 1.0 + x;
  const t = y * y;
  const c =
    y -
    t *
      (1.66666666666666019037e-01 +
        t *
          (-2.77777777770155933842e-03 +
            t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
  if (k == 0) return 1.0 - ((y * c) / (c - 2.0) - y);
  const made = 1.0 - (lo - (y * c) / (2.0 - c) - hi);
  if (k == 1024) return made * 2.0 * 8.988465674311579539e307;
  if (k < -1021) return made * power(k + 1000) * 9.33263618503218878990e-302;
  return made * power(k);
}

/** {@link exp} of two numbers; together when both are near zero, as they nearly always are. */
function exps(x: v128): v128 {
  const size = f64x2.abs(x);
  const near = v128.and(
    f64x2.ge(size, f64x2.splat(reinterpret<f64>(0x3e30000000000000))),
    f64x2.lt(size, f64x2.splat(reinterpret<f64>(0x3fd62e4300000000))),
  );
  if (!i64x2.all_true(near))
    return f64x2(exp(f64x2.extract_lane(x, 0)), exp(f64x2.extract_lane(x, 1)));
  const one = number(4);
  const t = f64x2.mul(x, x);
  let p = f64x2.add(number(7), f64x2.mul(t, number(6)));
  p = f64x2.add(number(8), f64x2.mul(t, p));
  p = f64x2.add(number(9), f64x2.mul(t, p));
  p = f64x2.add(number(10), f64x2.mul(t, p));
  const c = f64x2.sub(x, f64x2.mul(t, p));
  return f64x2.sub(one, f64x2.sub(f64x2.div(f64x2.mul(x, c), f64x2.sub(c, number(5))), x));
}

/** Polynomials of `normalQuantile`, highest power first: of the middle, above and below the line. */
const MIDDLE: i32 = <i32>memory.data<f64>([
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665, 5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597,
  5394.196021424751, 687.1870074920579, 42.31333070160091, 1,
]);

// @ts-ignore: decorator
@inline
function middle(power: i32, r: v128): v128 {
  const at = MIDDLE + power * 8;
  let sum = v128.load64_splat(at);
  sum = f64x2.add(f64x2.mul(sum, r), v128.load64_splat(at, 8));
  sum = f64x2.add(f64x2.mul(sum, r), v128.load64_splat(at, 16));
  sum = f64x2.add(f64x2.mul(sum, r), v128.load64_splat(at, 24));
  sum = f64x2.add(f64x2.mul(sum, r), v128.load64_splat(at, 32));
  sum = f64x2.add(f64x2.mul(sum, r), v128.load64_splat(at, 40));
  sum = f64x2.add(f64x2.mul(sum, r), v128.load64_splat(at, 48));
  return f64x2.add(f64x2.mul(sum, r), v128.load64_splat(at, 56));
}

/** The normal quantile far from the middle. */
function tail(p: f64): f64 {
  const low = p < 0.5;
  const r = sqrt<f64>(-log(low ? p : 1.0 - p)) - 1.6;
  const above =
    ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
    1.4234371107496835;
  const below =
    ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
    1.0;
  return low ? -above / below : above / below;
}

/** Standard normals of uniform numbers, in place, an even count. The seventh that lies far from the middle is listed and seen to afterwards. */
function normals(from: i32, to: i32, list: i32): void {
  let far = list;
  for (let at = from; at < to; at += 16) {
    const p = v128.load(at);
    const q = f64x2.sub(p, number(0));
    const r = f64x2.sub(number(2), f64x2.mul(q, q));
    const near = f64x2.div(f64x2.mul(q, middle(0, r)), middle(8, r));
    const outside = f64x2.gt(f64x2.abs(q), number(3));
    v128.store(at, v128.bitselect(p, near, outside));
    const which = i64x2.bitmask(outside);
    i32.store(far, at);
    far += (which & 1) << 2;
    i32.store(far, at + 8);
    far += (which & 2) << 1;
  }
  for (let i = list; i < far; i += 4) {
    const at = i32.load(i);
    f64.store(at, tail(f64.load(at)));
  }
}

/** Innovations of the three drivers in eight draws from a first one: [driver][year from 0][lane]. `list` is room for as many whole numbers. */
export function innovations(years: i32, first: i32, keys: i32, to: i32, list: i32): void {
  let at = to;
  for (let driver = 0; driver < DRIVERS; driver += 1) {
    const key = i32.load(keys + driver * 4);
    const low = drawKeys(key, first);
    const high = drawKeys(key, first + 4);
    for (let t = 0; t <= years; t += 1) {
      uniforms(blend(low, t), blend(high, t), 0, at);
      at += CELL;
    }
  }
  normals(to, at, list);
}

/** `walkReference` in eight draws from a first one: [year from 1][lane]. `list` is room for as many whole numbers and one. */
export function walk(years: i32, first: i32, key: i32, spread: f64, to: i32, list: i32): void {
  const low = drawKeys(key, first);
  const high = drawKeys(key, first + 4);
  const end = to + years * CELL;
  for (let at = to, t = 1; at < end; at += CELL, t += 1) uniforms(blend(low, t), blend(high, t), 0, at);
  normals(to, end, list);
  const yearly = f64x2.splat(spread);
  for (let lane = 0; lane < CELL; lane += 16) {
    let walked = f64x2.splat(0);
    for (let at = to + lane; at < end; at += CELL) {
      walked = f64x2.add(walked, f64x2.mul(yearly, v128.load(at)));
      v128.store(at, exps(walked));
    }
  }
}

/**
 * The path of one driver from its innovations, in place, [year from 0][lane]. `walk` is persistence, spread, the shares together and apart, and
 * drift; `off` what is taken off the logarithm of each year, or 0 where the driver is no factor.
 */
function wander(years: i32, own: i32, common: i32, walk: i32, off: i32): void {
  const persistence = v128.load64_splat(walk);
  const spread = v128.load64_splat(walk, 8);
  const together = v128.load64_splat(walk, 16);
  const apart = v128.load64_splat(walk, 24);
  const drift = v128.load64_splat(walk, 32);
  for (let lane = 0; lane < CELL; lane += 16) {
    let at = own + lane;
    let shared = common + lane;
    const lasting = f64x2.mul(
      drift,
      f64x2.add(f64x2.mul(together, v128.load(shared)), f64x2.mul(apart, v128.load(at))),
    );
    let z = f64x2.splat(0);
    for (let t = 1; t <= years; t += 1) {
      shared += CELL;
      const e = f64x2.add(f64x2.mul(together, v128.load(shared)), f64x2.mul(apart, v128.load(at, 64)));
      z = f64x2.add(f64x2.mul(persistence, z), f64x2.mul(spread, e));
      const logarithm = f64x2.add(z, f64x2.mul(lasting, f64x2.splat(<f64>t)));
      v128.store(
        at,
        off == 0 ? logarithm : exps(f64x2.sub(logarithm, v128.load64_splat(off + (t - 1) * 8))),
      );
      at += CELL;
    }
  }
}

/** Counts of a uniform number in eight lanes, divided by their mean, in place: the guide says where in the table to begin. */
function countUp(at: i32, mean: f64, guide: i32, below: i32): void {
  for (let lane = at; lane < at + CELL; lane += 8) {
    const u = f64.load(lane);
    let count = <i32>load<u8>(guide + <i32>(u * GUIDE));
    while (u > f64.load(below + (count << 3))) count += 1;
    f64.store(lane, <f64>count / mean);
  }
}

// @ts-ignore: decorator
@inline
function fill(at: i32, value: f64): void {
  for (let lane = 0; lane < CELL; lane += 16) v128.store(at + lane, f64x2.splat(value));
}

/** Salt of a row of noise. */
// @ts-ignore: decorator
@inline
function saltOf(row: i32): i32 {
  if (row < BORN) return 2 * row;
  return row < MOVING ? 2 * ROWS + row - BORN : 2 * (row - MOVING) + 1;
}

/** What people do one by one in a year, [row][lane]: factors, of moves the net as a share of all. `batch` is as much room again. */
function noiseOf(low: v128, high: v128, kinds: i32, sizes: i32, guides: i32, counts: i32, width: i32, noise: i32, batch: i32, list: i32): void {
  let end = batch;
  for (let row = 0; row < NOISE; row += 1) {
    const kind = i32.load(kinds + row * 4);
    const at = noise + row * CELL;
    if (kind == NOBODY) fill(at, row < MOVING ? 1 : 0);
    else if (kind == MANY) {
      uniforms(low, high, saltOf(row), end);
      end += CELL;
    } else {
      uniforms(low, high, saltOf(row), at);
      countUp(at, f64.load(sizes + row * 8), guides + kind * GUIDE, counts + kind * width * 8);
    }
  }
  normals(batch, end, list);
  let drawn = batch;
  for (let row = 0; row < NOISE; row += 1)
    if (i32.load(kinds + row * 4) == MANY) {
      const root = v128.load64_splat(sizes + row * 8);
      const at = noise + row * CELL;
      for (let lane = 0; lane < CELL; lane += 16) {
        const part = f64x2.div(v128.load(drawn + lane), root);
        v128.store(
          at + lane,
          row < MOVING ? f64x2.max(f64x2.splat(0), f64x2.add(number(4), part)) : part,
        );
      }
      drawn += CELL;
    }
}

/**
 * The shocks of eight draws from a first one, laid out as `Shocks`. `keys` are those of the three drivers and of people, blended with the seed;
 * `kinds` is 0 without demographic noise. `room` is working room: three drivers, two years of noise, and a list of as many whole numbers.
 */
export function shocks(
  years: i32,
  first: i32,
  keys: i32,
  common: i32,
  walks: i32,
  off: i32,
  kinds: i32,
  sizes: i32,
  guides: i32,
  counts: i32,
  width: i32,
  bothWays: f64,
  least: i32,
  sDying: i32,
  sBirths: i32,
  sMoving: i32,
  room: i32,
): void {
  const each = (years + 1) * CELL;
  const noise = room + DRIVERS * each;
  const batch = noise + NOISE * CELL;
  const list = batch + NOISE * CELL;
  innovations(years, first, keys, room, list);
  for (let driver = 0; driver < DRIVERS; driver += 1)
    wander(years, room + driver * each, common + driver * each, walks + driver * 40, driver == 2 ? 0 : off + driver * years * 8);
  const people = i32.load(keys + DRIVERS * 4);
  const low = drawKeys(people, first);
  const high = drawKeys(people, first + 4);
  const ways = f64x2.splat(bothWays);
  if (kinds == 0)
    for (let row = 0; row < NOISE; row += 1) fill(noise + row * CELL, row < MOVING ? 1 : 0);
  for (let t = 0; t < years; t += 1) {
    if (kinds != 0)
      noiseOf(blend(low, t + 1), blend(high, t + 1), kinds + t * NOISE * 4, sizes + t * NOISE * 8, guides, counts, width, noise, batch, list);
    const fertility = room + t * CELL;
    for (let lane = 0; lane < CELL; lane += 16) {
      const births = v128.load(fertility + lane);
      const deaths = v128.load(fertility + each + lane);
      const moves = v128.load(fertility + 2 * each + lane);
      for (let sex = 0; sex < 2; sex += 1)
        v128.store(sBirths + (t * 2 + sex) * CELL + lane, f64x2.mul(births, v128.load(noise + (BORN + sex) * CELL + lane)));
      for (let row = 0; row < ROWS; row += 1) {
        const at = (t * ROWS + row) * CELL + lane;
        v128.store(sDying + at, f64x2.mul(deaths, v128.load(noise + row * CELL + lane)));
        const moving = f64x2.add(moves, f64x2.mul(ways, v128.load(noise + (MOVING + row) * CELL + lane)));
        v128.store(sMoving + at, f64x2.max(moving, v128.load64_splat(least + (t * ROWS + row) * 8)));
      }
    }
  }
}
