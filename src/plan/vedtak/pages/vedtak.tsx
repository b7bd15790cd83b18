import { formatDate, formatNumber } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { readFile } from '../../../platform/files/files.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Finding, NextAction, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { listVersions, PLANDOKUMENT_TEXTS, type Planversjon } from '../../plandokument/index.ts';
import { oppgaveNumber, type StoredOppgave } from '../../runde/index.ts';
import { makeTasks, tasksOf } from '../actions/oppdrag.ts';
import { findVedtak, listVedtak } from '../store.ts';
import { VEDTAK_TEXTS } from '../texts.ts';
import {
  adoptedText,
  carriedAmendment,
  type Punkt,
  replacedBy,
  type StoredVedtak,
  type Subject,
  type Votes,
  vedtakNumber,
} from '../vedtak.ts';
import { bodyOf, SubjectLink } from './list.tsx';
import { where } from './where.ts';

const voteLine = (ctx: Ctx, votes: Votes | null): string => {
  const t = VEDTAK_TEXTS[ctx.lang];
  return votes ? t.voteLine(votes.for, votes.against, votes.abstained) : t.noVotes;
};

function Point(p: { ctx: Ctx; point: Punkt; i: number }) {
  const { ctx, point } = p;
  const t = VEDTAK_TEXTS[ctx.lang];
  const text = adoptedText(point);
  const carried = carriedAmendment(point);
  const others = point.amendments.filter((a) => a !== carried);
  return (
    <li class="bp-point">
      <p class="bp-lines">{text ?? t.fell(point.proposed)}</p>
      <p class="bp-source">
        {carried ? t.carried(carried.proposedBy) : text === null ? '' : t.unchanged}{' '}
        {voteLine(ctx, carried ? carried.votes : point.votes)}.
      </p>
      {carried || others.length > 0 ? (
        <Details summary={`${t.asProposed} (${t.point(p.i).toLowerCase()})`}>
          <p class="bp-lines">{point.proposed}</p>
          {carried ? <p class="bp-source">{voteLine(ctx, point.votes)}.</p> : null}
          {others.map((a) => (
            <>
              <h3>{`${t.notCarried}: ${a.proposedBy}`}</h3>
              <p class="bp-lines">{a.text}</p>
              <p class="bp-source">{voteLine(ctx, a.votes)}.</p>
            </>
          ))}
        </Details>
      ) : null}
    </li>
  );
}

/** What it is about, where that is kept; the state of a plan version is the version's own, as it is today. */
function About(p: { ctx: Ctx; subjects: readonly Subject[]; versions: readonly Planversjon[] }) {
  const { ctx } = p;
  const t = VEDTAK_TEXTS[ctx.lang];
  return (
    <ul>
      {p.subjects.map((s) => {
        const version = s.kind === 'planversjon' ? p.versions.find((v) => v.number === s.number) : undefined;
        return (
          <li>
            <SubjectLink ctx={ctx} subject={s} />
            {version ? ` (${PLANDOKUMENT_TEXTS[ctx.lang].state[version.state].toLowerCase()})` : ''}
            {s.kind === 'planversjon' && s.adopted ? `. ${t.adoptedVersion}` : ''}
          </li>
        );
      })}
    </ul>
  );
}

/** What is asked of whom, and the task each has become; where there is none yet, the button that makes them. */
function Assignments(p: { ctx: Ctx; stored: StoredVedtak; tasks: readonly (StoredOppgave | null)[]; live: boolean }) {
  const { ctx, stored, tasks } = p;
  const t = VEDTAK_TEXTS[ctx.lang];
  const { work, vedtak } = where(ctx);
  const lacking = p.live && tasks.some((task) => task === null);
  return (
    <section>
      <h2>{t.assignments}</h2>
      <DataTable
        caption={t.assignments}
        hideCaption
        stack
        columns={[{ label: t.assigned }, { label: t.unit }, { label: t.deadline }, { label: t.task }]}
        rows={stored.data.assignments.map((a, i) => {
          const task = tasks[i];
          return {
            cells: [
              <span id={`oppdrag-${i + 1}`}>{a.title}</span>,
              a.unit,
              a.deadline ? formatDate(a.deadline) : '–',
              task ? <a href={ctx.href(`${work}/oppgaver/${task.number}`)}>{oppgaveNumber(task.number)}</a> : t.noTask,
            ],
          };
        })}
      />
      {lacking ? <p>{t.lackingTasks}</p> : null}
      {lacking && ctx.may('rediger') ? (
        <Form action={ctx.href(`${vedtak}/${stored.number}/oppgaver`)} csrf={ctx.csrf}>
          <SubmitRow>
            <Button variant="secondary">{t.makeTasks}</Button>
          </SubmitRow>
        </Form>
      ) : null}
    </section>
  );
}

