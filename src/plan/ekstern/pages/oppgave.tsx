import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { checkUploads } from '../../../platform/files/check.ts';
import { readFile, saveFile } from '../../../platform/files/files.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Notice, Status } from '../../../ui/blocks.tsx';
import { Comments } from '../../../ui/comments.tsx';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import {
  Button,
  ErrorSummary,
  FileField,
  Form,
  options,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import {
  EVIDENCE_TYPES,
  findOppgave,
  type Kommentar,
  kommentarerTo,
  type Oppgave,
  oppgaveHistory,
  oppgaveNumber,
  RUNDE_TEXTS,
  type StoredOppgave,
  typedOppgave,
} from '../../runde/index.ts';
import { mayWithLink } from '../access.ts';
import { commentWithLink, openLenke, saveWithLink } from '../actions.ts';
import { type EksternRefusal, type Invitasjon, LINK_FIELDS, statusesFor } from '../invitasjon.ts';
import { invitedTo } from '../store.ts';
import { EKSTERN_TEXTS } from '../texts.ts';
import { type EksternPageDeps, sentences, titleOf, where } from './where.ts';

interface Held {
  readonly i: Invitasjon;
  readonly task: StoredOppgave;
  readonly comments: readonly Kommentar[];
  readonly invited: readonly Invitasjon[];
}

const tokenOf = (ctx: Ctx): string => ctx.params.token ?? '';
const pathOf = (ctx: Ctx, to = ''): string => `/k/${where(ctx).kommune.slug}/oppgave/${tokenOf(ctx)}${to}`;

/** The task of the link with its comments; nothing else of the municipality is read. */
const load = (ctx: Ctx): Promise<Held | null> =>
  ctx.db.inKommune(where(ctx).kommune.id, async (tx) => {
    const i = await openLenke(tx, ctx.clock, tokenOf(ctx));
    const task = i && (await findOppgave(tx, i.oppgave));
    if (!i || !task) return null;
    return { i, task, comments: await kommentarerTo(tx, i.oppgave), invited: await invitedTo(tx, i.oppgave) };
  });

function gonePage(ctx: Ctx): Page {
  const t = EKSTERN_TEXTS[ctx.lang];
  return {
    title: t.gone,
    status: 404,
    body: (
      <>
        <h1>{t.gone}</h1>
        <p>{t.goneText}</p>
      </>
    ),
  };
}

function labelsIn(ctx: Ctx): Readonly<Record<string, string>> {
  const t = EKSTERN_TEXTS[ctx.lang];
  return {
    status: t.status,
    reason: t.reason,
    result: t.result,
    link: t.link,
    evidence: t.evidence,
    file: t.file,
    kommentar: t.comment,
  };
}

function Facts({ ctx, task, file }: { ctx: Ctx; task: StoredOppgave['data']; file: string }) {
  const t = EKSTERN_TEXTS[ctx.lang];
  const { result } = task;
  const facts = [
    [t.unit, task.unit],
    [t.deadline, task.deadline ? formatDate(task.deadline) : ''],
    [t.why, task.why],
    [t.file, result.file ? <a href={ctx.href(file)}>{result.file.name}</a> : ''],
    ...(mayWithLink('bidra')
      ? []
      : [[t.result, result.text] as const, [t.link, result.link] as const, [t.evidence, task.evidence] as const]),
  ] as const;
  return (
    <dl class="bp-key">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd class="bp-lines">{value}</dd>
          </>
        ))}
    </dl>
  );
}

