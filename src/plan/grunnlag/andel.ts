import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';

/** The share of a split municipality's figures that somebody has decided is this kommune's. */
export interface Andel {
  readonly number: string;
  readonly revision: number;
  /** Between 0 and 1; null where the last decision was taken back. */
  readonly share: number | null;
  readonly reason: string;
  readonly decided: string;
  readonly by: string;
}

/** A number that was split, with the years it was used. */
export interface SplitNumber {
  readonly number: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export type AndelRefusal = Refusal<'andel-ugyldig' | 'grunn-mangler' | 'grunn-for-lang' | 'endret-av-andre'>;

const MAX_REASON = 500;

/** "14", "14,2" or "14 %" and why; every refusal of the form at once. */
export function parseAndel(
  percent: string,
  reason: string,
): Result<{ readonly share: number; readonly reason: string }, readonly AndelRefusal[]> {
  const refusals: AndelRefusal[] = [];
  const plain = percent.trim().replace(/%$/, '').replace(',', '.').trim();
  const share = /^\d{1,3}(\.\d{1,3})?$/.test(plain) ? Number(plain) / 100 : Number.NaN;
  if (!(share >= 0 && share <= 1)) refusals.push({ code: 'andel-ugyldig', field: 'andel' });
  if (reason === '') refusals.push({ code: 'grunn-mangler', field: 'grunn' });
  if (reason.length > MAX_REASON) refusals.push({ code: 'grunn-for-lang', field: 'grunn', data: { max: MAX_REASON } });
  return refusals.length > 0 ? err(refusals) : ok({ share: Number(share.toFixed(5)), reason });
}

/** The shares that hold now, by old number. */
export const sharesOf = (rows: readonly Andel[]): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((row) => (row.share === null ? [] : [[row.number, row.share] as const])));
