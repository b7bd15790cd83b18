export { addTilbud } from './actions.ts';
export { listTilbud } from './store.ts';
export { TILBUD_TEXTS } from './texts.ts';
export { type Tilbud, tilbudFlows, tilbudStock } from './tilbud.ts';
