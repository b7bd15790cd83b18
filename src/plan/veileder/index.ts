export { loadVeileder } from './store.ts';
export * from './veileder.ts';
