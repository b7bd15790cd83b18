import { formatDate, formatNumber } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, EmptyState, Finding, NextAction, Notice, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { StackedBars } from '../../../ui/charts/stacked.ts';
import { Button, ButtonLink, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { AHEAD, pictureYears } from '../blokker.ts';
import { colourOf, SUREST_FIRST } from '../farger.ts';
import { FELTSTATUS, type FeltRad, remainingOf, standing, sumOf } from '../felt.ts';
import { LEDETID_TEXTS } from '../ledetid-texts.ts';
import { AFTER_PLAN, type Ledetid, realiseringOf, utsikt, ventet } from '../prognose.ts';
import { findLedetid, listFelt } from '../store.ts';
import { PROGRAM_TEXTS } from '../texts.ts';
import { UTTAK_TEXTS } from '../uttak-texts.ts';
import { Capacity } from './kapasitet.tsx';
import { type ProgramPageDeps, where } from './where.ts';

/** The stacked picture with its table. */
export function YearPicture(p: { ctx: Ctx; rows: readonly FeltRad[] }) {
  const t = PROGRAM_TEXTS[p.ctx.lang];
  const years = pictureYears(p.rows, where(p.ctx).year);
  if (years.length === 0) return null;
  // The surest at the bottom.
  const order = SUREST_FIRST.filter((status) => years.some(({ by }) => by[status] > 0));
  return (
    <Picture
      caption={t.picture}
      tableLabel={t.asTable}
      draw={(width) =>
        StackedBars({
          ...(width ? { width } : {}),
          title: t.picture,
          description: t.pictureAlt,
          unit: t.units,
          years: years.map((y) => y.year),
          parts: order.map((status) => ({
            label: t.statuses[status],
            values: years.map((y) => y.by[status]),
            colour: colourOf(status),
          })),
        })
      }
    >
      <DataTable
        stack
        caption={t.picture}
        hideCaption
        columns={[
          { label: t.year },
          ...order.map((status) => ({ label: t.statuses[status], align: 'right' as const })),
          { label: t.sum, align: 'right' },
        ]}
        rows={years.map(({ year: of, by }) => ({
          cells: [
            of,
            ...order.map((status) => formatNumber(by[status])),
            formatNumber(order.reduce((n, status) => n + by[status], 0)),
          ],
        }))}
      />
    </Picture>
  );
}

function Outlook(p: { ctx: Ctx; rows: readonly FeltRad[]; ledetid: Ledetid; shared: number }) {
  const { ctx, ledetid } = p;
  const t = PROGRAM_TEXTS[ctx.lang];
  const { year, kommune } = where(ctx);
  const from = LEDETID_TEXTS[ctx.lang];
  const coming = ventet(p.rows, ledetid);
  if (coming.length === 0) return null;
  const years = Array.from({ length: AHEAD }, (_, at) => year + at);
  const late = p.rows.reduce((n, row) => n + sumOf(remainingOf(row.data).filter((b) => b.year < year)), 0);
  return (
    <section>
      <h2 id="utsikt">{t.outlook}</h2>
      <p class="bp-text">{t.outlookText(late)}</p>
      <DataTable
        caption={t.outlook}
        hideCaption
        columns={[
          { label: t.year },
          { label: t.plannedBy, align: 'right' },
          { label: t.expectedBy, align: 'right' },
          { label: t.interval, align: 'right' },
        ]}
        rows={utsikt(coming, years, { area: kommune.number, shared: p.shared }).map((row) => ({
          cells: [
            row.year,
            formatNumber(row.planned),
            formatNumber(Math.round(row.mean)),
            `${formatNumber(Math.round(row.p10))}–${formatNumber(Math.round(row.p90))}`,
          ],
        }))}
      />
      <SourceLine>
        {t.outlookSource(
          ledetid.days,
          ledetid.own ? from.own(ledetid.year ?? 0) : ledetid.notOwn ? from.notOwn : from.usual,
        )}
      </SourceLine>
      <DataTable
        stack
        caption={t.defaults}
        columns={[
          { label: t.fields.status ?? '' },
          { label: t.fields.share ?? '', align: 'right' },
          { label: t.fields.slip ?? '', align: 'right' },
        ]}
        rows={FELTSTATUS.map((status) => {
          const usual = realiseringOf({ status, share: null, slip: null }, ledetid);
          return { cells: [t.statuses[status], formatNumber(AFTER_PLAN[status].share), formatNumber(usual.slip)] };
        })}
      />
      <SourceLine>{t.defaultsSource}</SourceLine>
    </section>
  );
}

function FieldTable(p: { ctx: Ctx; rows: readonly FeltRad[] }) {
  const { ctx } = p;
  const t = PROGRAM_TEXTS[ctx.lang];
  const { base } = where(ctx);
  return (
    <DataTable
      stack
      caption={t.list}
      columns={[
        { label: t.fields.name ?? '' },
        { label: t.fields.planId ?? '' },
        { label: t.fields.status ?? '' },
        { label: t.fields.owner ?? '' },
        { label: t.fields.land ?? '' },
        { label: t.fields.planned ?? '', align: 'right' },
        { label: t.fields.delivered ?? '', align: 'right' },
        { label: t.left, align: 'right' },
        { label: t.period },
      ]}
      rows={p.rows.map(({ number, data }) => {
        const left = remainingOf(data);
        return {
          cells: [
            <a href={ctx.href(`${base}/felt/${number}`)}>{data.name}</a>,
            data.planId || '–',
            t.statuses[data.status],
            data.owner || '–',
            data.land ? t.lands[data.land] : '–',
            formatNumber(sumOf(data.planned)),
            data.delivered.length > 0 ? formatNumber(sumOf(data.delivered)) : '–',
            formatNumber(sumOf(left)),
            left[0] ? String(left[0].year) : '–',
          ],
        };
      })}
    />
  );
}

/** Where the programme is read: the picture, the outlook, and the fields. */
export async function oversiktPage(ctx: Ctx, deps: ProgramPageDeps): Promise<Page> {
  const t = PROGRAM_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const [stored, ledetid] = await ctx.db.inKommune(
    kommune.id,
    async (tx) => [await listFelt(tx), await findLedetid(tx)] as const,
  );
  const rows = standing(stored);
  const removed = stored.filter((row) => row.data.removed);
  const edit = ctx.may('rediger');
  const toMove = await deps.rowsToMove(ctx);
  const left = (of: readonly FeltRad[]) => of.reduce((n, row) => n + sumOf(remainingOf(row.data)), 0);
  const zoned = left(rows.filter((row) => row.data.status === 'regulert'));
  const delivered = rows.reduce((n, row) => n + sumOf(row.data.delivered), 0);
  const told = ['endret', 'nye', 'ut'].map((key) => ctx.url.searchParams.get(key) ?? '');
  const justTaken = new Set((ctx.url.searchParams.get('fjernet') ?? '').split('-').map(issuedNumber));
  const taken = edit ? removed.filter((row) => justTaken.has(row.number)) : [];
  const u = UTTAK_TEXTS[ctx.lang];
  const finding = `${t.finding(rows.length, left(rows), delivered)}${zoned > 0 ? ` ${t.notBuilt(zoned)}` : ''}`;
  return {
    title: t.title,
    nav: 'tilbud',
    step: 4,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`/arbeid/${kommune.slug}/tilbud`)}>← {t.backTilbud}</a>
        </p>
        <h1>{t.title}</h1>
        <Finding>{rows.length === 0 ? t.empty : finding}</Finding>
        {told.every((text) => /^\d{1,4}$/.test(text)) ? (
          <Notice tone="success">
            <p>{t.savedNote(Number(told[0]), Number(told[1]), Number(told[2]))}</p>
            {taken.length > 0 ? (
              <>
                <p>{u.taken(taken.map((row) => row.data.name).join(', '))}</p>
                <Form action={ctx.href(`${base}/felt/angre`)} csrf={ctx.csrf}>
                  <input type="hidden" name="number" value={taken.map((row) => row.number).join(' ')} />
                  <Button variant="secondary">{u.undo}</Button>
                </Form>
              </>
            ) : null}
          </Notice>
        ) : null}
        {edit && toMove > 0 ? (
          <Notice tone="info">
            <p>{t.moveText(toMove)}</p>
            <Form action={ctx.href(`/arbeid/${kommune.slug}/tilbud/flytt`)} csrf={ctx.csrf}>
              <Button variant="secondary">{t.move}</Button>
            </Form>
          </Notice>
        ) : null}
        {rows.length === 0 ? (
          <EmptyState heading={t.title}>
            <p>{t.emptyText}</p>
          </EmptyState>
        ) : null}
        <SubmitRow>
          {edit ? (
            <ButtonLink href={ctx.href(`${base}/tabell`)} variant="primary">
              {rows.length === 0 ? t.start : t.edit}
            </ButtonLink>
          ) : null}
          <ButtonLink href={ctx.href(`${base}/loefter`)} variant="secondary">
            {t.toLoefter}
          </ButtonLink>
          <ButtonLink href={ctx.href(`${base}/kart`)} variant="secondary">
            {t.toKart}
          </ButtonLink>
          {rows.length > 0 ? (
            <ButtonLink href={ctx.href(`${base}/boligbyggeprogram.xlsx`)} variant="secondary">
              {t.excel}
            </ButtonLink>
          ) : null}
        </SubmitRow>
        <YearPicture ctx={ctx} rows={rows} />
        {rows.length > 0 ? <FieldTable ctx={ctx} rows={rows} /> : null}
        {removed.length > 0 && edit ? (
          <Details summary={t.putAway(removed.length)}>
            <ul class="ds-list">
              {removed.map((row) => (
                <li>
                  <a href={ctx.href(`${base}/felt/${row.number}`)}>{row.data.name}</a>
                </li>
              ))}
            </ul>
          </Details>
        ) : null}
        {rows.length > 0 ? <Outlook ctx={ctx} rows={rows} ledetid={ledetid} shared={deps.supplyShared} /> : null}
        {await Capacity({ ctx, deps, rows, ledetid })}
        <NextAction heading={t.nextHeading}>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/gap`)} variant={edit ? 'secondary' : 'primary'}>
            {t.toGap}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

export const today = (ctx: Ctx): string => formatDate(ctx.clock.today());
