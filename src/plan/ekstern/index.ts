export { mayWithLink } from './invitasjon.ts';
export { eksternJobs, orderEksternBrev } from './jobs.ts';
export { invitedTo } from './store.ts';
