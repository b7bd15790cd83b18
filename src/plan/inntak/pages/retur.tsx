import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, NextAction, Notice } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ChoiceGroup, ErrorSummary, FileField, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { listEgneFelt } from '../../egnefelt/index.ts';
import { type Feilkode, PLANFIL_TEXTS, planYear } from '../../roedtraad/index.ts';
import { kostraIn, listMaal, listTiltak, TILTAK_TEXTS, tiltakNumber } from '../../tiltak/index.ts';
import { INNTAK } from '../actions/order.ts';
import {
  conflictKey,
  type ReturDeps,
  type ReturFeil,
  type ReturRad,
  readRetur,
  type Svar,
  saveRows,
  tryRows,
} from '../actions/retur.ts';
import { ARKNAVN, type Kolonner, kolonnerMed, type Objektslag, shownValue } from '../kolonner.ts';
import { listCsv, listWorkbook } from '../rendering/retur.ts';
import { RETUR_TEXTS } from '../retur-texts.ts';
import { findInntak } from '../store.ts';
import { INNTAK_TEXTS } from '../texts.ts';
import { fileReply, type InntakPageDeps, where } from './parts.tsx';
import { refusedJob } from './start.tsx';

export const returDeps = (ctx: Ctx, deps: InntakPageDeps): ReturDeps => ({
  firstYear: planYear(ctx.clock),
  contextIn: (year) => ({
    kostra: kostraIn(deps.kostra, year).map((k) => k.code),
    priceYears: deps.priceYears,
    virkemidler: deps.virkemidler,
    mayAdopt: ctx.may('vedta'),
  }),
});

/** The columns there are for the kommune of the page. */
export const kolonnerIn = async (ctx: Ctx): Promise<Kolonner> =>
  kolonnerMed(await ctx.db.inKommune(where(ctx).kommune.id, listEgneFelt));

const columnOf = (kolonner: Kolonner, kind: Objektslag, field: string | undefined) =>
  kolonner[kind].find((k) => k.field === field);
export const headOf = (ctx: Ctx, kolonner: Kolonner, kind: Objektslag | null, field: string | undefined): string =>
  (kind && columnOf(kolonner, kind, field)?.head[ctx.lang]) || field || '';

/** One refusal as a sentence, with the row and the column it is about. */
export function sentenceOf(ctx: Ctx, kolonner: Kolonner, e: ReturFeil): string {
  const t = RETUR_TEXTS[ctx.lang];
  const refusals = TILTAK_TEXTS[ctx.lang].refusals as Readonly<Record<string, (d: ReturFeil['data'] & {}) => string>>;
  const planfil = PLANFIL_TEXTS[ctx.lang].feil;
  const value = String(e.data?.value ?? '');
  const column = e.kind ? columnOf(kolonner, e.kind, e.field) : undefined;
  // In a file nobody sees what there is to choose from.
  const choices = (column?.values ?? []).map((v) => column?.names?.[ctx.lang][v] ?? v).join(', ');
  const cell = { code: e.code as Feilkode, sheet: e.sheet, row: e.row, column: '', value };
  const text =
    (e.code === 'ukjent-valg' && choices !== '' ? t.choices(choices) : undefined) ??
    t.refusals[e.code]?.(e.data ?? {}) ??
    refusals[e.code]?.(e.data ?? {}) ??
    (e.code in planfil ? planfil[e.code as Feilkode](cell) : e.code);
  const place = [
    e.sheet,
    e.row > 0 ? (e.sheet === '' ? t.row(e.row) : t.row(e.row).toLowerCase()) : '',
    headOf(ctx, kolonner, e.kind, e.field),
  ].filter((p) => p !== '');
  return place.length > 0 ? `${place.join(', ')}: ${text}` : text;
}

