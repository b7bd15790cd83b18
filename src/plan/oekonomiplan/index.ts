export { type FrameActor, setFrames } from './actions.ts';
export { addUtgave } from './behandling/actions.ts';
export { adoptedWith, type Utgave } from './behandling/behandling.ts';
export { listUtgaver } from './behandling/store.ts';
export { loadPrices } from './content.ts';
export {
  buildOekonomiplan,
  type Frame,
  type Oekonomiplan,
  type PlanLine,
  type PlanTables,
} from './oekonomiplan.ts';
export { priceYears } from './priser.ts';
export { listFrames, saveFrame } from './store.ts';
export { oekonomiplanTables } from './tables.ts';
