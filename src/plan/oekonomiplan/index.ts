export { addUtgave, type FrameActor, setFrames } from './actions.ts';
export { loadFoelgekostnad, loadLaanevilkaar, loadPrices } from './content.ts';
export type { Kontering } from './kontering.ts';
export {
  buildOekonomiplan,
  type Frame,
  type Oekonomiplan,
  type PlanLine,
  type PlanTables,
} from './oekonomiplan.ts';
export { convert, type PriceTable, priceYears } from './priser.ts';
export { listFrames, listKontering, listUtgaver, saveFrame, tablesIn } from './store.ts';
export { oekonomiplanTables, tablesOfThePlan } from './tables.ts';
