export {
  type Egenverdi,
  type EgetFelt,
  type Egneverdier,
  FELTSLAG,
  feltKey,
  JANEI,
  type NumberedFelt,
  paaTrykk,
  parseVerdier,
  plainNumber,
  shownVerdi,
  typedVerdier,
  type VerdiRefusal,
  valgIn,
} from './felt.ts';
export { EGET_FELT, listAlleEgneFelt, listEgneFelt } from './store.ts';
