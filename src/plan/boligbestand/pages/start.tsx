import { formatDate, formatNumber } from '../../../kernel/index.ts';
import { checkUploads } from '../../../platform/files/check.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { download, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { findJob } from '../../../platform/jobs/jobs.ts';
import { waitingPath } from '../../../platform/jobs/view.ts';
import { Finding, Notice, SourceLine, Status } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, FileField, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { BOLIGLISTE, orderListe } from '../actions/bestilling.ts';
import { FELT } from '../actions/felt.ts';
import { angreListe } from '../actions/ta-inn.ts';
import { listePath, refusedText } from '../jobs.ts';
import { listLister } from '../store.ts';
import { BOLIGBESTAND_TEXTS } from '../texts.ts';
import { type BestandPageDeps, where } from './where.ts';

/** Why the job named in the address refused what it was given. */
async function refusedJob(ctx: Ctx): Promise<string> {
  const id = ctx.url.searchParams.get('jobb') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) return '';
  const job = await ctx.db.inKommune(where(ctx).kommune.id, (tx) => findJob(tx, id));
  return (job?.state === 'ferdig' && job.kind === BOLIGLISTE ? refusedText(job, ctx.lang) : null) ?? '';
}

export async function startPage(ctx: Ctx, deps: BestandPageDeps, refused = ''): Promise<Page> {
  const t = BOLIGBESTAND_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const lister = await ctx.db.inKommune(kommune.id, listLister);
  const error = refused || (await refusedJob(ctx));
  const current = lister.find((l) => l.state === 'tatt-inn')?.number;
  const done = ctx.url.searchParams.get('gjort');
  return {
    title: t.start,
    nav: 'tilbud',
    step: 4,
    status: refused ? 422 : 200,
    body: (
      <>
        <p>
          <a href={ctx.href(base)}>{t.back}</a>
        </p>
        <h1>{t.start}</h1>
        <ErrorSummary heading={t.errors} errors={error ? [{ field: 'fil', text: error }] : []} />
        {done === 'angret' ? <Notice tone="success">{t.undone}</Notice> : null}
        {done === 'tatt-inn' ? <Notice tone="success">{t.redone}</Notice> : null}
        {await deps.jobLine(ctx, [BOLIGLISTE])}
        <Finding>{t.startLead}</Finding>
        <Notice tone="warning">
          <p>{t.personal}</p>
        </Notice>
        <Form action={ctx.href(`${base}/inn`)} csrf={ctx.csrf} files>
          <FileField
            name="fil"
            label={t.file}
            description={t.fileHelp}
            accept=".xlsx,.csv"
            error={error || undefined}
          />
          <SubmitRow>
            <Button>{t.read}</Button>
          </SubmitRow>
        </Form>
        <p>
          <a href={ctx.href(`${base}/liste.csv`)}>{t.template}</a>
        </p>
        {lister.length > 0 ? (
          <section>
            <h2>{t.earlier}</h2>
            <DataTable
              stack
              caption={t.earlier}
              hideCaption
              columns={[
                { label: t.name },
                { label: t.asOf },
                { label: t.units, align: 'right' },
                { label: t.state },
                { label: `${t.undo} / ${t.redo.toLowerCase()}`, screenOnly: true },
              ]}
              rows={lister.map((l) => ({
                cells: [
                  `${l.number}. ${l.name}`,
                  l.asOf ? formatDate(l.asOf) : '–',
                  formatNumber(l.units),
                  <Status tone={l.number === current ? 'success' : 'neutral'}>
                    {l.number === current ? t.current : t.states[l.state]}
                  </Status>,
                  <form method="post" action={ctx.href(`${base}/inn/${l.number}/angre`)}>
                    <input type="hidden" name="csrf" value={ctx.csrf} />
                    <input type="hidden" name="til" value={l.state === 'angret' ? 'tatt-inn' : 'angret'} />
                    <button
                      class="bp-linkbutton"
                      type="submit"
                      aria-label={`${l.state === 'angret' ? t.redo : t.undo} ${l.number}. ${l.name}`}
                    >
                      {l.state === 'angret' ? t.redo : t.undo}
                    </button>
                  </form>,
                ],
              }))}
            />
          </section>
        ) : null}
        <SourceLine>{t.addresses}</SourceLine>
      </>
    ),
  };
}

export async function order(ctx: Ctx, deps: BestandPageDeps): Promise<Page | Response> {
  const t = BOLIGBESTAND_TEXTS[ctx.lang];
  const { kommune, work, actor } = where(ctx);
  const upload = (await ctx.form()).file('fil');
  if (!upload) return startPage(ctx, deps, t.noFile);
  const [checked] = await checkUploads([upload], ['xlsx', 'csv', 'txt']);
  if (!checked?.ok) return startPage(ctx, deps, checked?.error.code === 'for-stor-fil' ? t.tooBig : t.wrongFile);
  const job = await deps.desk.order(kommune.id, (tx) =>
    orderListe(tx, ctx.clock, kommune.id, actor.brukerId, checked.value),
  );
  return seeOther(ctx, job.state === 'ferdig' ? `${work}${listePath(job)}` : waitingPath(kommune.slug, job));
}

export async function undo(ctx: Ctx): Promise<Response> {
  const { base, actor } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const to = (await ctx.form()).text('til') === 'tatt-inn' ? 'tatt-inn' : 'angret';
  const changed = number !== null && (await angreListe(ctx.db, ctx.clock, actor, number, to));
  return seeOther(ctx, `${base}/inn${changed ? `?gjort=${to}` : ''}`);
}

/** The heads of the list alone, for whoever starts from nothing. */
export const templateFile = (ctx: Ctx): Response => {
  const t = BOLIGBESTAND_TEXTS[ctx.lang];
  const heads = FELT.filter((f) => f.key !== 'bedrooms').map((f) => t.fields[f.key] ?? f.key);
  return download(new TextEncoder().encode(`\ufeff${heads.join(';')}\r\n`), 'text/csv; charset=utf-8', 'boliger.csv');
};
