export { saveKart } from './actions/kart.ts';
export { addFelt, saveGrid } from './actions.ts';
export { PROGRAM_BLOKKER, programBlokker } from './blokker.ts';
export { loadBarnetall, loadHjemler } from './content.ts';
export { FELTSTATUS, type Felt, type Feltstatus, NEW_FELT } from './felt.ts';
export { type Barnerate, ratesOf } from './kapasitet.ts';
export { type Ventet, ventet } from './prognose.ts';
export { allRevisions as allFelt, listFelt, listKart, listVentet } from './store.ts';
