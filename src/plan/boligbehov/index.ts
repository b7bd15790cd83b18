export { type ParameterFile, readParameterFile, toParameters } from './content.ts';
export { gapFunn } from './funn.ts';
export {
  buildInput,
  concerns,
  type InputRefusal,
  type KommuneNumbers,
  type LeftOut,
  type LoadedTable,
  NO_OWN_FIGURES,
  type OwnFigures,
} from './input.ts';
export { takenInAt } from './kilder.ts';
export { omloepOf } from './omloep.ts';
export { type Omraadetall, parseOmraader, placing } from './omraader.ts';
export { type HiddenGap, hiddenText, isHidden, openAreas, openGap, openGroups } from './open-gap.ts';
export { openPopulations, type PopulationTable } from './populations.ts';
export { isStale, latestRun, listRunTables, OMRAADETALL, runBefore, runDates, type StoredRun } from './store.ts';
export { BOLIGBEHOV_TEXTS } from './texts.ts';
