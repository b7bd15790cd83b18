export { setEtterslep, saveTelling } from './actions.ts';
export { kartleggingTable } from './tables.ts';
export { findEtterslep, listTellinger } from './store.ts';
export { type Etterslep, etterslepConfidence, kartleggingSources, socialCounts, type Telling } from './telling.ts';
