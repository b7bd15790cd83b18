export { ENDRINGER } from '../boligtilbud/index.ts';
export { addMaal, addMaalIn, removeMaalIn } from './actions/maal.ts';
export { type Decided, decideTiltakIn } from './actions/vedtatt.ts';
export { removeTiltakIn, saveTiltak, saveTiltakIn } from './actions.ts';
export { loadKostra, loadVirkemidler } from './content.ts';
export { IKKE_OPPTALT, netBy, type Opptalt, tiltakFlows } from './effekt.ts';
export { isFiltered, passes, queryOf, readFilter, type TiltakFilter } from './filter.ts';
export {
  type Amounts,
  amountsOf,
  canBeFinansiert,
  countsInOekonomiplan,
  fundedPart,
  hasCost,
  isUnfunded,
  lacksOperation,
  loanOf,
  overfundedYears,
  type PriceFactors,
  surenessOf,
  unfundedPart,
  unmetConditions,
  type Vilkaar,
} from './finansiering.ts';
export { eksempelstarter } from './gjenbruk.ts';
export { type KostraFunksjon, kostraIn } from './kostra.ts';
export { byLevel, driftOf, driftTooLow, staffOf } from './linjedrift.ts';
export { type Maal, type Typed, typedMaal } from './maal.ts';
export { type OppgaveMedFrist, oppgaverMedFrist } from './oppgaver.ts';
export { type ParseContext, type TiltakRefusal, typedTiltak } from './parse.ts';
export { TILTAK_STATUS, type TiltakStatus } from './status.ts';
export { type Stedfortreder, staaende } from './stedfortreder.ts';
export {
  allTiltak,
  listEgneVerdier,
  listMaal,
  listTiltak,
  listTiltakEndret,
  lockPlan,
  maalHistory,
  type StoredMaal,
  stedfortreder,
  tiltakHistory,
} from './store.ts';
export { type PlacedStrategi, type Strategi, strategiNumber } from './strategi.ts';
export type { MaaltMedTall } from './tables.ts';
export { TILTAK_TEXTS } from './texts.ts';
export {
  type Beslutning,
  effekterOf,
  givendeOf,
  maalgrupperOf,
  PLAN_YEARS,
  priceYearOf,
  SIKKERHET,
  SLAG,
  type Tiltak,
  tiltakNumber,
} from './tiltak.ts';
export type { Virkemiddel } from './virkemidler.ts';
