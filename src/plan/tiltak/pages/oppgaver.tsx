import { formatDate } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Button, ChoiceGroup, Form, SubmitRow } from '../../../ui/form.tsx';
import { saveTiltak } from '../actions.ts';
import { type Oppgave, oppgaverText, withDone } from '../oppgaver.ts';
import { type ParseContext, type TiltakRefusal, typedTiltak } from '../parse.ts';
import { tiltakHistory } from '../store.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import type { Tiltak } from '../tiltak.ts';
import { where } from './parts.tsx';

/** The steps of a tiltak with what is done; who may edit ticks them off here. */
export function Oppgaver(p: { ctx: Ctx; tiltak: Revision<Tiltak>; error: string | undefined }) {
  const { ctx, tiltak } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const tasks = tiltak.data.tasks ?? [];
  if (tasks.length === 0) return null;
  const today = ctx.clock.today();
  const told = (o: Oppgave) =>
    [
      o.title,
      o.due ? t.taskDue(formatDate(o.due)) : '',
      o.due && !o.done && o.due < today ? t.taskLate : '',
      o.responsible ?? '',
    ]
      .filter((part) => part !== '')
      .join(', ');
  const done = tasks.flatMap((o, i) => (o.done ? [String(i + 1)] : []));
  return (
    <section>
      <h2>{t.tasks}</h2>
      <p>{t.tasksDone(done.length, tasks.length)}</p>
      {ctx.may('rediger') && !tiltak.data.removed ? (
        <Form action={ctx.href(`${where(ctx).base}/${tiltak.number}/oppgaver`)} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={String(tiltak.revision)} />
          <ChoiceGroup
            kind="checkbox"
            name="done"
            label={t.tasksLegend}
            options={tasks.map((o, i) => ({ value: String(i + 1), label: told(o) }))}
            chosen={done}
            error={p.error}
          />
          <SubmitRow>
            <Button variant="secondary">{t.tasksSave}</Button>
          </SubmitRow>
        </Form>
      ) : (
        <ul>
          {tasks.map((o) => (
            <li>{`${told(o)}: ${o.done ? t.taskDone : t.taskLeft}`}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Keeps which steps are done, as a revision of the tiltak. */
export async function tickOff(
  ctx: Ctx,
  contextIn: (year: number) => ParseContext,
  again: (refusals: readonly TiltakRefusal[]) => Promise<Response | Page>,
): Promise<Response | Page> {
  const form = await ctx.form();
  const number = issuedNumber(ctx.params.nummer);
  const { kommune, actor, base } = where(ctx);
  if (number === null) return notFound();
  const [newest] = await ctx.db.inKommune(kommune.id, (tx) => tiltakHistory(tx, number));
  if (!newest) return notFound();
  const revision = issuedNumber(form.text('revision')) ?? 0;
  if (revision !== newest.revision) return again([{ code: 'endret-av-andre' }]);
  const tasks = withDone(newest.data.tasks ?? [], form.texts('done'));
  if (!tasks) return again([{ code: 'ukjent-valg', field: 'done' }]);
  const typed = { ...typedTiltak(newest.data), tasks: oppgaverText(tasks) };
  const year = newest.data.firstYear;
  const context = {
    ...contextIn(year),
    mayAdopt: ctx.may('vedta'),
    mayLackResponsible: newest.data.responsible === '',
  };
  const saved = await saveTiltak(ctx.db, ctx.clock, actor, typed, year, { number, revision }, context);
  return saved.ok ? seeOther(ctx, `${base}/${number}?lagret=ja`) : again(saved.error);
}
