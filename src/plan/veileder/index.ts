export { etterBokstav, feilI, type Ordliste } from './ordliste.ts';
export { loadOrdliste, loadVeileder } from './store.ts';
export * from './veileder.ts';
