import type { Route } from '../../../platform/http/route.ts';
import { inviterteRoutes } from './inviterte.tsx';
import { lenkeRoutes } from './oppgave.tsx';
import { lenkeUtkastRoutes } from './utkast.ts';
import type { EksternPageDeps } from './where.ts';

export const eksternRoutes = (deps: EksternPageDeps): Route[] => [
  ...inviterteRoutes(deps),
  ...lenkeRoutes(deps),
  ...lenkeUtkastRoutes(),
];
