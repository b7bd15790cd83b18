export { buildOekonomiplan, type Frame, type Oekonomiplan } from './oekonomiplan.ts';
export { listFrames, saveFrame } from './store.ts';
export { oekonomiplanTables } from './tables.ts';
