export { type FrameActor, setFrames } from './actions.ts';
export { buildOekonomiplan, type Frame, type Oekonomiplan, type PlanLine } from './oekonomiplan.ts';
export { listFrames, saveFrame } from './store.ts';
export { oekonomiplanTables } from './tables.ts';
