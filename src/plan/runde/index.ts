export { type MayInRunde, mayInRunde, mayLead } from './access.ts';
export { handOverRunder, heldInRunder } from './actions/avloesning.ts';
export { addKommentarIn, createOppgave, type NewOppgave, saveOppgaveIn } from './actions.ts';
export { type GuideTask, guideTasks } from './content.ts';
export type { Funn } from './funn.ts';
export {
  type ListedOppgave,
  type Objekt,
  OPPGAVE_STATUS,
  type Oppgave,
  type OppgaveStatus,
  type Origin,
  oppgaveNumber,
  type Standing,
  standingOf,
} from './oppgave.ts';
export { deadlineTold } from './paaminning.ts';
export { EVIDENCE_TYPES, needsApproval, type OppgaveRefusal, typedOppgave } from './parse.ts';
export type { Runde } from './runde.ts';
export {
  currentRunde,
  findableOppgaver,
  findOppgave,
  findRunde,
  type Kommentar,
  knownUnits,
  kommentarerTo,
  listOppgaver,
  listRunder,
  oppgaveHistory,
  oppgaverFrom,
  rollerIn,
  type StoredOppgave,
  type StoredRunde,
} from './store.ts';
export { RUNDE_TEXTS } from './texts.ts';
