export { checkPlan, type Report } from './check.ts';
export { loadKombinasjoner } from './content.ts';
export { ALVOR, type Alvor, type Finding, type Kode } from './finding.ts';
export type { CheckedPlan } from './plan.ts';
export { ROEDTRAAD_TEXTS } from './texts.ts';
