import { formatDate, formatNumber, type Removable, type RowRefusal } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { listAllRows, listRows } from '../../../platform/db/rows.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { ButtonLink, ErrorSummary, SubmitRow } from '../../../ui/form.tsx';
import { PressButton, PutAway, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { here, type Member, personName } from '../../organisering/index.ts';
import { SEES_SMALL_COUNTS } from '../access.ts';
import {
  countsOf,
  type Gruppetall,
  type Gruppevedtak,
  type Medlem,
  type Moete,
  nextDay,
  TALL,
  toldCount,
} from '../gruppe.ts';
import { type Moeteserie, nextDays } from '../rytme.ts';
import { GRUPPE, MEDLEM, MOETE, TALLENE, VEDTAK } from '../store.ts';
import { BOLIGGRUPPE_TEXTS } from '../texts.ts';
import { GRUPPEN, MEDLEMMER, MOETER, TELLINGER } from './lists.ts';

type Rows<T> = readonly Revision<T>[];
const removeColumn = (ctx: Ctx) => (ctx.may('rediger') ? [{ label: ROW_TEXTS[ctx.lang].remove }] : []);

export function removeCell(ctx: Ctx, path: string, number: number, what: string) {
  if (!ctx.may('rediger')) return [];
  return [
    <PressButton
      action={ctx.href(`${here(ctx).work}/${path}/fjern`)}
      csrf={ctx.csrf}
      number={number}
      label={ROW_TEXTS[ctx.lang].remove}
      what={what}
    />,
  ];
}

function Members(p: { ctx: Ctx; rows: Rows<Medlem>; people: readonly Member[] }) {
  const { ctx } = p;
  const t = BOLIGGRUPPE_TEXTS[ctx.lang];
  const base = `${here(ctx).work}/${MEDLEMMER.path}`;
  const edit = ctx.may('rediger');
  return (
    <section>
      <h2>{t.members}</h2>
      {p.rows.length === 0 ? (
        <p>{t.noMembers}</p>
      ) : (
        <DataTable
          caption={t.members}
          hideCaption
          stack
          columns={[{ label: t.unit }, { label: t.office }, { label: t.person }, ...removeColumn(ctx)]}
          rows={p.rows.map(({ number, data: d }) => ({
            cells: [
              edit ? <a href={ctx.href(`${base}/${number}`)}>{d.unit}</a> : d.unit,
              d.office || '–',
              personName(ctx, p.people, d.person),
              ...removeCell(ctx, MEDLEMMER.path, number, d.unit),
            ],
          }))}
        />
      )}
      {edit ? (
        <SubmitRow>
          <ButtonLink href={ctx.href(`${base}/ny`)} variant="secondary">
            {t.addMember}
          </ButtonLink>
        </SubmitRow>
      ) : null}
    </section>
  );
}

function Figures(p: { ctx: Ctx; rows: Rows<Gruppetall> }) {
  const { ctx } = p;
  const t = BOLIGGRUPPE_TEXTS[ctx.lang];
  const base = `${here(ctx).work}/${TELLINGER.path}`;
  const edit = ctx.may('rediger');
  const shown = (n: Gruppetall) => {
    const count = toldCount(n, ctx.may(SEES_SMALL_COUNTS));
    return count === null ? t.small : formatNumber(count);
  };
  return (
    <section>
      <h2>{t.figures}</h2>
      {p.rows.length === 0 ? (
        <p>{t.noFigures}</p>
      ) : (
        <DataTable
          caption={t.figures}
          hideCaption
          stack
          columns={[
            { label: t.what },
            { label: t.count, align: 'right' },
            { label: t.date },
            { label: t.source },
            { label: t.before, align: 'right' },
            ...removeColumn(ctx),
          ]}
          rows={TALL.flatMap((what) => {
            const [newest, before] = countsOf(p.rows, what);
            if (!newest) return [{ cells: [t.tall[what], '–', '–', '–', '–', ...(edit ? [''] : [])] }];
            return [
              {
                cells: [
                  edit ? <a href={ctx.href(`${base}/${newest.number}`)}>{t.tall[what]}</a> : t.tall[what],
                  shown(newest.data),
                  formatDate(newest.data.date),
                  newest.data.source,
                  before ? `${shown(before.data)} (${formatDate(before.data.date)})` : '–',
                  ...removeCell(ctx, TELLINGER.path, newest.number, t.tall[what]),
                ],
              },
            ];
          })}
        />
      )}
      <SourceLine>{t.figuresText}</SourceLine>
      {edit ? (
        <SubmitRow>
          <ButtonLink href={ctx.href(`${base}/ny`)} variant="secondary">
            {t.addFigure}
          </ButtonLink>
        </SubmitRow>
      ) : null}
    </section>
  );
}

function Meetings(p: { ctx: Ctx; rows: Rows<Moete>; decisions: Rows<Gruppevedtak> }) {
  const { ctx } = p;
  const t = BOLIGGRUPPE_TEXTS[ctx.lang];
  const { work } = here(ctx);
  const edit = ctx.may('rediger');
  return (
    <section>
      <h2>{t.meetings}</h2>
      {p.rows.length === 0 ? (
        <p>{t.noMeetings}</p>
      ) : (
        <DataTable
          caption={t.meetings}
          hideCaption
          stack
          columns={[{ label: t.date }, { label: t.agenda }, { label: t.decisions }, ...removeColumn(ctx)]}
          rows={p.rows
            .toSorted((a, b) => b.data.date.localeCompare(a.data.date))
            .map(({ number, data: d }) => ({
              cells: [
                <a href={ctx.href(`${work}/boliggruppe/referat/${number}`)}>{formatDate(d.date)}</a>,
                d.agenda
                  .split('\n')
                  .filter((line) => line.trim() !== '')
                  .join('; '),
                t.decisionCount(p.decisions.filter((v) => v.data.meeting === number).length),
                ...removeCell(ctx, MOETER.path, number, t.meeting(formatDate(d.date))),
              ],
            }))}
        />
      )}
      {edit ? (
        <SubmitRow>
          <ButtonLink href={ctx.href(`${work}/${MOETER.path}/ny`)}>{t.addMeeting}</ButtonLink>
        </SubmitRow>
      ) : null}
    </section>
  );
}

/** The next days by the rhythm, each with the meeting that is set up there or the way to set one up. */
function Coming(p: { ctx: Ctx; series: Moeteserie | undefined; meetings: Rows<Moete> }) {
  const { ctx, series } = p;
  const days = nextDays(series, ctx.clock.today());
  if (days.length === 0) return null;
  const t = BOLIGGRUPPE_TEXTS[ctx.lang];
  const { work } = here(ctx);
  return (
    <>
      <p>{`${t.comingDays}:`}</p>
      <ul>
        {days.map((day) => {
          const held = p.meetings.find((m) => m.data.date === day.date);
          const date = formatDate(day.date);
          const said = [
            series?.time ? `${date} ${series.time}` : date,
            ...(day.from ? [t.movedFrom(formatDate(day.from))] : []),
          ].join(', ');
          return (
            <li>
              {held ? <a href={ctx.href(`${work}/boliggruppe/referat/${held.number}`)}>{said}</a> : said}
              {!held && ctx.may('rediger') ? (
                <>
                  {' '}
                  <a href={ctx.href(`${work}/${MOETER.path}/ny?dato=${date}`)}>{t.setUp(date)}</a>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
      <p>
        <a href={ctx.href(`${work}/prosessplan#kalender`)}>{t.inCalendar}</a>
      </p>
    </>
  );
}

/** What is put away from a list, for whoever may bring it back. */
function Gone<T extends Removable>(p: { ctx: Ctx; path: string; rows: Rows<T>; name: (row: T) => string }) {
  const { ctx } = p;
  if (!ctx.may('rediger')) return null;
  return (
    <PutAway
      lang={ctx.lang}
      action={ctx.href(`${here(ctx).work}/${p.path}/angre`)}
      csrf={ctx.csrf}
      rows={p.rows.filter((r) => r.data.removed).map((r) => ({ number: r.number, name: p.name(r.data) }))}
    />
  );
}

/** The boliggruppe: who it is, the figures it steers by, and its meetings. */
export async function gruppePage(
  ctx: Ctx,
  membersOf: (kommuneId: string) => Promise<readonly Member[]>,
  refusals: readonly RowRefusal[] = [],
): Promise<Page> {
  const t = BOLIGGRUPPE_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const held = await ctx.db.inKommune(kommune.id, async (tx) => ({
    groups: await listRows(tx, GRUPPE),
    members: await listAllRows(tx, MEDLEM),
    meetings: await listAllRows(tx, MOETE),
    decisions: await listRows(tx, VEDTAK),
    figures: await listAllRows(tx, TALLENE),
  }));
  const [group] = held.groups;
  const standing = <T extends Removable>(rows: Rows<T>) => rows.filter((r) => !r.data.removed);
  const [members, meetings, figures] = [standing(held.members), standing(held.meetings), standing(held.figures)];
  const next = nextDay(meetings, group?.data.series, ctx.clock.today());
  const edit = ctx.may('rediger');
  const e = sentences(ctx.lang, refusals);
  return {
    title: t.title,
    nav: 'boliggruppe',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <h1>{group?.data.name ?? t.title}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} />
        <Finding>
          {!group ? t.none : next ? t.finding(members.length, formatDate(next)) : t.findingNone(members.length)}
        </Finding>
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{row.saved}</Notice> : null}
        {group ? (
          <>
            <p class="bp-text">{group.data.purpose || t.lead}</p>
            <p class="bp-text">{t.meets(group.data.leader, group.data.rhythm)}</p>
            <Coming ctx={ctx} series={group.data.series} meetings={meetings} />
            <Notice>{t.warning}</Notice>
            {edit ? (
              <p>
                <a href={ctx.href(`${work}/${GRUPPEN.path}/${group.number}`)}>{t.edit}</a>
              </p>
            ) : null}
            <Figures ctx={ctx} rows={figures} />
            <Gone
              ctx={ctx}
              path={TELLINGER.path}
              rows={held.figures}
              name={(n) => `${t.tall[n.what]}, ${formatDate(n.date)}`}
            />
            <Meetings ctx={ctx} rows={meetings} decisions={held.decisions} />
            <Gone ctx={ctx} path={MOETER.path} rows={held.meetings} name={(m) => t.meeting(formatDate(m.date))} />
            <Members ctx={ctx} rows={members} people={await membersOf(kommune.id)} />
            <Gone
              ctx={ctx}
              path={MEDLEMMER.path}
              rows={held.members}
              name={(m) => [m.unit, m.office].filter((x) => x !== '').join(', ')}
            />
          </>
        ) : (
          <EmptyState
            heading={t.emptyHeading}
            action={edit ? <ButtonLink href={ctx.href(`${work}/${GRUPPEN.path}/ny`)}>{t.start}</ButtonLink> : undefined}
          >
            <p>{t.lead}</p>
            <p>{t.emptyText}</p>
          </EmptyState>
        )}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${work}/kartlegging`)} variant="secondary">
            {t.toKartlegging}
          </ButtonLink>
          <ButtonLink href={ctx.href(`${work}/oppgaver`)} variant="secondary">
            {t.toTasks}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}
