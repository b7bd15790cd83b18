export { bookedOn, type Sammenstilling } from './regnskap.ts';
export { newestRegnskap, regnskapAsOf } from './store.ts';
export { periodName, regnskapSaid, regnskapTables } from './tables.ts';
