import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Details, Finding, Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import { Button, ErrorSummary, FileField, Form, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { addMoeter, type Imported, pasteMoeter, saveMoete, setMoeteRemoved, uploadMoeter } from '../actions/moeter.ts';
import type { ProsessplanRefusal } from '../parse.ts';
import { listMoeter, moeteHistory, type StoredMoete } from '../store.ts';
import { PROSESSPLAN_TEXTS } from '../texts.ts';
import { MoeteForm } from './moete-form.tsx';
import { dated, shown, statusOf, where } from './parts.tsx';
import { SIDE_TEXTS } from './side-texts.ts';
import { PROSESSPLAN_PAGES } from './texts.ts';

/** Meetings shown before the rest is folded away. */
const FIRST = 12;

const calendarPath = (ctx: Ctx) => `${where(ctx).base}/moeter`;

const typedMoete = ({ data: m }: StoredMoete): TypedFields => ({
  organ: m.organ,
  name: m.name,
  date: formatDate(m.date),
  papers: dated(m.papers),
  time: m.time ?? '',
});

function List(p: { ctx: Ctx; caption: string; meetings: readonly StoredMoete[] }) {
  const { ctx } = p;
  const t = SIDE_TEXTS[ctx.lang].meetings;
  const may = ctx.may('rediger');
  return (
    <DataTable
      caption={p.caption}
      stack
      columns={[{ label: t.day }, { label: t.organ }, { label: t.time }, { label: t.papers }]}
      rows={p.meetings.map((row) => {
        const { data: m, number } = row;
        const organ = m.name || PROSESSPLAN_TEXTS[ctx.lang].organer[m.organ];
        return {
          cells: [
            formatDate(m.date),
            may ? <a href={ctx.href(`${calendarPath(ctx)}/${number}`)}>{organ}</a> : organ,
            m.time ?? '–',
            dated(m.papers) || '–',
          ],
        };
      })}
    />
  );
}

function Imports(p: { ctx: Ctx }) {
  const t = SIDE_TEXTS[p.ctx.lang].meetings;
  const asked = p.ctx.url.searchParams;
  const count = (name: string) => {
    const n = asked.get(name) ?? '';
    return /^\d{1,4}$/.test(n) ? n : '0';
  };
  if (!asked.has('nye')) return null;
  return (
    <Notice tone="success">
      <p>{t.imported(count('nye'), count('endret'), count('like'))}</p>
      {count('ukjent') === '0' ? null : <p>{t.unknown(count('ukjent'))}</p>}
      {count('gjentatt') === '0' ? null : <p>{t.repeating(count('gjentatt'))}</p>}
    </Notice>
  );
}

async function calendarPage(
  ctx: Ctx,
  refusals: readonly ProsessplanRefusal[] = [],
  typed: TypedFields = {},
): Promise<Page> {
  const t = SIDE_TEXTS[ctx.lang].meetings;
  const pages = PROSESSPLAN_PAGES[ctx.lang];
  const { kommune, base } = where(ctx);
  const all = await ctx.db.inKommune(kommune.id, listMoeter);
  const kept = all.filter((m) => !m.data.removed);
  const removed = all.filter((m) => m.data.removed);
  const today = ctx.clock.today();
  const upcoming = kept.filter((m) => m.data.date >= today);
  const past = kept.filter((m) => m.data.date < today);
  const e = shown(ctx, refusals);
  const path = calendarPath(ctx);
  return {
    title: t.title,
    nav: 'prosessplan',
    step: 4,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {pages.back}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={pages.errors} errors={e.errors} />
        {refusals.length === 0 ? <Imports ctx={ctx} /> : null}
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{pages.saved}</Notice> : null}
        <Finding>{kept.length === 0 ? t.empty : t.finding(upcoming.length)}</Finding>
        {upcoming.length > 0 ? <List ctx={ctx} caption={t.upcoming} meetings={upcoming.slice(0, FIRST)} /> : null}
        {upcoming.length > FIRST ? (
          <Details summary={t.rest(upcoming.length - FIRST)}>
            <List ctx={ctx} caption={t.rest(upcoming.length - FIRST)} meetings={upcoming.slice(FIRST)} />
          </Details>
        ) : null}
        {past.length > 0 ? (
          <Details summary={t.past(past.length)}>
            <List ctx={ctx} caption={t.past(past.length)} meetings={past} />
          </Details>
        ) : null}
        {removed.length > 0 ? (
          <Details summary={t.removedList(removed.length)}>
            <List ctx={ctx} caption={t.removedList(removed.length)} meetings={removed} />
          </Details>
        ) : null}
        {ctx.may('rediger') ? (
          <>
            <section>
              <h2>{t.paste}</h2>
              <Form action={ctx.href(`${path}/lim`)} csrf={ctx.csrf}>
                <TextArea
                  name="pasted"
                  label={t.paste}
                  description={t.pasteHelp}
                  rows={6}
                  value={typed.pasted ?? ''}
                  error={e.of('pasted')}
                />
                <SubmitRow>
                  <Button>{t.pasteButton}</Button>
                </SubmitRow>
              </Form>
            </section>
            <section>
              <h2>{t.upload}</h2>
              <Form action={ctx.href(`${path}/fil`)} csrf={ctx.csrf} files>
                <FileField
                  name="calendar"
                  label={t.upload}
                  description={t.uploadHelp}
                  accept=".ics,text/calendar"
                  error={e.of('calendar')}
                />
                <SubmitRow>
                  <Button variant="secondary">{t.uploadButton}</Button>
                </SubmitRow>
              </Form>
            </section>
            <section>
              <h2>{t.add}</h2>
              <MoeteForm ctx={ctx} action={path} typed={typed} of={e.of} button={t.addButton} />
            </section>
          </>
        ) : null}
      </>
    ),
  };
}

