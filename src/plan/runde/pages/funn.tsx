import type { Ctx } from '../../../platform/http/route.ts';
import { ChoiceGroup } from '../../../ui/form.tsx';
import { type Funn, withoutTask } from '../funn.ts';
import { oppgaverFrom } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { type RundePageDeps, where } from './where.tsx';

/** What the round that is started now can open with. */
export async function offeredFunn(ctx: Ctx, deps: Pick<RundePageDeps, 'funnFor'>): Promise<readonly Funn[]> {
  const funn = await deps.funnFor(ctx);
  return ctx.db.inKommune(where(ctx).kommune.id, async (tx) => {
    const kinds = [...new Set(funn.map((f) => f.origin.kind))];
    const numbers = funn.map((f) => f.origin.number);
    const tasks = await Promise.all(kinds.map((kind) => oppgaverFrom(tx, kind, numbers)));
    return withoutTask(
      funn,
      tasks.flat().map((task) => task.data),
    );
  });
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
