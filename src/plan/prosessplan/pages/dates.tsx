import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Status } from '../../../ui/blocks.tsx';
import { overSaved } from '../../../ui/conflict.tsx';
import { Button, FieldError, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { LoadedPlan } from '../actions/change.ts';
import { type Aktivitet, aktivitetNumber, byDate } from '../aktivitet.ts';
import { type Conflict, inConflict } from '../conflicts.ts';
import type { ProsessplanRefusal } from '../parse.ts';
import { aktivitetHistory } from '../store.ts';
import { PROSESSPLAN_TEXTS } from '../texts.ts';
import { dated, where } from './parts.tsx';
import { PROSESSPLAN_PAGES } from './texts.ts';

/**
 * The dates that come back, over what is saved of each row now: one left as it was shown is as somebody else saved it. Who has been shown
 * what they saved may save over it the next time; of a row that is wrong in itself it is not said what they have seen.
 */
export async function datesOver(
  ctx: Ctx,
  activities: LoadedPlan['activities'],
  wrong: { readonly refusals: readonly ProsessplanRefusal[]; readonly typed: TypedFields },
): Promise<TypedFields> {
  const told = new Set(wrong.refusals.flatMap((r) => (r.code === 'endret-av-andre' ? [r.field] : [])));
  let typed = wrong.typed;
  for (const { number, revision, data } of activities) {
    const name = { start: `start-${number}`, end: `end-${number}`, revision: `revision-${number}` };
    const seen = typed[name.revision];
    if (seen === undefined || seen === String(revision)) continue;
    const rows = await ctx.db.inKommune(where(ctx).kommune.id, (tx) => aktivitetHistory(tx, number));
    const shownIn = (a: Pick<Aktivitet, 'start' | 'end'>) => ({
      [name.start]: dated(a.start),
      [name.end]: dated(a.end),
    });
    const before = rows.find((r) => String(r.revision) === seen);
    const shown = before && shownIn(before.data);
    const mine = { [name.start]: typed[name.start] ?? '', [name.end]: typed[name.end] ?? '' };
    const untouched = shown && Object.entries(shown).every(([field, value]) => mine[field] === value);
    if (told.has(name.start) || untouched)
      typed = { ...typed, ...overSaved(mine, shown, shownIn(data)), [name.revision]: String(revision) };
  }
  return typed;
}

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

/** Whether an activity that is not done is under way, to come, or has no dates. */
function timeOf(a: Pick<Aktivitet, 'start' | 'end'>, today: string): 'uten-dato' | 'kommer' | 'gaar' {
  const [from, to] = [a.start ?? a.end, a.end ?? a.start];
  if (from === null || to === null) return 'uten-dato';
  return from <= today && today <= to ? 'gaar' : 'kommer';
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
  const today = ctx.clock.today();
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
              <div class="bp-source">{[words.typer[a.type], a.purpose].filter(Boolean).join('. ')}</div>
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
                t.times[timeOf(a, today)]
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
