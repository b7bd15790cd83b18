import type { Ctx } from '../../../platform/http/route.ts';
import { Status } from '../../../ui/blocks.tsx';
import { canBeFinansiert } from '../finansiering.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import type { Tiltak } from '../tiltak.ts';

/** What makes a tiltak ready for money, met or not. */
export function Conditions(p: { ctx: Ctx; d: Tiltak }) {
  const t = TILTAK_TEXTS[p.ctx.lang];
  return (
    <section>
      <h2>{t.conditions}</h2>
      <ul class="bp-checks">
        {canBeFinansiert(p.d).map((c) => (
          <li>
            <Status tone={c.met ? 'success' : 'warning'}>{c.met ? t.met : t.unmet}</Status>
            <span>{t.conditionNames[c.vilkaar]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
