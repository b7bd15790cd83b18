export { addIdeas, becomeOppgave, becomeTiltak, leaveOut } from './actions.ts';
export { ideNumber } from './ide.ts';
export { IDE } from './store.ts';
