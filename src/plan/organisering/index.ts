export { setAnsvar } from './actions.ts';
export { type Boligoppgave, cellField, findingsOf } from './ansvar.ts';
export { loadBoligoppgaver } from './content.ts';
export { ENHETSTYPER, MAX_NAME, parseEnhet, sameName } from './enhet.ts';
export { parseInteressent } from './interessent.ts';
export { personName } from './pages/organisering.tsx';
export { here, type Member, type RowContext, type RowList, rowNumber, rowRoutes } from './pages/rows.tsx';
export { parseRolle } from './rolle.ts';
export { ansvarHistory, ENHET, INTERESSENT, ROLLE, unitNames } from './store.ts';
