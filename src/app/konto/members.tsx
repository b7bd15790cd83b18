import { formatDate, LANGUAGES, type Refusal } from '../../kernel/index.ts';
import type { OpenInvitation } from '../../platform/auth/invitations.ts';
import type { Member } from '../../platform/auth/members.ts';
import { notFound, seeOther } from '../../platform/http/reply.ts';
import { type Ctx, type KommuneCtx, type Page, ROLES } from '../../platform/http/route.ts';
import { Finding, Notice, Status } from '../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, options, SelectField, SubmitRow, TextField } from '../../ui/form.tsx';
import { DataTable } from '../../ui/table.tsx';
import { ansvarOf, handOver } from './ansvar.ts';
import type { KontoDeps } from './deps.ts';
import { shown } from './form.ts';
import { skrevetNavn } from './navn.ts';
import { Rettigheter } from './rettigheter.tsx';
import { KONTO_TEXTS } from './texts.ts';

function where(ctx: Ctx): { kommune: KommuneCtx; base: string } {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return { kommune: ctx.kommune, base: `/arbeid/${ctx.kommune.slug}/innstillinger` };
}

const actorOf = (ctx: Ctx): string | null => ctx.bruker?.id ?? null;

function MemberTable(p: { ctx: Ctx; members: readonly Member[]; base: string }) {
  const t = KONTO_TEXTS[p.ctx.lang];
  return (
    <DataTable
      caption={t.members}
      columns={[{ label: t.name }, { label: t.role }, { label: t.email }]}
      rows={p.members.map((m) => ({
        cells: [
          <a href={p.ctx.href(`${p.base}/medlem/${m.brukerId}`)}>{m.name}</a>,
          m.disabled ? <Status tone="warning">{t.disabled}</Status> : t.roles[m.role],
          m.email,
        ],
      }))}
    />
  );
}

function InvitationTable(p: { ctx: Ctx; invitations: readonly OpenInvitation[]; base: string }) {
  const t = KONTO_TEXTS[p.ctx.lang];
  if (p.invitations.length === 0) return <p>{t.noInvitations}</p>;
  return (
    <DataTable
      caption={t.invitations}
      hideCaption
      columns={[{ label: t.email }, { label: t.change }, { label: t.role }, { label: t.expires }]}
      rows={p.invitations.map((i) => ({
        cells: [
          i.email,
          <form method="post" action={p.ctx.href(`${p.base}/trekk`)}>
            <input type="hidden" name="csrf" value={p.ctx.csrf} />
            <input type="hidden" name="id" value={i.id} />
            <button class="bp-linkbutton" type="submit">
              {t.revoke}
              <span class="ds-sr-only"> {t.revokeInvitation(i.email)}</span>
            </button>
          </form>,
          t.roles[i.role],
          formatDate(i.expires),
        ],
      }))}
    />
  );
}

interface Said {
  readonly link?: string;
  readonly refusals?: readonly Refusal[];
  readonly values?: { readonly email: string; readonly role: string };
}