function WorkForm(p: { ctx: Ctx; task: StoredOppgave; typed: TypedFields; of: (field: string) => string | undefined }) {
  const { ctx, task, typed, of } = p;
  const t = EKSTERN_TEXTS[ctx.lang];
  const r = RUNDE_TEXTS[ctx.lang];
  const area = (name: 'result' | 'evidence' | 'reason', description?: string) => (
    <TextArea
      name={name}
      label={t[name]}
      {...(description ? { description } : {})}
      rows={name === 'result' ? 5 : 2}
      value={typed[name] ?? ''}
      error={of(name)}
    />
  );
  return (
    <Form action={ctx.href(pathOf(ctx))} csrf={ctx.csrf} files>
      <input type="hidden" name="revision" value={String(task.revision)} />
      {area('result', t.noPersonal)}
      <TextField name="link" label={t.link} value={typed.link ?? ''} error={of('link')} />
      <FileField name="file" label={t.file} description={t.fileHelp} error={of('file')} />
      {area('evidence')}
      <SelectField
        name="status"
        label={t.status}
        description={t.statusHelp}
        options={options(statusesFor(task.data.status, mayWithLink('godkjenn')), r.statuses)}
        value={typed.status ?? ''}
        error={of('status')}
      />
      {area('reason', t.reasonHelp)}
      <SubmitRow>
        <Button>{t.save}</Button>
      </SubmitRow>
    </Form>
  );
}

function TaskComments(p: {
  ctx: Ctx;
  held: Held;
  people: readonly { readonly brukerId: string; readonly name: string }[];
  typed: string;
  error: string | undefined;
}) {
  const { ctx, held } = p;
  const t = EKSTERN_TEXTS[ctx.lang];
  const nameOf = (by: string | null) => {
    const invited = held.invited.find((i) => i.id === by);
    if (invited) return invited.name || t.someone;
    return p.people.find((m) => m.brukerId === by)?.name ?? t.member;
  };
  return (
    <Comments
      words={{ ...t, help: t.noPersonal }}
      comments={held.comments.map((c) => {
        const { date, time } = osloMoment(c.created);
        return { id: `kommentar-${c.number}`, by: `${nameOf(c.by)}, ${formatDate(date)} ${time}`, text: c.text };
      })}
      form={
        mayWithLink('kommenter')
          ? { action: ctx.href(pathOf(ctx, '/kommentar')), csrf: ctx.csrf, typed: p.typed, error: p.error }
          : null
      }
    />
  );
}

interface Said {
  readonly refusals?: readonly EksternRefusal[];
  readonly typed?: TypedFields;
  readonly comment?: string;
}

/** One task, for who has its link. Looking at it changes nothing: mail scanners look too. */
async function taskPage(ctx: Ctx, deps: EksternPageDeps, said: Said = {}): Promise<Page> {
  const held = await load(ctx);
  if (!held) return gonePage(ctx);
  const { i, task } = held;
  const t = EKSTERN_TEXTS[ctx.lang];
  const r = RUNDE_TEXTS[ctx.lang];
  const refusals = said.refusals ?? [];
  const e = sentences(ctx, refusals);
  const conflict = refusals.some((x) => x.code === 'endret-av-andre');
  const labels = labelsIn(ctx);
  const ownOf = (data: Oppgave): TypedFields =>
    Object.fromEntries(LINK_FIELDS.map((f) => [f, typedOppgave(data)[f] ?? '']));
  const saved = ownOf(task.data);
  const history = conflict
    ? await ctx.db.inKommune(where(ctx).kommune.id, (tx) => oppgaveHistory(tx, task.number))
    : [];
  const before = history.find((h) => String(h.revision) === said.typed?.revision);
  const typed = conflict && said.typed ? overSaved(said.typed, before && ownOf(before.data), saved) : said.typed;
  const title = `${oppgaveNumber(task.number)} ${titleOf(ctx, deps, task.data)}`;
  return {
    title,
    drafts: pathOf(ctx, '/skjemautkast'),
    status: conflict ? 409 : refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(f) => labels[f]} />
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? <Notice tone="success">{t.saved}</Notice> : null}
        <p class="bp-text">{`${t.invitedBy(where(ctx).kommune.name)} ${t.dontShare(formatDate(i.until))}`}</p>
        <p>
          <Status tone="info">{r.statuses[task.data.status]}</Status>
        </p>
        <Facts ctx={ctx} task={task.data} file={pathOf(ctx, '/fil')} />
        {conflict && typed ? (
          <Conflict
            lang={ctx.lang}
            heading={t.conflict}
            differ={differences(
              saved,
              typed,
              (f) => (f in saved ? labels[f] : undefined),
              (f, value) => (f === 'status' ? (r.statuses[value as keyof typeof r.statuses] ?? value) : value),
            )}
            merged={before !== undefined}
          />
        ) : null}
        {mayWithLink('bidra') ? (
          <section aria-labelledby="arbeid">
            <h2 id="arbeid">{t.work}</h2>
            <WorkForm ctx={ctx} task={task} typed={typed ?? saved} of={e.of} />
          </section>
        ) : null}
        <TaskComments
          ctx={ctx}
          held={held}
          people={await deps.membersOf(where(ctx).kommune.id)}
          typed={said.comment ?? ''}
          error={e.of('kommentar')}
        />
      </>
    ),
  };
}

