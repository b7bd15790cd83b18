import type { Ctx } from '../../../platform/http/route.ts';
import { where } from './where.ts';

/** One button in the page: take away, or bring back. */
export function PressButton(p: { ctx: Ctx; to: string; number?: number; label: string; what: string }) {
  return (
    <form method="post" action={p.ctx.href(`${where(p.ctx).base}/${p.to}`)}>
      <input type="hidden" name="csrf" value={p.ctx.csrf} />
      {p.number ? <input type="hidden" name="number" value={String(p.number)} /> : null}
      <button class="bp-linkbutton" type="submit" aria-label={`${p.label} ${p.what}`}>
        {p.label}
      </button>
    </form>
  );
}
