import type { Ctx } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { here } from '../../organisering/index.ts';
import type { PlanSources } from '../store.ts';
import { read } from './parts.tsx';
import { ROEDTRAAD_PAGE_TEXTS } from './texts.ts';

/** What a person should know of the plan before it is frozen; nothing when no error waits. */
export async function BeforePublishing(p: { ctx: Ctx; sources: PlanSources }) {
  const { ctx } = p;
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const { judged } = await read(ctx, p.sources);
  const waiting = judged.filter((j) => j.finding.severity === 'feil' && j.standing !== 'godtatt').length;
  if (waiting === 0) return null;
  return (
    <Notice tone="warning" heading={t.beforeHeading}>
      <p>
        {t.before(waiting)} <a href={ctx.href(`${here(ctx).work}/roed-traad?alvor=feil`)}>{t.seeErrors}</a>
      </p>
    </Notice>
  );
}
