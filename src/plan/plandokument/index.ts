export { type LoadedPlan, loadPlan, moveVersion, type StepOrder } from './actions.ts';
export { gapOf, liveFigures } from './blocks/live-figures.ts';
export { gapPicture } from './blocks/pictures.ts';
export { leadingTo, workspaceAt } from './forklart.ts';
export { orderVersionFiles } from './jobs.ts';
export { parseRichText } from './richtext.ts';
export { adoptedBefore, currentChapters, listVersions, type Planversjon } from './store.ts';
export { PLANDOKUMENT_TEXTS } from './texts.ts';
