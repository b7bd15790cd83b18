export { saveTelling, setSamtalt } from './actions.ts';
export { countedIn, findSamtalt, listTellinger } from './store.ts';
export { kartleggingTable } from './tables.ts';
export {
  kartleggingSources,
  netOf,
  type Samtalt,
  type Samtelling,
  samtaltConfidence,
  socialCounts,
  type Telling,
} from './telling.ts';
