import type { Maalgruppe } from '../../kernel/index.ts';

/** The layers of the plan map, from what stands above the municipality down to what is done. */
export const PLANNIVAAER = ['nasjonalt', 'regionalt', 'kommune', 'tema', 'handling'] as const;
export type Plannivaa = (typeof PLANNIVAAER)[number];

export const PLANTYPER = [
  'nasjonal',
  'regional',
  'planstrategi',
  'samfunnsdel',
  'arealdel',
  'kommunedelplan',
  'temaplan',
  'handlingsplan',
  'oekonomiplan',
] as const;
export type Plantype = (typeof PLANTYPER)[number];

const NIVAA_OF: Readonly<Record<Plantype, Plannivaa>> = {
  nasjonal: 'nasjonalt',
  regional: 'regionalt',
  planstrategi: 'kommune',
  samfunnsdel: 'kommune',
  arealdel: 'kommune',
  kommunedelplan: 'tema',
  temaplan: 'tema',
  handlingsplan: 'handling',
  oekonomiplan: 'handling',
};
export const nivaaOf = (plan: Pick<Plan, 'kind'>): Plannivaa => NIVAA_OF[plan.kind];

/** "uavklart" is a plan somebody has named and nobody has looked up: not known is no draft. */
export const REGISTERSTATUS = [
  'uavklart',
  'utkast',
  'hoering',
  'innstilt',
  'vedtatt',
  'rullering',
  'erstattet',
] as const;
export type Registerstatus = (typeof REGISTERSTATUS)[number];

export const TEMAER = [
  'bolig',
  'folkehelse',
  'helse-omsorg',
  'bosetting',
  'rus-psykisk',
  'oppvekst',
  'klima',
  'eiendom',
  'annet',
] as const;
export type Tema = (typeof TEMAER)[number];

/** Sibling plans that the guide names among the results of step 4. */
export const NABOTEMAER = ['folkehelse', 'helse-omsorg', 'bosetting', 'rus-psykisk', 'oppvekst'] as const;

/** A plan as the newest revision of its row says it. */
export interface Plan {
  readonly title: string;
  readonly kind: Plantype;
  readonly theme: Tema | null;
  readonly status: Registerstatus;
  /** The plan's own period, not that of a round. */
  readonly fromYear: number | null;
  readonly toYear: number | null;
  /** The year it is next to be revised. */
  readonly rullering: number | null;
  /** The unit that owns it. */
  readonly owner: string;
  readonly link: string;
  readonly caseNumber: string;
  /** Numbers of the plans it follows from. */
  readonly parents: readonly number[];
  readonly supersededBy: number | null;
  /** Groups that the plan says something of. */
  readonly groups: readonly Maalgruppe[];
  readonly note: string;
  /** The municipality's own boligplan, written in this product: its status is that of the document. */
  readonly own: boolean;
  /** Id in the list of usual plans; null for what a person has written. */
  readonly ready: string | null;
  readonly removed: boolean;
}

export interface PlanRow {
  readonly number: number;
  readonly revision: number;
  readonly data: Plan;
}

export const standing = <R extends { readonly data: { readonly removed: boolean } }>(rows: readonly R[]): R[] =>
  rows.filter((r) => !r.data.removed);

export const planNumber = (number: number): string => `P-${String(number).padStart(3, '0')}`;

/** The plan that leads back to itself when `number` follows from `parents`, or null. Removed rows count: they may come back. */
export function circleThrough(
  number: number,
  parents: readonly number[],
  rows: readonly Pick<PlanRow, 'number' | 'data'>[],
): number | null {
  const above = new Map(rows.map((r) => [r.number, r.data.parents]));
  const leadsBack = (from: number, seen: Set<number>): boolean => {
    if (from === number) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (above.get(from) ?? []).some((up) => leadsBack(up, seen));
  };
  return parents.find((p) => leadsBack(p, new Set())) ?? null;
}

/** True when the plans that took over, followed one by one, come back to `number`. */
export function supersedesItself(
  number: number,
  by: number | null,
  rows: readonly Pick<PlanRow, 'number' | 'data'>[],
): boolean {
  const next = new Map(rows.map((r) => [r.number, r.data.supersededBy]));
  const seen = new Set<number>();
  for (let at = by; at !== null && !seen.has(at); at = next.get(at) ?? null) {
    if (at === number) return true;
    seen.add(at);
  }
  return false;
}

/** Sibling plans of the guide that nobody has put in the register. */
export const missingTemaer = (rows: readonly PlanRow[]): Tema[] =>
  NABOTEMAER.filter((theme) => !standing(rows).some((r) => r.data.theme === theme && r.data.status !== 'erstattet'));

/** Plans whose period or next revision has passed and that nothing has taken over from. */
export const overdue = (rows: readonly PlanRow[], year: number): PlanRow[] =>
  standing(rows).filter(
    ({ data: d }) =>
      (d.status === 'vedtatt' || d.status === 'uavklart') &&
      ((d.toYear !== null && d.toYear < year) || (d.rullering !== null && d.rullering < year)),
  );
