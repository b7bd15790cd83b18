import type { Child } from 'hono/jsx';
import type { Ctx } from '../../../platform/http/route.ts';
import { mayLead } from '../../runde/index.ts';
import { stedOf } from '../../veileder/index.ts';
import { listNotater } from '../store.ts';
import { NOTAT_TEXTS } from '../texts.ts';
import { formPath, NotatBlock, type NotatPageDeps } from './parts.tsx';

/** What stands under each heading of a page of the guide, read in a municipality's workspace: its note, or the way to write one. */
export async function notaterBeside(
  ctx: Ctx,
  deps: NotatPageDeps,
  side: string,
): Promise<(anker: string, heading: string) => Child> {
  const { kommune } = ctx;
  if (!kommune) return () => null;
  const t = NOTAT_TEXTS[ctx.lang];
  const writes = await mayLead(ctx);
  const rows = await ctx.db.inKommune(kommune.id, listNotater);
  const notater = new Map(rows.map((row) => [row.data.sted, row.data]));
  return (anker, heading) => {
    const sted = stedOf(side, anker);
    const notat = notater.get(sted);
    const link = writes ? (
      <p class="bp-notat-link">
        <a href={formPath(ctx, sted)}>
          {notat ? t.change : t.write}
          <span class="ds-sr-only">{`: ${heading}`}</span>
        </a>
      </p>
    ) : null;
    return notat ? (
      <NotatBlock ctx={ctx} deps={deps} notat={notat} tagged>
        {link}
      </NotatBlock>
    ) : (
      link
    );
  };
}
