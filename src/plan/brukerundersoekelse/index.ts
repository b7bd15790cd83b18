export {
  answer,
  closeExpired,
  closeUndersoekelse,
  createUndersoekelse,
  publish,
  registerPaper,
} from './actions.ts';
export { loadSkjemamaler, type Skjemamal } from './content.ts';
export { signsIn, type Tegn } from './fritekst.ts';
export type { Resultat } from './resultat.ts';
export { listCited } from './store.ts';
export { resultBlocks } from './tabeller.ts';
