// The kernel of src/model/population/draws/kernel.ts with vectors: eight draws side by side, two to a vector. AssemblyScript.
// Same operations in the same order as the reference, so that the bits are the same. No allocation: the caller lays out the memory.
// `node bin/wasm.mjs` compiles it to src/platform/compute/cohort/wasm.ts; a test compiles it again and compares.

const AGES: i32 = 106;
const BANDS: i32 = 5;
const FIRST_FERTILE: i32 = 15;
const LAST_FERTILE: i32 = 49;
/** Bytes of one age in eight draws. */
const CELL: i32 = 64;

// @ts-ignore: decorator
@inline
function aged(persons: v128, dying: v128, deaths: v128, staying: v128, profile: v128, moves: v128): v128 {
  const one = f64x2.splat(1);
  const alive = f64x2.sub(one, f64x2.pmin(f64x2.mul(dying, deaths), one));
  return f64x2.mul(f64x2.mul(persons, alive), f64x2.add(staying, f64x2.mul(profile, moves)));
}

/** Lowest age of a band; AGES after the last. */
function lowest(band: i32): i32 {
  if (band == 0) return 0;
  if (band == 1) return 18;
  if (band == 2) return 35;
  if (band == 3) return 67;
  if (band == 4) return 80;
  return AGES;
}

/** Half of the lanes of one sex a year older, in place: `half` is 0 or 32 bytes. Four would need more registers than there are. */
function ageHalf(persons: i32, row: i32, dying: i32, staying: i32, profile: i32, sDying: i32, sMoving: i32, half: i32): void {
  const rates = row * AGES * 8;
  const open = persons + (AGES - 1) * CELL + half;
  let old0 = f64x2.splat(0);
  let old1 = f64x2.splat(0);
  for (let band = BANDS - 1; band >= 0; band -= 1) {
    const shock = (row * BANDS + band) * CELL + half;
    const d0 = v128.load(sDying + shock);
    const d1 = v128.load(sDying + shock, 16);
    const m0 = v128.load(sMoving + shock);
    const m1 = v128.load(sMoving + shock, 16);
    let a = lowest(band + 1) - 1;
    if (a == AGES - 1) {
      const q = v128.load64_splat(dying + rates + a * 8);
      const stay = v128.load64_splat(staying + rates + a * 8);
      const gain = v128.load64_splat(profile + a * 8);
      old0 = aged(v128.load(open), q, d0, stay, gain, m0);
      old1 = aged(v128.load(open, 16), q, d1, stay, gain, m1);
      a -= 1;
    }
    const from = lowest(band);
    let at = persons + a * CELL + half;
    let rate = rates + a * 8;
    let part = profile + a * 8;
    for (; a >= from; a -= 1) {
      const q = v128.load64_splat(dying + rate);
      const stay = v128.load64_splat(staying + rate);
      const gain = v128.load64_splat(part);
      v128.store(at, aged(v128.load(at), q, d0, stay, gain, m0), 64);
      v128.store(at, aged(v128.load(at, 16), q, d1, stay, gain, m1), 80);
      at -= CELL;
      rate -= 8;
      part -= 8;
    }
  }
  v128.store(open, f64x2.add(v128.load(open), old0));
  v128.store(open, f64x2.add(v128.load(open, 16), old1), 16);
}

/** One sex a year older. `row` is [year][sex]; all pointers are to the first byte of a table. */
function age(persons: i32, row: i32, dying: i32, staying: i32, profile: i32, sDying: i32, sMoving: i32): void {
  ageHalf(persons, row, dying, staying, profile, sDying, sMoving, 0);
  ageHalf(persons, row, dying, staying, profile, sDying, sMoving, 32);
}

