import { formatDate } from '../../../kernel/index.ts';
import { checkUploads } from '../../../platform/files/check.ts';
import type { FileType } from '../../../platform/files/file-type.ts';
import type { CheckedFile } from '../../../platform/files/files.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { findJob } from '../../../platform/jobs/jobs.ts';
import { waitingPath } from '../../../platform/jobs/view.ts';
import { Finding, Status } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, FileField, Form, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { INNTAK, type InntakOrder, orderInntak } from '../actions/order.ts';
import type { Slag } from '../inntak.ts';
import { inntakPath, refusedText } from '../jobs.ts';
import { listInntak } from '../store.ts';
import { INNTAK_TEXTS } from '../texts.ts';
import { type InntakPageDeps, where } from './parts.tsx';

const TAKEN: readonly FileType[] = ['xlsx', 'docx', 'csv', 'txt'];

/** Why the job named in the address refused what it was given. */
export async function refusedJob(
  ctx: Ctx,
): Promise<{ readonly text: string; readonly field: 'tabell' | 'fil' } | null> {
  const id = ctx.url.searchParams.get('jobb') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const job = await ctx.db.inKommune(where(ctx).kommune.id, (tx) => findJob(tx, id));
  if (job?.state !== 'ferdig' || job.kind !== INNTAK) return null;
  const text = refusedText(job, ctx.lang);
  return text === null ? null : { text, field: (job.input as InntakOrder).kind === 'limt' ? 'tabell' : 'fil' };
}

export async function startPage(ctx: Ctx, deps: InntakPageDeps, refused = '', pasted = ''): Promise<Page> {
  const t = INNTAK_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const earlier = await ctx.db.inKommune(kommune.id, listInntak);
  const job = await refusedJob(ctx);
  const error = refused || job?.text || '';
  const uploaded = refused ? (await ctx.form()).file('fil') : job?.field === 'fil';
  const field = uploaded ? 'fil' : 'tabell';
  return {
    title: t.title,
    nav: 'tiltak',
    step: 4,
    status: refused ? 422 : 200,
    islands: ['inntak'],
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={error ? [{ field, text: error }] : []} />
        {await deps.jobLine(ctx, [INNTAK])}
        <Finding>{t.lead}</Finding>
        {ctx.may('rediger') ? (
          <Form action={ctx.href(base)} csrf={ctx.csrf} files>
            <TextArea
              name="tabell"
              label={t.paste}
              description={t.pasteHelp}
              rows={10}
              value={pasted}
              error={field === 'tabell' && error ? error : undefined}
            />
            <FileField
              name="fil"
              label={t.upload}
              description={t.uploadHelp}
              accept=".xlsx,.docx,.csv,.txt"
              error={field === 'fil' ? error : undefined}
            />
            <SubmitRow>
              <Button>{t.read}</Button>
            </SubmitRow>
          </Form>
        ) : null}
        <p class="bp-text">{t.exampleHelp}</p>
        <ul>
          <li>
            <a href={ctx.href(`${base}/eksempel.csv`)}>{t.example}</a>
          </li>
          <li>
            <a href={ctx.href(`${base}/planskjema.xlsx`)}>{t.form}</a>
          </li>
        </ul>
        {earlier.length > 0 ? (
          <section>
            <h2>{t.earlier}</h2>
            <DataTable
              caption={t.earlier}
              hideCaption
              columns={[
                { label: t.source },
                { label: t.when },
                { label: t.state },
                { label: t.tiltak, align: 'right' },
              ]}
              rows={earlier.map((i) => ({
                cells: [
                  <a href={ctx.href(`${base}/${i.kind === 'retur' ? 'retur/' : ''}${i.number}`)}>
                    {`${i.number}. ${i.name}`}
                  </a>,
                  formatDate(i.created),
                  <Status tone={i.state === 'tatt-inn' ? 'success' : 'neutral'}>{t.states[i.state]}</Status>,
                  String(i.tiltak),
                ],
              }))}
            />
          </section>
        ) : null}
      </>
    ),
  };
}

const kindOf = (file: CheckedFile) => (file.kind === 'xlsx' || file.kind === 'docx' ? file.kind : 'csv');

/** Orders the reading of what was pasted or uploaded; a sentence when there is nothing to read. */
export async function orderReading(ctx: Ctx, deps: InntakPageDeps, slag: Slag): Promise<Response | string> {
  const t = INNTAK_TEXTS[ctx.lang];
  const { kommune, work, actor } = where(ctx);
  const form = await ctx.form();
  const pasted = form.text('tabell');
  const upload = form.file('fil');
  if (!upload && pasted === '') return t.nothing;
  if (upload && pasted !== '') return t.both;
  let file: CheckedFile;
  let kind: 'xlsx' | 'docx' | 'csv' | 'limt' = 'limt';
  if (upload) {
    const [checked] = await checkUploads([upload], TAKEN);
    if (!checked) return t.nothing;
    if (!checked.ok) return t.sent[checked.error.code]?.(upload.name) ?? t.notRead;
    file = checked.value;
    kind = kindOf(file);
  } else {
    const bytes = new TextEncoder().encode(pasted);
    // What was pasted is no file of any type: tags of a page are read too, which an upload may not hold.
    const [checked] = await checkUploads(
      [{ name: 'tabell.txt', bytes: new TextEncoder().encode(`;${pasted}`) }],
      TAKEN,
    );
    if (!checked?.ok) return t.sent[checked?.error.code ?? '']?.(t.pastedName) ?? t.notRead;
    file = { ...checked.value, name: t.pastedName, bytes, sha256: await digest(bytes) };
  }
  const job = await deps.desk.order(kommune.id, (tx) =>
    orderInntak(tx, ctx.clock, kommune.id, actor.brukerId, file, { kind, slag }),
  );
  return seeOther(ctx, job.state === 'ferdig' ? `${work}${inntakPath(job)}` : waitingPath(kommune.slug, job));
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Buffer.from(hash).toString('hex');
}
