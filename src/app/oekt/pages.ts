import { pageBefore } from '../../platform/http/origin.ts';
import type { Ctx, Route } from '../../platform/http/route.ts';
import { secondsLeft } from './notice.tsx';

/** What the page needs to know of its login. The token is that of its forms, for a page that was open over a new login. */
const told = (ctx: Ctx): Response =>
  Response.json(
    { sekunder: secondsLeft(ctx), siste: ctx.session?.last === true, bruker: ctx.bruker?.id, csrf: ctx.csrf },
    { headers: { 'Cache-Control': 'no-store' } },
  );

/** Asking how long the login lasts, which is no use of it, and extending it, which is. */
export const oektRoutes = (): Route[] => [
  { method: 'GET', path: '/konto/oekt', who: 'innlogget', quiet: true, handle: told },
  {
    method: 'POST',
    path: '/konto/oekt',
    who: 'innlogget',
    handle(ctx) {
      if (ctx.request.headers.get('accept')?.includes('application/json')) return told(ctx);
      return new Response(null, { status: 303, headers: { Location: pageBefore(ctx.request) ?? ctx.href('/arbeid') } });
    },
  },
];
