export { closeRapportrunde, giveRapport, startRapportrunde } from './actions.ts';
