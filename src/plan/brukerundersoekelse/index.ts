export { closeExpired } from './actions.ts';
export { loadSkjemamaler, type Mal } from './content.ts';
export { listResultater } from './store.ts';
