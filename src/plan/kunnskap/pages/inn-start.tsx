import { ok } from '../../../kernel/index.ts';
import { pastedRows } from '../../../platform/columns/pasted.ts';
import { written } from '../../../platform/db/actor.ts';
import { checkUploads } from '../../../platform/files/check.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { findJob } from '../../../platform/jobs/jobs.ts';
import { waitingPath } from '../../../platform/jobs/view.ts';
import { Finding } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, FileField, Form, SelectField, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { keepTabell, MAX_RADER } from '../actions/ta-inn.ts';
import type { Indikator } from '../indikator.ts';
import { INN_TEXTS } from '../inn-texts.ts';
import { INDIKATORTABELL, orderTabell, refusedText, tabellPath } from '../jobs.ts';
import { type BestillingDeps, indikatorerOf, type KunnskapPageDeps, kommuneOf } from './parts.tsx';

interface Refused {
  readonly field: 'fil' | 'tabell';
  readonly text: string;
}

/** Why the job named in the address refused what it was given. */
async function refusedJob(ctx: Ctx): Promise<Refused | null> {
  const id = ctx.url.searchParams.get('jobb') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const job = await ctx.db.inKommune(kommuneOf(ctx).kommune.id, (tx) => findJob(tx, id));
  const text = job?.state === 'ferdig' && job.kind === INDIKATORTABELL ? refusedText(job, ctx.lang) : null;
  return text === null ? null : { field: 'fil', text };
}

const typedOf = (deps: KunnskapPageDeps) => indikatorerOf(deps).filter((i) => i.manual);

/** What to download, how, and where to leave it. */
export async function innStart(
  ctx: Ctx,
  deps: KunnskapPageDeps & BestillingDeps,
  i: Indikator,
  refused: Refused | null = null,
  pasted = '',
): Promise<Page> {
  const t = INN_TEXTS[ctx.lang];
  const { base } = kommuneOf(ctx);
  const error = refused ?? (await refusedJob(ctx));
  const of = (field: Refused['field']) => (error?.field === field ? error.text : undefined);
  return {
    title: t.title(i.name[ctx.lang]),
    nav: 'kunnskap',
    step: 4,
    status: refused ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${base}/${i.id}`)}>← {i.name[ctx.lang]}</a>
        </p>
        <h1>{t.title(i.name[ctx.lang])}</h1>
        <ErrorSummary heading={t.errors} errors={error ? [error] : []} />
        {await deps.jobLine(ctx, [INDIKATORTABELL])}
        <Finding>{t.lead}</Finding>
        <h2>{t.how}</h2>
        {i.obtain ? <p class="bp-text">{i.obtain[ctx.lang]}</p> : null}
        <p class="bp-text">{t.howForm}</p>
        <p class="bp-text">{t.missing}</p>
        <Form action={ctx.href(`${base}/${i.id}/inn`)} csrf={ctx.csrf} files>
          <SelectField
            name="indikator"
            label={t.indicator}
            value={i.id}
            options={typedOf(deps).map((x) => ({ value: x.id, label: x.name[ctx.lang] }))}
          />
          <FileField name="fil" label={t.file} description={t.fileHelp} accept=".xlsx,.csv,.txt" error={of('fil')} />
          <TextArea
            name="tabell"
            label={t.paste}
            description={t.pasteHelp}
            rows={8}
            value={pasted}
            error={of('tabell')}
          />
          <SubmitRow>
            <Button>{t.read}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

/** Reads what was pasted, or orders the reading of a file. */
export async function order(
  ctx: Ctx,
  deps: KunnskapPageDeps & BestillingDeps,
  at: Indikator,
): Promise<Page | Response> {
  const t = INN_TEXTS[ctx.lang];
  const { kommune, base, work } = kommuneOf(ctx);
  const form = await ctx.form();
  const i = typedOf(deps).find((x) => x.id === form.text('indikator')) ?? at;
  const pasted = form.text('tabell');
  const upload = form.file('fil');
  const again = (field: Refused['field'], text: string) => innStart(ctx, deps, i, { field, text }, pasted);
  const [checked] = upload ? await checkUploads([upload], ['xlsx', 'csv', 'txt']) : [];
  if (checked && !checked.ok) return again('fil', checked.error.code === 'for-stor-fil' ? t.tooBig : t.wrongFile);
  if (upload && pasted.trim() !== '') return again('tabell', t.both);
  const actor = actorOf(ctx);
  if (!checked?.ok) {
    if (pasted.trim() === '') return again('fil', t.nothing);
    const rows = pastedRows(pasted, pasted.includes('\t') ? '\t' : pasted.includes(';') ? ';' : ',');
    const sheet = rows.length > MAX_RADER ? { name: '', rows: [], tooMany: rows.length } : { name: '', rows };
    const kept = await ctx.db.inKommune(kommune.id, (tx) =>
      keepTabell(tx, written(ctx.clock, actor), i, t.pasted, ok([sheet])),
    );
    return kept.ok ? seeOther(ctx, `${base}/${i.id}/inn/${kept.value}`) : again('tabell', t.refusedFile[kept.error]);
  }
  const job = await deps.desk.order(kommune.id, (tx) =>
    orderTabell(tx, ctx.clock, kommune.id, actor.brukerId, checked.value, i.id),
  );
  return seeOther(ctx, job.state === 'ferdig' ? `${work}${tabellPath(job)}` : waitingPath(kommune.slug, job));
}
