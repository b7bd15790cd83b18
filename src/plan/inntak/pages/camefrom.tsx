import type { Ctx } from '../../../platform/http/route.ts';
import { cameFrom } from '../store.ts';
import { INNTAK_TEXTS } from '../texts.ts';
import { where } from './parts.tsx';

export async function CameFrom(ctx: Ctx, kind: 'maal' | 'tiltak', number: number) {
  const t = INNTAK_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const from = await ctx.db.inKommune(kommune.id, (tx) => cameFrom(tx, kind, number));
  if (!from) return null;
  return (
    <p class="bp-source">
      {t.cameFrom(from.name, from.row)} <a href={ctx.href(`${base}/${from.inntak}`)}>{t.cameFromLink}</a>
    </p>
  );
}
