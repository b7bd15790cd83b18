export { saveNotat } from './actions.ts';
export { listNotater } from './store.ts';
