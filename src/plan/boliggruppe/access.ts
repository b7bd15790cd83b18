import type { Action } from '../../platform/http/route.ts';

/** What it takes to see counts of one to four people as they are. Everybody else sees "under 5". */
export const SEES_SMALL_COUNTS: Action = 'rediger';
