import type { Refusal } from '../../kernel/index.ts';
import { knownToken } from '../../platform/auth/known.ts';
import type { Ctx, Page } from '../../platform/http/route.ts';
import { Notice } from '../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SubmitRow, TextField } from '../../ui/form.tsx';
import type { KontoDeps } from './deps.ts';
import { enter, shown } from './form.ts';
import { KONTO_TEXTS } from './texts.ts';

interface Values {
  readonly name: string;
  readonly email: string;
}

export async function invitationPage(
  ctx: Ctx,
  deps: KontoDeps,
  values: Values = { name: '', email: '' },
  refusals: readonly Refusal[] = [],
): Promise<Page> {
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
          <TextField
            name="email"
            type="email"
            label={t.email}
            description={t.acceptEmailHelp}
            value={values.email}
            autocomplete="username"
            error={e.of('email')}
          />
          {invitation.known ? null : (
            <TextField
              name="name"
              label={t.name}
              description={t.nameHelp}
              value={values.name}
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
            error={e.of('password')}
          />
          <SubmitRow>
            <Button>{t.join}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

export async function acceptInvitation(ctx: Ctx, deps: KontoDeps): Promise<Page | Response> {
  const form = await ctx.form();
  const values = { name: form.text('name'), email: form.text('email') };
  const person = { ...values, password: form.text('password') };
  const result = await deps.accounts.accept(
    ctx.params.token ?? '',
    person,
    ctx.client,
    knownToken(ctx.request, ctx.secure),
  );
  return result.ok
    ? enter(ctx, result.value, `/arbeid/${result.value.kommuneSlug}`)
    : invitationPage(ctx, deps, values, result.error);
}
