export { saveTelling, setGruppetall, setKommunetall } from './actions.ts';
export { groupFigures, gruppetallSources } from './gruppetall.ts';
export { countedIn, findKommunetall, listGruppetall, listTellinger } from './store.ts';
export { kartleggingTable } from './tables.ts';
export {
  type Kommunetall,
  type Kommunetallslag,
  kartleggingSources,
  kommunetallConfidence,
  netOf,
  socialCounts,
  type Telling,
} from './telling.ts';
