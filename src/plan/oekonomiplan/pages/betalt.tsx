import type { Ctx } from '../../../platform/http/route.ts';
import { listTiltak, tiltakNumber } from '../../tiltak/index.ts';
import { standsIn, type Utgave } from '../behandling.ts';
import { spanOf, titleOf } from '../behandlingtabell.ts';
import { BEHANDLING_TEXTS } from '../behandlingtekster.ts';
import { listUtgaver } from '../store.ts';
import { movable } from '../virkning.ts';
import { where } from './parts.tsx';

/** The økonomiplan that pays a tiltak, decided or still on its way, for the tiltak's own page; null when no reading has it. */
export async function paidBy(ctx: Ctx, number: number) {
  const t = BEHANDLING_TEXTS[ctx.lang];
  const { id, slug } = where(ctx);
  const { having, moves } = await ctx.db.inKommune(id, async (tx) => ({
    having: await listUtgaver(tx, tiltakNumber(number)),
    moves: movable(await listTiltak(tx)).some((t) => t.number === number),
  }));
  const { decided, proposed } = standsIn(having);
  const version = (u: Utgave) => {
    const { revision } = u.plan.lines.find((l) => l.number === tiltakNumber(number)) ?? {};
    return revision === undefined ? '' : t.ofVersion(revision);
  };
  const line = (u: Utgave, say: (years: string, what: string) => string) => (
    <li>
      <a href={ctx.href(`/arbeid/${slug}/oekonomiplan/behandling/${u.number}`)}>
        {say(spanOf(u.plan.years), [titleOf(u, ctx.lang), u.caseNumber, version(u)].filter(Boolean).join(', '))}
      </a>
    </li>
  );
  if (!decided && !proposed) return null;
  return (
    <section>
      <h2>{t.inPlan}</h2>
      <ul>
        {decided ? line(decided, t.standsIn) : null}
        {proposed ? line(proposed, t.standsIn) : null}
      </ul>
      {moves ? (
        <p class="bp-screen">
          <a href={ctx.href(`/arbeid/${slug}/oekonomiplan/virkning?tiltak=${number}&utsett=1`)}>{t.ifMoved}</a>
        </p>
      ) : null}
    </section>
  );
}
