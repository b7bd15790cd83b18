import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Status } from '../../../ui/blocks.tsx';
import { Button, FieldError, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { LoadedPlan } from '../actions/change.ts';
import { aktivitetNumber, byDate } from '../aktivitet.ts';
import { type Conflict, inConflict } from '../conflicts.ts';
import { PROSESSPLAN_TEXTS } from '../texts.ts';
import { dated, where } from './parts.tsx';
import { PROSESSPLAN_PAGES } from './texts.ts';

/** One date of a row, with its name for those who do not see the head of the column. */
function DateCell(p: { name: string; short: string; label: string; value: string; error: string | undefined }) {
  return (
    <>
      <label for={p.name}>
        <span class="bp-cell-label">{p.short}</span>
        <span class="ds-sr-only">{p.label}</span>
      </label>
      <input
        class="ds-input bp-date"
        id={p.name}
        name={p.name}
        type="text"
        value={p.value}
        autocomplete="off"
        aria-describedby={p.error ? `${p.name}-feil` : undefined}
        aria-invalid={p.error ? 'true' : undefined}
      />
      <FieldError name={p.name} error={p.error} />
    </>
  );
}

interface TableProps {
  ctx: Ctx;
  plan: LoadedPlan;
  conflicts: readonly Conflict[];
  typed: TypedFields;
  of: (field: string) => string | undefined;
}

/** The table twin of the picture: who does what, when and why; with fields for the dates, or to read. */
function Table(p: TableProps & { may: boolean }) {
  const { ctx, plan, may } = p;
  const t = PROSESSPLAN_PAGES[ctx.lang].overview;
  const words = PROSESSPLAN_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const wrong = inConflict(p.conflicts);
  const late = new Set(p.conflicts.filter((c) => c.code === 'forsinket').map((c) => c.number));
  const ordered = byDate(plan.activities);
  return (
    <DataTable
      caption={t.table}
      hideCaption
      columns={[
        { label: words.document.columns.number },
        { label: words.document.columns.title },
        { label: words.document.columns.responsible },
        { label: t.start },
        { label: t.end },
        { label: t.state },
      ]}
      rows={ordered.map(({ number, data: a }) => {
        const name = `${aktivitetNumber(number)} ${a.title}`;
        const cell = (field: 'start' | 'end', label: string) => {
          const id = `${field}-${number}`;
          const value = dated(a[field]);
          return may ? (
            <DateCell name={id} short={t[field]} label={label} value={p.typed[id] ?? value} error={p.of(id)} />
          ) : (
            <>
              <span class="bp-cell-label">{t[field]}</span>
              {value || '–'}
            </>
          );
        };
        return {
          cells: [
            aktivitetNumber(number),
            <>
              <a href={ctx.href(`${base}/${number}`)}>{a.title}</a>
              {a.milestone ? ` (${words.document.milestone})` : ''}
              {a.purpose ? <div class="bp-source">{a.purpose}</div> : null}
            </>,
            a.responsible || '–',
            cell('start', t.startOf(name)),
            cell('end', t.endOf(name)),
            <>
              {a.done ? (
                <Status tone="success">{t.done(formatDate(a.done))}</Status>
              ) : late.has(number) ? (
                <Status tone="danger">{words.gantt.late}</Status>
              ) : wrong.has(number) ? (
                <Status tone="warning">{PROSESSPLAN_PAGES[ctx.lang].form.problems}</Status>
              ) : (
                words.typer[a.type]
              )}
              {may ? (
                <input
                  type="hidden"
                  name={`revision-${number}`}
                  value={
                    p.typed[`revision-${number}`] ??
                    String(plan.activities.find((x) => x.number === number)?.revision ?? 0)
                  }
                />
              ) : null}
            </>,
          ],
        };
      })}
    />
  );
}

/** Whoever may edit changes the dates in the table; paper gets the same table without fields. */
export function DateTable(p: TableProps) {
  const { ctx } = p;
  const t = PROSESSPLAN_PAGES[ctx.lang].overview;
  if (!ctx.may('rediger'))
    return (
      <div class="bp-dates">
        <Table {...p} may={false} />
      </div>
    );
  return (
    <>
      <div class="bp-on-paper">
        <Table {...p} may={false} />
      </div>
      <form class="bp-dates" method="post" action={ctx.href(`${where(ctx).base}/datoer`)} novalidate>
        <input type="hidden" name="csrf" value={ctx.csrf} />
        <p class="bp-text">{t.tableHelp}</p>
        <Table {...p} may />
        <SubmitRow>
          <Button variant="secondary">{t.saveDates}</Button>
        </SubmitRow>
      </form>
    </>
  );
}
