export { addPoeng, saveSett } from './actions.ts';
