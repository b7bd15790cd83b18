import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { findLink } from '../../../platform/links/links.ts';
import { Status } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { pressLenke } from '../actions.ts';
import { oppgaveNumber } from '../oppgave.ts';
import type { OppgaveRefusal } from '../parse.ts';
import { findOppgave, OPPGAVE_LENKE } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
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

/** What a link in a mail opens: the task, and a button. Looking at it changes nothing. */
export async function lenkePage(
  ctx: Ctx,
  deps: RundePageDeps,
  refusals: readonly OppgaveRefusal[] = [],
): Promise<Page> {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const { mine, tasks, home } = where(ctx);
  const task = await load(ctx);
  const e = shown(ctx, refusals);
  if (!task)
    return {
      title: o.linkGone,
      status: 404,
      body: (
        <>
          <h1>{o.linkGone}</h1>
          <p>{t.refusals['lenke-ugyldig']({})}</p>
          <SubmitRow>
            <ButtonLink href={ctx.href(mine)}>{o.mine}</ButtonLink>
          </SubmitRow>
        </>
      ),
    };
  const { number, data } = task;
  const title = titleOf(ctx, deps, { number, title: data.title, contentId: data.content?.id ?? null });
  return {
    title: o.linkTitle,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{o.linkTitle}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors.map(({ text }) => ({ text }))} />
        <p>{o.linkText}</p>
        <p>
          <strong>{`${oppgaveNumber(number)} ${title}`}</strong>{' '}
          <Status tone={TONES[data.status]}>{t.statuses[data.status]}</Status>
        </p>
        <Form action={ctx.href(`${home}/lenke/${ctx.params.token}`)} csrf={ctx.csrf}>
          <SubmitRow>
            <Button>{o.linkButton}</Button>
          </SubmitRow>
        </Form>
        <p>
          <a href={ctx.href(`${tasks}/${number}`)}>{o.linkOpen}</a>
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
