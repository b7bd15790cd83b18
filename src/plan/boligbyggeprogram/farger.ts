import { PARTS } from '../../ui/charts/palette.ts';
import { FELTSTATUS, type Feltstatus } from './felt.ts';

/** The surest first: the order of a stack from below, and of a legend. */
export const SUREST_FIRST: readonly Feltstatus[] = [...FELTSTATUS].reverse();

/** The same colour for a status in every picture. */
export const colourOf = (status: Feltstatus): string => PARTS[SUREST_FIRST.indexOf(status) % PARTS.length] ?? PARTS[0];

/** Whether words on the colour are white: every other one of the palette is dark. */
export const isDark = (status: Feltstatus): boolean => SUREST_FIRST.indexOf(status) % 2 === 0;
