export { setAnsvar } from './actions.ts';
export { type Boligoppgave, cellField, findingsOf } from './ansvar.ts';
export { loadBoligoppgaver } from './content.ts';
export { ENHETSTYPER, parseEnhet } from './enhet.ts';
export { parseInteressent } from './interessent.ts';
export { type Member, type RowList, rowRoutes } from './pages/rows.tsx';
export { parseRolle } from './rolle.ts';
export { ansvarHistory, ENHET, INTERESSENT, ROLLE, unitNames } from './store.ts';
