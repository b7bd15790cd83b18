import { type Action, ROLES, type Role } from '../http/route.ts';

/** What somebody is in one round of the kommune, on top of the role they have there. */
export const RUNDE_ROLLER = ['prosjektleder', 'bidragsyter', 'styringsgruppe', 'politiker', 'rundeleser'] as const;
export type RundeRolle = (typeof RUNDE_ROLLER)[number];

/** A role in the kommune, a role in one round of it, or being named in one task, which counts for that task. */
export type AnyRole = Role | RundeRolle | 'navngitt';

/** Who may do what: the whole table. A person without a role in the kommune may do nothing there. */
export const ACCESS: Readonly<Record<AnyRole, readonly Action[]>> = {
  ekstern: ['oppgaver'],
  leser: ['les', 'oppgaver', 'foelg'],
  controller: ['les', 'oekonomi', 'oppgaver', 'foelg'],
  planlegger: ['les', 'rediger', 'oekonomi', 'oppgaver', 'foelg', 'kommenter', 'bidra', 'led'],
  administrator: [
    'les',
    'rediger',
    'oekonomi',
    'vedta',
    'administrer',
    'oppgaver',
    'foelg',
    'kommenter',
    'bidra',
    'godkjenn',
    'led',
  ],
  prosjektleder: ['oppgaver', 'foelg', 'kommenter', 'bidra', 'godkjenn', 'led'],
  bidragsyter: ['oppgaver', 'foelg', 'kommenter', 'bidra'],
  styringsgruppe: ['oppgaver', 'foelg', 'kommenter', 'godkjenn'],
  politiker: ['oppgaver', 'foelg', 'kommenter'],
  rundeleser: ['oppgaver', 'foelg'],
  navngitt: ['oppgaver', 'kommenter', 'bidra'],
};

export const mayInKommune = (roles: readonly AnyRole[], action: Action): boolean =>
  roles.some((role) => ACCESS[role].includes(action));

/** The role that may most; null for nobody. ROLES stands from least to most. */
export const strongest = (roles: readonly Role[]): Role | null => ROLES.findLast((r) => roles.includes(r)) ?? null;
