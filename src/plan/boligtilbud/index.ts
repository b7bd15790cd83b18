export { addTilbud } from './actions.ts';
export { type Husbankvilkaar, toRemind } from './avtale.ts';
export { loadHusbankvilkaar } from './content.ts';
export { flowOrigin } from './felt.ts';
export { allTilbud, listSupply as listTilbud } from './store.ts';
export { TILBUD_TEXTS } from './texts.ts';
export { AVTALETYPER, type Avtaletype, type Tilbud, tilbudFlows, tilbudStock } from './tilbud.ts';
