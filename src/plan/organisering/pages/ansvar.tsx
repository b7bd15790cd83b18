import type { FC } from 'hono/jsx';
import { formatDate, type RowRefusal, type TypedFields } from '../../../kernel/index.ts';
import { listRows } from '../../../platform/db/rows.ts';
import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { Conflict, overSaved } from '../../../ui/conflict.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { ANSVAR, type Ansvar, type Boligoppgave, cellField, type NumberedEnhet, typedAnsvar } from '../ansvar.ts';
import { ansvarHistory, ENHET } from '../store.ts';
import { ansvarSentences, ansvarTable } from '../tables.ts';
import { ORGANISERING_TEXTS } from '../texts.ts';
import { here } from './rows.tsx';

export interface AnsvarDeps {
  readonly tasks: readonly Boligoppgave[];
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  readonly View: FC<{ document: PlanDocument }>;
}

async function load(ctx: Ctx) {
  return ctx.db.inKommune(here(ctx).kommune.id, async (tx) => {
    const history = await ansvarHistory(tx);
    const [newest] = history;
    return {
      history,
      revision: newest?.revision ?? 0,
      cells: newest?.data.cells ?? {},
      units: await listRows(tx, ENHET),
    };
  });
}

const partOf = (value: string | undefined): Ansvar | undefined => ANSVAR.find((a) => a === value);

