export { type Lesbarhet, lesbarhetI } from './lesbarhet.ts';
export { HIGHEST_LIX, lixOf } from './lix.ts';
export { etterBokstav, feilI, type Ordliste } from './ordliste.ts';
export { type Seksjon, seksjonerI, stedOf } from './seksjoner.ts';
export { loadOrdliste, loadVeileder } from './store.ts';
export * from './veileder.ts';
