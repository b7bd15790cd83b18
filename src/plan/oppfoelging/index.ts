export { closeRapportrunde, giveRapport, startRapportrunde } from './actions.ts';
export { rapportFunn, rapportState } from './store.ts';