function Replacement(p: { ctx: Ctx; newer: StoredVedtak }) {
  const t = VEDTAK_TEXTS[p.ctx.lang];
  const number = vedtakNumber(p.newer.number);
  return (
    <Notice tone="warning">
      {p.newer.data.replacing?.kind === 'retting' ? t.correctedNotice(number) : t.replacedNotice(number)}{' '}
      <a href={p.ctx.href(`${where(p.ctx).vedtak}/${p.newer.number}`)}>{p.newer.data.title}</a>
    </Notice>
  );
}

export async function vedtakPage(ctx: Ctx): Promise<Page | Response> {
  const t = VEDTAK_TEXTS[ctx.lang];
  const { kommune, vedtak: base } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const loaded = await ctx.db.inKommune(kommune.id, async (tx) => {
    const stored = await findVedtak(tx, number);
    if (!stored) return null;
    return { stored, all: await listVedtak(tx), versions: await listVersions(tx), tasks: await tasksOf(tx, stored) };
  });
  if (!loaded) return notFound();
  const { data: v, created } = loaded.stored;
  const newer = replacedBy(number, loaded.all);
  const title = `${vedtakNumber(number)} ${v.title}`;
  const { replacing } = v;
  const old = replacing ? vedtakNumber(replacing.number) : '';
  return {
    title,
    nav: 'vedtak',
    step: 4,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{title}</h1>
        {ctx.url.searchParams.has('lagret') ? (
          <Notice tone="success">{t.registered(vedtakNumber(number))}</Notice>
        ) : null}
        {ctx.url.searchParams.has('uten-runde') ? <Notice tone="warning">{t.noRunde}</Notice> : null}
        {newer ? <Replacement ctx={ctx} newer={newer} /> : null}
        <Finding>{`${bodyOf(ctx, v)}, ${formatDate(v.date)}, ${t.caseHead.toLowerCase()} ${v.caseNumber}.`}</Finding>
        {replacing ? (
          <p>
            {(replacing.kind === 'retting' ? t.correctsLine : t.replacesLine)(old, replacing.why)}{' '}
            <a href={ctx.href(`${base}/${replacing.number}`)}>{old}</a>
          </p>
        ) : null}
        {v.text ? <p class="bp-text bp-lines">{v.text}</p> : null}
        {v.points.length > 0 ? (
          <section>
            <h2>{t.points}</h2>
            <ol class="bp-text">
              {v.points.map((point, i) => (
                <Point ctx={ctx} point={point} i={i + 1} />
              ))}
            </ol>
            {v.present === null ? null : <SourceLine>{t.presentLine(v.present)}</SourceLine>}
          </section>
        ) : null}
        {v.subjects.length > 0 ? (
          <section>
            <h2>{t.aboutLabel}</h2>
            <About ctx={ctx} subjects={v.subjects} versions={loaded.versions} />
          </section>
        ) : null}
        {v.assignments.length > 0 ? (
          <Assignments ctx={ctx} stored={loaded.stored} tasks={loaded.tasks} live={!newer} />
        ) : null}
        {v.attachments.length > 0 ? (
          <section>
            <h2>{t.files}</h2>
            <ul>
              {v.attachments.map((file, i) => (
                <li>
                  <a href={ctx.href(`${base}/${number}/vedlegg/${i + 1}.${EXTENSIONS[file.type] ?? 'bin'}`)}>
                    {file.name}
                  </a>
                  {` (${t.size(formatNumber(Math.max(0.1, file.size / 1024 / 1024), 1))})`}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <SourceLine>{t.recorded(formatDate(osloMoment(created).date))}</SourceLine>
        {ctx.may('rediger') && !newer ? (
          <NextAction heading={t.next}>
            <ButtonLink href={ctx.href(`${base}/nytt?erstatter=${number}`)} variant="secondary">
              {t.supersede}
            </ButtonLink>
            <ButtonLink href={ctx.href(`${base}/nytt?retter=${number}`)} variant="secondary">
              {t.correct}
            </ButtonLink>
          </NextAction>
        ) : null}
      </>
    ),
  };
}

/** What an attachment's address ends in; the type was told by its content when it came. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

export async function attachment(ctx: Ctx): Promise<Response> {
  const { kommune } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const [place] = (ctx.params.fil ?? '').split('.');
  if (number === null) return notFound();
  const stored = await ctx.db.inKommune(kommune.id, (tx) => findVedtak(tx, number));
  const file = stored?.data.attachments[Number(place) - 1];
  const found = file ? await readFile(ctx.db, kommune.id, file.filId) : null;
  if (!file || !found) return notFound();
  const ascii = `vedtak-${number}-vedlegg-${place}.${EXTENSIONS[file.type] ?? 'bin'}`;
  return download(found.bytes, found.file.type, ascii);
}

export async function pressTasks(ctx: Ctx): Promise<Response> {
  const { kommune, actor, vedtak } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const done = await makeTasks(ctx.db, ctx.clock, actor, kommune.slug, number);
  if (done === 'finnes-ikke') return notFound();
  return seeOther(ctx, `${vedtak}/${number}${done === 'ingen-runde' ? '?uten-runde=ja' : ''}`);
}
