import { formatKroner, parseTypedInteger, sumKroner } from '../../../kernel/index.ts';
import { checkColumns, saidOf } from '../../../platform/columns/columns.ts';
import { rememberColumns, rememberedColumns } from '../../../platform/columns/memory.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { waitingPath } from '../../../platform/jobs/view.ts';
import { Details, Notice, Status } from '../../../ui/blocks.tsx';
import { ColumnTable } from '../../../ui/columns.tsx';
import { Button, ErrorSummary, Form, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { PLANFIL_TEXTS } from '../../roedtraad/index.ts';
import { FIELDS, guessSheet, headsOf, PURPOSE, type Regnskapsfeil, shownCell } from '../actions/lesing.ts';
import { orderAgain, REGNSKAP } from '../actions/order.ts';
import { takeIn, undo } from '../actions/taken.ts';
import { regnskapPath } from '../jobs.ts';
import { findRegnskap, lesningOf, lockRegnskap, type Regnskap, sammenstill, setValg, standing } from '../store.ts';
import { periodName, roundingSaid } from '../tables.ts';
import { REGNSKAP_TEXTS } from '../texts.ts';
import { Against, type RegnskapPageDeps, where } from './parts.tsx';

type Said = readonly { readonly field: string; readonly text: string }[];
const numberOf = (ctx: Ctx) => issuedNumber(ctx.params.nummer) ?? 0;

function sentenceOf(ctx: Ctx, e: Regnskapsfeil): string {
  const own: Readonly<Record<string, string>> = REGNSKAP_TEXTS[ctx.lang].feil;
  const { code } = e;
  if (code === 'sum' || code === 'annet-aar' || code === 'uten-rader' || code === 'ikke-hele-oere')
    return own[code] ?? code;
  if (code === 'for-mange-rader') return REGNSKAP_TEXTS[ctx.lang].tooManyRows(Number(e.value));
  return PLANFIL_TEXTS[ctx.lang].feil[code]({ ...e, code });
}

const placeOf = (ctx: Ctx, e: Regnskapsfeil): string => PLANFIL_TEXTS[ctx.lang].where({ ...e, code: 'mangler' }) || '–';

/** What each column is taken to hold, all to be changed in one form. */
function Columns(p: { ctx: Ctx; own: Regnskap; open: boolean; error: (field: string) => string | undefined }) {
  const { ctx, own } = p;
  const t = REGNSKAP_TEXTS[ctx.lang];
  const sheet = own.sheets[own.choice.sheet];
  if (!sheet) return null;
  const heads = headsOf(sheet, own.choice.head);
  const body = sheet.rows
    .slice((own.choice.head ?? -1) + 1, (own.choice.head ?? -1) + 51)
    .map((row) => row.map(shownCell));
  const fields = FIELDS.map((f) => ({ value: f.key, label: t.fields[f.key] ?? f.key }));
  return (
    <Details summary={t.columns} open={p.open} id="kolonner">
      <p class="bp-text">{t.columnsHelp}</p>
      <Form action={ctx.href(`${where(ctx).base}/${own.number}`)} csrf={ctx.csrf}>
        {own.sheets.length > 1 ? (
          <SelectField
            name="ark"
            label={t.sheet}
            value={String(own.choice.sheet)}
            options={own.sheets.map((s, i) => ({ value: String(i), label: s.name || String(i + 1) }))}
          />
        ) : null}
        <TextField
          name="hode"
          short
          label={t.headRow}
          value={own.choice.head === null ? '' : String(own.choice.head + 1)}
          error={p.error('hode')}
        />
        <ColumnTable texts={t} heads={heads} fields={fields} chosen={own.choice.columns} body={body} />
        <SubmitRow>
          <Button variant="secondary">{t.save}</Button>
        </SubmitRow>
      </Form>
    </Details>
  );
}

export async function previewPage(
  ctx: Ctx,
  deps: RegnskapPageDeps,
  refused: Said = [],
  changed = false,
): Promise<Page | Response> {
  const t = REGNSKAP_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const found = await ctx.db.inKommune(kommune.id, async (tx) => {
    const own = await findRegnskap(tx, numberOf(ctx));
    if (!own) return null;
    const waits = own.state === 'lest';
    const taken = { linjer: own.linjer, errors: [], faults: 0, rows: own.lesning?.rows ?? own.linjer.length, oere: 0 };
    const read = waits ? lesningOf(own) : taken;
    const of = waits ? { ...own, lesning: read } : own;
    const against = !read || read.faults > 0 ? null : await sammenstill(tx, deps.tables, of, read.linjer);
    return { own, read, against, other: await standing(tx, own.year, own.period) };
  });
  if (!found) return notFound();
  const { own, read, against, other } = found;
  const edit = ctx.may('oekonomi');
  const error = (field: string) => refused.find((e) => e.field === field)?.text;
  return {
    title: t.preview(own.name),
    nav: 'oekonomiplan',
    step: 6,
    wide: true,
    status: changed ? 409 : refused.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{t.preview(own.name)}</h1>
        <ErrorSummary heading={t.errors} errors={refused} />
        {changed ? <Notice tone="warning">{t.changed}</Notice> : null}
        <p>
          {`${t.title} ${periodName(own)} `}
          <Status tone={own.state === 'tatt-inn' ? 'success' : 'neutral'}>{t.states[own.state]}</Status>
        </p>
        {read ? null : (
          <Notice>
            <p>{t.again}</p>
          </Notice>
        )}
        {read ? null : await deps.jobLine(ctx, [REGNSKAP])}
        {read && read.faults > 0 ? (
          <Notice tone="danger" heading={t.rowErrors(read.faults)}>
            {read.faults > read.errors.length ? <p>{t.firstErrors(read.errors.length)}</p> : null}
            <DataTable
              caption={t.wrong}
              hideCaption
              columns={[{ label: t.where }, { label: t.wrong }]}
              rows={read.errors.map((e) => ({ cells: [placeOf(ctx, e), sentenceOf(ctx, e)] }))}
            />
          </Notice>
        ) : null}
        {own.state === 'lest' && edit ? (
          <Columns ctx={ctx} own={own} open={!read || read.faults > 0 || refused.length > 0} error={error} />
        ) : null}
        {read && against ? (
          <>
            <p class="bp-text">
              {[
                read.rows > read.linjer.length ? t.summed(read.rows) : '',
                t.rows(read.linjer.length, formatKroner(sumKroner(read.linjer.map((l) => l.beloep)))),
                roundingSaid(against, ctx.lang),
              ]
                .filter(Boolean)
                .join(' ')}
            </p>
            <Against ctx={ctx} of={against} />
          </>
        ) : null}
        {edit && own.state === 'lest' && against ? (
          <Form action={ctx.href(`${base}/${own.number}/ta-inn`)} csrf={ctx.csrf}>
            {other === null ? null : <p class="bp-text">{t.replaces}</p>}
            <SubmitRow>
              <Button>{t.take}</Button>
            </SubmitRow>
          </Form>
        ) : null}
        {edit && own.state === 'tatt-inn' ? (
          <Form action={ctx.href(`${base}/${own.number}/angre`)} csrf={ctx.csrf}>
            <p class="bp-text">{t.undoHelp}</p>
            <SubmitRow>
              <Button variant="secondary">{t.undo}</Button>
            </SubmitRow>
          </Form>
        ) : null}
      </>
    ),
  };
}

