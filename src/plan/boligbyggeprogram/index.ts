export { saveKart } from './actions/kart.ts';
export { addFelt } from './actions.ts';
export { PROGRAM_BLOKKER, programBlokker } from './blokker.ts';
export { loadHjemler } from './content.ts';
export { FELTSTATUS, type Felt, type Feltstatus, NEW_FELT } from './felt.ts';
export { type Ventet, ventet } from './prognose.ts';
export { allRevisions as allFelt, listFelt, listKart, listVentet } from './store.ts';
