import { formatDate } from '../../../kernel/index.ts';
import { download, notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Refused } from '../../../platform/http/route.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { oppgaveTable } from '../tables.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { chosen } from './liste.tsx';
import { OPPGAVE_TEXTS } from './texts.ts';
import { look, nameOf, noAccess, type RundePageDeps, titleOf, where } from './where.tsx';

/** The chosen tasks as a document, or why not. */
async function listDocument(ctx: Ctx, deps: RundePageDeps) {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const { kommune } = where(ctx);
  const seen = await look(ctx);
  if (!seen.may('foelg')) return noAccess();
  if (!seen.runde) return null;
  const pick = await chosen(ctx, seen.runde);
  const people = await deps.membersOf(kommune.id);
  const table = oppgaveTable(pick.tasks, {
    caption: t.tasks,
    labels: [o.number, t.step, t.task, o.unit, o.answers, o.deadline, o.status],
    source: o.source,
    title: (x) => titleOf(ctx, deps, x),
    step: (step) => `${step}. ${t.steps[step - 1]}`,
    person: (id) => (ctx.bruker ? nameOf(ctx, people, id) : t.someone),
    status: (status) => t.statuses[status],
  });
  const document: PlanDocument = {
    schema: 1,
    lang: ctx.lang,
    title: `${t.tasks}: ${seen.runde.data.title}`,
    kommune: kommune.name,
    facts: [],
    chapters: [{ id: 'oppgaver', title: t.tasks, blocks: [table] }],
  };
  return { document, shown: pick.tasks.length, all: pick.all.length };
}

export async function printPage(ctx: Ctx, deps: RundePageDeps): Promise<Page | Response | Refused> {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const made = await listDocument(ctx, deps);
  if (made === null) return notFound();
  if ('fault' in made) return made;
  return {
    title: made.document.title,
    nav: 'oppgaver',
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(where(ctx).tasks)}>← {t.tasks}</a>
        </p>
        <h1>{made.document.title}</h1>
        <p class="bp-source">{o.printed(formatDate(ctx.clock.today()), made.shown, made.all)}</p>
        <deps.View document={made.document} />
      </>
    ),
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function excelFile(ctx: Ctx, deps: RundePageDeps): Promise<Response | Refused> {
  const made = await listDocument(ctx, deps);
  if (made === null) return notFound();
  if ('fault' in made) return made;
  return download(await deps.toExcel(made.document), XLSX, 'oppgaver.xlsx');
}
