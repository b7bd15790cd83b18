import { osloMoment } from '../../platform/clock/oslo.ts';
import { pageBefore } from '../../platform/http/origin.ts';
import type { Ctx, Page, Route } from '../../platform/http/route.ts';
import { Button, Form, SubmitRow } from '../../ui/form.tsx';
import { secondsLeft } from './notice.tsx';
import { OEKT_TEXTS } from './texts.ts';

const forScript = (ctx: Ctx): boolean => ctx.request.headers.get('accept')?.includes('application/json') ?? false;

/** What a page needs to know of its login. The token is that of its forms, for a page that was open over a new login. */
const told = (ctx: Ctx): Response =>
  Response.json(
    { sekunder: secondsLeft(ctx), siste: ctx.session?.last === true, bruker: ctx.bruker?.id, csrf: ctx.csrf },
    { headers: { 'Cache-Control': 'no-store' } },
  );

function sessionPage(ctx: Ctx): Page {
  const t = OEKT_TEXTS[ctx.lang];
  return {
    title: t.label,
    body: (
      <>
        <h1>{t.label}</h1>
        {ctx.session ? <p>{t.until(osloMoment(ctx.session.ends).time)}</p> : null}
        <p>{t.rules}</p>
        {ctx.session?.last ? null : (
          <Form action={ctx.href('/konto/oekt')} csrf={ctx.csrf}>
            <SubmitRow>
              <Button>{t.extend}</Button>
            </SubmitRow>
          </Form>
        )}
      </>
    ),
  };
}

/** Asking how long the login lasts, which is no use of it, and extending it, which is. */
export const oektRoutes = (): Route[] => [
  {
    method: 'GET',
    path: '/konto/oekt',
    who: 'innlogget',
    quiet: true,
    handle: (ctx) => (forScript(ctx) ? told(ctx) : sessionPage(ctx)),
  },
  {
    method: 'POST',
    path: '/konto/oekt',
    who: 'innlogget',
    handle(ctx) {
      if (forScript(ctx)) return told(ctx);
      return new Response(null, { status: 303, headers: { Location: pageBefore(ctx.request) ?? ctx.href('/arbeid') } });
    },
  },
];
