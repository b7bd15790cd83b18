export { takeInShort } from './actions/liten.ts';
export { type Avvikslinje, bookedOn, type Formaal, type Sammenstilling } from './regnskap.ts';
export { newestRegnskap, regnskapAsOf, wholeYears } from './store.ts';
export { periodName, regnskapSaid, regnskapTables } from './tables.ts';
