export { isAarsfrist } from './aarsfrister.ts';
export { AARSFRIST_TEXTS } from './aarsfrister-texts.ts';
export { closeRapportrunde, giveRapport, type Kilder, startRapportrunde } from './actions.ts';
export { ESKALERING_DAGER, type Eskalering } from './eskalering.ts';
export type { Indikatorlinje } from './indikatorer.ts';
export { possibleNames } from './personnavn.ts';
export {
  eskaleringer,
  fristhendelser,
  fristvarsler,
  listLevert,
  listRapportrunder,
  purringer,
  rapporterSomVenter,
  rapportFunn,
  rapportState,
} from './store.ts';
