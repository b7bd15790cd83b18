export { type Registered, registerVedtak, type VedtakOrder } from './actions/vedtak.ts';
export { saveAnswers, saveChoice } from './actions/vurdering.ts';
export { loadPlanform } from './content.ts';
export { draftMandate } from './mandat.ts';
export { PLANFORMER, type Planform, type PlanformRules, recommendPlanform } from './planform.ts';
export { listVedtak, listVurderinger } from './store.ts';
export { VEDTAK_TEXTS } from './texts.ts';
export { newestOn, type StoredVedtak, type Subject, standing, type Vedtak, vedtakNumber } from './vedtak.ts';
export type { Vurdering } from './vurdering.ts';
