// The kernel of src/model/population/draws/kernel.ts with vectors: eight draws side by side, two to a vector. AssemblyScript.
// Same operations in the same order as the reference, so that the bits are the same. No allocation: the caller lays out the memory.
// `node bin/wasm.mjs` compiles it to src/platform/compute/cohort/wasm.ts; a test compiles it again and compares.

export { base, innovations, shocks, walk } from "./shocks";

const AGES: i32 = 106;
const BANDS: i32 = 5;
const FIRST_FERTILE: i32 = 15;
const LAST_FERTILE: i32 = 49;
/** Bytes of one age in eight draws. */
const CELL: i32 = 64;

// @ts-ignore: decorator
@inline
function left(persons: v128, one: v128, dead: v128, staying: v128, moves: v128): v128 {
  return f64x2.mul(f64x2.mul(persons, f64x2.sub(one, dead)), f64x2.add(staying, moves));
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

/** One age a year older, into the next. */
// @ts-ignore: decorator
@inline
function ageOne(at: i32, dying: i32, staying: i32, one: v128, d0: v128, d1: v128, d2: v128, d3: v128, m0: v128, m1: v128, m2: v128, m3: v128): void {
  const q = v128.load64_splat(dying);
  const stay = v128.load64_splat(staying);
  v128.store(at, left(v128.load(at), one, f64x2.mul(q, d0), stay, m0), 64);
  v128.store(at, left(v128.load(at, 16), one, f64x2.mul(q, d1), stay, m1), 80);
  v128.store(at, left(v128.load(at, 32), one, f64x2.mul(q, d2), stay, m2), 96);
  v128.store(at, left(v128.load(at, 48), one, f64x2.mul(q, d3), stay, m3), 112);
}

/** The ages from `to` to `a` a year older each. */
// @ts-ignore: decorator
@inline
function ageRun(persons: i32, a: i32, to: i32, one: v128, dying: i32, staying: i32, d0: v128, d1: v128, d2: v128, d3: v128, m0: v128, m1: v128, m2: v128, m3: v128): void {
  let at = persons + a * CELL;
  let q = dying + a * 8;
  let stay = staying + a * 8;
  const end = persons + to * CELL;
  // Two ages at a time: half as many turns of the loop.
  for (; at > end; at -= 2 * CELL) {
    ageOne(at, q, stay, one, d0, d1, d2, d3, m0, m1, m2, m3);
    ageOne(at - CELL, q - 8, stay - 8, one, d0, d1, d2, d3, m0, m1, m2, m3);
    q -= 16;
    stay -= 16;
  }
  if (at == end) ageOne(at, q, stay, one, d0, d1, d2, d3, m0, m1, m2, m3);
}

/** {@link ageRun} where the shock could make more die than there are. */
// @ts-ignore: decorator
@inline
function ageFewer(persons: i32, a: i32, to: i32, one: v128, dying: i32, staying: i32, d0: v128, d1: v128, d2: v128, d3: v128, m0: v128, m1: v128, m2: v128, m3: v128): void {
  for (; a >= to; a -= 1) {
    const at = persons + a * CELL;
    const q = v128.load64_splat(dying + a * 8);
    const stay = v128.load64_splat(staying + a * 8);
    v128.store(at, left(v128.load(at), one, f64x2.pmin(f64x2.mul(q, d0), one), stay, m0), 64);
    v128.store(at, left(v128.load(at, 16), one, f64x2.pmin(f64x2.mul(q, d1), one), stay, m1), 80);
    v128.store(at, left(v128.load(at, 32), one, f64x2.pmin(f64x2.mul(q, d2), one), stay, m2), 96);
    v128.store(at, left(v128.load(at, 48), one, f64x2.pmin(f64x2.mul(q, d3), one), stay, m3), 112);
  }
}

// @ts-ignore: decorator
@inline
function within(most: v128, deaths: v128): bool {
  return i64x2.all_true(f64x2.le(f64x2.mul(most, deaths), f64x2.splat(1)));
}

/**
 * One sex a year older, in place; the tables are those of its year. What moving adds is the same for all ages of a run, those of a band that
 * move alike: `runs` has the lowest age of each age's run, `mostDying` the largest share of each band. The oldest age goes to the room after
 * the last one, and from there back to it.
 */
function age(persons: i32, dying: i32, staying: i32, profile: i32, sDying: i32, sMoving: i32, runs: i32, mostDying: i32, one: v128): void {
  for (let band = BANDS - 1; band >= 0; band -= 1) {
    const deaths = sDying + band * CELL;
    const moves = sMoving + band * CELL;
    const d0 = v128.load(deaths);
    const d1 = v128.load(deaths, 16);
    const d2 = v128.load(deaths, 32);
    const d3 = v128.load(deaths, 48);
    const most = v128.load64_splat(mostDying + band * 8);
    const safe = within(most, d0) && within(most, d1) && within(most, d2) && within(most, d3);
    const from = lowest(band);
    let a = lowest(band + 1) - 1;
    while (a >= from) {
      const to = i32.load(runs + a * 4);
      const gain = v128.load64_splat(profile + a * 8);
      const m0 = f64x2.mul(gain, v128.load(moves));
      const m1 = f64x2.mul(gain, v128.load(moves, 16));
      const m2 = f64x2.mul(gain, v128.load(moves, 32));
      const m3 = f64x2.mul(gain, v128.load(moves, 48));
      if (safe) ageRun(persons, a, to, one, dying, staying, d0, d1, d2, d3, m0, m1, m2, m3);
      else ageFewer(persons, a, to, one, dying, staying, d0, d1, d2, d3, m0, m1, m2, m3);
      a = to - 1;
    }
  }
  const open = persons + (AGES - 1) * CELL;
  v128.store(open, f64x2.add(v128.load(open), v128.load(open, 64)));
  v128.store(open, f64x2.add(v128.load(open, 16), v128.load(open, 80)), 16);
  v128.store(open, f64x2.add(v128.load(open, 32), v128.load(open, 96)), 32);
  v128.store(open, f64x2.add(v128.load(open, 48), v128.load(open, 112)), 48);
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

/**
 * {@link addRated} at two rates at once, to two cells: the women at the end of one year are those at the start of the next, and eight sums
 * wait no longer for each other than four.
 */
function addTwice(from: i32, rates: i32, next: i32, count: i32, to: i32, then: i32): void {
  let s0 = v128.load(to);
  let s1 = v128.load(to, 16);
  let s2 = v128.load(to, 32);
  let s3 = v128.load(to, 48);
  let n0 = f64x2.splat(0);
  let n1 = f64x2.splat(0);
  let n2 = f64x2.splat(0);
  let n3 = f64x2.splat(0);
  for (let i = 0; i < count; i += 1) {
    const at = from + i * CELL;
    const rate = v128.load64_splat(rates + i * 8);
    const later = v128.load64_splat(next + i * 8);
    const p0 = v128.load(at);
    const p1 = v128.load(at, 16);
    const p2 = v128.load(at, 32);
    const p3 = v128.load(at, 48);
    s0 = f64x2.add(s0, f64x2.mul(p0, rate));
    s1 = f64x2.add(s1, f64x2.mul(p1, rate));
    s2 = f64x2.add(s2, f64x2.mul(p2, rate));
    s3 = f64x2.add(s3, f64x2.mul(p3, rate));
    n0 = f64x2.add(n0, f64x2.mul(p0, later));
    n1 = f64x2.add(n1, f64x2.mul(p1, later));
    n2 = f64x2.add(n2, f64x2.mul(p2, later));
    n3 = f64x2.add(n3, f64x2.mul(p3, later));
  }
  v128.store(to, s0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
  v128.store(to, s3, 48);
  v128.store(then, n0);
  v128.store(then, n1, 16);
  v128.store(then, n2, 32);
  v128.store(then, n3, 48);
}

/** Sums of the parts between the cuts, of both sexes at once: eight sums that need not wait for each other. */
function addUp(women: i32, men: i32, cuts: i32, parts: i32, sums: i32): void {
  for (let part = 0; part < parts; part += 1) {
    let f0 = f64x2.splat(0);
    let f1 = f64x2.splat(0);
    let f2 = f64x2.splat(0);
    let f3 = f64x2.splat(0);
    let m0 = f64x2.splat(0);
    let m1 = f64x2.splat(0);
    let m2 = f64x2.splat(0);
    let m3 = f64x2.splat(0);
    const from = i32.load(cuts + part * 4) * CELL;
    const to = i32.load(cuts + (part + 1) * 4) * CELL;
    for (let at = from; at < to; at += CELL) {
      f0 = f64x2.add(f0, v128.load(women + at));
      f1 = f64x2.add(f1, v128.load(women + at, 16));
      f2 = f64x2.add(f2, v128.load(women + at, 32));
      f3 = f64x2.add(f3, v128.load(women + at, 48));
      m0 = f64x2.add(m0, v128.load(men + at));
      m1 = f64x2.add(m1, v128.load(men + at, 16));
      m2 = f64x2.add(m2, v128.load(men + at, 32));
      m3 = f64x2.add(m3, v128.load(men + at, 48));
    }
    const first = sums + part * CELL;
    const second = first + parts * CELL;
    v128.store(first, f0);
    v128.store(first, f1, 16);
    v128.store(first, f2, 32);
    v128.store(first, f3, 48);
    v128.store(second, m0);
    v128.store(second, m1, 16);
    v128.store(second, m2, 32);
    v128.store(second, m3, 48);
  }
}

function clear(at: i32): void {
  const none = f64x2.splat(0);
  v128.store(at, none);
  v128.store(at, none, 16);
  v128.store(at, none, 32);
  v128.store(at, none, 48);
}

/** Eight draws of a place through all years. The layouts are those of `Place` and `Shocks`; `state`, `bornRoom` and `sums` are working room. */
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
  runs: i32,
  mostDying: i32,
  state: i32,
  bornRoom: i32,
  sums: i32,
  unit: f64,
): void {
  const one = f64x2.splat(unit);
  const men = state + (AGES + 1) * CELL;
  for (let i = 0; i < 2 * AGES; i += 1) {
    const at = (i < AGES ? state : men - AGES * CELL) + i * CELL;
    const persons = v128.load64_splat(start + i * 8);
    v128.store(at, persons);
    v128.store(at, persons, 16);
    v128.store(at, persons, 32);
    v128.store(at, persons, 48);
  }
  const mothers = state + FIRST_FERTILE * CELL;
  const fertile = LAST_FERTILE - FIRST_FERTILE + 1;
  // The births of this year, and those of the next that the women at the end of this one have.
  let born = bornRoom;
  let bornNext = bornRoom + CELL;
  clear(born);
  addRated(mothers, births + FIRST_FERTILE * 8, fertile, born);
  for (let t = 0; t < years; t += 1) {
    const rates = births + (t * AGES + FIRST_FERTILE) * 8;
    for (let sex = 0; sex < 2; sex += 1) {
      const row = t * 2 + sex;
      const year = row * AGES * 8;
      const shock = row * BANDS * CELL;
      const persons = sex == 0 ? state : men;
      age(persons, dying + year, staying + year, profile, sDying + shock, sMoving + shock, runs, mostDying + row * BANDS * 8, one);
    }
    if (t + 1 < years) addTwice(mothers, rates, rates + AGES * 8, fertile, born, bornNext);
    else addRated(mothers, rates, fertile, born);
    for (let sex = 0; sex < 2; sex += 1) {
      const share: f64 = sex == 0 ? girls : boys;
      const kept = f64x2.splat(0.5 * share * f64.load(newborn + (t * 2 + sex) * 8));
      const first = sex == 0 ? state : men;
      const shock = sBirths + (t * 2 + sex) * CELL;
      for (let l = 0; l < CELL; l += 16)
        v128.store(first + l, f64x2.mul(f64x2.mul(v128.load(born + l), kept), v128.load(shock + l)));
    }
    const done = born;
    born = bornNext;
    bornNext = done;
    addUp(state, men, cuts, parts, sums);
    for (let r = 0; r < readouts; r += 1) {
      const to = out + (t * readouts + r) * CELL;
      clear(to);
      addRated(sums, weights + r * 2 * parts * 8, 2 * parts, to);
    }
  }
}
