export { type Actor, addMaal, saveTiltak } from './actions.ts';
export { tiltakFlows } from './effekt.ts';
export {
  type Amounts,
  amountsOf,
  canBeFinansiert,
  countsInOekonomiplan,
  fundedPart,
  isUnfunded,
  loanOf,
  unfundedPart,
  unmetConditions,
  type Vilkaar,
} from './finansiering.ts';
export { type KostraFunksjon, kostraIn } from './kostra.ts';
export type { Maal } from './maal.ts';
export { type Goal, listMaal, listTiltak } from './store.ts';
export { type PlacedStrategi, type Strategi, strategiNumber } from './strategi.ts';
export { TILTAK_TEXTS } from './texts.ts';
export {
  effekterOf,
  maalgrupperOf,
  PLAN_YEARS,
  type Tiltak,
  type TiltakStatus,
  tiltakNumber,
} from './tiltak.ts';