/** Who has access, which invitations are open, and a form for a new one. */
export async function membersPage(ctx: Ctx, deps: KontoDeps, said: Said = {}): Promise<Page> {
  const t = KONTO_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const administers = ctx.may('administrer');
  const members = await deps.accounts.membersOf(kommune.id);
  const invitations = administers ? await deps.accounts.openInvitations(kommune.id) : [];
  const e = shown(ctx, said.refusals ?? []);
  return {
    title: t.settings,
    nav: 'innstillinger',
    status: e.errors.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.settings}</h1>
        <Finding>{t.settingsFinding(members.length)}</Finding>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        {said.link ? (
          <Notice tone="success" heading={t.linkMade}>
            <p>{t.inviteLink}</p>
            <p class="bp-token">
              <code>{said.link}</code>
            </p>
          </Notice>
        ) : null}
        {administers ? (
          <>
            <p>{t.membersText}</p>
            <MemberTable ctx={ctx} members={members} base={base} />
            <h2>{t.mailLanguage}</h2>
            <Form action={ctx.href(`${base}/maalform`)} csrf={ctx.csrf}>
              <SelectField
                name="maalform"
                label={t.mailLanguageLabel}
                description={t.mailLanguageHelp}
                options={options(LANGUAGES, t.languages)}
                value={await deps.accounts.languageOf(kommune.id)}
              />
              <SubmitRow>
                <Button variant="secondary">{t.saveLanguage}</Button>
              </SubmitRow>
            </Form>
            <h2>{t.invitations}</h2>
            <InvitationTable ctx={ctx} invitations={invitations} base={base} />
            <h2>{t.invite}</h2>
            <Form action={ctx.href(base)} csrf={ctx.csrf}>
              <TextField
                name="email"
                type="email"
                label={t.email}
                value={said.values?.email ?? ''}
                error={e.of('email')}
              />
              <SelectField
                name="role"
                label={t.role}
                description={t.roleHelp}
                options={ROLES.map((r) => ({ value: r, label: t.roles[r] }))}
                value={said.values?.role ?? 'planlegger'}
                error={e.of('role')}
              />
              <SubmitRow>
                <Button>{t.inviteButton}</Button>
              </SubmitRow>
            </Form>
          </>
        ) : (
          <p>{t.askAdministrator}</p>
        )}
        <Rettigheter ctx={ctx} />
      </>
    ),
  };
}

export async function invite(ctx: Ctx, deps: KontoDeps): Promise<Page> {
  const form = await ctx.form();
  const values = { email: form.text('email'), role: form.text('role') };
  const role = ROLES.find((r) => r === values.role);
  if (!role) return membersPage(ctx, deps, { values, refusals: [{ code: 'ukjent-rolle', field: 'role' }] });
  const made = await deps.accounts.invite(where(ctx).kommune.id, values.email, role, actorOf(ctx));
  if (!made.ok) return membersPage(ctx, deps, { values, refusals: made.error });
  const scheme = ctx.secure ? 'https' : 'http';
  const link = `${scheme}://${ctx.url.host}${ctx.href(`/invitasjon/${made.value.token}`)}`;
  return membersPage(ctx, deps, { link });
}

/** In which of the two written forms the municipality gets its mail. */
export async function changeLanguage(ctx: Ctx, deps: KontoDeps): Promise<Response> {
  const { kommune, base } = where(ctx);
  const typed = (await ctx.form()).text('maalform');
  const language = LANGUAGES.find((l) => l === typed);
  if (language) await deps.accounts.setLanguage(kommune.id, language);
  return seeOther(ctx, language ? `${base}?lagret=ja` : base);
}

export async function revokeInvitation(ctx: Ctx, deps: KontoDeps): Promise<Page | Response> {
  const { kommune, base } = where(ctx);
  const gone = await deps.accounts.revokeInvitation(kommune.id, (await ctx.form()).text('id'), actorOf(ctx));
  return gone
    ? seeOther(ctx, `${base}?lagret=ja`)
    : membersPage(ctx, deps, { refusals: [{ code: 'invitasjon-ugyldig' }] });
}

