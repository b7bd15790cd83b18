import { formatDate } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Finding } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { here } from '../../organisering/index.ts';
import { type OppgaveMedFrist, tiltakNumber } from '../../tiltak/index.ts';
import { OPPFOELGING_TEXTS } from '../texts.ts';

/** Tasks of tiltak whose day is over; nothing where there are none. */
export function Oppgaver(p: { ctx: Ctx; late: readonly OppgaveMedFrist[] }) {
  const { ctx, late } = p;
  const t = OPPFOELGING_TEXTS[ctx.lang];
  const { work } = here(ctx);
  if (late.length === 0) return null;
  return (
    <section>
      <h2 id="oppgaver">{t.tasksLate}</h2>
      <Finding>{t.tasksLateFinding(late.length, new Set(late.map((o) => o.tiltak)).size)}</Finding>
      <DataTable
        stack
        caption={t.tasksLate}
        hideCaption
        columns={[{ label: t.number }, { label: t.task }, { label: t.deadline }, { label: t.responsible }]}
        rows={late.map((o) => ({
          cells: [
            <a href={ctx.href(`${work}/tiltak/${o.tiltak}`)}>{tiltakNumber(o.tiltak)}</a>,
            o.title,
            `${formatDate(o.due)} (${t.daysLate(o.days)})`,
            o.responsible || '–',
          ],
        }))}
      />
    </section>
  );
}
