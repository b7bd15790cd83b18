import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { deadLink, findLink } from '../../../platform/links/links.ts';
import { Status } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { opens } from '../access.ts';
import { pressLenke } from '../actions.ts';
import { oppgaveNumber } from '../oppgave.ts';
import type { OppgaveRefusal } from '../parse.ts';
import { findOppgave, OPPGAVE_LENKE, type StoredOppgave } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { LENKE_TEXTS } from './lenke-texts.ts';
import { OPPGAVE_TEXTS } from './texts.ts';
import { look, type RundePageDeps, shown, TONES, titleOf, where } from './where.tsx';

const tokenOf = (ctx: Ctx) => ctx.params.token ?? '';

/** The task of the link, for the person it was sent to; null when it does not work, or they are off the task since. */
async function load(ctx: Ctx) {
  const task = await ctx.db.inKommune(where(ctx).kommune.id, async (tx) => {
    const link = ctx.bruker && (await findLink(tx, ctx.clock, OPPGAVE_LENKE, tokenOf(ctx), ctx.bruker.id));
    return link ? findOppgave(tx, link.object) : null;
  });
  return task && (await look(ctx, task.runde)).may('bidra', task.data) ? task : null;
}

/** The task a dead link of this person's was to, and why it is dead; of a task they are off, nothing. */
async function loadDead(ctx: Ctx) {
  const found = await ctx.db.inKommune(where(ctx).kommune.id, async (tx) => {
    const dead = ctx.bruker && (await deadLink(tx, ctx.clock, OPPGAVE_LENKE, tokenOf(ctx), ctx.bruker.id));
    const task = dead && (await findOppgave(tx, dead.object));
    return task && { task, why: dead.why };
  });
  return found && opens((await look(ctx, found.task.runde)).may, found.task.data) ? found : null;
}

function TaskLine({ ctx, deps, task }: { ctx: Ctx; deps: RundePageDeps; task: StoredOppgave }) {
  const { number, data } = task;
  const title = titleOf(ctx, deps, { number, title: data.title, contentId: data.content?.id ?? null });
  return (
    <p>
      <strong>{`${oppgaveNumber(number)} ${title}`}</strong>{' '}
      <Status tone={TONES[data.status]}>{RUNDE_TEXTS[ctx.lang].statuses[data.status]}</Status>
    </p>
  );
}

/** What a link in a mail opens: the task, and a button. Looking at it changes nothing. */
export async function lenkePage(
  ctx: Ctx,
  deps: RundePageDeps,
  refusals: readonly OppgaveRefusal[] = [],
): Promise<Page> {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const l = LENKE_TEXTS[ctx.lang];
  const { mine, tasks, home } = where(ctx);
  const task = await load(ctx);
  const e = shown(ctx, refusals);
  if (!task) {
    const dead = await loadDead(ctx);
    return {
      title: l.gone,
      status: 404,
      body: (
        <>
          <h1>{l.gone}</h1>
          <p>{dead ? l.dead[dead.why] : `${t.refusals['lenke-ugyldig']({})} ${l.what}`}</p>
          {dead ? <TaskLine ctx={ctx} deps={deps} task={dead.task} /> : null}
          <SubmitRow>
            {dead ? <ButtonLink href={ctx.href(`${tasks}/${dead.task.number}`)}>{l.openTask}</ButtonLink> : null}
            <ButtonLink href={ctx.href(mine)} variant={dead ? 'secondary' : 'primary'}>
              {o.mine}
            </ButtonLink>
          </SubmitRow>
        </>
      ),
    };
  }
  const { number, data } = task;
  // It may have been done in another way meanwhile: then there is nothing left to say.
  const open = data.status === 'ikke-startet' || data.status === 'paabegynt';
  return {
    title: l.title,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{l.title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors.map(({ text }) => ({ text }))} />
        <p>{open ? l.text : l.nothing}</p>
        <TaskLine ctx={ctx} deps={deps} task={task} />
        {open ? (
          <Form action={ctx.href(`${home}/lenke/${ctx.params.token}`)} csrf={ctx.csrf}>
            <SubmitRow>
              <Button>{l.button}</Button>
            </SubmitRow>
          </Form>
        ) : null}
        <p>
          <a href={ctx.href(`${tasks}/${number}`)}>{open ? l.open : l.openTask}</a>
        </p>
      </>
    ),
  };
}

export async function lenkePress(ctx: Ctx, deps: RundePageDeps): Promise<Page | Response> {
  await ctx.form();
  const task = await load(ctx);
  if (!task) return lenkePage(ctx, deps);
  const { actor, kommune, tasks } = where(ctx);
  const members = new Set((await deps.membersOf(kommune.id)).map((m) => m.brukerId));
  const pressed = await pressLenke(ctx.db, ctx.clock, actor, tokenOf(ctx), { members, mayApprove: false });
  return pressed.ok ? seeOther(ctx, `${tasks}/${pressed.value}?lagret=ja`) : lenkePage(ctx, deps, pressed.error);
}
