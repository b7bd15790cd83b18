export { closeRapportrunde, giveRapport, type Kilder, startRapportrunde } from './actions.ts';
export type { Indikatorlinje } from './indikatorer.ts';
export { listLevert, rapportFunn, rapportState } from './store.ts';