const isGone = (refusals: readonly EksternRefusal[]): boolean => refusals.some((r) => r.code === 'lenke-ugyldig');

export function lenkeRoutes(deps: EksternPageDeps): Route[] {
  async function save(ctx: Ctx): Promise<Page | Response> {
    // Who has no link uploads nothing that is looked into.
    if (!(await load(ctx))) return gonePage(ctx);
    const form = await ctx.form();
    const { revision: _, csrf: __, ...typed } = form.all();
    const upload = form.file('file');
    const [checked] = upload && upload.bytes.length > 0 ? await checkUploads([upload], EVIDENCE_TYPES) : [];
    if (checked && !checked.ok) {
      const size = checked.error.code === 'for-stor-fil' || checked.error.code === 'tom-fil';
      return taskPage(ctx, deps, {
        refusals: [{ code: size ? 'fil-for-stor' : 'feil-filtype', field: 'file' }],
        typed,
      });
    }
    const { kommune } = where(ctx);
    const file = checked?.ok
      ? async (tx: Tx) => ({
          id: await saveFile(tx, ctx.clock, kommune.id, checked.value),
          name: checked.value.name,
        })
      : null;
    const seen = issuedNumber(form.text('revision')) ?? 0;
    const saved = await saveWithLink(ctx.db, ctx.clock, kommune.id, tokenOf(ctx), seen, typed, file);
    if (saved.ok) return seeOther(ctx, pathOf(ctx, '?lagret=ja'));
    return isGone(saved.error) ? gonePage(ctx) : taskPage(ctx, deps, { refusals: saved.error, typed });
  }

  async function comment(ctx: Ctx): Promise<Page | Response> {
    // Looked for before it is locked: who has no link leaves no trace of having tried.
    if (!(await load(ctx))) return gonePage(ctx);
    const text = (await ctx.form()).text('kommentar');
    const { kommune } = where(ctx);
    const members = (await deps.membersOf(kommune.id)).filter((m) => !m.disabled);
    const added = await commentWithLink(ctx.db, ctx.clock, kommune.id, tokenOf(ctx), text, members);
    if (added.ok) return seeOther(ctx, pathOf(ctx, '?lagret=ja'));
    return isGone(added.error) ? gonePage(ctx) : taskPage(ctx, deps, { refusals: added.error, comment: text });
  }

  async function file(ctx: Ctx): Promise<Page | Response> {
    const held = await load(ctx);
    if (!held) return gonePage(ctx);
    const stored = held.task.data.result.file;
    const found = stored ? await readFile(ctx.db, where(ctx).kommune.id, stored.id) : null;
    if (!found) return notFound();
    // Only letters that a header may hold; the page shows the name as it was.
    const name = found.file.name.normalize('NFD').replace(/[^\w. -]/g, '') || 'fil';
    return download(found.bytes, found.file.type, name);
  }

  const path = '/k/:kommune/oppgave/:token';
  const who = 'alle';
  const example = '/k/:kommune/oppgave/sveip';
  return [
    { method: 'GET', path, who, handle: (ctx) => taskPage(ctx, deps), examples: [example] },
    { method: 'POST', path, who, files: true, handle: save },
    { method: 'POST', path: `${path}/kommentar`, who, handle: comment },
    { method: 'GET', path: `${path}/fil`, who, handle: file, examples: [`${example}/fil`] },
  ];
}
