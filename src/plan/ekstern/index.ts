export { mayWithLink } from './access.ts';
export { eksternJobs, orderEksternBrev } from './jobs.ts';
export { invitedTo } from './store.ts';
