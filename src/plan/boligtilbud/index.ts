export { addLeveranseIn, removeLeveranseIn } from './actions/levert.ts';
export { addTilbud } from './actions.ts';
export { avtaleNumber, avtalerIn, type Husbankvilkaar, toRemind } from './avtale.ts';
export { loadHusbankvilkaar } from './content.ts';
export { backId, ENDRINGER, type Endring, endringFlows, goneKey, isTold } from './endring.ts';
export { flowOrigin } from './felt.ts';
export { givesDwellings } from './levert.ts';
export { allTilbud, listSupply as listTilbud, listTilbud as listTilbudsrader } from './store.ts';
export { TILBUD_TEXTS } from './texts.ts';
export {
  AVTALETYPER,
  type Avtaletype,
  comeAndLeft,
  isDelivered,
  type Leveranse,
  type Tilbud,
  tilbudFlows,
  tilbudStock,
} from './tilbud.ts';
