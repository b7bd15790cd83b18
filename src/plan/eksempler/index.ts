export { saveEget } from './actions.ts';
export { chosen, type Eksempel } from './eksempel.ts';
export { listEgne, loadEksempler } from './store.ts';
