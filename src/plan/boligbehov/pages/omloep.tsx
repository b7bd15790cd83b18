import { formatNumber } from '../../../kernel/index.ts';
import type { RunResult } from '../../../model/result.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { OMLOEP_TEXTS } from '../omloep-texts.ts';
import { kommuneOf } from './frame.tsx';

/** Whether dwellings that become free are counted with; nothing in runs that are older than it, and where there is nothing to let. */
export function Omloep(p: { ctx: Ctx; result: RunResult }) {
  const { ctx, result } = p;
  const t = OMLOEP_TEXTS[ctx.lang];
  if (!result.basis?.draws) return null;
  const lets = result.supply.municipal?.some((s) => s.ledger === 'boligsosialt' && s.level !== 'heldoegns');
  const { turnover } = result.basis;
  if (!turnover && !lets) return null;
  const href = ctx.href(`/arbeid/${kommuneOf(ctx).slug}/kunnskap/omloep`);
  return (
    <p class="bp-text">
      {turnover
        ? t.told(formatNumber(turnover.share * 100, Number.isInteger(turnover.share * 100) ? 0 : 1), turnover.year)
        : t.untold}{' '}
      {turnover && turnover.confidence !== 'A' && turnover.confidence !== 'B' ? `${t.weak} ` : ''}
      <a href={href}>{turnover ? t.change : t.tell}</a>
    </p>
  );
}
