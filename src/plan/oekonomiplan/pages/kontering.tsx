import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { download, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import { Button, ErrorSummary, Form, options, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { setKontering } from '../actions.ts';
import {
  ALLE_KOLONNER,
  KONTO_FIELDS,
  type Kontering,
  type KonteringRefusal,
  kolonnerFrom,
  kontostrenger,
  SKILLETEGN,
  type Skilletegn,
  toText,
  typedKontering,
} from '../kontering.ts';
import { KONTERING_TEXTS } from '../konteringtekster.ts';
import type { PlanTables } from '../oekonomiplan.ts';
import { toSheet } from '../rendering/kontostrenger.ts';
import { KONTERING_EVENTS, lastChange, listKontering, stoodAt } from '../store.ts';
import { Konteringtabell } from './konteringtabell.tsx';
import { where } from './parts.tsx';
import { loadPlan } from './plan.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PATH = '/arbeid/:kommune/oekonomiplan/kontering';
const MARKS = Object.keys(SKILLETEGN) as Skilletegn[];

const numberOf = (line: { readonly number: string }) => Number(line.number.slice(2));

interface Refused {
  readonly errors: readonly { readonly field: string; readonly text: string }[];
  readonly typed: Readonly<Record<string, string>>;
  /** Somebody else has saved since the form was opened. */
  readonly changed?: boolean;
}

/** The form as it is saved now, and as it was when what comes back was typed. */
const load = (ctx: Ctx, seen: number | null) =>
  ctx.db.inKommune(where(ctx).id, async (tx) => {
    const rows = await listKontering(tx);
    const newest = await lastChange(tx, KONTERING_EVENTS);
    const before = seen === null ? undefined : await stoodAt<readonly Kontering[]>(tx, KONTERING_EVENTS, seen);
    return { saved: typedKontering(rows), newest, before: before && typedKontering(before) };
  });

export function konteringRoutes(tables: PlanTables): Route[] {
  async function page(ctx: Ctx, refused: Refused | null = null): Promise<Page> {
    const t = KONTERING_TEXTS[ctx.lang];
    const base = `/arbeid/${where(ctx).slug}/oekonomiplan`;
    const { plan } = await loadPlan(ctx, tables);
    const { saved, newest, before } = await load(ctx, issuedNumber(refused?.typed.sett ?? '') ?? 0);
    const late = refused?.changed === true;
    const all = late ? overSaved(refused.typed, before, saved) : (refused?.typed ?? saved);
    // What was refused for its words is still written after what its writer saw.
    const seen = refused && !late ? (refused.typed.sett ?? '') : String(newest);
    const errors = refused?.errors ?? [];
    // Every line of the plan has the same fields, so a field is named with its tiltak.
    const nameOf = (field: string) =>
      plan.lines.flatMap((l) =>
        KONTO_FIELDS.flatMap((f) =>
          field === `${f}${numberOf(l)}` ? [`${l.number}, ${t.fields[f].toLowerCase()}`] : [],
        ),
      )[0];
    const typed = Object.fromEntries(Object.entries(all).filter(([field]) => nameOf(field) !== undefined));
    const shown = Object.fromEntries(Object.entries(saved).filter(([field]) => nameOf(field) !== undefined));
    const error = (field: string) => errors.find((e) => e.field === field)?.text;
    return {
      title: t.title,
      nav: 'oekonomiplan',
      step: 6,
      wide: true,
      status: late ? 409 : errors.length > 0 ? 422 : 200,
      body: (
        <>
          <p class="bp-crumb">
            <a href={ctx.href(base)}>← {t.back}</a>
          </p>
          <h1>{t.title}</h1>
          <ErrorSummary heading={t.errors} errors={errors} nameOf={nameOf} />
          {ctx.url.searchParams.has('lagret') && !refused ? <Notice tone="success">{t.saved}</Notice> : null}
          {late ? (
            <Conflict lang={ctx.lang} differ={differences(shown, typed, nameOf)} merged={before !== undefined} />
          ) : null}
          <p class="bp-text">{plan.lines.length > 0 ? t.lead : t.none}</p>
          {plan.lines.length > 0 && ctx.may('oekonomi') ? (
            <Form action={ctx.href(`${base}/kontering`)} csrf={ctx.csrf}>
              <input type="hidden" name="sett" value={seen} />
              <Konteringtabell
                caption={t.title}
                tiltak={t.tiltak}
                fields={KONTO_FIELDS.map((field) => ({ field, label: t.fields[field] }))}
                lines={plan.lines.map((l) => ({ number: numberOf(l), name: `${l.number} ${l.title}` }))}
                typed={typed}
                of={error}
              />
              <SubmitRow>
                <Button>{t.save}</Button>
              </SubmitRow>
            </Form>
          ) : null}
          {plan.lines.length > 0 || refused ? (
            <section>
              <h2>{t.export}</h2>
              <p class="bp-text">{t.exportText}</p>
              <form class="bp-form" method="get" action={ctx.href(`${base}/kontostrenger.csv`)}>
                <TextField
                  name="kolonner"
                  label={t.columns}
                  description={t.columnsHelp}
                  value={refused?.typed.kolonner ?? ALLE_KOLONNER}
                  error={error('kolonner')}
                />
                <SelectField
                  name="skille"
                  label={t.separator}
                  options={options(MARKS, t.separators)}
                  value={refused?.typed.skille ?? 'semikolon'}
                />
                <SubmitRow>
                  <Button variant="secondary">{t.download}</Button>
                  <Button variant="secondary" action={ctx.href(`${base}/kontostrenger.xlsx`)}>
                    {t.downloadExcel}
                  </Button>
                </SubmitRow>
              </form>
            </section>
          ) : null}
        </>
      ),
    };
  }

  async function save(ctx: Ctx): Promise<Page | Response> {
    const t = KONTERING_TEXTS[ctx.lang];
    const form = await ctx.form();
    const { slug } = where(ctx);
    const { plan } = await loadPlan(ctx, tables);
    const typed = form.all();
    const seen = issuedNumber(typed.sett ?? '') ?? 0;
    const saved = await setKontering(ctx.db, ctx.clock, actorOf(ctx), typed, plan.lines.map(numberOf), seen);
    if (saved.ok) return seeOther(ctx, `/arbeid/${slug}/oekonomiplan/kontering?lagret=ja`);
    const say = (e: KonteringRefusal) => (e.code === 'for-langt' ? t.tooLong : t.notCode);
    const errors = saved.error.map((e) => ({ field: e.field ?? '', text: say(e) }));
    return page(ctx, { errors, typed, changed: saved.changed });
  }

  async function strings(ctx: Ctx, kind: 'csv' | 'xlsx'): Promise<Page | Response> {
    const asked = ctx.url.searchParams.get('kolonner') ?? ALLE_KOLONNER;
    const columns = kolonnerFrom(asked);
    const mark = MARKS.find((m) => m === ctx.url.searchParams.get('skille')) ?? 'semikolon';
    if (!columns)
      return page(ctx, {
        errors: [{ field: 'kolonner', text: KONTERING_TEXTS[ctx.lang].badColumns }],
        typed: { kolonner: asked, skille: mark },
      });
    const { plan } = await loadPlan(ctx, tables);
    const rows = kontostrenger(plan, await ctx.db.inKommune(where(ctx).id, listKontering));
    if (kind === 'xlsx') return download(await toSheet(rows, columns), XLSX, 'kontostrenger.xlsx');
    // The mark at the start tells a spreadsheet that the letters are UTF-8.
    const text = `\u{feff}${toText(rows, columns, mark)}`;
    return download(new TextEncoder().encode(text), 'text/csv; charset=utf-8', 'kontostrenger.csv');
  }

  return [
    { method: 'GET', path: PATH, who: { kommune: 'les' }, handle: (ctx) => page(ctx) },
    { method: 'POST', path: PATH, who: { kommune: 'oekonomi' }, handle: save },
    {
      method: 'GET',
      path: '/arbeid/:kommune/oekonomiplan/kontostrenger.csv',
      who: { kommune: 'les' },
      handle: (ctx) => strings(ctx, 'csv'),
    },
    {
      method: 'GET',
      path: '/arbeid/:kommune/oekonomiplan/kontostrenger.xlsx',
      who: { kommune: 'les' },
      handle: (ctx) => strings(ctx, 'xlsx'),
    },
  ];
}
