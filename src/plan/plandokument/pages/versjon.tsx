import { formatDate } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { readFile } from '../../../platform/files/files.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Finding, Notice } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow, TextArea, TextField } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { listTiltak, tiltakNumber } from '../../tiltak/index.ts';
import { moveVersion, thaw } from '../actions.ts';
import type { PlanDocument } from '../document.ts';
import { leadingTo } from '../forklart.ts';
import { orderVersionFiles, VERSJONSFILER } from '../jobs.ts';
import { DocumentView } from '../rendering/web.tsx';
import { type FileFormat, FORMATS, findVersion, listVersions, versionFiles } from '../store.ts';
import { PLANDOKUMENT_TEXTS } from '../texts.ts';
import { isUnheard, PLAN_STATES, type StepRefusal, stepsFrom, type Typed } from '../vedtak.ts';
import { PAGE_TEXTS } from './texts.ts';
import { type PlandokumentPageDeps, where } from './where.ts';

const NOTHING: Typed = { date: '', body: '', caseNumber: '', unheard: '' };
const FORMAT_NAMES: Readonly<Record<FileFormat, 'pdf' | 'word' | 'excel'>> = {
  pdf: 'pdf',
  docx: 'word',
  xlsx: 'excel',
};

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

async function load(ctx: Ctx) {
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return null;
  return ctx.db.inKommune(where(ctx).kommune.id, async (tx) => {
    const version = await findVersion(tx, number);
    return (
      version && {
        version,
        versions: await listVersions(tx),
        files: await versionFiles(tx, number),
        tiltak: await listTiltak(tx),
      }
    );
  });
}

