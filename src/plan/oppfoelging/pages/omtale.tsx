import type { Ctx } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { here } from '../../organisering/index.ts';
import { tiltakNumber } from '../../tiltak/index.ts';
import type { Omtale } from '../omtale.ts';
import { OPPFOELGING_TEXTS } from '../texts.ts';

/** A last look at what people have written, before it is frozen with the report. */
export function Omtaler(p: { ctx: Ctx; number: number; comments: number; mentions: readonly Omtale[] }) {
  const { ctx, mentions } = p;
  const t = OPPFOELGING_TEXTS[ctx.lang];
  const { work } = here(ctx);
  if (p.comments === 0) return null;
  return (
    <>
      <p>{t.commented(p.comments)}</p>
      {mentions.length > 0 ? (
        <Notice tone="warning">
          <p>{t.mentions}</p>
          <ul>
            {mentions.map(({ tiltak, signs, names }) => (
              <li>
                <a href={ctx.href(`${work}/oppfoelging/${p.number}/tiltak/${tiltak}#comment`)}>
                  {tiltakNumber(tiltak)}
                </a>
                {`: ${[...signs.map((s) => t.mentioned[s]), ...names.map(t.mayBeName)].join(', ')}`}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}