/** Keeps what was chosen of the columns, for this table and for the next. */
export async function choose(ctx: Ctx, deps: RegnskapPageDeps): Promise<Page | Response> {
  const t = REGNSKAP_TEXTS[ctx.lang];
  const { kommune, work, base, actor } = where(ctx);
  const form = await ctx.form();
  const number = numberOf(ctx);
  let long = false;
  const said = await ctx.db.inKommune(kommune.id, async (tx): Promise<Said | 'endret' | null> => {
    await lockRegnskap(tx, kommune.id);
    const own = await findRegnskap(tx, number);
    if (!own) return null;
    if (own.state !== 'lest') return 'endret';
    long = own.fil !== null;
    const memory = await rememberedColumns(tx, PURPOSE);
    const asked = Number(form.text('ark') || own.choice.sheet);
    const sheet = own.sheets[asked];
    if (!sheet) return [{ field: 'ark', text: t.refused.rad?.('') ?? '' }];
    if (asked !== own.choice.sheet) {
      await setValg(tx, number, guessSheet(sheet, asked, memory));
      return [];
    }
    const typed = form.text('hode');
    const row = typed === '' ? null : parseTypedInteger(typed);
    const head = row === null ? null : row - 1;
    if (typed !== '' && (row === null || !sheet.rows[row - 1]))
      return [{ field: 'hode', text: t.refused.rad?.('') ?? '' }];
    const heads = headsOf(sheet, head);
    const said = heads.map((_, i) => form.text(`k${i}`));
    // Whoever says both the row of heads and its columns is not asked twice.
    const same = said.every((field, i) => field === '' || own.choice.columns[field] === i);
    if (head !== own.choice.head && same) {
      const row = head === null ? [] : [sheet.rows[head] ?? []];
      await setValg(tx, number, { ...guessSheet({ ...sheet, rows: row }, asked, memory), head });
      return [];
    }
    const checked = checkColumns(heads, FIELDS, said);
    if (!checked.ok)
      return checked.error.map((e) => ({
        field: e.data ? `k${Number(e.data.column) - 1}` : 'kolonner',
        text: t.refused[e.code]?.(e.field ? (t.fields[e.field] ?? e.field) : String(e.data?.head ?? '')) ?? e.code,
      }));
    await setValg(tx, number, { sheet: asked, head, columns: checked.value });
    if (head !== null)
      await rememberColumns(tx, ctx.clock, { ...actor, purpose: PURPOSE }, saidOf(heads, checked.value));
    return [];
  });
  if (said === null) return notFound();
  if (said === 'endret') return previewPage(ctx, deps, [], true);
  if (said.length > 0) return previewPage(ctx, deps, said);
  if (!long) return seeOther(ctx, `${base}/${number}`);
  // Only the first rows of a long file stand here: the others are read again out of the upload.
  let gone = false;
  const job = await deps.desk
    .order(kommune.id, async (tx) => {
      const id = await orderAgain(tx, ctx.clock, actor, number);
      if (id === null) {
        gone = true;
        throw new Error('gone');
      }
      return id;
    })
    .catch((error: unknown) => {
      if (gone) return null;
      throw error;
    });
  if (!job) return previewPage(ctx, deps, [{ field: 'kolonner', text: t.fileGone }]);
  return seeOther(ctx, job.state === 'ferdig' ? `${work}${regnskapPath(job)}` : waitingPath(kommune.slug, job));
}

export async function take(ctx: Ctx, deps: RegnskapPageDeps): Promise<Page | Response> {
  const { base, actor } = where(ctx);
  const done = await takeIn(ctx.db, ctx.clock, actor, numberOf(ctx));
  return done === 'ok' ? seeOther(ctx, `${base}?tatt=ja`) : previewPage(ctx, deps, [], true);
}

export async function takeOut(ctx: Ctx, deps: RegnskapPageDeps): Promise<Page | Response> {
  const { base, actor } = where(ctx);
  const done = await undo(ctx.db, ctx.clock, actor, numberOf(ctx));
  return done === 'ok' ? seeOther(ctx, `${base}?angret=ja`) : previewPage(ctx, deps, [], true);
}
