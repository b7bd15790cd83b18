import type { Ctx } from '../../../platform/http/route.ts';
import type { Objekt, Result } from '../oppgave.ts';
import { OPPGAVE_TEXTS } from './texts.ts';
import { where } from './where.tsx';

/** What a task ended in, by the name it has today; by the name it had, without a link, when it is put away or not the reader's to open. */
export function ResultObject(p: { ctx: Ctx; result: Result; objects: readonly Objekt[] }) {
  const { ctx, result } = p;
  const o = OPPGAVE_TEXTS[ctx.lang];
  const thing = p.objects.find((x) => x.address === result.object);
  const title = thing?.title ?? o.pages[result.object];
  if (!ctx.may('les')) return <span>{title ?? result.objectTitle ?? result.object}</span>;
  if (title === undefined) return <span>{o.putAway(result.objectTitle ?? result.object)}</span>;
  return <a href={ctx.href(`${where(ctx).home}/${result.object}`)}>{title}</a>;
}
