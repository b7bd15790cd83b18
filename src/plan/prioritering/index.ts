export { givePoeng, saveSett } from './actions.ts';
