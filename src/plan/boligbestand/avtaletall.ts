import { type Boligtype, type Ledger, SMALL_COUNT, type Tjenestenivaa } from '../../kernel/index.ts';
import type { Avtaletype, Tilbud } from '../boligtilbud/index.ts';

/** Units of agreements of one kind that end in one year. */
export interface Avtaletall {
  readonly ledger: Ledger;
  readonly agreement: Avtaletype | null;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly expiryYear: number | null;
  readonly units: number;
}

/** Agreements that have not ended, put together by kind and by the year they end. */
export function avtalerOf(rows: readonly { readonly data: Tilbud }[], today: string): Avtaletall[] {
  const sums = new Map<string, Avtaletall>();
  for (const { data: d } of rows) {
    if (d.removed || d.kind !== 'avtale' || (d.expiry && d.expiry < today)) continue;
    const expiryYear = d.expiry ? Number(d.expiry.slice(0, 4)) : null;
    const of = { ledger: d.ledger, agreement: d.agreement ?? null, type: d.type, level: d.level, expiryYear };
    const key = Object.values(of).join('/');
    sums.set(key, { ...of, units: (sums.get(key)?.units ?? 0) + d.units });
  }
  return [...sums.values()];
}

/**
 * The largest first, and those that are few put together. The rest is never one row alone, nor a small count itself: both could be read
 * off a sum.
 */
export function utenSmaa<T extends { readonly units: number }>(
  rows: readonly T[],
): { readonly shown: readonly T[]; readonly rest: number } {
  const all = rows.filter((r) => r.units > 0).sort((a, b) => b.units - a.units);
  const sum = (part: readonly T[]) => part.reduce((n, r) => n + r.units, 0);
  let shown = all.filter((r) => r.units >= SMALL_COUNT).length;
  while (shown > 0 && shown < all.length && (all.length - shown === 1 || sum(all.slice(shown)) < SMALL_COUNT))
    shown -= 1;
  return { shown: all.slice(0, shown), rest: sum(all.slice(shown)) };
}
