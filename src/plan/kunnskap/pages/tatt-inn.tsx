import { formatDate, formatNumber } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { PressButton } from '../../../ui/row-form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { angreTabell } from '../actions/angre-tabell.ts';
import type { Indikator } from '../indikator.ts';
import { INN_TEXTS } from '../inn-texts.ts';
import type { Tatt } from '../store.ts';
import { kommuneOf } from './parts.tsx';

/** The tables that were taken in, each with its way back. */
export function TattInn(p: { ctx: Ctx; i: Indikator; tables: readonly Tatt[] }) {
  const { ctx, i, tables } = p;
  if (tables.length === 0) return null;
  const t = INN_TEXTS[ctx.lang];
  return (
    <section id="tatt-inn">
      <h3>{t.takenTables}</h3>
      <p class="bp-text">{t.undoHelp}</p>
      <DataTable
        caption={t.takenTables}
        hideCaption
        columns={[
          { label: t.file },
          { label: t.takenDay },
          { label: t.takenFigures, align: 'right' },
          { label: t.undo, screenOnly: true },
        ]}
        rows={tables.map((x) => ({
          cells: [
            x.name,
            formatDate(osloMoment(x.taken).date),
            formatNumber(x.written.length),
            <PressButton
              action={ctx.href(`${kommuneOf(ctx).base}/${i.id}/inn/angre`)}
              csrf={ctx.csrf}
              number={x.number}
              label={t.undo}
              what={x.name}
            />,
          ],
        }))}
      />
    </section>
  );
}

export async function undo(ctx: Ctx, i: Indikator): Promise<Response> {
  const number = issuedNumber((await ctx.form()).text('number'));
  const { base } = kommuneOf(ctx);
  if (number === null) return notFound();
  const done = await angreTabell(ctx.db, ctx.clock, actorOf(ctx), i, number);
  return done.ok
    ? seeOther(ctx, `${base}/${i.id}?lagret=angret&tall=${done.value.back}-${done.value.kept}`)
    : seeOther(ctx, `${base}/${i.id}#verdi`);
}
