export { closeRapportrunde, giveRapport, startRapportrunde } from './actions.ts';
export { listLevert, listRapportrunder, rapportFunn, rapportState } from './store.ts';
