import type { TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { lesIndikatorer } from '../actions/lesing.ts';
import { unitOf } from '../indikator.ts';
import { siste, tallOf } from '../oversikt.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';
import { indikatorerOf, type KunnskapPageDeps, kommuneOf } from './parts.tsx';

/** Themes that tell of how many dwellings there are and for whom; the others are about those who need help. */
const BOLIGUTVIKLING: readonly string[] = ['befolkning', 'boligmarked'];

/**
 * The form of a goal as far as an indicator fills it in; null where there is no such indicator. A goal is read by
 * everybody, so its figure is the one everybody may see, whoever asks.
 */
export async function maalAv(ctx: Ctx, deps: KunnskapPageDeps, id: string): Promise<TypedFields | null> {
  const i = indikatorerOf(deps).find((x) => x.id === id);
  if (!i) return null;
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const { les } = await lesIndikatorer(ctx.db, deps, kommuneOf(ctx).kommune, ctx.lang, false);
  const now = siste(les(i));
  const name = i.name[ctx.lang];
  const baseline = now ? `${tallOf(i, now)} ${t.units[unitOf(i)]}` : '';
  const theme = deps.temaer.find((tema) => tema.indicators.includes(i))?.theme ?? '';
  return {
    title: `${name}${t.qualities.towards(i.direction, baseline)}`,
    ledger: BOLIGUTVIKLING.includes(theme) ? 'boligutvikling' : 'boligsosialt',
    indicator: name,
    baseline,
    baselineYear: now ? String(now.year) : '',
    baselineSource: now?.source.slice(0, 300) ?? '',
    qualities: i.quality ?? '',
  };
}
