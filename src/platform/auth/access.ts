import { type Action, ROLES, type Role } from '../http/route.ts';

/** What somebody is in one round of the kommune, on top of the role they have there. */
export const RUNDE_ROLLER = [
  'prosjektleder',
  'bidragsyter',
  'styringsgruppe',
  'politiker',
  'rundeleser',
  'ekstern',
] as const;
export type RundeRolle = (typeof RUNDE_ROLLER)[number];

/** Who may do what in a kommune: the whole table. A person without a role there may do nothing. */
export const ACCESS: Readonly<Record<Role, readonly Action[]>> = {
  leser: ['les'],
  planlegger: ['les', 'rediger'],
  administrator: ['les', 'rediger', 'vedta', 'administrer'],
};

export const mayInKommune = (roles: readonly Role[], action: Action): boolean =>
  roles.some((role) => ACCESS[role].includes(action));

/** The role that may most; null for nobody. ROLES stands from least to most. */
export const strongest = (roles: readonly Role[]): Role | null => ROLES.findLast((r) => roles.includes(r)) ?? null;
