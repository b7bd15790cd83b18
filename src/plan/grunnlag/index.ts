export { type SplitNumber, sharesOf } from './andel.ts';
export { bordersOf, dateOf, filledRegions } from './borders.ts';
export { complete, type TableEntry } from './catalogue.ts';
export { type Catalogue, loadCatalogue, loadEntries, mappingsOf } from './content.ts';
export { type AreaParts, type Areas, cover, type Shares } from './coverage.ts';
export { fromCube, narrowTo, periodsOf, toCube } from './cube.ts';
export { type FetchedTable, type FetchRecord, type FetchRefusal, fetchRole } from './henting.ts';
export { addedValues, boligtypeOf, type Mapping, type Mappings, means, oneValue } from './mapping.ts';
export { readStatistics } from './reading/index.ts';
export { readerSentence } from './reading/sentences.ts';

export {
  type CatalogueRow,
  DATA_ROLES,
  type DataRole,
  EXTRA_ROLES,
  fetchedRows,
  identify,
  inModel,
  KUNNSKAP_ROLES,
  PLAN_ROLES,
  standsAlone,
} from './roles.ts';

export type { DimensionRole, StatDimension, StatTable } from './stat-table.ts';
export {
  type Datasett,
  listAndeler,
  listDatasett,
  listReplaced,
  loadCubes,
  loadTable,
  type OldDatasett,
} from './store.ts';