async function onePage(
  ctx: Ctx,
  refusals: readonly ProsessplanRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response> {
  const t = SIDE_TEXTS[ctx.lang].meetings;
  const pages = PROSESSPLAN_PAGES[ctx.lang];
  const number = issuedNumber(ctx.params.nummer);
  const all = await ctx.db.inKommune(where(ctx).kommune.id, listMoeter);
  const row = all.find((m) => m.number === number);
  if (!row) return notFound();
  const e = shown(ctx, refusals);
  const conflict = sent !== null && statusOf(refusals) === 409;
  const history = conflict ? await ctx.db.inKommune(where(ctx).kommune.id, (tx) => moeteHistory(tx, row.number)) : [];
  const before = history.find((r) => String(r.revision) === sent?.revision);
  const typed = conflict ? overSaved(sent, before && typedMoete(before), typedMoete(row)) : sent;
  const own = `${calendarPath(ctx)}/${row.number}`;
  const title = `${row.data.name || PROSESSPLAN_TEXTS[ctx.lang].organer[row.data.organ]} ${formatDate(row.data.date)}`;
  const { organ, name, time, papers } = t;
  const labels: Readonly<Record<string, string>> = { organ, name, time, papers, date: t.day };
  return {
    title,
    nav: 'prosessplan',
    step: 4,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(calendarPath(ctx))}>← {t.title}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={pages.errors} errors={e.errors} />
        {row.data.removed ? <Notice tone="warning">{t.removed}</Notice> : null}
        {conflict && typed ? (
          <Conflict
            lang={ctx.lang}
            merged={before !== undefined}
            differ={differences(
              typedMoete(row),
              typed,
              (f) => labels[f],
              saidBy({ organ: PROSESSPLAN_TEXTS[ctx.lang].organer }),
            )}
          />
        ) : null}
        {row.data.removed ? null : (
          <section>
            <h2>{t.edit}</h2>
            <MoeteForm
              ctx={ctx}
              action={own}
              typed={typed ?? typedMoete(row)}
              of={e.of}
              revision={row.revision}
              button={pages.save}
            />
          </section>
        )}
        <Form action={ctx.href(`${own}/${row.data.removed ? 'angre' : 'fjern'}`)} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={String(row.revision)} />
          <SubmitRow>
            <Button variant="secondary" danger={!row.data.removed}>
              {row.data.removed ? t.restore : t.remove}
            </Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

const told = ({ added, changed, same, unknown, repeating }: Imported) =>
  `?nye=${added}&endret=${changed}&like=${same}&ukjent=${unknown}&gjentatt=${repeating}`;

async function add(ctx: Ctx): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const saved = await addMoeter(ctx.db, ctx.clock, where(ctx).actor, typed);
  if (!saved.ok) return calendarPage(ctx, saved.error, typed);
  return seeOther(ctx, calendarPath(ctx) + (typed.every ? told(saved.value) : '?lagret=ja'));
}

async function paste(ctx: Ctx): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const read = await pasteMoeter(ctx.db, ctx.clock, where(ctx).actor, typed.pasted ?? '');
  return read.ok ? seeOther(ctx, calendarPath(ctx) + told(read.value)) : calendarPage(ctx, read.error, typed);
}

async function upload(ctx: Ctx): Promise<Page | Response> {
  const read = await uploadMoeter(ctx.db, ctx.clock, where(ctx).actor, (await ctx.form()).file('calendar'));
  return read.ok ? seeOther(ctx, calendarPath(ctx) + told(read.value)) : calendarPage(ctx, read.error);
}

async function save(ctx: Ctx): Promise<Page | Response> {
  const form = await ctx.form();
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const seen = { number, revision: issuedNumber(form.text('revision')) ?? 0 };
  const saved = await saveMoete(ctx.db, ctx.clock, where(ctx).actor, form.all(), seen);
  return saved.ok ? seeOther(ctx, `${calendarPath(ctx)}?lagret=ja`) : onePage(ctx, saved.error, form.all());
}

const press =
  (removed: boolean) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const form = await ctx.form();
    const number = issuedNumber(ctx.params.nummer);
    if (number === null) return notFound();
    const seen = { number, revision: issuedNumber(form.text('revision')) ?? 0 };
    const saved = await setMoeteRemoved(ctx.db, ctx.clock, where(ctx).actor, seen, removed);
    return saved.ok ? seeOther(ctx, `${calendarPath(ctx)}/${number}`) : onePage(ctx, saved.error);
  };

export function meetingRoutes(): Route[] {
  const path = '/arbeid/:kommune/prosessplan/moeter';
  const one = `${path}/:nummer{[0-9]+}`;
  const who = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: (ctx) => calendarPage(ctx) },
    { method: 'POST', path, who, handle: add },
    { method: 'POST', path: `${path}/lim`, who, handle: paste },
    { method: 'POST', path: `${path}/fil`, who, files: true, handle: upload },
    {
      method: 'GET',
      path: one,
      who,
      handle: (ctx) => onePage(ctx),
      examples: ['/arbeid/:kommune/prosessplan/moeter/1'],
    },
    { method: 'POST', path: one, who, handle: save },
    { method: 'POST', path: `${one}/fjern`, who, handle: press(true) },
    { method: 'POST', path: `${one}/angre`, who, handle: press(false) },
  ];
}
