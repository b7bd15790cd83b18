export {
  addReadyFoeringer,
  addUsualPlans,
  pastePlans,
  saveFoering,
  saveMotstrid,
  savePlan,
  saveSvar,
} from './actions.ts';
export { loadVanlige } from './content.ts';
export { dekningOf, type Svargrad } from './dekning.ts';
export { type Foering, foeringNumber } from './foering.ts';
export { typedPlan } from './parse.ts';
export { type Plan, planNumber, type Registerstatus } from './plan.ts';
export { listFoeringer, listMotstrid, listPlaner, namedPlans, openFoeringer } from './store.ts';
export { PLANREGISTER_NAMES } from './texts.ts';
export type { Vanlige } from './vanlige.ts';
