import { formatDate, parseTypedInteger } from '../../../kernel/index.ts';
import { checkUploads } from '../../../platform/files/check.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { findJob } from '../../../platform/jobs/jobs.ts';
import { waitingPath } from '../../../platform/jobs/view.ts';
import { EmptyState, Notice, Status } from '../../../ui/blocks.tsx';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  FileField,
  Form,
  SelectField,
  SubmitRow,
  TextField,
} from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { orderRegnskap, REGNSKAP } from '../actions/order.ts';
import { refusedText, regnskapPath } from '../jobs.ts';
import { listRegnskap, newestRegnskap } from '../store.ts';
import { periodName } from '../tables.ts';
import { MONTHS, REGNSKAP_TEXTS } from '../texts.ts';
import { Against, type RegnskapPageDeps, where } from './parts.tsx';

type Said = readonly { readonly field: string; readonly text: string }[];

/** Why the job named in the address refused what it was given. */
async function refusedJob(ctx: Ctx): Promise<Said> {
  const id = ctx.url.searchParams.get('jobb') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) return [];
  const job = await ctx.db.inKommune(where(ctx).kommune.id, (tx) => findJob(tx, id));
  const text = job?.state === 'ferdig' && job.kind === REGNSKAP ? refusedText(job, ctx.lang) : null;
  return text ? [{ field: 'fil', text }] : [];
}

export async function startPage(
  ctx: Ctx,
  deps: RegnskapPageDeps,
  refused: Said = [],
  typed: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const t = REGNSKAP_TEXTS[ctx.lang];
  const { kommune, base, plan } = where(ctx);
  const { newest, earlier } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    newest: await newestRegnskap(tx, deps.tables),
    earlier: await listRegnskap(tx),
  }));
  const errors = refused.length > 0 ? refused : await refusedJob(ctx);
  const error = (field: string) => errors.find((e) => e.field === field)?.text;
  const today = ctx.clock.today();
  return {
    title: t.title,
    nav: 'oekonomiplan',
    step: 6,
    wide: true,
    status: refused.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(plan)}>← {t.back}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={errors} />
        {await deps.jobLine(ctx, [REGNSKAP])}
        {ctx.url.searchParams.get('tatt') === 'ja' ? <Notice tone="success">{t.taken}</Notice> : null}
        {ctx.url.searchParams.get('angret') === 'ja' ? <Notice tone="success">{t.undone}</Notice> : null}
        {newest ? (
          <>
            <Against ctx={ctx} of={newest} />
            <p class="bp-screen">
              <ButtonLink href={ctx.href(`${base}/regnskap.xlsx`)} variant="secondary">
                {t.download}
              </ButtonLink>
            </p>
          </>
        ) : (
          <EmptyState heading={t.none}>
            <p>{t.lead}</p>
          </EmptyState>
        )}
        {ctx.may('oekonomi') ? (
          <section class="bp-screen">
            <h2>{t.upload}</h2>
            {newest ? <p class="bp-text">{t.lead}</p> : null}
            <Form action={ctx.href(base)} csrf={ctx.csrf} files>
              <TextField
                name="year"
                label={t.year}
                short
                value={typed.year ?? today.slice(0, 4)}
                error={error('year')}
              />
              <SelectField
                name="period"
                label={t.period}
                value={typed.period ?? String(Number(today.slice(5, 7)))}
                options={MONTHS.map((label, i) => ({ value: String(i + 1), label }))}
                error={error('period')}
              />
              <FileField name="fil" label={t.file} description={t.fileHelp} accept=".xlsx,.csv" error={error('fil')} />
              <SubmitRow>
                <Button>{t.read}</Button>
              </SubmitRow>
            </Form>
          </section>
        ) : null}
        {earlier.length > 0 ? (
          <section>
            <h2>{t.earlier}</h2>
            <DataTable
              caption={t.earlier}
              hideCaption
              stack
              columns={[{ label: t.file }, { label: t.period }, { label: t.when }, { label: t.state }]}
              rows={earlier.map((r) => ({
                cells: [
                  <a href={ctx.href(`${base}/${r.number}`)}>{`${r.number}. ${r.name}`}</a>,
                  periodName(r),
                  formatDate(r.created),
                  <Status tone={r.state === 'tatt-inn' ? 'success' : 'neutral'}>{t.states[r.state]}</Status>,
                ],
              }))}
            />
          </section>
        ) : null}
      </>
    ),
  };
}

/** Orders the reading of what was uploaded; what is wrong with the form is said at its fields. */
export async function orderReading(ctx: Ctx, deps: RegnskapPageDeps): Promise<Page | Response> {
  const t = REGNSKAP_TEXTS[ctx.lang];
  const { kommune, work, actor } = where(ctx);
  const form = await ctx.form();
  const typed = { year: form.text('year'), period: form.text('period') };
  const year = parseTypedInteger(typed.year) ?? 0;
  const period = parseTypedInteger(typed.period) ?? 0;
  const upload = form.file('fil');
  const [checked] = upload ? await checkUploads([upload], ['xlsx', 'csv', 'txt']) : [];
  const said = [
    ...(year >= 2000 && year <= 2100 ? [] : [{ field: 'year', text: t.badYear }]),
    ...(period >= 1 && period <= 12 ? [] : [{ field: 'period', text: t.badPeriod }]),
    ...(checked?.ok
      ? []
      : [
          { field: 'fil', text: checked ? (t.sent[checked.error.code]?.(upload?.name ?? '') ?? t.notRead) : t.nothing },
        ]),
  ];
  if (said.length > 0 || !checked?.ok) return startPage(ctx, deps, said, typed);
  const file = checked.value;
  const kind = file.kind === 'xlsx' ? 'xlsx' : 'csv';
  const job = await deps.desk.order(kommune.id, (tx) =>
    orderRegnskap(tx, ctx.clock, actor, file, { kind, year, period }),
  );
  return seeOther(ctx, job.state === 'ferdig' ? `${work}${regnskapPath(job)}` : waitingPath(kommune.slug, job));
}