/** Tasks down, units across; on a narrow screen every task is a list of its units. With `of`, every cell is a choice. */
function Matrix(p: {
  ctx: Ctx;
  tasks: readonly Boligoppgave[];
  units: readonly NumberedEnhet[];
  typed: TypedFields;
  of?: (field: string) => string | undefined;
}) {
  const { ctx, units, typed } = p;
  const t = ORGANISERING_TEXTS[ctx.lang];
  return (
    // biome-ignore lint/a11y: a scrollable region must be reachable by keyboard and have a name (WCAG 2.1.1)
    <div class="bp-scroll bp-matrix" role="region" aria-label={t.matrix} tabindex={0}>
      <table class="ds-table bp-table" data-size="sm">
        <caption class="ds-sr-only">{t.matrix}</caption>
        <thead>
          <tr>
            <th scope="col">{t.task}</th>
            {units.map((u) => (
              <th scope="col">{u.data.name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {p.tasks.map((task) => (
            <tr>
              <th scope="row">
                {task.name[ctx.lang]}
                <span class="bp-matrix-about">{task.description[ctx.lang]}</span>
              </th>
              {units.map((u) => {
                const field = cellField(task.id, u.number);
                const part = partOf(typed[field]);
                if (!p.of)
                  return (
                    <td class={`bp-part-${part ?? 'none'}`}>
                      <span class="bp-matrix-unit">{`${u.data.name}: `}</span>
                      {part ? t.parts[part] : '–'}
                    </td>
                  );
                const error = p.of(field);
                return (
                  <td>
                    <label class="bp-matrix-unit" for={field}>
                      <span class="ds-sr-only">{`${task.name[ctx.lang]}, `}</span>
                      {u.data.name}
                    </label>
                    <select class="ds-input" id={field} name={field} aria-invalid={error ? 'true' : undefined}>
                      <option value="">{t.none}</option>
                      {ANSVAR.map((a) => (
                        <option value={a} selected={a === part}>
                          {t.parts[a]}
                        </option>
                      ))}
                    </select>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The matrix to read, with its gaps and overlaps said first. */
export async function ansvarPage(ctx: Ctx, deps: AnsvarDeps, refusals: readonly RowRefusal[] = []): Promise<Page> {
  const t = ORGANISERING_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { work } = here(ctx);
  const { revision, cells, units } = await load(ctx);
  const edit = ctx.may('rediger');
  const e = sentences(ctx.lang, refusals);
  const base = `${work}/ansvar`;
  const filled = revision > 0 && units.length > 0;
  return {
    title: t.matrix,
    nav: 'ansvar',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <h1>{t.matrix}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} />
        <Finding>{filled ? ansvarSentences(cells, deps.tasks, units, ctx.lang).join(' ') : t.matrixEmpty}</Finding>
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{row.saved}</Notice> : null}
        <p class="bp-text">{t.matrixLead}</p>
        {units.length === 0 ? (
          <EmptyState
            heading={t.unitsEmpty}
            action={
              edit ? <ButtonLink href={ctx.href(`${work}/organisering/enheter/ny`)}>{t.addUnit}</ButtonLink> : undefined
            }
          >
            <p>{t.matrixNeedsUnits}</p>
          </EmptyState>
        ) : (
          <>
            <Matrix ctx={ctx} tasks={deps.tasks} units={units} typed={typedAnsvar(cells, deps.tasks, units)} />
            <SourceLine>{t.matrixSource}</SourceLine>
            <SubmitRow>
              {edit ? <ButtonLink href={ctx.href(`${base}/endre`)}>{t.fill}</ButtonLink> : null}
              <ButtonLink href={ctx.href(`${base}/utskrift`)} variant="secondary">
                {t.print}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/ansvar.xlsx`)} variant="secondary">
                {t.excel}
              </ButtonLink>
            </SubmitRow>
            {edit && revision > 0 ? (
              <form method="post" action={ctx.href(`${base}/angre`)}>
                <input type="hidden" name="csrf" value={ctx.csrf} />
                <input type="hidden" name="revision" value={String(revision)} />
                <button class="bp-linkbutton" type="submit">
                  {t.undo}
                </button>
              </form>
            ) : null}
          </>
        )}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${work}/organisering`)} variant="secondary">
            {t.title}
          </ButtonLink>
          <ButtonLink href={ctx.href(`${work}/tiltak`)} variant="secondary">
            {t.toTiltak}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

export async function ansvarForm(
  ctx: Ctx,
  deps: AnsvarDeps,
  refusals: readonly RowRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page> {
  const t = ORGANISERING_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { work } = here(ctx);
  const { history, revision, cells, units } = await load(ctx);
  const e = sentences(ctx.lang, refusals);
  const saved = typedAnsvar(cells, deps.tasks, units);
  const seen = history.find((h) => String(h.revision) === sent?.revision);
  const before = sent?.revision === '0' ? {} : seen?.data.cells;
  const typed =
    sent && e.status === 409 ? overSaved(sent, before && typedAnsvar(before, deps.tasks, units), saved) : sent;
  const name = (value: string | undefined) => {
    const part = partOf(value);
    return part ? t.parts[part] : '';
  };
  const differ = deps.tasks.flatMap((task) =>
    units.flatMap((u) => {
      const field = cellField(task.id, u.number);
      const [was, is] = [saved[field] ?? '', typed?.[field] ?? ''];
      if (!typed || was === is) return [];
      return [{ label: `${task.name[ctx.lang]}, ${u.data.name}`, saved: name(was), typed: name(is) }];
    }),
  );
  return {
    title: t.fill,
    nav: 'ansvar',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/ansvar`)}>← {t.matrix}</a>
        </p>
        <h1>{t.fill}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} />
        {e.status === 409 ? <Conflict lang={ctx.lang} differ={differ} merged /> : null}
        <p class="bp-text">{t.matrixLead}</p>
        {units.length === 0 ? (
          <p>{t.matrixNeedsUnits}</p>
        ) : (
          <Form action={ctx.href(`${work}/ansvar`)} csrf={ctx.csrf}>
            <input type="hidden" name="revision" value={String(revision)} />
            <Matrix ctx={ctx} tasks={deps.tasks} units={units} typed={typed ?? saved} of={e.of} />
            <SubmitRow>
              <Button>{row.save}</Button>
            </SubmitRow>
          </Form>
        )}
      </>
    ),
  };
}

async function documentOf(ctx: Ctx, deps: AnsvarDeps): Promise<PlanDocument> {
  const t = ORGANISERING_TEXTS[ctx.lang];
  const { cells, units } = await load(ctx);
  const found = ansvarSentences(cells, deps.tasks, units, ctx.lang);
  return {
    schema: 1,
    lang: ctx.lang,
    title: t.matrix,
    kommune: here(ctx).kommune.name,
    facts: [],
    chapters: [
      {
        id: 'ansvar',
        title: t.matrix,
        blocks: [
          ...found.map((text) => ({ kind: 'paragraph' as const, text: [{ text }] })),
          ansvarTable(cells, deps.tasks, units, ctx.lang),
        ],
      },
    ],
  };
}

export async function ansvarPrint(ctx: Ctx, deps: AnsvarDeps): Promise<Page> {
  const t = ORGANISERING_TEXTS[ctx.lang];
  const document = await documentOf(ctx, deps);
  return {
    title: t.matrix,
    nav: 'ansvar',
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${here(ctx).work}/ansvar`)}>← {t.matrix}</a>
        </p>
        <h1>{t.matrix}</h1>
        <p class="bp-source">{t.printed(formatDate(ctx.clock.today()))}</p>
        <deps.View document={document} />
      </>
    ),
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const ansvarExcel = async (ctx: Ctx, deps: AnsvarDeps): Promise<Response> =>
  download(await deps.toExcel(await documentOf(ctx, deps)), XLSX, 'ansvar.xlsx');
