export { decide } from './actions.ts';
export { parseGruppe, parseMedlem, parseMoete, parseTall } from './gruppe.ts';
export { GRUPPE, groupMeetings, MEDLEM, MOETE, TALLENE, VEDTAK } from './store.ts';
