export { saveTelling, setKommunetall } from './actions.ts';
export { countedIn, findKommunetall, listTellinger } from './store.ts';
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
