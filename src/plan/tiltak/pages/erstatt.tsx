import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import { Button, SelectField, SubmitRow } from '../../../ui/form.tsx';
import { ERSTATT_TEXTS } from '../erstatt-texts.ts';
import { type Tiltak, tiltakNumber } from '../tiltak.ts';
import { where } from './parts.tsx';

/** Two tiltak that are the same work become one: the other stands, and what of this one it takes over is chosen on the next page. */
export function Erstatt(p: {
  ctx: Ctx;
  tiltak: Revision<Tiltak>;
  others: readonly Revision<Tiltak>[];
  error: string | undefined;
}) {
  const { ctx, tiltak } = p;
  const t = ERSTATT_TEXTS[ctx.lang];
  const others = p.others.filter((o) => o.number !== tiltak.number);
  if (others.length === 0) return null;
  return (
    <Details summary={t.heading} open={p.error !== undefined}>
      <p class="bp-text">{t.help}</p>
      <form class="bp-form" method="get" action={ctx.href(`${where(ctx).base}/${tiltak.number}/sammen`)}>
        <SelectField
          name="med"
          label={t.by}
          options={others.map((o) => ({ value: String(o.number), label: `${tiltakNumber(o.number)} ${o.data.title}` }))}
          error={p.error}
        />
        <SubmitRow>
          <Button variant="secondary">{t.button}</Button>
        </SubmitRow>
      </form>
    </Details>
  );
}

/** Says of a tiltak that has been taken away that it has, and what stands for it; and of one that others have become part of, which. */
export function Borte(p: { ctx: Ctx; tiltak: Tiltak }) {
  const { ctx, tiltak } = p;
  const t = ERSTATT_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const merged = tiltak.merged ?? [];
  if (!tiltak.removed)
    return merged.length === 0 ? null : (
      <p class="bp-text">
        {`${t.merged} `}
        {merged.map((number, i) => (
          <>
            {i > 0 ? ', ' : ''}
            <a href={ctx.href(`${base}/${number}`)}>{tiltakNumber(number)}</a>
          </>
        ))}
      </p>
    );
  const by = tiltak.replacedBy;
  return (
    <Notice tone="warning">
      {by ? <a href={ctx.href(`${base}/${by}`)}>{t.replaced(tiltakNumber(by))}</a> : t.removed}
    </Notice>
  );
}
