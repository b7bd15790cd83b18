import { RUNDE_ROLLER, type RundeRolle } from '../src/platform/auth/access.ts';
import { type Action, ROLES, type Role } from '../src/platform/http/route.ts';

/**
 * Who asks: somebody without a login, with a login and no role here, the neighbour's administrator, a role here; or somebody
 * from outside (`ekstern`) with a role in the round, or named in its first task.
 */
export type Visitor = 'none' | 'stranger' | 'neighbour' | Role | RundeRolle | 'navngitt';
export const HOLDERS = [...ROLES, ...RUNDE_ROLLER, 'navngitt'] as const;
export const VISITORS = ['none', 'stranger', 'neighbour', ...HOLDERS] as const satisfies readonly Visitor[];

/** The whole table, written out by hand: a new action or role does not compile here without its cells. */
const NOBODY = { none: false, stranger: false, neighbour: false } as const;
const cellsOf = (
  kommune: Readonly<Record<Role, boolean>>,
  round: Readonly<Record<RundeRolle | 'navngitt', boolean>>,
): Readonly<Record<Visitor, boolean>> => ({ ...NOBODY, ...kommune, ...round });
const roles = (ekstern: boolean, leser: boolean, controller: boolean, planlegger: boolean, administrator: boolean) => ({
  ekstern,
  leser,
  controller,
  planlegger,
  administrator,
});
const inRound = (
  prosjektleder: boolean,
  bidragsyter: boolean,
  styringsgruppe: boolean,
  politiker: boolean,
  rundeleser: boolean,
  navngitt: boolean,
) => ({ prosjektleder, bidragsyter, styringsgruppe, politiker, rundeleser, navngitt });
const [o, X] = [false, true];
const NOT_BY_ROUND = inRound(o, o, o, o, o, o);
export const TABLE: Readonly<Record<Action, Readonly<Record<Visitor, boolean>>>> = {
  // Columns: ekstern, leser, controller, planlegger, administrator | prosjektleder, bidragsyter, styringsgruppe, politiker, rundeleser, navngitt
  les: cellsOf(roles(o, X, X, X, X), NOT_BY_ROUND),
  rediger: cellsOf(roles(o, o, o, X, X), NOT_BY_ROUND),
  oekonomi: cellsOf(roles(o, o, X, X, X), NOT_BY_ROUND),
  vedta: cellsOf(roles(o, o, o, o, X), NOT_BY_ROUND),
  administrer: cellsOf(roles(o, o, o, o, X), NOT_BY_ROUND),
  oppgaver: cellsOf(roles(X, X, X, X, X), inRound(X, X, X, X, X, X)),
  foelg: cellsOf(roles(o, X, X, X, X), inRound(X, X, X, X, X, o)),
  kommenter: cellsOf(roles(o, o, o, X, X), inRound(X, X, X, X, o, X)),
  bidra: cellsOf(roles(o, o, o, X, X), inRound(X, X, o, o, o, X)),
  godkjenn: cellsOf(roles(o, o, o, o, X), inRound(X, o, X, o, o, o)),
  led: cellsOf(roles(o, o, o, X, X), inRound(X, o, o, o, o, o)),
};

/**
 * A unit that is asked to count holds a link and no role: what is done with the link in hand, by each visitor as they are beside it. Both
 * forms hold for the page, the sheet and what is sent.
 */
const ALL = roles(X, X, X, X, X);
const ROUND = inRound(X, X, X, X, X, X);
export const BY_UNIT_LINK: Readonly<
  Record<'own' | 'of another unit' | 'without the link' | 'of all units', Readonly<Record<Visitor, boolean>>>
> = {
  own: { none: X, stranger: X, neighbour: X, ...ALL, ...ROUND },
  'of another unit': cellsOf(roles(o, o, o, o, o), NOT_BY_ROUND),
  'without the link': cellsOf(roles(o, o, o, o, o), NOT_BY_ROUND),
  'of all units': cellsOf(roles(o, o, o, X, X), NOT_BY_ROUND),
};
