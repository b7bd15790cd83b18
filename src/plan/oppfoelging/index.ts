export { closeRapportrunde, giveRapport, startRapportrunde } from './actions.ts';
export { listLevert, rapportFunn, rapportState } from './store.ts';
