import { latestRun } from '../plan/boligbehov/index.ts';
import { type Barnerate, ratesOf } from '../plan/boligbyggeprogram/index.ts';
import type { Tx } from '../platform/db/database.ts';

/** Children in a household of the municipality today, as the newest run has its people and households; null before the first. */
export async function egneBarn(tx: Tx): Promise<Barnerate | null> {
  const run = await latestRun(tx);
  const { population, households, baseYear } = run?.result ?? {};
  const [pyramid] = population?.pyramid ?? [];
  const total = households?.total[0]?.mean;
  if (!pyramid || total === undefined || baseYear === undefined) return null;
  const persons = pyramid.female.map((n, band) => n + (pyramid.male[band] ?? 0));
  return ratesOf(persons, total, baseYear);
}
