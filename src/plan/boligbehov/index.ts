export { type ParameterFile, readParameterFile, toParameters } from './content.ts';
export {
  buildInput,
  concerns,
  type InputRefusal,
  type KommuneNumbers,
  type LoadedTable,
  NO_OWN_FIGURES,
  type OwnFigures,
} from './input.ts';
export { openPopulations, type PopulationTable } from './populations.ts';
export { latestRun, type StoredRun } from './store.ts';
