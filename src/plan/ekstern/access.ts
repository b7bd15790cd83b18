import { type AnyRole, mayInKommune } from '../../platform/auth/access.ts';
import type { Action } from '../../platform/http/route.ts';

/** Who has a link stands in the one table as somebody from outside who is named in the task, and nothing more. */
const ROLES: readonly AnyRole[] = ['ekstern', 'navngitt'];

export const mayWithLink = (action: Action): boolean => mayInKommune(ROLES, action);
