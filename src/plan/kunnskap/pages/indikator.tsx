import { formatDate, formatNumber } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Finding, Notice, Picture } from '../../../ui/blocks.tsx';
import { LineChart } from '../../../ui/charts/lines.ts';
import { Conflict } from '../../../ui/conflict.tsx';
import { Button, ErrorSummary, Form, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { vistVerdi } from '../beregn.ts';
import type { EgenTekst } from '../eget.ts';
import { countFirst, type Indikator, unitOf } from '../indikator.ts';
import { INN_TEXTS } from '../inn-texts.ts';
import { historieTable, type Lest, linjerOf, siste, tallOf, utvikling } from '../oversikt.ts';
import { listTatt, tekstHistorie } from '../store.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';
import { Mangler } from './oversikt.tsx';
import { type Innlest, type KunnskapPageDeps, kommuneOf, lesInn, PaaPapir } from './parts.tsx';
import { TattInn } from './tatt-inn.tsx';
import { type Typed, Verdier, verdiErrors } from './verdier.tsx';

/** Whether the count or the share is drawn: as asked for in the address, else the one shown first. */
const drawsCount = (ctx: Ctx, i: Indikator): boolean => {
  const asked = ctx.url.searchParams.get('vis');
  if (i.manual) return true;
  return asked === 'antall' ? true : asked === 'andel' ? false : countFirst(i);
};

function Historie(p: { ctx: Ctx; l: Lest }) {
  const { ctx, l } = p;
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const i = l.indikator;
  const count = drawsCount(ctx, i);
  const { unit, decimals, years, series, more } = linjerOf(l, count);
  const [from, to] = [years[0] ?? 0, years.at(-1) ?? 0];
  const table = historieTable(l, ctx.lang);
  const { base } = kommuneOf(ctx);
  if (table.rows.length === 0) return null;
  return (
    <section>
      <h2>{t.history}</h2>
      {i.compute ? (
        <p class="bp-screen">
          {t.showing}:{' '}
          {(['antall', 'andel'] as const).map((vis) => {
            const words = vis === 'antall' ? t.count : i.compute?.growth ? t.growth(i.compute.growth) : t.share;
            return count === (vis === 'antall') ? (
              <>
                <strong>{words}</strong>{' '}
              </>
            ) : (
              <>
                <a href={ctx.href(`${base}/${i.id}?vis=${vis}`)}>{words}</a>{' '}
              </>
            );
          })}
        </p>
      ) : null}
      {years.length > 1 ? (
        <Picture
          caption={t.picture(i.name[ctx.lang], from, to)}
          draw={(width) =>
            LineChart({
              title: i.name[ctx.lang],
              description: t.picture(i.name[ctx.lang], from, to),
              width,
              unit: t.units[unit],
              decimals,
              years,
              series: series.map((s) => ({
                label: s.name,
                values: s.values.map((mean) => (mean === null ? null : { mean, p10: null, p90: null })),
              })),
            })
          }
        />
      ) : (
        <p class="bp-text">{t.oneYear}</p>
      )}
      <DataTable
        caption={t.historyTable}
        columns={table.columns.map((c) => ({ label: c.label, align: c.align, ...(c.unit ? { unit: c.unit } : {}) }))}
        rows={table.rows.map((row) => ({
          cells: row.cells.map((c) =>
            c === null ? '–' : typeof c === 'string' ? c : formatNumber(c.number, c.decimals ?? 0),
          ),
        }))}
      />
      <p class="bp-source">
        {more ? `${t.fourPlaces} ` : ''}
        {i.compute ? `${t.borders} ` : ''}
        {t.legend}
        {l.series.some((s) => s.points.length === 0) && i.compute ? (
          <span class="bp-screen">{` ${t.loadCompared}`}</span>
        ) : null}
      </p>
      <p class="bp-screen">
        <a href={ctx.href(`${base}/${i.id}/historie.xlsx`)}>{t.excel}</a>. {t.print}
      </p>
    </section>
  );
}

function Tekst(p: {
  ctx: Ctx;
  inn: Innlest;
  i: Indikator;
  older: readonly Revision<EgenTekst>[];
  typed: Typed | null;
}) {
  const { ctx, i, older } = p;
  const t = KUNNSKAP_TEXTS[ctx.lang].text;
  const { base } = kommuneOf(ctx);
  const row = p.inn.tekster.find((x) => x.data.indikator === i.id) ?? null;
  const edit = ctx.may('rediger');
  const mine = p.typed?.form === 'tekst' ? p.typed : null;
  const e = sentences(ctx.lang, mine?.refusals ?? []);
  // What was refused for its words is still written after what its writer saw.
  const seen = (e.status === 422 ? mine?.fields.revision : undefined) ?? String(row?.revision ?? 0);
  return (
    <section id="betyr">
      <h2>{t.heading}</h2>
      {row ? (
        <p class={edit ? 'bp-text bp-on-paper' : 'bp-text'}>{row.data.text}</p>
      ) : edit ? null : (
        <p class="bp-text">{t.none}</p>
      )}
      {edit ? (
        <Form action={ctx.href(`${base}/${i.id}/tekst`)} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={seen} />
          <TextArea
            name="text"
            label={t.label}
            description={t.help}
            value={mine?.fields.text ?? row?.data.text ?? ''}
            error={e.of('text')}
          />
          <SubmitRow>
            <Button>{t.save}</Button>
          </SubmitRow>
        </Form>
      ) : null}
      {older.length > 0 ? (
        <Details summary={t.history}>
          {older.map((o) => {
            const name = t.version(o.revision, formatDate(osloMoment(o.created).date));
            return (
              <>
                <h3>{name}</h3>
                <p class="bp-text">{o.data.text}</p>
                {edit ? (
                  <form method="post" action={ctx.href(`${base}/${i.id}/tekst/tilbake`)}>
                    <input type="hidden" name="csrf" value={ctx.csrf} />
                    <input type="hidden" name="revision" value={String(row?.revision ?? 0)} />
                    <input type="hidden" name="til" value={String(o.revision)} />
                    <button class="bp-linkbutton" type="submit" aria-label={`${t.restore}: ${name}`}>
                      {t.restore}
                    </button>
                  </form>
                ) : null}
              </>
            );
          })}
        </Details>
      ) : null}
    </section>
  );
}

/** What taking in a table did, of the numbers in the address. */
function takenIn(ctx: Ctx): string {
  const [added = 0, changed = 0, same = 0] = (ctx.url.searchParams.get('tall') ?? '').split('-').map(Number);
  const n = (x: number) => formatNumber(Number.isSafeInteger(x) ? x : 0);
  return INN_TEXTS[ctx.lang].done(n(added), n(changed), n(same));
}

/** What taking a table back did, of the numbers in the address. */
function takenBack(ctx: Ctx): string {
  const [back = 0, kept = 0] = (ctx.url.searchParams.get('tall') ?? '').split('-').map(Number);
  const n = (x: number) => formatNumber(Number.isSafeInteger(x) ? x : 0);
  return INN_TEXTS[ctx.lang].undone(n(back), n(kept));
}

const SAVED = ['tekst', 'tilbake', 'verdi', 'fjernet', 'tabell', 'angret'] as const;

export async function indikatorPage(
  ctx: Ctx,
  deps: KunnskapPageDeps,
  i: Indikator,
  typed: Typed | null = null,
): Promise<Page> {
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const { kommune, base, work } = kommuneOf(ctx);
  const inn = await lesInn(ctx, deps);
  const l = inn.les(i);
  const now = siste(l);
  const name = i.name[ctx.lang];
  const refusals = typed?.refusals ?? [];
  const e = sentences(ctx.lang, refusals);
  const errors = typed?.form === 'verdi' ? verdiErrors(ctx, i, refusals) : e.errors;
  const { value, year, place, source } = t.value;
  const labels: Readonly<Record<string, string>> = { text: t.text.label, value, year, place, source };
  const saved = SAVED.find((s) => s === ctx.url.searchParams.get('lagret'));
  const words = {
    tekst: t.text.saved,
    tilbake: t.text.restored,
    verdi: t.value.saved,
    fjernet: t.value.removed,
    tabell: takenIn(ctx),
    angret: takenBack(ctx),
  };
  const tekst = inn.tekster.find((x) => x.data.indikator === i.id);
  const held = tekst?.data.text ?? '';
  const older = tekst ? (await ctx.db.inKommune(kommune.id, (tx) => tekstHistorie(tx, tekst.number))).slice(1) : [];
  const tables = i.manual && ctx.may('rediger') ? await ctx.db.inKommune(kommune.id, (tx) => listTatt(tx, i.id)) : [];
  const moved = utvikling(l, ctx.lang);
  const hidden = (l.series[0]?.hidden.length ?? 0) > 0;
  return {
    title: name,
    nav: 'kunnskap',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.all}</a>
        </p>
        <h1>{name}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={errors} nameOf={(field) => labels[field]} />
        {e.status === 409 && typed?.form === 'tekst' && typed.fields.text !== undefined ? (
          <Conflict lang={ctx.lang} differ={[{ label: t.text.label, saved: held, typed: typed.fields.text }]} />
        ) : null}
        {saved && refusals.length === 0 ? <Notice tone="success">{words[saved]}</Notice> : null}
        <Finding>
          {now && vistVerdi(i, now) !== null
            ? `${t.is(tallOf(i, now), t.units[unitOf(i)], now.year)}${moved ? ` ${moved}.` : ''}`
            : hidden
              ? `${t.hiddenSmall}.`
              : t.none}
        </Finding>
        {now ? (
          <p class="bp-source">{`${t.source}: ${now.source}. ${t.confidence}: ${now.confidence}.`}</p>
        ) : hidden ? null : (
          <p class="bp-text">
            <Mangler ctx={ctx} indikator={i} inn={inn} />
          </p>
        )}
        <Details summary={t.about}>
          <p>{`${t.definition}: ${i.definition[ctx.lang]}`}</p>
          <p>{`${t.caveat}: ${i.caveat[ctx.lang]}`}</p>
          <p>{t.direction[i.direction]}</p>
          <p>
            {`${t.source}: `}
            {i.table ? (
              <a href={`https://www.ssb.no/statbank/table/${i.table}`}>{i.source[ctx.lang]}</a>
            ) : (
              i.source[ctx.lang]
            )}
          </p>
        </Details>
        <Historie ctx={ctx} l={l} />
        <Tekst ctx={ctx} inn={inn} i={i} older={older} typed={typed} />
        <Verdier ctx={ctx} deps={deps} inn={inn} i={i} typed={typed} />
        <TattInn ctx={ctx} i={i} tables={tables} />
        {i.quality && ctx.may('rediger') ? (
          <p class="bp-screen">
            <a href={ctx.href(`${work}/tiltak?indikator=${i.id}#nytt-maal`)}>{t.qualities.goalOf(name)}</a>
          </p>
        ) : null}
        <PaaPapir ctx={ctx} />
      </>
    ),
  };
}
