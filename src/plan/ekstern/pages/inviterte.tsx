import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Refused, Route } from '../../../platform/http/route.ts';
import { EmptyState, Finding, Notice, Status } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { PressButton } from '../../../ui/row-form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import {
  type ListedOppgave,
  listOppgaver,
  listRunder,
  mayInRunde,
  oppgaveNumber,
  rollerIn,
} from '../../runde/index.ts';
import { inviteEkstern, renewEkstern, withdrawEkstern } from '../actions.ts';
import { type EksternRefusal, type Invitasjon, proposedUntil, type Stand, standOf } from '../invitasjon.ts';
import { listInvitasjoner } from '../store.ts';
import { EKSTERN_TEXTS } from '../texts.ts';
import { type EksternPageDeps, sentences, titleOf, where } from './where.ts';

type Reply = Promise<Page | Response | Refused>;

/** The demonstration writes to nobody. */
const byMail = (ctx: Ctx, deps: EksternPageDeps): boolean => deps.sendsMail && !where(ctx).kommune.demo;

/** The round of the address, else the one that goes, with who is invited there; `asked` null for the one that goes whatever the address says. */
const load = (ctx: Ctx, asked: number | null) =>
  ctx.db.inKommune(where(ctx).kommune.id, async (tx) => {
    const runder = await listRunder(tx);
    const runde = runder.find((r) => r.number === asked) ?? runder.find((r) => !r.data.closed) ?? runder[0] ?? null;
    const may = mayInRunde(ctx, runde ? await rollerIn(tx, runde.number) : []);
    const open = runde !== null && !runde.data.closed;
    if (!runde || !may('led')) return { runde, open, leads: may('led'), tasks: [], all: [] };
    const tasks = await listOppgaver(tx, runde.number);
    return { runde, open, leads: true, tasks, all: await listInvitasjoner(tx, runde.number) };
  });

const TONES: Readonly<Record<Stand, 'neutral' | 'success' | 'warning' | 'danger'>> = {
  trukket: 'neutral',
  utloept: 'neutral',
  venter: 'warning',
  avvist: 'danger',
  lenke: 'success',
  sendt: 'success',
  'uten-lenke': 'warning',
};

const labelOf = (ctx: Ctx, deps: EksternPageDeps, task: ListedOppgave): string =>
  `${oppgaveNumber(task.number)} ${titleOf(ctx, deps, { title: task.title, content: task.contentId === null ? null : { id: task.contentId, version: '' } })}`;

function Table(p: {
  ctx: Ctx;
  deps: EksternPageDeps;
  all: readonly Invitasjon[];
  tasks: readonly ListedOppgave[];
  open: boolean;
}) {
  const { ctx, deps, open } = p;
  const t = EKSTERN_TEXTS[ctx.lang];
  const { base, home } = where(ctx);
  const today = ctx.clock.today();
  const usedOf = (i: Invitasjon) => {
    if (i.lastUsed === null) return t.unused;
    const { date, time } = osloMoment(i.lastUsed);
    return `${formatDate(date)} ${time}`;
  };
  const press = (i: Invitasjon, to: 'forny' | 'trekk', label: string) => (
    <PressButton
      action={ctx.href(`${base}/${to}`)}
      csrf={ctx.csrf}
      number={i.number}
      label={label}
      what={`${i.name || t.emptied} ${oppgaveNumber(i.oppgave)}`}
    />
  );
  return (
    <>
      <DataTable
        caption={t.table}
        stack
        columns={[
          { label: t.name },
          { label: t.email },
          { label: t.task },
          { label: t.stands },
          { label: t.until },
          { label: t.used },
          ...(open ? [{ label: t.act }] : []),
        ]}
        rows={p.all.map((i) => {
          const stand = standOf(i, today);
          const task = p.tasks.find((x) => x.number === i.oppgave);
          return {
            cells: [
              i.name || t.emptied,
              i.email || '–',
              <a href={ctx.href(`${home}/oppgaver/${i.oppgave}`)}>
                {task ? labelOf(ctx, deps, task) : oppgaveNumber(i.oppgave)}
              </a>,
              <Status tone={TONES[stand]}>{t.stand[stand]}</Status>,
              formatDate(i.until),
              usedOf(i),
              ...(open
                ? [
                    <>
                      {i.email === '' ? null : press(i, 'forny', t.renew)}{' '}
                      {i.withdrawn ? null : press(i, 'trekk', t.withdraw)}
                    </>,
                  ]
                : []),
            ],
          };
        })}
      />
      <p class="bp-source">{t.usedHelp}</p>
    </>
  );
}

interface Said {
  readonly refusals?: readonly EksternRefusal[];
  readonly typed?: TypedFields;
  readonly link?: { readonly who: string; readonly token: string };
}