/** One member: another role, what they answer for, and out. */
export async function memberPage(
  ctx: Ctx,
  deps: KontoDeps,
  refusals: readonly Refusal[] = [],
): Promise<Page | Response> {
  const t = KONTO_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const members = await deps.accounts.membersOf(kommune.id);
  const member = members.find((m) => m.brukerId === ctx.params.bruker);
  if (!member) return notFound();
  const ansvar = await ansvarOf(ctx.db, kommune.id, member.brukerId, deps.guide, ctx.lang);
  const written = await skrevetNavn(ctx.db, kommune.id, member, ctx.lang);
  const e = shown(ctx, refusals);
  const action = ctx.href(`${base}/medlem/${member.brukerId}`);
  return {
    title: member.name,
    nav: 'innstillinger',
    status: e.errors.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.settings}</a>
        </p>
        <h1>{member.name}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {ctx.url.searchParams.has('overfoert') ? <Notice tone="success">{t.handedOver}</Notice> : null}
        <p>{t.memberIs(member.email, t.roles[member.role])}</p>
        <h2>{t.changeRole}</h2>
        {member.role === 'administrator' ? <p class="bp-text">{t.sentGoes(member.name)}</p> : null}
        <Form action={action} csrf={ctx.csrf}>
          <SelectField
            name="role"
            label={t.role}
            description={t.roleHelp}
            options={ROLES.map((r) => ({ value: r, label: t.roles[r] }))}
            value={member.role}
            error={e.of('role')}
          />
          <SubmitRow>
            <Button name="gjoer" value="rolle">
              {t.saveRole}
            </Button>
          </SubmitRow>
        </Form>
        <h2>{t.ansvar}</h2>
        {ansvar.length === 0 ? (
          <p>{t.noAnsvar(member.name)}</p>
        ) : (
          <>
            <p class="bp-text">{t.ansvarText(ansvar.length)}</p>
            <ul>
              {ansvar.map((one) => (
                <li>
                  <a href={ctx.href(`/arbeid/${kommune.slug}${one.href}`)}>{one.label}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        {written.length === 0 ? null : (
          <>
            <h3>{t.writtenHeading}</h3>
            <p class="bp-text">{t.writtenText}</p>
            <ul>
              {written.map((one) => (
                <li>
                  <a href={ctx.href(`/arbeid/${kommune.slug}${one.href}`)}>{one.label}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <Form action={action} csrf={ctx.csrf}>
          {ansvar.length > 0 ? (
            <>
              <SelectField
                name="til"
                label={t.handTo}
                description={t.handToHelp}
                empty={t.handToNobody}
                options={members
                  .filter((m) => m.brukerId !== member.brukerId && !m.disabled)
                  .map((m) => ({ value: m.brukerId, label: m.name }))}
                value=""
                error={e.of('til')}
              />
              <SubmitRow>
                <Button name="gjoer" value="overfoer" variant="secondary">
                  {t.handOver}
                </Button>
              </SubmitRow>
            </>
          ) : null}
          <h2>{t.remove}</h2>
          <p>{t.removeText(member.name, kommune.name)}</p>
          {ansvar.length > 0 ? <p>{t.removeHands}</p> : null}
          <SubmitRow>
            <Button name="gjoer" value="fjern" variant="secondary" danger>
              {t.removeButton(member.name)}
            </Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

export async function changeMember(ctx: Ctx, deps: KontoDeps): Promise<Page | Response> {
  const { kommune, base } = where(ctx);
  const form = await ctx.form();
  const bruker = ctx.params.bruker ?? '';
  const role = ROLES.find((r) => r === form.text('role'));
  const removes = form.text('gjoer') === 'fjern';
  const hands = form.text('gjoer') === 'overfoer';
  if (removes || hands) {
    const members = await deps.accounts.membersOf(kommune.id);
    const to = form.text('til') || null;
    if (to !== null && (to === bruker || !members.some((m) => m.brukerId === to && !m.disabled)))
      return memberPage(ctx, deps, [{ code: 'ukjent-person', field: 'til' }]);
    if (!members.some((m) => m.brukerId === bruker)) return notFound();
    const administrators = members.filter((m) => m.role === 'administrator' && !m.disabled);
    // Asked before anything is handed over: who may not leave keeps what they answer for.
    if (removes && administrators.length === 1 && administrators[0]?.brukerId === bruker)
      return memberPage(ctx, deps, [{ code: 'siste-administrator' }]);
    await handOver(ctx.db, ctx.clock, { kommuneId: kommune.id, brukerId: actorOf(ctx) }, bruker, to);
    if (hands) return seeOther(ctx, `${base}/medlem/${bruker}?overfoert=ja`);
  }
  if (!removes && !role) return memberPage(ctx, deps, [{ code: 'ukjent-rolle', field: 'role' }]);
  const done =
    removes || !role
      ? await deps.accounts.removeMember(kommune.id, bruker, actorOf(ctx))
      : await deps.accounts.changeRole(kommune.id, bruker, role, actorOf(ctx));
  if (!done.ok) return memberPage(ctx, deps, done.error);
  // Who is no longer administrator here has no way back to this page.
  const self = bruker === ctx.bruker?.id && role !== 'administrator';
  return seeOther(ctx, self ? '/arbeid' : `${base}?lagret=ja`);
}
