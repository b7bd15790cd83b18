import { formatDate, type Refusal } from '../../kernel/index.ts';
import { type ApiKey, KEY_DAYS, KEY_ROLES } from '../../platform/auth/keys.ts';
import { knownToken } from '../../platform/auth/known.ts';
import { seeOther } from '../../platform/http/reply.ts';
import type { Bruker, Ctx, Page } from '../../platform/http/route.ts';
import { Notice } from '../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SelectField, SubmitRow, TextField } from '../../ui/form.tsx';
import { DataTable } from '../../ui/table.tsx';
import type { KontoDeps } from './deps.ts';
import { enter, shown } from './form.ts';
import { KONTO_TEXTS } from './texts.ts';

function me(ctx: Ctx): Bruker {
  if (!ctx.bruker) throw new Error('An account page without a person');
  return ctx.bruker;
}

const isLive = (key: ApiKey, now: string): boolean => key.revoked === null && key.expires > now;

function KeyTable(p: { ctx: Ctx; keys: readonly ApiKey[] }) {
  const t = KONTO_TEXTS[p.ctx.lang];
  const now = p.ctx.clock.now();
  const state = (k: ApiKey) => {
    if (k.revoked) return t.keyRevoked(formatDate(k.revoked));
    return k.expires <= now ? t.keyExpired(formatDate(k.expires)) : t.keyUntil(formatDate(k.expires));
  };
  return (
    <DataTable
      caption={t.keys}
      hideCaption
      columns={[
        { label: t.keyName },
        { label: t.state },
        { label: t.settings },
        { label: t.role },
        { label: t.lastUsed },
      ]}
      rows={p.keys.map((k) => ({
        cells: [
          k.name,
          <>
            {state(k)}
            {isLive(k, now) ? (
              <form method="post" action={p.ctx.href('/konto/noekler/trekk')}>
                <input type="hidden" name="csrf" value={p.ctx.csrf} />
                <input type="hidden" name="id" value={k.id} />
                <button class="bp-linkbutton" type="submit">
                  {t.revoke}
                  <span class="ds-sr-only"> {t.revokeKey(k.name)}</span>
                </button>
              </form>
            ) : null}
          </>,
          k.kommune,
          t.roles[k.role],
          k.lastUsed ? formatDate(k.lastUsed) : t.neverUsed,
        ],
      }))}
    />
  );
}

interface Said {
  readonly token?: string;
  readonly refusals?: readonly Refusal[];
  readonly values?: Readonly<Record<'name' | 'kommune' | 'role' | 'days', string>>;
}

