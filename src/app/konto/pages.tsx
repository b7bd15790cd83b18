import type { Refusal } from '../../kernel/index.ts';
import { knownCookie, knownToken } from '../../platform/auth/known.ts';
import { sessionCookie, sessionToken } from '../../platform/auth/sessions.ts';
import { seeOther } from '../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../platform/http/route.ts';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow, TextField } from '../../ui/form.tsx';
import { DataTable } from '../../ui/table.tsx';
import { accountPage, changePassword, leaveEverywhere, makeKey, revokeAllKeys, revokeKey } from './account.tsx';
import type { KontoDeps } from './deps.ts';
import { enter, shown } from './form.ts';
import { acceptInvitation, invitationPage } from './invitation.tsx';
import { changeLanguage, changeMember, invite, memberPage, membersPage, revokeInvitation } from './members.tsx';
import { start, startDoors, startPage } from './start.tsx';
import { KONTO_TEXTS } from './texts.ts';
import { backTo, wayOn, wishOf, withBack, withWish } from './videre.ts';

function loginPage(ctx: Ctx, values: { email: string }, refusals: readonly Refusal[] = []): Page {
  const t = KONTO_TEXTS[ctx.lang];
  const e = shown(ctx, refusals);
  const back = backTo(ctx.url);
  return {
    title: t.logIn,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.logIn}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        <Form
          action={ctx.href(back ? withBack('/logg-inn', back) : withWish('/logg-inn', wishOf(ctx.url)))}
          csrf={ctx.csrf}
        >
          <TextField
            name="email"
            type="email"
            label={t.email}
            value={values.email}
            autocomplete="username"
            error={e.of('email')}
          />
          <TextField
            name="password"
            type="password"
            label={t.password}
            autocomplete="current-password"
            error={e.of('password')}
          />
          <SubmitRow>
            <Button>{t.logIn}</Button>
          </SubmitRow>
        </Form>
        <p class="bp-source">{t.notYet}</p>
      </>
    ),
  };
}

async function myWork(ctx: Ctx, deps: KontoDeps): Promise<Page> {
  const t = KONTO_TEXTS[ctx.lang];
  const wish = wishOf(ctx.url);
  const kommuner = ctx.bruker ? await deps.accounts.kommunerOf(ctx.bruker.id) : [];
  const { mayMake } = await startDoors(ctx, deps);
  return {
    title: t.myWork,
    body: (
      <>
        <h1>{t.myWork}</h1>
        {kommuner.length === 0 ? (
          <p>{t.noKommune}</p>
        ) : (
          <DataTable
            caption={t.chooseYours}
            columns={[{ label: t.settings }, { label: t.role }]}
            rows={kommuner.map((k) => ({
              cells: [
                <a href={ctx.href(wish && k.role !== 'ekstern' ? `/arbeid/${k.slug}/${wish}` : `/arbeid/${k.slug}`)}>
                  {k.name}
                </a>,
                t.roles[k.role],
              ],
            }))}
          />
        )}
        <SubmitRow>
          {mayMake ? (
            <ButtonLink href={ctx.href('/start')} variant="secondary">
              {t.another}
            </ButtonLink>
          ) : null}
          <ButtonLink href={ctx.href('/konto')} variant="secondary">
            {t.account}
          </ButtonLink>
        </SubmitRow>
      </>
    ),
  };
}

/** Back to the front page as nobody. The browser stays known, unless every one is forgotten. */
function leave(ctx: Ctx, forgotten = false): Response {
  const reply = seeOther(ctx, '/');
  reply.headers.append('Set-Cookie', sessionCookie(null, ctx.secure));
  if (forgotten) reply.headers.append('Set-Cookie', knownCookie(null, ctx.secure));
  reply.headers.set('Clear-Site-Data', forgotten ? '"cookies", "storage"' : '"storage"');
  return reply;
}

