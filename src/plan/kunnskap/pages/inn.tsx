import { formatNumber, parseTypedInteger, type RowRefusal } from '../../../kernel/index.ts';
import { checkColumns, MAX_COLUMNS, saidOf } from '../../../platform/columns/columns.ts';
import { rememberColumns, rememberedColumns } from '../../../platform/columns/memory.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Finding, Notice } from '../../../ui/blocks.tsx';
import { ColumnTable, RowErrors } from '../../../ui/columns.tsx';
import { Button, ErrorSummary, Form, NumberField, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { sentences } from '../../../ui/row-form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { purposeOf, stederOf, taInnTabell } from '../actions/ta-inn.ts';
import { feltFor, gjettTabell, hoderAv, lesTabell, manglerI, tekst, valgAv, yearOfField } from '../actions/tabell.ts';
import { MAX_SOURCE } from '../eget.ts';
import type { Indikator } from '../indikator.ts';
import { INN_TEXTS } from '../inn-texts.ts';
import { findTabell, type Indikatortabell, listVerdier, setTabellvalg } from '../store.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';
import { type KunnskapPageDeps, kommuneOf, placeName } from './parts.tsx';

const FIGURES = 100;
interface Error_ {
  readonly field: string;
  readonly text: string;
}

const places = (ctx: Ctx, deps: KunnskapPageDeps) => {
  const { number, name } = kommuneOf(ctx).kommune;
  return { own: { number, name }, find: deps.find, areasOf: deps.areasOf };
};
const thisYear = (ctx: Ctx) => Number(ctx.clock.today().slice(0, 4));
const fieldName = (ctx: Ctx, key: string): string => {
  const year = yearOfField(key);
  const t = INN_TEXTS[ctx.lang];
  return year === null ? (t.fields[key] ?? key) : t.yearly(year);
};

/** The source of the indicator with the name of the file; what was pasted has no name. */
const sourceOf = (ctx: Ctx, i: Indikator, name: string): string =>
  (/\.\w{2,5}$/.test(name) ? `${i.source[ctx.lang]}, ${name}` : i.source[ctx.lang]).slice(0, MAX_SOURCE);

function Columns(p: { ctx: Ctx; i: Indikator; tabell: Indikatortabell; open: boolean; headError: string | undefined }) {
  const { ctx, i, tabell } = p;
  const t = INN_TEXTS[ctx.lang];
  const ark = tabell.sheets[tabell.choice.sheet];
  const heads = hoderAv(ark, tabell.choice.head).slice(0, MAX_COLUMNS);
  const body = (ark?.rows ?? []).slice(tabell.choice.head + 1, tabell.choice.head + 50).map((row) => row.map(tekst));
  return (
    <Details summary={t.columns} open={p.open} id="kolonner">
      <p class="bp-text">{t.columnsHelp}</p>
      <Form action={ctx.href(`${kommuneOf(ctx).base}/${i.id}/inn/${tabell.number}`)} csrf={ctx.csrf}>
        {tabell.sheets.length > 1 ? (
          <SelectField
            name="ark"
            label={t.sheet}
            options={tabell.sheets.map((s, at) => ({ value: String(at + 1), label: s.name || String(at + 1) }))}
            value={String(tabell.choice.sheet + 1)}
          />
        ) : null}
        <NumberField
          name="hode"
          label={t.head}
          description={t.headHelp}
          value={String(tabell.choice.head + 1)}
          error={p.headError}
        />
        <ColumnTable
          texts={t}
          heads={heads}
          fields={feltFor(i, heads).map((f) => ({ value: f.key, label: fieldName(ctx, f.key) }))}
          chosen={tabell.choice.columns}
          body={body}
        />
        <SubmitRow>
          <Button variant="secondary">{t.saveColumns}</Button>
        </SubmitRow>
      </Form>
    </Details>
  );
}

/** How a table was read, and what taking it in would do. Looking changes nothing. */
export async function innPage(
  ctx: Ctx,
  deps: KunnskapPageDeps,
  i: Indikator,
  refused: readonly Error_[] = [],
  typed: string | null = null,
): Promise<Page | Response> {
  const t = INN_TEXTS[ctx.lang];
  const k = KUNNSKAP_TEXTS[ctx.lang];
  const number = issuedNumber(ctx.params.nummer);
  const { kommune, base } = kommuneOf(ctx);
  if (number === null) return notFound();
  const found = await ctx.db.inKommune(kommune.id, async (tx) => {
    const tabell = await findTabell(tx, number);
    if (tabell?.indikator !== i.id) return null;
    return { tabell, steder: await stederOf(tx, places(ctx, deps)), verdier: await listVerdier(tx) };
  });
  if (!found) return notFound();
  const { tabell } = found;
  if (tabell.state !== 'lest') return seeOther(ctx, `${base}/${i.id}#verdi`);
  const read = lesTabell(i, tabell.sheets[tabell.choice.sheet], tabell.choice, found.steder, thisYear(ctx));
  const { figures, errors } = read;
  const n = formatNumber;
  const lacks = manglerI(tabell.choice.columns);
  const standing = (place: string, year: number) =>
    found.verdier.find(
      (v) => !v.data.removed && v.data.indikator === i.id && v.data.place === place && v.data.year === year,
    )?.data.value ?? null;
  const whole = errors.length === 0 && figures.length > 0;
  const shares =
    i.manual?.unit === 'prosent' && whole && figures.every((f) => f.value <= 1) && figures.some((f) => f.value > 0);
  return {
    title: t.title(i.name[ctx.lang]),
    nav: 'kunnskap',
    step: 4,
    status: refused.length > 0 ? 422 : 200,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${base}/${i.id}/inn`)}>← {t.again}</a>
        </p>
        <h1>{t.title(i.name[ctx.lang])}</h1>
        <ErrorSummary heading={t.errors} errors={refused} />
        <Finding>
          {lacks
            ? t.unmapped[lacks]
            : errors.length > 0
              ? t.previewWrong(n(errors.length))
              : figures.length === 0
                ? t.previewNone
                : t.preview(n(figures.length))}
        </Finding>
        {lacks ? null : <p class="bp-text">{t.counts(n(read.missing), n(read.others))}</p>}
        {read.otherBorders > 0 ? <Notice tone="warning">{t.borders(n(read.otherBorders))}</Notice> : null}
        {shares ? <Notice tone="warning">{t.shares}</Notice> : null}
        {whole ? (
          <Form action={ctx.href(`${base}/${i.id}/inn/${number}/ta-inn`)} csrf={ctx.csrf}>
            <TextField
              name="source"
              label={t.source}
              description={t.sourceHelp}
              value={typed ?? sourceOf(ctx, i, tabell.name)}
              error={refused.find((r) => r.field === 'source')?.text}
            />
            <SubmitRow>
              <Button>{t.take(n(figures.length))}</Button>
            </SubmitRow>
          </Form>
        ) : null}
        <Columns
          ctx={ctx}
          i={i}
          tabell={tabell}
          headError={refused.find((r) => r.field === 'hode')?.text}
          open={lacks !== null || figures.length === 0 || refused.length > 0}
        />
        <RowErrors
          texts={t}
          errors={errors}
          told={(e) => [String(e.row), fieldName(ctx, e.field), t.refusals[e.code](e)]}
        />
        {figures.length > 0 ? (
          <section>
            <h2>{t.figures}</h2>
            <DataTable
              stack
              caption={t.figures}
              hideCaption
              columns={[
                { label: k.value.place },
                { label: k.year },
                { label: k.value.value, align: 'right' },
                { label: t.now, align: 'right' },
                { label: t.row, align: 'right' },
              ]}
              rows={figures.slice(0, FIGURES).map((f) => ({
                cells: [
                  placeName(ctx, deps, f.place),
                  String(f.year),
                  n(f.value, i.decimals),
                  n(standing(f.place, f.year), i.decimals),
                  String(f.row),
                ],
              }))}
            />
            {figures.length > FIGURES ? <p>{t.moreFigures(n(figures.length - FIGURES))}</p> : null}
          </section>
        ) : null}
      </>
    ),
  };
}

/** Keeps what was chosen, for this table and for the next of the same indicator. */
export async function choose(ctx: Ctx, deps: KunnskapPageDeps, i: Indikator): Promise<Page | Response> {
  const t = INN_TEXTS[ctx.lang];
  const number = issuedNumber(ctx.params.nummer);
  const { kommune, base } = kommuneOf(ctx);
  if (number === null) return notFound();
  const form = await ctx.form();
  const refused = await ctx.db.inKommune(kommune.id, async (tx): Promise<Error_[] | null> => {
    const tabell = await findTabell(tx, number, true);
    if (tabell?.state !== 'lest' || tabell.indikator !== i.id) return null;
    const { sheet, head } = tabell.choice;
    const at = (field: string, now: number) =>
      form.text(field) === '' ? now : (parseTypedInteger(form.text(field)) ?? 0) - 1;
    const [toSheet, toHead] = [at('ark', sheet), at('hode', head)];
    if (toSheet !== sheet || toHead !== head) {
      // Another sheet has its head somewhere of its own.
      const guessed = toSheet === sheet ? null : gjettTabell(i, tabell.sheets.slice(toSheet, toSheet + 1), {});
      const memory = await rememberedColumns(tx, purposeOf(i));
      const to = valgAv(i, tabell.sheets, toSheet, toHead === head ? (guessed?.head ?? 0) : toHead, memory);
      if (!to) return [{ field: 'hode', text: t.noSuchRow }];
      await setTabellvalg(tx, number, to);
      return [];
    }
    const heads = hoderAv(tabell.sheets[sheet], head).slice(0, MAX_COLUMNS);
    const checked = checkColumns(
      heads,
      feltFor(i, heads),
      heads.map((_, at) => form.text(`k${at}`)),
    );
    if (!checked.ok)
      return checked.error.map((e) => ({
        field: e.data ? `k${Number(e.data.column) - 1}` : 'kolonner',
        text: t.refusedColumns[e.code]?.(e.field ? fieldName(ctx, e.field) : String(e.data?.head ?? '')) ?? e.code,
      }));
    const lacks = manglerI(checked.value);
    if (lacks) return [{ field: 'kolonner', text: t.unmapped[lacks] }];
    await setTabellvalg(tx, number, { ...tabell.choice, columns: checked.value });
    const { kommuneId, brukerId } = actorOf(ctx);
    await rememberColumns(tx, ctx.clock, { kommuneId, brukerId, purpose: purposeOf(i) }, saidOf(heads, checked.value));
    return [];
  });
  if (refused === null) return notFound();
  return refused.length > 0 ? innPage(ctx, deps, i, refused) : seeOther(ctx, `${base}/${i.id}/inn/${number}`);
}

export async function take(ctx: Ctx, deps: KunnskapPageDeps, i: Indikator): Promise<Page | Response> {
  const t = INN_TEXTS[ctx.lang];
  const number = issuedNumber(ctx.params.nummer);
  const { base } = kommuneOf(ctx);
  if (number === null) return notFound();
  const typed = (await ctx.form()).all();
  const taken = await taInnTabell(ctx.db, ctx.clock, actorOf(ctx), i, number, places(ctx, deps), typed);
  if (taken.ok) {
    const { added, changed, same } = taken.value;
    return seeOther(ctx, `${base}/${i.id}?lagret=tabell&tall=${added}-${changed}-${same}#verdi`);
  }
  const { error } = taken;
  if (error.code === 'finnes-ikke') return notFound();
  if (error.code === 'tatt-inn') return seeOther(ctx, `${base}/${i.id}#verdi`);
  const refusals: readonly RowRefusal[] = error.code === 'kilde' ? error.refusals : [];
  const errors = sentences(ctx.lang, refusals).errors.map((e) => ({ field: 'source', text: e.text }));
  return innPage(
    ctx,
    deps,
    i,
    errors.length > 0 ? errors : [{ field: 'kolonner', text: t.previewNone }],
    typed.source ?? '',
  );
}
