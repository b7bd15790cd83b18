import { formatDate, type Result } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { checkUploads } from '../../../platform/files/check.ts';
import type { FileType } from '../../../platform/files/file-type.ts';
import { download, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  FileField,
  Form,
  options,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import type { PlanDocument } from '../../plandokument/document.ts';
import { saveGrid } from '../actions.ts';
import { parseTelling } from '../parse.ts';
import { FOR_ALL, type GridRefusal } from '../rutenett.ts';
import { RUTENETT_TEXTS } from '../rutenett-texts.ts';
import { listTellinger } from '../store.ts';
import { DOBBELTTELLING, METODER } from '../telling.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { columnNames, type Grid, gridDocument, readGrid, readSheets } from './rutenett.ts';
import { where } from './where.ts';

export interface KartleggingPageDeps {
  /** Names of the municipality's units, offered where one is typed. */
  readonly unitNames: (tx: Tx) => Promise<readonly string[]>;
  /** Names of its areas, offered where one is typed. */
  readonly areaNames: (tx: Tx) => Promise<readonly string[]>;
  /** Those of them that a unit with a link may be offered. */
  readonly openAreaNames: (tx: Tx) => Promise<readonly string[]>;
  /** Whether the municipality has places with 24-hour staffing, so that the model computes the need of them from the ages. */
  readonly carePlaces: (tx: Tx) => Promise<boolean>;
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  /** The tables of a file from outside, read apart from the server. */
  readonly openTables: (
    file: { readonly bytes: Uint8Array; readonly kind: 'xlsx' | 'csv' },
    signal?: AbortSignal,
  ) => Promise<Result<Parameters<typeof readSheets>[0], string>>;
}

const TAKEN: readonly FileType[] = ['xlsx', 'csv', 'txt'];
const SECONDS = 30;

const SHOWN = 20;
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function sentence(ctx: Ctx, { line, refusal }: GridRefusal): string {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const heads = columnNames(ctx.lang);
  const data = refusal.data ?? {};
  const what = t.refusals[refusal.code](data.column ? { ...data, column: heads[data.column] ?? '' } : data);
  return line > 0 ? RUTENETT_TEXTS[ctx.lang].row(line, heads[refusal.field ?? ''] ?? '', what) : what;
}

/** What is wrong with a table, row by row, as far as anybody reads on. */
export function gridSentences(ctx: Ctx, refusals: readonly GridRefusal[]): string[] {
  const said = refusals.slice(0, SHOWN).map((refusal) => sentence(ctx, refusal));
  return refusals.length > SHOWN ? [...said, RUTENETT_TEXTS[ctx.lang].more(refusals.length - SHOWN)] : said;
}

/** Where a table is pasted. Refused, it keeps what was pasted and says row by row what is wrong. */
export async function limPage(
  ctx: Ctx,
  deps: Pick<KartleggingPageDeps, 'unitNames'>,
  refusals: readonly GridRefusal[] = [],
  typed: Readonly<Record<string, string>> = {},
  file = '',
  date = '',
): Promise<Page> {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const r = RUTENETT_TEXTS[ctx.lang];
  const { base, kommune } = where(ctx);
  const units = await ctx.db.inKommune(kommune.id, deps.unitNames);
  const rows = gridSentences(ctx, refusals);
  const errors = [
    ...(file === '' ? [] : [{ field: 'fil', text: file }]),
    ...(date === '' ? [] : [{ field: 'date', text: date }]),
    ...rows.map((text) => ({ field: 'pasted', text })),
  ];
  return {
    title: r.title,
    nav: 'kartlegging',
    step: 4,
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{r.title}</h1>
        <ErrorSummary heading={r.errors} errors={errors} />
        <p class="bp-text">{r.lead}</p>
        <ul class="bp-text">
          {r.rules.map((rule) => (
            <li>{rule}</li>
          ))}
        </ul>
        <p>
          <a href={ctx.href(`${base}/tellinger.xlsx`)}>{r.file}</a>
        </p>
        <Form action={ctx.href(`${base}/lim`)} csrf={ctx.csrf} files>
          <TextArea
            name="pasted"
            label={r.pasted}
            description={r.pastedHelp}
            tag={t.optional}
            rows={12}
            value={typed.pasted ?? ''}
            error={rows[0]}
          />
          <FileField
            name="fil"
            label={r.upload}
            description={r.uploadHelp}
            accept=".xlsx,.csv,.txt"
            error={file || undefined}
          />
          <h2>{r.forAll}</h2>
          <TextField
            name="countedBy"
            label={t.countedBy}
            tag={t.optional}
            value={typed.countedBy ?? ''}
            suggestions={units}
          />
          <TextField
            name="source"
            label={t.source}
            description={t.countSourceHelp}
            tag={t.optional}
            value={typed.source ?? ''}
          />
          <TextField
            name="date"
            label={t.date}
            description={t.dateHelp}
            tag={t.optional}
            short
            value={typed.date ?? formatDate(ctx.clock.today())}
            error={date || undefined}
          />
          <SelectField
            name="method"
            label={t.method}
            tag={t.optional}
            empty={t.choose}
            options={options(METODER, t.methods)}
            value={typed.method ?? ''}
          />
          <SelectField
            name="doubleCount"
            label={t.doubleCount}
            tag={t.optional}
            empty={t.choose}
            options={options(DOBBELTTELLING, t.doubleCounts)}
            value={typed.doubleCount ?? ''}
          />
          <SubmitRow>
            <Button>{r.save}</Button>
            <ButtonLink href={ctx.href(base)} variant="secondary">
              {t.back}
            </ButtonLink>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

/** What was pasted or uploaded, or a sentence about a file that is no table. */
export async function gridOf(ctx: Ctx, deps: KartleggingPageDeps): Promise<Grid | string> {
  const r = RUTENETT_TEXTS[ctx.lang];
  const form = await ctx.form();
  const pasted = form.text('pasted');
  const upload = form.file('fil');
  if (!upload) return readGrid(pasted);
  if (pasted !== '') return r.both;
  const [checked] = await checkUploads([upload], TAKEN);
  if (!checked?.ok) {
    const code = checked?.error.code;
    return code === 'tom-fil'
      ? r.emptyFile(upload.name)
      : code === 'for-stor-fil'
        ? r.tooLarge(upload.name)
        : r.notRead(upload.name);
  }
  const kind = checked.value.kind === 'xlsx' ? 'xlsx' : 'csv';
  const read = await deps.openTables({ bytes: checked.value.bytes, kind }, AbortSignal.timeout(SECONDS * 1000));
  if (read.ok) return readSheets(read.value);
  return read.error === 'for-tung' ? r.tooHeavy(upload.name) : r.notRead(upload.name);
}

/** What is wrong with the day that goes for all rows; empty when nothing is, or none was typed. */
function dateRefusal(ctx: Ctx, date: string): string {
  const parsed = date === '' ? null : parseTelling({ date }, ctx.clock.today());
  const refusal = parsed && !parsed.ok ? parsed.error.find((r) => r.field === 'date') : undefined;
  return refusal ? KARTLEGGING_TEXTS[ctx.lang].refusals[refusal.code](refusal.data ?? {}) : '';
}

export async function takeIn(ctx: Ctx, deps: KartleggingPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, base } = where(ctx);
  const grid = await gridOf(ctx, deps);
  const date = dateRefusal(ctx, typed.date ?? '');
  if (typeof grid === 'string') return limPage(ctx, deps, [], typed, grid, date);
  if (!grid.ok) return limPage(ctx, deps, [grid.error], typed, '', date);
  if (date !== '') return limPage(ctx, deps, [], typed, '', date);
  const forAll = Object.fromEntries(FOR_ALL.map((field) => [field, typed[field] ?? '']));
  const saved = await saveGrid(ctx.db, ctx.clock, actor, grid.value, forAll);
  if (!saved.ok) return limPage(ctx, deps, saved.error, typed);
  const { added, changed, unchanged } = saved.value;
  return seeOther(ctx, `${base}?nye=${added.length}&endret=${changed.length}&uendret=${unchanged}`);
}

/** The sentence after a table was taken in; null when the address does not say so. */
export function takenIn(ctx: Ctx): string | null {
  const n = ['nye', 'endret', 'uendret'].map((key) => ctx.url.searchParams.get(key) ?? '');
  if (n.some((text) => !/^\d{1,4}$/.test(text))) return null;
  return RUTENETT_TEXTS[ctx.lang].done(Number(n[0]), Number(n[1]), Number(n[2]));
}

export async function gridFile(ctx: Ctx, deps: KartleggingPageDeps): Promise<Response> {
  const { kommune } = where(ctx);
  const rows = await ctx.db.inKommune(kommune.id, listTellinger);
  const document = gridDocument(kommune.name, formatDate(ctx.clock.today()), rows, ctx.lang);
  return download(await deps.toExcel(document), XLSX, `kartlegging-${kommune.slug}.xlsx`);
}
