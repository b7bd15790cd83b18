import type { Refusal } from '../../kernel/index.ts';
import { checkPerson } from '../../platform/auth/person.ts';
import { seeOther } from '../../platform/http/reply.ts';
import type { Ctx, Page } from '../../platform/http/route.ts';
import { Notice } from '../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow, TextField } from '../../ui/form.tsx';
import type { KontoDeps } from './deps.ts';
import { enter, shown } from './form.ts';
import { KONTO_TEXTS } from './texts.ts';
import { wayOn, wishOf, withWish } from './videre.ts';

type StartValues = Readonly<Record<'code' | 'kommune' | 'name' | 'email', string>>;

interface StartDoors {
  readonly open: boolean;
  readonly mayMake: boolean;
}

export const startDoors = async (ctx: Ctx, deps: KontoDeps): Promise<StartDoors> => ({
  open: await deps.accounts.setupIsOpen(),
  mayMake: ctx.bruker !== null && (await deps.accounts.mayMakeKommune(ctx.bruker.id)),
});

const EMPTY: StartValues = { code: '', kommune: '', name: '', email: '' };

export function startPage(
  ctx: Ctx,
  deps: KontoDeps,
  /** Whether the set-up is open, and whether the visitor may make a kommune. */
  { open, mayMake }: StartDoors,
  values: StartValues = EMPTY,
  refusals: readonly Refusal[] = [],
): Page {
  const t = KONTO_TEXTS[ctx.lang];
  const e = shown(ctx, refusals);
  const wish = wishOf(ctx.url);
  const status = refusals.length > 0 ? 422 : 200;
  if (!open && !mayMake) {
    return {
      title: t.start,
      body: (
        <>
          <h1>{t.start}</h1>
          <p>{ctx.bruker ? t.startMember : t.startLoggedOut}</p>
          <SubmitRow>
            {ctx.bruker ? (
              <ButtonLink href={ctx.href('/arbeid')}>{t.myWork}</ButtonLink>
            ) : (
              <ButtonLink href={ctx.href(withWish('/logg-inn', wish))}>{t.logIn}</ButtonLink>
            )}
            <ButtonLink href={ctx.href(`/arbeid/${deps.demoSlug}${wish ? `/${wish}` : ''}`)} variant="secondary">
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
        <Form action={ctx.href(withWish('/start', wish))} csrf={ctx.csrf}>
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

export async function start(ctx: Ctx, deps: KontoDeps): Promise<Page | Response> {
  const doors = await startDoors(ctx, deps);
  const { open } = doors;
  if (!open && !doors.mayMake) return seeOther(ctx, '/start');
  const form = await ctx.form();
  const values = {
    code: form.text('code'),
    kommune: form.text('kommune'),
    name: form.text('name'),
    email: form.text('email'),
  };
  const found = deps.findKommune(values.kommune);
  const person = { name: values.name, email: values.email, password: form.text('password') };
  if (typeof found === 'string') {
    const kommune = { code: values.kommune === '' ? 'mangler-kommune' : found, field: 'kommune' };
    // Whether the code is right is not tried here: a try is counted, and this one cannot succeed.
    const code = values.code === '' ? [{ code: 'mangler-kode', field: 'code' }] : [];
    return startPage(ctx, deps, doors, values, [kommune, ...(open ? [...code, ...checkPerson(person)] : [])]);
  }
  let entered: { token: string; known: string } | null = null;
  let brukerId = ctx.bruker?.id ?? null;
  if (open) {
    const made = await deps.accounts.setUp(values.code, person, ctx.client);
    if (!made.ok) return startPage(ctx, deps, doors, values, made.error);
    entered = made.value;
    brukerId = made.value.brukerId;
  }
  const kommune = await deps.accounts.createKommune({ ...found, demo: false }, brukerId);
  if (!kommune.ok) return startPage(ctx, deps, { open: false, mayMake: true }, values, kommune.error);
  await deps.accounts.setLanguage(kommune.value.id, ctx.lang);
  const next = wayOn([found.slug], wishOf(ctx.url) ?? 'tall');
  return entered ? enter(ctx, entered, next) : seeOther(ctx, next);
}
