export { decide } from './actions.ts';
export { parseGruppe, parseMedlem, parseMoete, parseTall } from './gruppe.ts';
export { GRUPPE, MEDLEM, MOETE, TALLENE, VEDTAK } from './store.ts';
