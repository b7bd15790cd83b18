export { saveTelling, setKommunetall, setMaalgruppetall } from './actions.ts';
export { groupFigures, maalgruppetallSources } from './maalgruppetall.ts';
export { countedIn, findKommunetall, listMaalgruppetall, listTellinger } from './store.ts';
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
