export { type Catalogue, loadCatalogue } from './content.ts';
export { fromCube, narrowTo, periodsOf, toCube } from './cube.ts';
export { type FetchedTable, type FetchRecord, type FetchRefusal, fetchRole } from './henting.ts';
export { readStatistics } from './reading/index.ts';
export { readerSentence } from './reading/sentences.ts';
export { type CatalogueRow, DATA_ROLES, type DataRole, identify } from './roles.ts';
export type { DimensionRole, StatTable } from './stat-table.ts';
export { type Datasett, listDatasett, loadCubes } from './store.ts';
