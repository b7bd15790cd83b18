export { loadIndikatorer } from './content.ts';
export { RESULTATKVALITETER, type Tema } from './indikator.ts';
export { comparedNumbers, ownIndikatorer } from './store.ts';
