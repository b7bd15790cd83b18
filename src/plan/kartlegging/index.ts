export { saveTelling, setEtterslep } from './actions.ts';
export { countedIn, findEtterslep, listTellinger } from './store.ts';
export { kartleggingTable } from './tables.ts';
export {
  type Etterslep,
  etterslepConfidence,
  kartleggingSources,
  netOf,
  socialCounts,
  type Telling,
} from './telling.ts';