/** Adds `count` cells from `from` on, each times its rate, to the cell at `to`. */
function addRated(from: i32, rates: i32, count: i32, to: i32): void {
  let s0 = v128.load(to);
  let s1 = v128.load(to, 16);
  let s2 = v128.load(to, 32);
  let s3 = v128.load(to, 48);
  for (let i = 0; i < count; i += 1) {
    const at = from + i * CELL;
    const rate = v128.load64_splat(rates + i * 8);
    s0 = f64x2.add(s0, f64x2.mul(v128.load(at), rate));
    s1 = f64x2.add(s1, f64x2.mul(v128.load(at, 16), rate));
    s2 = f64x2.add(s2, f64x2.mul(v128.load(at, 32), rate));
    s3 = f64x2.add(s3, f64x2.mul(v128.load(at, 48), rate));
  }
  v128.store(to, s0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
  v128.store(to, s3, 48);
}

/** Sums of the parts between the cuts, for one sex. */
function addUp(persons: i32, cuts: i32, parts: i32, sums: i32): void {
  for (let part = 0; part < parts; part += 1) {
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    let s2 = f64x2.splat(0);
    let s3 = f64x2.splat(0);
    const to = i32.load(cuts + (part + 1) * 4);
    for (let a = i32.load(cuts + part * 4); a < to; a += 1) {
      const at = persons + a * CELL;
      s0 = f64x2.add(s0, v128.load(at));
      s1 = f64x2.add(s1, v128.load(at, 16));
      s2 = f64x2.add(s2, v128.load(at, 32));
      s3 = f64x2.add(s3, v128.load(at, 48));
    }
    const at = sums + part * CELL;
    v128.store(at, s0);
    v128.store(at, s1, 16);
    v128.store(at, s2, 32);
    v128.store(at, s3, 48);
  }
}

function clear(at: i32): void {
  const none = f64x2.splat(0);
  v128.store(at, none);
  v128.store(at, none, 16);
  v128.store(at, none, 32);
  v128.store(at, none, 48);
}

/** Eight draws of a place through all years. The layouts are those of `Place` and `Shocks`; `state`, `born` and `sums` are working room. */
export function project(
  years: i32,
  parts: i32,
  readouts: i32,
  start: i32,
  dying: i32,
  newborn: i32,
  births: i32,
  girls: f64,
  boys: f64,
  staying: i32,
  profile: i32,
  cuts: i32,
  weights: i32,
  sDying: i32,
  sBirths: i32,
  sMoving: i32,
  out: i32,
  state: i32,
  born: i32,
  sums: i32,
): void {
  const men = state + AGES * CELL;
  for (let i = 0; i < 2 * AGES; i += 1) {
    const at = state + i * CELL;
    const persons = v128.load64_splat(start + i * 8);
    v128.store(at, persons);
    v128.store(at, persons, 16);
    v128.store(at, persons, 32);
    v128.store(at, persons, 48);
  }
  for (let t = 0; t < years; t += 1) {
    const rates = births + (t * AGES + FIRST_FERTILE) * 8;
    clear(born);
    addRated(state + FIRST_FERTILE * CELL, rates, LAST_FERTILE - FIRST_FERTILE + 1, born);
    age(state, t * 2, dying, staying, profile, sDying, sMoving);
    age(men, t * 2 + 1, dying, staying, profile, sDying, sMoving);
    addRated(state + FIRST_FERTILE * CELL, rates, LAST_FERTILE - FIRST_FERTILE + 1, born);
    for (let sex = 0; sex < 2; sex += 1) {
      const share: f64 = sex == 0 ? girls : boys;
      const kept = f64x2.splat(0.5 * share * f64.load(newborn + (t * 2 + sex) * 8));
      const first = sex == 0 ? state : men;
      const shock = sBirths + (t * 2 + sex) * CELL;
      for (let l = 0; l < CELL; l += 16)
        v128.store(first + l, f64x2.mul(f64x2.mul(v128.load(born + l), kept), v128.load(shock + l)));
    }
    addUp(state, cuts, parts, sums);
    addUp(men, cuts, parts, sums + parts * CELL);
    for (let r = 0; r < readouts; r += 1) {
      const to = out + (t * readouts + r) * CELL;
      clear(to);
      addRated(sums, weights + r * 2 * parts * 8, 2 * parts, to);
    }
  }
}
