/** Figures the municipalities report are published on 15 March and corrected until 15 June; the agency does not flag the first ones. */
const REVISED = '06-15';
/** Between these hours figures that are due for revision can show as zero or a dot. */
const UNSURE_FROM = '05.00';
export const FIGURES_OUT = '08.00';

export interface AboutTable {
  readonly kostra: boolean;
  /** When the agency last updated the table. */
  readonly updated: string | null;
  readonly lastPeriod: string | null;
}

/** Whether the newest year of the table was published before it was corrected. */
export function isUnrevised({ kostra, updated, lastPeriod }: AboutTable): boolean {
  if (!kostra || updated === null || !/^\d{4}$/.test(lastPeriod ?? '')) return false;
  return updated.slice(0, 10) < `${Number(lastPeriod) + 1}-${REVISED}`;
}

/** Whether figures were fetched while the agency was putting out new ones; `time` is the clock on a Norwegian wall. */
export const isFetchedTooEarly = (time: string): boolean => time >= UNSURE_FROM && time < FIGURES_OUT;
