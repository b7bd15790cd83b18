export { mayLead } from './access.ts';
export { handOverRunder, heldInRunder } from './actions/avloesning.ts';
export { createOppgave, type NewOppgave } from './actions.ts';
export { type GuideTask, guideTasks } from './content.ts';
export type { Funn } from './funn.ts';
export {
  type ListedOppgave,
  type Objekt,
  type OppgaveStatus,
  type Origin,
  oppgaveNumber,
  type Standing,
  standingOf,
} from './oppgave.ts';
export { deadlineTold } from './paaminning.ts';
export type { Runde } from './runde.ts';
export {
  currentRunde,
  findableOppgaver,
  knownUnits,
  listOppgaver,
  listRunder,
  oppgaverFrom,
  type StoredOppgave,
  type StoredRunde,
} from './store.ts';
export { RUNDE_TEXTS } from './texts.ts';
