export { temaerLive } from './actions/lesing.ts';
export { saveTekst, saveVerdi } from './actions.ts';
export { loadIndikatorer } from './content.ts';
export { rolesOf, type Tema } from './indikator.ts';
export { comparedNumbers, listTekster, ownIndikatorer, verdierFor } from './store.ts';