function Files(p: { ctx: Ctx; loaded: Loaded; path: string }) {
  const { ctx, path } = p;
  const { version, files } = p.loaded;
  const t = PAGE_TEXTS[ctx.lang].version;
  const names = PLANDOKUMENT_TEXTS[ctx.lang];
  const earlier = PLAN_STATES.filter((state) => state !== version.state && files.some((f) => f.state === state));
  const now = FORMATS.filter((format) => files.some((f) => f.state === version.state && f.format === format));
  return (
    <section>
      <h2>{t.files}</h2>
      {now.length > 0 ? (
        <SubmitRow>
          {now.map((format) => (
            <ButtonLink href={ctx.href(`${path}/boligplan.${format}`)} variant="secondary">
              {names[FORMAT_NAMES[format]]}
            </ButtonLink>
          ))}
        </SubmitRow>
      ) : (
        <p>{t.filesWait}</p>
      )}
      {earlier.length > 0 ? (
        <>
          <h3>{t.earlier}</h3>
          <ul>
            {earlier.map((state) => (
              <li>
                {`${names.state[state]}: `}
                {FORMATS.map((format, i) => (
                  <>
                    {i > 0 ? ', ' : ''}
                    <a href={ctx.href(`${path}/boligplan.${format}?status=${state}`)}>
                      {names[FORMAT_NAMES[format]]}
                      <span class="ds-sr-only">{` (${names.state[state]})`}</span>
                    </a>
                  </>
                ))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

/** Which revision of each tiltak the version rests on, and whether the tiltak has become another since. */
function Tiltakene(p: { ctx: Ctx; document: PlanDocument; now: Loaded['tiltak'] }) {
  const { ctx, document } = p;
  const t = PAGE_TEXTS[ctx.lang].version;
  const { work } = where(ctx);
  if (!document.tiltak?.length) return null;
  const since = (number: number, revision: number | undefined) => {
    const one = p.now.find((x) => x.number === number);
    if (!one) return t.tiltakGone;
    return revision === undefined || one.revision === revision ? t.tiltakSame : t.tiltakChanged(one.revision);
  };
  return (
    <Details summary={t.tiltak}>
      <p class="bp-text">{t.tiltakText}</p>
      <DataTable
        caption={t.tiltak}
        hideCaption
        columns={[
          { label: t.tiltakNumber },
          { label: t.tiltakRegister },
          { label: t.tiltakRevision },
          { label: t.tiltakSince },
        ]}
        rows={document.tiltak.map(({ display, number, revision }) => ({
          cells: [
            display,
            <a href={ctx.href(`${work}/tiltak/${number}`)}>{tiltakNumber(number)}</a>,
            revision ?? '–',
            since(number, revision),
          ],
        }))}
      />
    </Details>
  );
}

function Steps(p: { ctx: Ctx; loaded: Loaded; path: string; typed: Typed; refusals: readonly StepRefusal[] }) {
  const { ctx, path, typed, refusals } = p;
  const { version, versions } = p.loaded;
  const t = PAGE_TEXTS[ctx.lang].version;
  const steps = stepsFrom(version).filter((to) => to !== 'vedtatt' && !isUnheard(version, to, versions));
  const adoptable = stepsFrom(version).includes('vedtatt');
  const passable = stepsFrom(version).some((to) => isUnheard(version, to, versions));
  const errorOf = (field: string) => {
    const refusal = refusals.find((r) => r.field === field);
    return refusal ? t.refusal[refusal.code](refusal.data ?? {}) : undefined;
  };
  return (
    <>
      {adoptable && ctx.may('vedta') ? (
        <section>
          <h2>{t.adopt}</h2>
          <p class="bp-text">{t.adoptText}</p>
          <Form action={ctx.href(`${path}/status`)} csrf={ctx.csrf}>
            <TextField name="date" label={t.date} type="date" value={typed.date} error={errorOf('date')} short />
            <TextField name="body" label={t.body} description={t.bodyHelp} value={typed.body} error={errorOf('body')} />
            <TextField
              name="caseNumber"
              label={t.caseNumber}
              description={t.caseHelp}
              value={typed.caseNumber}
              error={errorOf('caseNumber')}
              short
            />
            <SubmitRow>
              <Button name="to" value="vedtatt">
                {t.to.vedtatt}
              </Button>
            </SubmitRow>
          </Form>
        </section>
      ) : null}
      {adoptable && !ctx.may('vedta') ? <p class="bp-text">{t.onlyAdmin}</p> : null}
      {steps.length > 0 && ctx.may('rediger') ? (
        <section>
          <h2>{t.step}</h2>
          <p class="bp-text">{t.stepText}</p>
          <Form action={ctx.href(`${path}/status`)} csrf={ctx.csrf}>
            <SubmitRow>
              {steps.map((to) => (
                <Button name="to" value={to} variant="secondary">
                  {to === 'hoering' && version.state === 'innstilt' ? t.back : t.to[to]}
                </Button>
              ))}
            </SubmitRow>
          </Form>
        </section>
      ) : null}
      {passable && ctx.may('rediger') ? (
        <section>
          <h2>{t.unheardHeading}</h2>
          <p class="bp-text">{t.unheardText}</p>
          <Form action={ctx.href(`${path}/status`)} csrf={ctx.csrf}>
            <TextArea name="unheard" label={t.unheard} rows={3} value={typed.unheard} error={errorOf('unheard')} />
            <SubmitRow>
              <Button name="to" value="innstilt" variant="secondary">
                {t.to.innstilt}
              </Button>
            </SubmitRow>
          </Form>
        </section>
      ) : null}
    </>
  );
}

export async function versionPage(
  ctx: Ctx,
  deps: PlandokumentPageDeps,
  refusals: readonly StepRefusal[] = [],
  typed: Typed = NOTHING,
): Promise<Page | Response> {
  const loaded = await load(ctx);
  if (!loaded) return notFound();
  const { version } = loaded;
  const document = thaw(version);
  const { base, work } = where(ctx);
  const path = `${base}/versjon/${version.number}`;
  const words = PLANDOKUMENT_TEXTS[ctx.lang];
  const t = PAGE_TEXTS[ctx.lang];
  const frozen = ctx.url.searchParams.get('frosset');
  const title = t.version.heading(version.title, version.number);
  return {
    title,
    nav: 'dokument',
    wide: true,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {words.back}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary
          heading={t.version.errors}
          errors={refusals.map((r) => ({ field: r.field, text: t.version.refusal[r.code](r.data ?? {}) }))}
        />
        {frozen ? (
          <Notice tone="success">
            {frozen === 'ja' ? t.jobs.frozen(version.number) : t.jobs.unchanged(version.number)}
          </Notice>
        ) : null}
        <Finding>
          {t.version.finding[version.state]}
          {version.vedtatt && version.vedtattAv
            ? ` ${t.version.adoptedBy(version.vedtattAv, formatDate(version.vedtatt), version.saksnummer ?? '–')}`
            : ''}
        </Finding>
        {version.utenHoering ? <p class="bp-text">{`${t.version.wasUnheard}: ${version.utenHoering}`}</p> : null}
        {await deps.jobLine(ctx, [VERSJONSFILER])}
        <Files ctx={ctx} loaded={loaded} path={path} />
        <Steps ctx={ctx} loaded={loaded} path={path} typed={typed} refusals={refusals} />
        <p class="bp-source">
          {`${t.version.frozen(formatDate(osloMoment(version.created).date), version.schema)} ${t.version.run}: ${version.runId ?? '–'}. ${words.digest} (SHA-256): `}
          <span class="bp-digest">{version.digest}</span>
        </p>
        <Tiltakene ctx={ctx} document={document} now={loaded.tiltak} />
        <DocumentView document={leadingTo(document, ctx.href(work))} />
      </>
    ),
  };
}

export async function step(ctx: Ctx, deps: PlandokumentPageDeps): Promise<Page | Response> {
  const { kommune, base } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const form = await ctx.form();
  const to = PLAN_STATES.find((state) => state === form.text('to'));
  if (number === null || !to) return notFound();
  const typed = {
    date: form.text('date'),
    body: form.text('body'),
    caseNumber: form.text('caseNumber'),
    unheard: form.text('unheard'),
  };
  const actor = ctx.bruker?.id ?? null;
  const may = { mayEdit: ctx.may('rediger'), mayAdopt: ctx.may('vedta') };
  const moved = await ctx.db.inKommune(kommune.id, async (tx) => {
    const done = await moveVersion(tx, ctx.clock, kommune.id, { number, to, typed, actor, ...may });
    // The files with the new state on them are made by jobs that are there exactly when the new state is.
    const jobs: string[] = [];
    for (const changed of done?.ok ? done.value : [])
      jobs.push(await orderVersionFiles(tx, ctx.clock, kommune, changed, actor));
    return { done, job: jobs[0] };
  });
  if (!moved.done) return notFound();
  if (!moved.done.ok) return versionPage(ctx, deps, moved.done.error, typed);
  const { job } = moved;
  if (job) await deps.desk.order(kommune.id, async () => job);
  return seeOther(ctx, `${base}/versjon/${number}`);
}

/** A frozen version's file, from stored bytes: as it is now, or as it was in the state that `status` names. */
export async function versionFile(ctx: Ctx, format: FileFormat): Promise<Response> {
  const { kommune } = where(ctx);
  const loaded = await load(ctx);
  const state = ctx.url.searchParams.get('status') ?? loaded?.version.state;
  const file = loaded?.files.find((f) => f.format === format && f.state === state);
  const stored = file ? await readFile(ctx.db, kommune.id, file.filId) : null;
  return stored ? download(stored.bytes, stored.file.type, stored.file.name) : notFound();
}
