export { acceptFinding, planYear } from './actions.ts';
export { checkPlan, type Report, reportOf } from './check.ts';
export { loadKjentPlan, loadKombinasjoner } from './content.ts';
export { ALVOR, type Alvor, type Finding, type Kode } from './finding.ts';
export { judge } from './godtatt.ts';
export type { CheckedPlan, Kombinasjon } from './plan.ts';
export { listGodtatt, loadCheckedPlan, type PlanSources } from './store.ts';
export { ROEDTRAAD_TEXTS } from './texts.ts';
