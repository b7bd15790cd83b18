export { type Actor, addMaal, saveTiltak } from './actions.ts';
export { TILTAK_TEXTS } from './texts.ts';
export {
  countsInOekonomiplan,
  isUnfunded,
  loanOf,
  type Maal,
  PLAN_YEARS,
  type Tiltak,
  type TiltakStatus,
  tiltakFlows,
  tiltakNumber,
} from './tiltak.ts';
