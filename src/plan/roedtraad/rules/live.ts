import type { CheckedTiltak } from '../plan.ts';

/** Still to be done: neither turned down nor over. */
export const isLive = (t: CheckedTiltak): boolean => t.state !== 'ute' && t.state !== 'ferdig';

/** Decided upon, with or without money. */
export const isAdopted = (t: CheckedTiltak): boolean => t.state === 'vedtatt' || t.state === 'i-plan';
