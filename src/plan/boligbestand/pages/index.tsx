import type { Route } from '../../../platform/http/route.ts';
import { choose, innPage, take } from './inn.tsx';
import { listerFile, oversiktPage } from './oversikt.tsx';
import { regnskapFile, regnskapPage } from './regnskap.tsx';
import { order, startPage, templateFile, undo } from './start.tsx';
import type { BestandPageDeps } from './where.ts';

export function boligbestandRoutes(deps: BestandPageDeps): Route[] {
  const path = '/arbeid/:kommune/boliger';
  const one = `${path}/inn/:nummer{[0-9]+}`;
  const edit = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: (ctx) => oversiktPage(ctx) },
    { method: 'GET', path: `${path}/beholdning`, who: { kommune: 'les' }, handle: (ctx) => regnskapPage(ctx, deps) },
    {
      method: 'GET',
      path: `${path}/beholdning.xlsx`,
      who: { kommune: 'les' },
      handle: (ctx) => regnskapFile(ctx, deps),
    },
    // Addresses of municipal dwellings: nobody but those who plan.
    { method: 'GET', path: `${path}/lister.xlsx`, who: edit, handle: (ctx) => listerFile(ctx, deps) },
    { method: 'GET', path: `${path}/liste.csv`, who: edit, handle: templateFile },
    { method: 'GET', path: `${path}/inn`, who: edit, handle: (ctx) => startPage(ctx, deps) },
    { method: 'POST', path: `${path}/inn`, who: edit, files: true, handle: (ctx) => order(ctx, deps) },
    {
      method: 'GET',
      path: one,
      who: edit,
      handle: (ctx) => innPage(ctx),
      examples: [1, 2].map((n) => `${path}/inn/${n}`),
    },
    { method: 'POST', path: one, who: edit, handle: choose },
    { method: 'POST', path: `${one}/ta-inn`, who: edit, handle: take },
    { method: 'POST', path: `${one}/angre`, who: edit, handle: undo },
  ];
}
