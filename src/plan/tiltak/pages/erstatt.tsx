import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import { Button, Form, SelectField, SubmitRow } from '../../../ui/form.tsx';
import { ERSTATT_TEXTS } from '../erstatt-texts.ts';
import { type Tiltak, tiltakNumber } from '../tiltak.ts';
import { where } from './parts.tsx';

/** Two tiltak that are the same work become one: the other stands, and this one goes out of the plan. */
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
      <Form action={ctx.href(`${where(ctx).base}/${tiltak.number}/erstatt`)} csrf={ctx.csrf}>
        <input type="hidden" name="seen" value={String(tiltak.revision)} />
        <SelectField
          name="by"
          label={t.by}
          empty={t.choose}
          options={others.map((o) => ({ value: String(o.number), label: `${tiltakNumber(o.number)} ${o.data.title}` }))}
          error={p.error}
        />
        <SubmitRow>
          <Button variant="secondary">{t.button}</Button>
        </SubmitRow>
      </Form>
    </Details>
  );
}

/** Says of a tiltak that has been taken away that it has, and what stands for it. */
export function Borte(p: { ctx: Ctx; tiltak: Tiltak }) {
  const { ctx, tiltak } = p;
  const t = ERSTATT_TEXTS[ctx.lang];
  if (!tiltak.removed) return null;
  const by = tiltak.replacedBy;
  return (
    <Notice tone="warning">
      {by ? <a href={ctx.href(`${where(ctx).base}/${by}`)}>{t.replaced(tiltakNumber(by))}</a> : t.removed}
    </Notice>
  );
}