export async function returPage(ctx: Ctx, deps: InntakPageDeps, refused = ''): Promise<Page> {
  const t = RETUR_TEXTS[ctx.lang];
  const { base, work } = where(ctx);
  const error = refused || (await refusedJob(ctx))?.text || '';
  return {
    title: t.title,
    nav: 'tiltak',
    step: 4,
    status: refused ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/tiltak`)}>← {t.toList}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.notSaved} errors={error ? [{ field: 'fil', text: error }] : []} />
        {await deps.jobLine(ctx, [INNTAK])}
        <Finding>{t.lead}</Finding>
        <section>
          <h2>{t.out}</h2>
          <p class="bp-text">{t.outHelp}</p>
          <ul>
            <li>
              <a href={ctx.href(`${base}/retur.xlsx`)}>{t.excel}</a>
            </li>
            <li>
              <a href={ctx.href(`${base}/maal.csv`)}>{t.csvGoals}</a>
            </li>
            <li>
              <a href={ctx.href(`${base}/tiltak.csv`)}>{t.csvTiltak}</a>
            </li>
          </ul>
        </section>
        {ctx.may('rediger') ? (
          <>
            <section>
              <h2>{t.back}</h2>
              <Form action={ctx.href(`${base}/retur`)} csrf={ctx.csrf} files>
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
            </section>
            <section>
              <h2>{t.table}</h2>
              <p>
                <a href={ctx.href(`${base}/tabell`)}>{t.tableLink}</a>
              </p>
            </section>
          </>
        ) : null}
      </>
    ),
  };
}

const nameOf = (rad: ReturRad, title: string): string =>
  rad.number === null ? title : `${rad.kind === 'maal' ? `M-${rad.number}` : tiltakNumber(rad.number)} ${title}`;

/** What the file would change, before anything is stored. */
export async function previewPage(
  ctx: Ctx,
  deps: InntakPageDeps,
  refused: readonly ReturFeil[] = [],
  answers: ReadonlyMap<string, Svar> = new Map(),
): Promise<Page | Response> {
  const t = RETUR_TEXTS[ctx.lang];
  const { kommune, actor, base, work } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const inntak = number === null ? null : await ctx.db.inKommune(kommune.id, (tx) => findInntak(tx, number));
  if (inntak?.kind !== 'retur') return notFound();
  const crumb = (
    <p class="bp-crumb">
      <a href={ctx.href(`${base}/retur`)}>← {t.title}</a>
    </p>
  );
  const head = { title: `${t.preview}: ${inntak.name}`, nav: 'tiltak', step: 4, wide: true } as const;
  if (inntak.state !== 'lest')
    return {
      ...head,
      body: (
        <>
          {crumb}
          <h1>{inntak.name}</h1>
          <Notice tone="success">{t.saved}</Notice>
          <p class="bp-text">{t.undoHelp}</p>
          <NextAction heading={INNTAK_TEXTS[ctx.lang].next}>
            <ButtonLink href={ctx.href(`${work}/tiltak`)}>{t.toList}</ButtonLink>
          </NextAction>
        </>
      ),
    };
  const kolonner = await kolonnerIn(ctx);
  const read = readRetur(inntak.sheets, kolonner);
  const found = await tryRows(ctx.db, ctx.clock, actor, read, returDeps(ctx, deps));
  const errors = refused.length > 0 ? refused : found.errors;
  const shown = (kind: Objektslag, field: string, value: string) => {
    const k = columnOf(kolonner, kind, field);
    return (k ? shownValue(k, value, ctx.lang) : value) || t.empty;
  };
  const fresh = found.changed.filter((c) => c.rad.number === null).length;
  const conflicts = found.changed.flatMap((c) => c.conflicts.map((k) => ({ c, k })));
  const blocked = found.errors.length > 0;
  return {
    ...head,
    status: refused.length > 0 ? 422 : 200,
    body: (
      <>
        {crumb}
        <h1>{t.preview}</h1>
        <ErrorSummary
          heading={blocked ? t.errors : t.notSaved}
          errors={errors.slice(0, 200).map((e) => ({
            field: e.code === 'ikke-valgt' && e.field ? `${e.kind}-${e.number}-${e.field}` : undefined,
            text: sentenceOf(ctx, kolonner, e),
          }))}
        />
        <p class="bp-source">{inntak.name}</p>
        <Finding>
          {found.changed.length === 0
            ? t.nothingChanged(found.unchanged)
            : t.finding(found.changed.length - fresh, fresh, found.unchanged)}
        </Finding>
        {found.changed.some((c) => c.changes.length > 0) ? (
          <DataTable
            caption={t.preview}
            hideCaption
            columns={[{ label: t.object }, { label: t.field }, { label: t.from }, { label: t.to }]}
            rows={found.changed.flatMap((c) =>
              c.changes.map((e) => ({
                cells: [
                  nameOf(c.rad, c.title),
                  headOf(ctx, kolonner, c.rad.kind, e.field),
                  c.rad.number === null ? t.fresh : shown(c.rad.kind, e.field, e.from),
                  shown(c.rad.kind, e.field, e.to),
                ],
              })),
            )}
          />
        ) : null}
        {found.changed.length > 0 && !blocked && ctx.may('rediger') ? (
          <Form action={ctx.href(`${base}/retur/${inntak.number}`)} csrf={ctx.csrf}>
            {conflicts.length > 0 ? (
              <>
                <h2>{t.conflicts}</h2>
                <p class="bp-text">{t.conflictsHelp}</p>
                {conflicts.map(({ c, k }) => {
                  const key = conflictKey(c.rad, k.field);
                  const open = refused.find(
                    (e) => e.code === 'ikke-valgt' && `${e.kind}-${e.number}-${e.field}` === key,
                  );
                  return (
                    <ChoiceGroup
                      kind="radio"
                      name={key}
                      label={t.conflict(nameOf(c.rad, c.title), headOf(ctx, kolonner, c.rad.kind, k.field))}
                      chosen={[answers.get(key) ?? '']}
                      error={open ? t.refusals['ikke-valgt']?.({}) : undefined}
                      options={[
                        { value: 'deres', label: t.theirs(shown(c.rad.kind, k.field, k.theirs)) },
                        { value: 'min', label: t.mine(shown(c.rad.kind, k.field, k.mine)) },
                      ]}
                    />
                  );
                })}
              </>
            ) : null}
            <SubmitRow>
              <Button>{t.save}</Button>
            </SubmitRow>
          </Form>
        ) : null}
      </>
    ),
  };
}

export async function saveRetur(ctx: Ctx, deps: InntakPageDeps): Promise<Page | Response> {
  const { kommune, actor, base } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const form = await ctx.form();
  const inntak = number === null ? null : await ctx.db.inKommune(kommune.id, (tx) => findInntak(tx, number));
  if (number === null || inntak?.kind !== 'retur') return notFound();
  const answers = new Map(
    Object.entries(form.all()).flatMap(([key, v]) => (v === 'min' || v === 'deres' ? [[key, v as Svar] as const] : [])),
  );
  const kolonner = await kolonnerIn(ctx);
  const read = readRetur(inntak.sheets, kolonner);
  if (inntak.state === 'lest' && read.errors.length > 0) return previewPage(ctx, deps, read.errors, answers);
  const saved = await saveRows(ctx.db, ctx.clock, actor, read.rows, answers, returDeps(ctx, deps), number);
  if (saved.ok || saved.error.some((e) => e.code === 'tatt-inn')) return seeOther(ctx, `${base}/retur/${number}`);
  return previewPage(ctx, deps, saved.error, answers);
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function listFile(ctx: Ctx, what: 'xlsx' | Objektslag): Promise<Response> {
  const lists = await ctx.db.inKommune(where(ctx).kommune.id, async (tx) => ({
    maal: await listMaal(tx),
    tiltak: await listTiltak(tx),
    felter: await listEgneFelt(tx),
  }));
  if (what === 'xlsx') return fileReply(await listWorkbook(lists, ctx.lang), XLSX, 'maal-og-tiltak.xlsx');
  const name = ARKNAVN[what][ctx.lang].toLowerCase().replace('å', 'aa');
  return fileReply(listCsv(lists, what, ctx.lang), 'text/csv; charset=utf-8', `${name}.csv`);
}
