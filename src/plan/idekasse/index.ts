export { addIdeas, becomeOppgave, becomeTiltak, leaveOut } from './actions.ts';
export { IDE } from './store.ts';
