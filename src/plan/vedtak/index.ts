export {
  type Actor,
  registerVedtak,
  type Registered,
  saveAnswers,
  saveChoice,
  type Seen,
  type VedtakOrder,
} from './actions.ts';
export { loadPlanform } from './content.ts';
export { PLANFORMER, type Planform, type PlanformRules, recommendPlanform } from './planform.ts';
export { listVedtak, listVurderinger } from './store.ts';
export { VEDTAK_TEXTS } from './texts.ts';
export { newestOn, type StoredVedtak, standing, type Subject, type Vedtak, vedtakNumber } from './vedtak.ts';
export type { Vurdering } from './vurdering.ts';
