export { chosen, type Eksempel } from './eksempel.ts';
export { loadEksempler } from './store.ts';