async function invitedPage(ctx: Ctx, deps: EksternPageDeps, said: Said = {}): Reply {
  const asked = issuedNumber(ctx.url.searchParams.get('runde') ?? undefined);
  const { runde, open, leads, tasks, all } = await load(ctx, asked);
  if (!leads) return { fault: 'ikke-tilgang' };
  const t = EKSTERN_TEXTS[ctx.lang];
  const { base, home, kommune } = where(ctx);
  const refusals = said.refusals ?? [];
  const e = sentences(ctx, refusals);
  const mail = byMail(ctx, deps);
  const { searchParams } = ctx.url;
  const typed = said.typed ?? {};
  const today = ctx.clock.today();
  const working = all.filter((i) => i.hasLink && !i.withdrawn && i.until >= today);
  const labels: Readonly<Record<string, string>> = { oppgave: t.task, name: t.name, email: t.email, until: t.until };
  return {
    title: t.title,
    nav: 'runde',
    wide: true,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${home}/runde`)}>← {runde?.data.title ?? t.round}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(f) => labels[f]} />
        {said.link ? (
          <Notice tone="success" heading={`${t.linkMade}: ${said.link.who}`}>
            <p>{t.linkText}</p>
            <p class="bp-token">
              <code>{`${ctx.secure ? 'https' : 'http'}://${ctx.url.host}${ctx.href(`/k/${kommune.slug}/oppgave/${said.link.token}`)}`}</code>
            </p>
          </Notice>
        ) : null}
        {searchParams.has('sendt') ? <Notice tone="success">{t.sent}</Notice> : null}
        {searchParams.has('trukket') ? <Notice tone="success">{t.withdrawn}</Notice> : null}
        <p class="bp-text">{t.lead}</p>
        {all.length === 0 ? (
          <EmptyState heading={t.nobody}>
            <p>{t.privacy}</p>
          </EmptyState>
        ) : (
          <>
            <Finding>{t.finding(working.length, all.length)}</Finding>
            <Table ctx={ctx} deps={deps} all={all} tasks={tasks} open={open} />
            <p class="bp-text">{t.privacy}</p>
          </>
        )}
        {open ? (
          <section aria-labelledby="inviter">
            <h2 id="inviter">{t.invite}</h2>
            <p class="bp-text">{mail ? t.inviteHelp : `${t.inviteHelp} ${t.byHand}`}</p>
            <Form action={ctx.href(base)} csrf={ctx.csrf}>
              <SelectField
                name="oppgave"
                label={t.task}
                empty={t.choose}
                options={tasks.map((x) => ({ value: String(x.number), label: labelOf(ctx, deps, x) }))}
                value={typed.oppgave ?? searchParams.get('oppgave') ?? ''}
                error={e.of('oppgave')}
              />
              <TextField name="name" label={t.name} value={typed.name ?? ''} error={e.of('name')} />
              <TextField name="email" label={t.email} value={typed.email ?? ''} error={e.of('email')} />
              <TextField
                name="until"
                label={t.until}
                description={t.untilHelp}
                short
                value={typed.until ?? proposedUntil(today)}
                error={e.of('until')}
              />
              <SubmitRow>
                <Button>{mail ? t.send : t.make}</Button>
              </SubmitRow>
            </Form>
          </section>
        ) : (
          <Notice>{t.noTasks}</Notice>
        )}
      </>
    ),
  };
}

export function inviterteRoutes(deps: EksternPageDeps): Route[] {
  /** What a press does in the round that goes, for who leads it; null when the round is not there. */
  const pressed =
    (act: (ctx: Ctx, runde: number, typed: TypedFields) => Reply) =>
    async (ctx: Ctx): Reply => {
      const typed = (await ctx.form()).all();
      const { runde, open, leads } = await load(ctx, null);
      if (!leads) return { fault: 'ikke-tilgang' };
      if (!runde || !open) return invitedPage(ctx, deps, { refusals: [{ code: 'runde-avsluttet' }], typed });
      return act(ctx, runde.number, typed);
    };

  const invite = pressed(async (ctx, runde, typed) => {
    const { actor, base } = where(ctx);
    const given = await inviteEkstern(ctx.db, ctx.clock, actor, runde, typed, byMail(ctx, deps));
    if (!given.ok) return invitedPage(ctx, deps, { refusals: given.error, typed });
    if (given.token === null) return seeOther(ctx, `${base}?sendt=ja`);
    return invitedPage(ctx, deps, { link: { who: typed.name ?? '', token: given.token } });
  });

  const renew = pressed(async (ctx, runde, typed) => {
    const { actor, base, kommune } = where(ctx);
    const number = issuedNumber(typed.number) ?? 0;
    const given = await renewEkstern(ctx.db, ctx.clock, actor, runde, number, byMail(ctx, deps));
    if (given === null) return seeOther(ctx, base);
    if (given.token === null) return seeOther(ctx, `${base}?sendt=ja`);
    const all = await ctx.db.inKommune(kommune.id, (tx) => listInvitasjoner(tx, runde));
    const who = all.find((i) => i.number === number)?.name ?? '';
    return invitedPage(ctx, deps, { link: { who, token: given.token } });
  });

  const takeBack = pressed(async (ctx, runde, typed) => {
    const { actor, base } = where(ctx);
    const done = await withdrawEkstern(ctx.db, ctx.clock, actor, runde, issuedNumber(typed.number) ?? 0);
    return seeOther(ctx, done ? `${base}?trukket=ja` : base);
  });

  const path = '/arbeid/:kommune/runde/eksterne';
  const who = { kommune: 'oppgaver' } as const;
  return [
    { method: 'GET', path, who, handle: (ctx) => invitedPage(ctx, deps) },
    { method: 'POST', path, who, handle: invite },
    { method: 'POST', path: `${path}/forny`, who, handle: renew },
    { method: 'POST', path: `${path}/trekk`, who, handle: takeBack },
  ];
}
