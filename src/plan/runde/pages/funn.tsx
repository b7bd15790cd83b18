import type { Child } from 'hono/jsx';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { ChoiceGroup } from '../../../ui/form.tsx';
import { mayLead } from '../access.ts';
import { type Funn, withoutTask, withTask } from '../funn.ts';
import { FUNN_TEXTS } from '../funn-texts.ts';
import { oppgaveNumber } from '../oppgave.ts';
import { oppgaverFrom } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { type RundePageDeps, where } from './where.tsx';

/** What the round that is started now can open with. */
export async function offeredFunn(ctx: Ctx, deps: Pick<RundePageDeps, 'funnFor'>): Promise<readonly Funn[]> {
  const funn = await deps.funnFor(ctx);
  const tasks = await tasksFrom(ctx, funn);
  return withoutTask(
    funn,
    tasks.map((task) => task.data),
  );
}

const tasksFrom = (ctx: Ctx, funn: readonly Funn[]) =>
  ctx.db.inKommune(where(ctx).kommune.id, async (tx) => {
    const kinds = [...new Set(funn.map((f) => f.origin.kind))];
    const numbers = funn.map((f) => f.origin.number);
    return (await Promise.all(kinds.map((kind) => oppgaverFrom(tx, kind, numbers)))).flat();
  });

/** What the planstrategi opens with: every finding, and the task that has taken it up. Nothing outside a municipality. */
export async function planstrategiFunn(ctx: Ctx, funnFor: RundePageDeps['funnFor']): Promise<Child> {
  const funn = ctx.kommune ? await funnFor(ctx) : [];
  if (funn.length === 0) return null;
  const t = FUNN_TEXTS[ctx.lang];
  const { runde, tasks } = where(ctx);
  const rows = withTask(funn, await tasksFrom(ctx, funn));
  const left = rows.filter((row) => row.task === null).length;
  return (
    // Folded together and no heading: the page has the guide's own headings, in the workspace too.
    <Details summary={`${t.heading} (${rows.length})`} open id="funn-fra-oppfoelgingen">
      <p class="bp-text">{`${t.lead} ${left === 0 ? t.none : t.open(left)}`}</p>
      <ul>
        {rows.map(({ funn: f, task }) => (
          <li>
            <a href={ctx.href(f.origin.href)}>{f.title}</a>
            {task === null ? null : (
              <>
                {'. '}
                <a href={ctx.href(`${tasks}/${task}`)}>{t.taken(oppgaveNumber(task))}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      {left > 0 && (await mayLead(ctx)) ? (
        <p class="bp-screen">
          <a href={ctx.href(`${runde}/neste`)}>{t.take}</a>
        </p>
      ) : null}
    </Details>
  );
}

/** Every finding is taken along unless somebody says otherwise; `chosen` is null before anybody has. */
export function FunnChoice(p: {
  ctx: Ctx;
  funn: readonly Funn[];
  chosen: readonly string[] | null;
  error: string | undefined;
}) {
  const t = RUNDE_TEXTS[p.ctx.lang];
  if (p.funn.length === 0) return null;
  return (
    <ChoiceGroup
      kind="checkbox"
      name="funn"
      label={t.funn}
      description={t.funnHelp}
      options={p.funn.map((f) => ({ value: f.id, label: f.title }))}
      chosen={p.chosen ?? p.funn.map((f) => f.id)}
      error={p.error}
    />
  );
}