/** A person's own page: password, sessions, keys for programs. */
export async function accountPage(ctx: Ctx, deps: KontoDeps, said: Said = {}): Promise<Page> {
  const t = KONTO_TEXTS[ctx.lang];
  const bruker = me(ctx);
  const places = await deps.accounts.keyPlaces(bruker.id);
  const keys = await deps.accounts.keysOf(bruker.id);
  const live = keys.filter((k) => isLive(k, ctx.clock.now())).length;
  const sessions = await deps.accounts.sessionCount(bruker.id);
  const e = shown(ctx, said.refusals ?? []);
  return {
    title: t.account,
    status: e.errors.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.account}</h1>
        <p>{t.accountIs(bruker.name, bruker.email)}</p>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        {ctx.url.searchParams.has('byttet') ? (
          <Notice tone="success">
            <p>{t.passwordChanged}</p>
            {live > 0 ? (
              <p>
                {t.keysLiveOn(live)} <a href="#noekler">{t.seeKeys}</a>
              </p>
            ) : null}
          </Notice>
        ) : null}
        {said.token ? (
          <Notice tone="success" heading={t.keyMade}>
            <p>{t.keyOnce}</p>
            <p class="bp-token">
              <code>{said.token}</code>
            </p>
          </Notice>
        ) : null}

        <h2>{t.changePassword}</h2>
        <Form action={ctx.href('/konto/passord')} csrf={ctx.csrf}>
          <TextField
            name="password"
            type="password"
            label={t.oldPassword}
            autocomplete="current-password"
            error={e.of('password')}
          />
          <TextField
            name="nextPassword"
            type="password"
            label={t.newPassword}
            description={t.passwordHelp}
            autocomplete="new-password"
            error={e.of('nextPassword')}
          />
          <SubmitRow>
            <Button>{t.changePassword}</Button>
          </SubmitRow>
        </Form>

        <h2>{t.sessions}</h2>
        <p>{t.sessionsText(sessions)}</p>
        <p>
          <a href={ctx.href('/konto/oekt')}>{t.howLong}</a>
        </p>
        <Form action={ctx.href('/konto/logg-ut-overalt')} csrf={ctx.csrf}>
          <SubmitRow>
            <Button variant="secondary">{t.logOutEverywhere}</Button>
          </SubmitRow>
        </Form>

        <h2 id="noekler">{t.keys}</h2>
        <p>
          {t.keysText} <a href={ctx.href('/om/api')}>{t.aboutApi}</a>
        </p>
        {keys.length > 0 ? <KeyTable ctx={ctx} keys={keys} /> : <p>{t.noKeys}</p>}
        {live > 0 ? (
          <>
            <p>{t.keysOutlive}</p>
            <Form action={ctx.href('/konto/noekler/trekk-alle')} csrf={ctx.csrf}>
              <SubmitRow>
                <Button variant="secondary" danger>
                  {t.revokeAllKeys}
                </Button>
              </SubmitRow>
            </Form>
          </>
        ) : null}
        {places.length === 0 ? (
          <p>{t.keysNotYours}</p>
        ) : (
          <Form action={ctx.href('/konto/noekler')} csrf={ctx.csrf}>
            <h3>{t.newKey}</h3>
            <TextField
              name="name"
              label={t.keyName}
              description={t.keyNameHelp}
              value={said.values?.name ?? ''}
              autocomplete="off"
              error={e.of('name')}
            />
            <SelectField
              name="kommune"
              label={t.settings}
              options={places.map((p) => ({ value: p.slug, label: p.name }))}
              value={said.values?.kommune ?? places[0]?.slug ?? ''}
              error={e.of('kommune')}
            />
            <SelectField
              name="role"
              label={t.role}
              description={t.keyRoleHelp}
              options={KEY_ROLES.map((r) => ({ value: r, label: t.roles[r] }))}
              value={said.values?.role ?? 'leser'}
              error={e.of('role')}
            />
            <SelectField
              name="days"
              label={t.keyDays}
              options={KEY_DAYS.map((d) => ({ value: String(d), label: t.days(d) }))}
              value={said.values?.days ?? '90'}
              error={e.of('days')}
            />
            <SubmitRow>
              <Button>{t.makeKey}</Button>
            </SubmitRow>
          </Form>
        )}
      </>
    ),
  };
}

export async function changePassword(ctx: Ctx, deps: KontoDeps): Promise<Page | Response> {
  const form = await ctx.form();
  const done = await deps.accounts.changePassword(
    me(ctx),
    form.text('password'),
    form.text('nextPassword'),
    ctx.client,
    knownToken(ctx.request, ctx.secure),
  );
  return done.ok ? enter(ctx, done.value, '/konto?byttet=ja') : accountPage(ctx, deps, { refusals: done.error });
}

export const leaveEverywhere = (ctx: Ctx, deps: KontoDeps): Promise<number> =>
  deps.accounts.logOutEverywhere(me(ctx).id);

export async function makeKey(ctx: Ctx, deps: KontoDeps): Promise<Page> {
  const form = await ctx.form();
  const values = {
    name: form.text('name'),
    kommune: form.text('kommune'),
    role: form.text('role'),
    days: form.text('days'),
  };
  const made = await deps.accounts.makeKey(me(ctx).id, values);
  return made.ok
    ? accountPage(ctx, deps, { token: made.value.token })
    : accountPage(ctx, deps, { values, refusals: made.error });
}

export async function revokeAllKeys(ctx: Ctx, deps: KontoDeps): Promise<Response> {
  await deps.accounts.revokeAllKeys(me(ctx).id);
  return seeOther(ctx, '/konto?lagret=ja');
}

export async function revokeKey(ctx: Ctx, deps: KontoDeps): Promise<Page | Response> {
  const done = await deps.accounts.revokeKey(me(ctx).id, (await ctx.form()).text('id'));
  return done ? seeOther(ctx, '/konto?lagret=ja') : accountPage(ctx, deps, { refusals: [{ code: 'ukjent-noekkel' }] });
}
