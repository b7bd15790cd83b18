import type { Refusal } from '../../kernel/index.ts';
import type { Accounts } from '../../platform/auth/accounts.ts';
import { sessionCookie, sessionToken } from '../../platform/auth/visitors.ts';
import { seeOther } from '../../platform/http/reply.ts';
import { type Ctx, type Page, ROLES, type Role, type Route } from '../../platform/http/route.ts';
import { Finding, Notice } from '../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SelectField, SubmitRow, TextField } from '../../ui/form.tsx';
import { DataTable } from '../../ui/table.tsx';
import { myWork } from './mine.tsx';
import { KONTO_TEXTS } from './texts.ts';
import { wayOn, wishOf, withWish } from './videre.ts';

export interface KommuneChoice {
  readonly number: string;
  readonly name: string;
  readonly slug: string;
}

export interface KontoDeps {
  readonly accounts: Accounts;
  /** A kommune by any name or number ever valid. */
  readonly findKommune: (query: string) => KommuneChoice | 'ukjent-kommune' | 'flere-kommuner';
  readonly demoSlug: string;
}

type Codes = keyof (typeof KONTO_TEXTS)['nb']['refusals'];

function shown(ctx: Ctx, refusals: readonly Refusal[]) {
  const texts = KONTO_TEXTS[ctx.lang].refusals;
  const errors = refusals.map((r) => ({ field: r.field, text: texts[r.code as Codes] ?? r.code }));
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

const isSecure = (ctx: Ctx) =>
  ctx.url.protocol === 'https:' || ctx.request.headers.get('x-forwarded-proto') === 'https';

function enter(ctx: Ctx, token: string, path: string): Response {
  const reply = seeOther(ctx, path);
  reply.headers.set('Set-Cookie', sessionCookie(token, isSecure(ctx)));
  return reply;
}

function loginPage(ctx: Ctx, values: { email: string }, refusals: readonly Refusal[] = []): Page {
  const t = KONTO_TEXTS[ctx.lang];
  const e = shown(ctx, refusals);
  return {
    title: t.logIn,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.logIn}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        <Form action={ctx.href(withWish('/logg-inn', wishOf(ctx.url)))} csrf={ctx.csrf}>
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

type StartValues = Readonly<Record<'code' | 'kommune' | 'name' | 'email', string>>;
const EMPTY: StartValues = { code: '', kommune: '', name: '', email: '' };

function startPage(
  ctx: Ctx,
  deps: KontoDeps,
  open: boolean,
  values: StartValues = EMPTY,
  refusals: readonly Refusal[] = [],
): Page {
  const t = KONTO_TEXTS[ctx.lang];
  const e = shown(ctx, refusals);
  const status = refusals.length > 0 ? 422 : 200;
  if (!open && !ctx.bruker) {
    return {
      title: t.start,
      body: (
        <>
          <h1>{t.start}</h1>
          <p>{t.startLoggedOut}</p>
          <SubmitRow>
            <ButtonLink href={ctx.href(withWish('/logg-inn', wishOf(ctx.url)))}>{t.logIn}</ButtonLink>
            <ButtonLink
              href={ctx.href(wishOf(ctx.url) ? wayOn([deps.demoSlug], wishOf(ctx.url)) : `/arbeid/${deps.demoSlug}`)}
              variant="secondary"
            >
              {t.seeDemo}
            </ButtonLink>
          </SubmitRow>
        </>
      ),
    };
  }
  return {
    title: t.start,
    status,
    body: (
      <>
        <h1>{t.start}</h1>
        <p>{t.startIntro}</p>
        {open ? <Notice>{t.firstTime}</Notice> : null}
        <ErrorSummary heading={t.errors} errors={e.errors} />
        <Form action={ctx.href(withWish('/start', wishOf(ctx.url)))} csrf={ctx.csrf}>
          <TextField
            name="kommune"
            label={t.kommune}
            description={t.kommuneHelp}
            value={values.kommune}
            error={e.of('kommune')}
          />
          {open ? (
            <>
              <TextField
                name="code"
                label={t.code}
                description={t.codeHelp}
                value={values.code}
                autocomplete="off"
                error={e.of('code')}
              />
              <TextField
                name="name"
                label={t.name}
                description={t.nameHelp}
                value={values.name}
                autocomplete="name"
                error={e.of('name')}
              />
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
                label={t.newPassword}
                description={t.passwordHelp}
                autocomplete="new-password"
                error={e.of('password')}
              />
            </>
          ) : null}
          <SubmitRow>
            <Button>{t.create}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

async function start(ctx: Ctx, deps: KontoDeps): Promise<Page | Response> {
  const open = await deps.accounts.setupIsOpen();
  if (!open && !ctx.bruker) return seeOther(ctx, '/start');
  const form = await ctx.form();
  const values = {
    code: form.text('code'),
    kommune: form.text('kommune'),
    name: form.text('name'),
    email: form.text('email'),
  };
  const found = deps.findKommune(values.kommune);
  if (typeof found === 'string') return startPage(ctx, deps, open, values, [{ code: found, field: 'kommune' }]);
  let token: string | null = null;
  let brukerId = ctx.bruker?.id ?? null;
  if (open) {
    const made = await deps.accounts.setUp(values.code, {
      name: values.name,
      email: values.email,
      password: form.text('password'),
    });
    if (!made.ok) return startPage(ctx, deps, open, values, made.error);
    token = made.value.token;
    brukerId = made.value.brukerId;
  }
  const kommune = await deps.accounts.createKommune({ ...found, demo: false }, brukerId);
  if (!kommune.ok) return startPage(ctx, deps, false, values, kommune.error);
  const next = wayOn([found.slug], wishOf(ctx.url) ?? 'tall');
  return token ? enter(ctx, token, next) : seeOther(ctx, next);
}

async function invitationPage(ctx: Ctx, deps: KontoDeps, name = '', refusals: readonly Refusal[] = []): Promise<Page> {
  const t = KONTO_TEXTS[ctx.lang];
  const token = ctx.params.token ?? '';
  const invitation = await deps.accounts.invitation(token);
  if (!invitation) {
    return {
      title: t.accept,
      status: 404,
      body: (
        <>
          <h1>{t.accept}</h1>
          <Notice tone="warning">{t.refusals['invitasjon-ugyldig']}</Notice>
        </>
      ),
    };
  }
  const e = shown(ctx, refusals);
  return {
    title: t.accept,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.accept}</h1>
        <p>{t.acceptIntro(invitation.kommuneName, t.roles[invitation.role])}</p>
        {invitation.known ? <p>{t.acceptKnown}</p> : null}
        <ErrorSummary heading={t.errors} errors={e.errors} />
        <Form action={ctx.href(`/invitasjon/${token}`)} csrf={ctx.csrf}>
          {invitation.known ? null : (
            <TextField
              name="name"
              label={t.name}
              description={t.nameHelp}
              value={name}
              autocomplete="name"
              error={e.of('name')}
            />
          )}
          <TextField
            name="password"
            type="password"
            label={invitation.known ? t.password : t.newPassword}
            {...(invitation.known ? {} : { description: t.passwordHelp })}
            autocomplete={invitation.known ? 'current-password' : 'new-password'}
            error={e.of('password') ?? e.of('email')}
          />
          <SubmitRow>
            <Button>{t.join}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

async function settings(ctx: Ctx, deps: KontoDeps, link?: string, refusals: readonly Refusal[] = []): Promise<Page> {
  const t = KONTO_TEXTS[ctx.lang];
  const members = ctx.kommune ? await deps.accounts.membersOf(ctx.kommune.id) : [];
  const e = shown(ctx, refusals);
  return {
    title: t.settings,
    nav: 'innstillinger',
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.settings}</h1>
        <Finding>{t.settingsFinding(members.length)}</Finding>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {link ? (
          <Notice tone="success" heading={t.invite}>
            <p>{t.inviteLink}</p>
            <p>
              <code>{link}</code>
            </p>
          </Notice>
        ) : null}
        {ctx.may('administrer') ? (
          <>
            <DataTable
              caption={t.members}
              columns={[{ label: t.name }, { label: t.email }, { label: t.role }]}
              rows={members.map((m) => ({ cells: [m.name, m.email, t.roles[m.role]] }))}
            />
            <h2>{t.invite}</h2>
            <Form action={ctx.href(`/arbeid/${ctx.kommune?.slug}/innstillinger`)} csrf={ctx.csrf}>
              <TextField name="email" type="email" label={t.email} error={e.of('email')} />
              <SelectField
                name="role"
                label={t.role}
                options={ROLES.map((r) => ({ value: r, label: t.roles[r] }))}
                value="planlegger"
                error={e.of('role')}
              />
              <SubmitRow>
                <Button>{t.inviteButton}</Button>
              </SubmitRow>
            </Form>
          </>
        ) : null}
      </>
    ),
  };
}

export function kontoRoutes(deps: KontoDeps): Route[] {
  return [
    { method: 'GET', path: '/logg-inn', who: 'alle', handle: (ctx) => loginPage(ctx, { email: '' }) },
    {
      method: 'POST',
      path: '/logg-inn',
      who: 'alle',
      async handle(ctx) {
        const form = await ctx.form();
        const result = await deps.accounts.logIn(form.text('email'), form.text('password'));
        // The start page knows the way on from a wish, once it knows who asks.
        const wish = wishOf(ctx.url);
        return result.ok
          ? enter(ctx, result.value.token, wish ? withWish('/start', wish) : '/arbeid')
          : loginPage(ctx, { email: form.text('email') }, result.error);
      },
    },
    {
      method: 'POST',
      path: '/logg-ut',
      who: 'innlogget',
      async handle(ctx) {
        const token = sessionToken(ctx.request);
        if (token) await deps.accounts.logOut(token);
        const reply = seeOther(ctx, '/');
        reply.headers.set('Set-Cookie', sessionCookie(null, isSecure(ctx)));
        reply.headers.set('Clear-Site-Data', '"cookies", "storage"');
        return reply;
      },
    },
    {
      method: 'GET',
      path: '/start',
      who: 'alle',
      async handle(ctx) {
        const own = ctx.bruker && wishOf(ctx.url) ? await deps.accounts.kommunerOf(ctx.bruker.id) : [];
        const slugs = own.map((k) => k.slug);
        if (slugs.length > 0) return seeOther(ctx, wayOn(slugs, wishOf(ctx.url)));
        return startPage(ctx, deps, await deps.accounts.setupIsOpen());
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
    {
      method: 'POST',
      path: '/invitasjon/:token',
      who: 'alle',
      async handle(ctx) {
        const form = await ctx.form();
        const result = await deps.accounts.accept(ctx.params.token ?? '', form.text('name'), form.text('password'));
        return result.ok
          ? enter(ctx, result.value.token, '/arbeid')
          : invitationPage(ctx, deps, form.text('name'), result.error);
      },
    },
    {
      method: 'GET',
      path: '/arbeid/:kommune/innstillinger',
      who: { kommune: 'les' },
      handle: (ctx) => settings(ctx, deps),
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/innstillinger',
      who: { kommune: 'administrer' },
      async handle(ctx) {
        const form = await ctx.form();
        const role = ROLES.find((r): r is Role => r === form.text('role'));
        if (!role || !ctx.kommune) return settings(ctx, deps, undefined, [{ code: 'ukjent-rolle', field: 'role' }]);
        const result = await deps.accounts.invite(ctx.kommune.id, form.text('email'), role);
        if (!result.ok) return settings(ctx, deps, undefined, result.error);
        return settings(ctx, deps, `${ctx.url.origin}${ctx.href(`/invitasjon/${result.value.token}`)}`);
      },
    },
  ];
}