export function kontoRoutes(deps: KontoDeps): Route[] {
  const settings = '/arbeid/:kommune/innstillinger';
  const member = `${settings}/medlem/:bruker`;
  const administrer = { kommune: 'administrer' } as const;
  return [
    { method: 'GET', path: '/logg-inn', who: 'alle', handle: (ctx) => loginPage(ctx, { email: '' }) },
    {
      method: 'POST',
      path: '/logg-inn',
      who: 'alle',
      async handle(ctx) {
        const form = await ctx.form();
        const result = await deps.accounts.logIn(
          form.text('email'),
          form.text('password'),
          ctx.client,
          knownToken(ctx.request, ctx.secure),
        );
        // The start page knows the way on from a wish, once it knows who asks.
        const wish = wishOf(ctx.url);
        return result.ok
          ? enter(ctx, result.value, backTo(ctx.url) ?? (wish ? withWish('/start', wish) : '/arbeid'))
          : loginPage(ctx, { email: form.text('email') }, result.error);
      },
    },
    {
      method: 'POST',
      path: '/logg-ut',
      who: 'innlogget',
      async handle(ctx) {
        const token = sessionToken(ctx.request, ctx.secure);
        if (token) await deps.accounts.logOut(token);
        return leave(ctx);
      },
    },
    {
      method: 'GET',
      path: '/start',
      who: 'alle',
      async handle(ctx) {
        const own = ctx.bruker && wishOf(ctx.url) ? await deps.accounts.kommunerOf(ctx.bruker.id) : [];
        // The wishes are pages that who comes from outside may not read.
        const slugs = own.filter((k) => k.role !== 'ekstern').map((k) => k.slug);
        if (slugs.length > 0) return seeOther(ctx, wayOn(slugs, wishOf(ctx.url)));
        if (own.length > 0) return seeOther(ctx, '/arbeid');
        return startPage(ctx, deps, await startDoors(ctx, deps));
      },
    },
    { method: 'POST', path: '/start', who: 'alle', handle: (ctx) => start(ctx, deps) },
    { method: 'GET', path: '/arbeid', who: 'innlogget', handle: (ctx) => myWork(ctx, deps) },
    {
      method: 'GET',
      path: '/invitasjon/:token',
      who: 'alle',
      handle: (ctx) => invitationPage(ctx, deps),
      examples: ['/invitasjon/utgaatt'],
    },
    { method: 'POST', path: '/invitasjon/:token', who: 'alle', handle: (ctx) => acceptInvitation(ctx, deps) },
    { method: 'GET', path: '/konto', who: 'innlogget', handle: (ctx) => accountPage(ctx, deps) },
    { method: 'POST', path: '/konto/passord', who: 'innlogget', handle: (ctx) => changePassword(ctx, deps) },
    {
      method: 'POST',
      path: '/konto/logg-ut-overalt',
      who: 'innlogget',
      async handle(ctx) {
        await leaveEverywhere(ctx, deps);
        return leave(ctx, true);
      },
    },
    { method: 'POST', path: '/konto/noekler', who: 'innlogget', handle: (ctx) => makeKey(ctx, deps) },
    { method: 'POST', path: '/konto/noekler/trekk', who: 'innlogget', handle: (ctx) => revokeKey(ctx, deps) },
    {
      method: 'POST',
      path: '/konto/noekler/trekk-alle',
      who: 'innlogget',
      handle: (ctx) => revokeAllKeys(ctx, deps),
    },
    { method: 'GET', path: settings, who: { kommune: 'les' }, handle: (ctx) => membersPage(ctx, deps) },
    { method: 'POST', path: settings, who: administrer, handle: (ctx) => invite(ctx, deps) },
    { method: 'POST', path: `${settings}/maalform`, who: administrer, handle: (ctx) => changeLanguage(ctx, deps) },
    { method: 'POST', path: `${settings}/trekk`, who: administrer, handle: (ctx) => revokeInvitation(ctx, deps) },
    {
      method: 'GET',
      path: member,
      who: administrer,
      handle: (ctx) => memberPage(ctx, deps),
      examples: [`${settings}/medlem/ingen`],
    },
    { method: 'POST', path: member, who: administrer, handle: (ctx) => changeMember(ctx, deps) },
  ];
}
