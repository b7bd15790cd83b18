import { formatDate, formatNumber, isSmallCount } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { ButtonLink, ErrorSummary, SubmitRow } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, MAALGRUPPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { FORESPOERSEL_TEXTS } from '../forespoersel-texts.ts';
import { KOMMUNETALL_TEXTS } from '../kommunetall-texts.ts';
import { GRUPPER } from '../maalgruppetall.ts';
import { MAALGRUPPETALL_TEXTS } from '../maalgruppetall-texts.ts';
import { OVERSIKT_TEXTS } from '../oversikt-texts.ts';
import type { KartleggingRefusal } from '../parse.ts';
import { RUTENETT_TEXTS } from '../rutenett-texts.ts';
import { findKommunetall, listMaalgruppetall, listTellinger } from '../store.ts';
import { shownShared, shownSum } from '../tables.ts';
import {
  BEVEGELSER,
  confidenceOf,
  countsByGroup,
  flowByGroup,
  type Kommunetall,
  type Kommunetallslag,
  lacksDwelling,
  netOf,
  partnersOf,
  SITUASJONER,
  type Telling,
} from '../telling.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { CountedOnce, KINDS } from './kommunetall.tsx';
import { type KartleggingPageDeps, takenIn } from './lim.tsx';
import { GroupsTold, type ToldGroups } from './maalgruppetall.tsx';
import { PressButton } from './press.tsx';
import { where } from './where.ts';

type Rows = readonly Revision<Telling>[];

function AddLinks({ ctx }: { ctx: Ctx }) {
  const { base } = where(ctx);
  return (
    <>
      <ButtonLink href={ctx.href(`${base}/ny`)}>{KARTLEGGING_TEXTS[ctx.lang].add}</ButtonLink>{' '}
      <ButtonLink href={ctx.href(`${base}/lim`)} variant="secondary">
        {RUTENETT_TEXTS[ctx.lang].open}
      </ButtonLink>{' '}
      <ButtonLink href={ctx.href(`${base}/forespoersler`)} variant="secondary">
        {FORESPOERSEL_TEXTS[ctx.lang].open}
      </ButtonLink>
    </>
  );
}

function GroupTable(p: { ctx: Ctx; rows: Rows }) {
  const { lang } = p.ctx;
  const t = KARTLEGGING_TEXTS[lang];
  const groups = countsByGroup(p.rows);
  return (
    <DataTable
      stack
      caption={t.table}
      columns={[{ label: t.group }, ...SITUASJONER.map((s) => ({ label: t.situations[s], align: 'right' as const }))]}
      rows={[
        ...groups.map((g) => ({
          cells: [MAALGRUPPE_NAMES[lang][g.group], ...SITUASJONER.map((s) => shownSum(g.counts[s], false, lang))],
        })),
        {
          total: true,
          cells: [
            t.sum,
            ...SITUASJONER.map((s) =>
              shownSum(
                groups.flatMap((g) => g.counts[s]),
                false,
                lang,
              ),
            ),
          ],
        },
      ]}
    />
  );
}

function RowsTable(p: { ctx: Ctx; rows: Rows }) {
  const { ctx } = p;
  const { lang } = ctx;
  const t = KARTLEGGING_TEXTS[lang];
  const { base } = where(ctx);
  const edit = ctx.may('rediger');
  const nameOf = (d: Telling) => `${MAALGRUPPE_NAMES[lang][d.group]}, ${t.situations[d.situation].toLowerCase()}`;
  return (
    <DataTable
      stack
      caption={t.rows}
      hideCaption
      columns={[
        { label: t.group },
        { label: t.situation },
        { label: t.heads.type },
        { label: t.heads.level },
        { label: t.now, align: 'right' },
        { label: t.perYear, align: 'right' },
        { label: t.heads.countedBy },
        { label: t.heads.date },
        { label: t.method },
        { label: t.heads.doubleCount },
        { label: t.confidence },
        ...(edit ? [{ label: t.remove, screenOnly: true }] : []),
      ]}
      rows={p.rows.map(({ number, data: d }) => ({
        cells: [
          edit ? (
            <a href={ctx.href(`${base}/${number}`)}>{MAALGRUPPE_NAMES[lang][d.group]}</a>
          ) : (
            MAALGRUPPE_NAMES[lang][d.group]
          ),
          d.needed === null ? t.situations[d.situation] : `${t.situations[d.situation]}, ${t.neededIn(d.needed)}`,
          BOLIGTYPE_NAMES[lang][d.type],
          NIVAA_NAMES[lang][d.level],
          d.low !== null && d.high !== null && ![d.now, d.low, d.high].some(isSmallCount)
            ? `${shownSum([netOf(d, p.rows)], false, lang)} (${t.interval(formatNumber(d.low), formatNumber(d.high))})`
            : shownSum([netOf(d, p.rows)], false, lang),
          shownSum([d.perYear], false, lang),
          [d.countedBy, d.source, d.area].filter((part) => part !== '').join(', '),
          formatDate(d.date),
          d.note ? `${t.methods[d.method]}. ${d.note}` : t.methods[d.method],
          t.doubleCounts[d.doubleCount],
          confidenceOf(d),
          ...(edit ? [<PressButton ctx={ctx} to="fjern" number={number} label={t.remove} what={nameOf(d)} />] : []),
        ],
      }))}
    />
  );
}

/** Movement beside the stock: who came, who was helped, who left unhelped. Unknown is a dash, never zero. */
function FlowTable(p: { ctx: Ctx; rows: Rows }) {
  const { lang } = p.ctx;
  const t = KARTLEGGING_TEXTS[lang];
  const groups = flowByGroup(p.rows);
  if (groups.length === 0) return null;
  const silent = p.rows.filter((r) => BEVEGELSER.every((b) => r.data[b] === null)).length;
  return (
    <>
      <DataTable
        stack
        caption={t.flow}
        columns={[{ label: t.group }, ...BEVEGELSER.map((b) => ({ label: t.flows[b], align: 'right' as const }))]}
        rows={groups.map((g) => ({
          cells: [MAALGRUPPE_NAMES[lang][g.group], ...BEVEGELSER.map((b) => shownSum(g.flows[b], false, lang))],
        }))}
      />
      {silent > 0 ? <SourceLine>{t.flowUnknown(silent)}</SourceLine> : null}
    </>
  );
}

/** Which units count the same households, how many, and where they are taken off. */
function Reconciled(p: { ctx: Ctx; rows: Rows }) {
  const { lang } = p.ctx;
  const t = KARTLEGGING_TEXTS[lang];
  const pairs = p.rows.filter((r) => r.data.alsoBy !== '');
  if (pairs.length === 0) return null;
  return (
    <>
      <h2>{t.reconciled}</h2>
      <p class="bp-text">{t.reconciledText}</p>
      <DataTable
        stack
        caption={t.reconciled}
        hideCaption
        columns={[
          { label: t.group },
          { label: t.situation },
          { label: t.pair.by },
          { label: t.pair.alsoBy },
          { label: t.pair.both, align: 'right' },
          { label: t.pair.off },
        ]}
        rows={pairs.map(({ data: d }) => ({
          cells: [
            MAALGRUPPE_NAMES[lang][d.group],
            t.situations[d.situation],
            d.countedBy,
            d.alsoBy,
            shownShared(d, p.rows, lang),
            partnersOf(d, p.rows).length > 0 ? t.off : t.notOff,
          ],
        }))}
      />
    </>
  );
}

type CountedWhole = Readonly<Record<Kommunetallslag, Kommunetall | null>>;

/** What can be brought back: the row just taken away, or what was counted once. */
function Undo(p: { ctx: Ctx; stored: Rows; whole: CountedWhole; groups: ToldGroups }) {
  const { ctx } = p;
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const gone = ctx.url.searchParams.get('fjernet');
  const row = p.stored.find((r) => r.data.removed && String(r.number) === gone);
  const kind = KINDS.find((k) => k === gone && p.whole[k]?.removed);
  const group = GRUPPER.find((g) => g === gone && p.groups[g]?.removed);
  if (!ctx.may('rediger') || !(row || kind || group)) return null;
  return (
    <Notice tone="success">
      {row ? <p>{`${t.removed} (${MAALGRUPPE_NAMES[ctx.lang][row.data.group]})`}</p> : null}
      {row ? <PressButton ctx={ctx} to="angre" number={row.number} label={t.undo} what={t.edit.toLowerCase()} /> : null}
      {group ? (
        <>
          <p>{MAALGRUPPETALL_TEXTS[ctx.lang].removed(MAALGRUPPE_NAMES[ctx.lang][group].toLowerCase())}</p>
          <PressButton
            ctx={ctx}
            to={`gruppe/${group}/angre`}
            label={t.undo}
            what={MAALGRUPPE_NAMES[ctx.lang][group].toLowerCase()}
          />
        </>
      ) : null}
      {kind && !row ? (
        <>
          <p>{KOMMUNETALL_TEXTS[ctx.lang][kind].removed}</p>
          <PressButton
            ctx={ctx}
            to={`${kind}/angre`}
            label={t.undo}
            what={KOMMUNETALL_TEXTS[ctx.lang][kind].title.toLowerCase()}
          />
        </>
      ) : null}
    </Notice>
  );
}

/** The finding, open to anybody: how many, with what is not known about doubles said in the same breath. */
function findingOf(ctx: Ctx, rows: Rows): string {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  if (rows.length === 0) return t.empty;
  const doubles = rows.some((r) => r.data.doubleCount !== 'kontrollert');
  const part = (lacking: boolean) => {
    const counts = rows.filter((r) => lacksDwelling(r.data) === lacking).map((r) => netOf(r.data, rows));
    const sum = shownSum(counts.length > 0 ? counts : [0], false, ctx.lang);
    // A sum beside hidden counts already says how high it can be.
    return doubles && counts.length > 1 && !sum.includes(' ') ? t.upTo(sum) : sum;
  };
  return `${t.finding(part(true), part(false))}${doubles ? ` ${t.doubles}` : ''}`;
}

/** All counts, what is counted once beside them, and what to do next. */
export async function listPage(
  ctx: Ctx,
  deps: Pick<KartleggingPageDeps, 'carePlaces'>,
  refusals: readonly KartleggingRefusal[] = [],
): Promise<Page> {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const { kommune } = where(ctx);
  const { stored, whole, told, care } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    stored: await listTellinger(tx),
    told: await listMaalgruppetall(tx),
    care: await deps.carePlaces(tx),
    whole: {
      etterslep: (await findKommunetall(tx, 'etterslep'))?.data ?? null,
      heldoegn: (await findKommunetall(tx, 'heldoegn'))?.data ?? null,
    },
  }));
  const rows = stored.filter((r) => !r.data.removed);
  const groups = Object.fromEntries(
    GRUPPER.map((g) => [g, told.find((x) => x.group === g)?.data ?? null]),
  ) as ToldGroups;
  const edit = ctx.may('rediger');
  return {
    title: t.title,
    nav: 'kartlegging',
    step: 4,
    wide: true,
    status: refusals.length > 0 ? 409 : 200,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={refusals.map((r) => ({ text: t.refusals[r.code](r.data ?? {}) }))} />
        <Finding>{findingOf(ctx, rows)}</Finding>
        <Undo ctx={ctx} stored={stored} whole={whole} groups={groups} />
        {takenIn(ctx) ? <Notice tone="success">{takenIn(ctx)}</Notice> : null}
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        {rows.length === 0 ? (
          <EmptyState heading={t.emptyHeading} action={edit ? <AddLinks ctx={ctx} /> : undefined}>
            <p>{t.emptyText}</p>
            <ol>
              {t.emptySteps.map((step) => (
                <li>{step}</li>
              ))}
            </ol>
          </EmptyState>
        ) : (
          <>
            <p class="bp-text">{t.lead}</p>
            <GroupTable ctx={ctx} rows={rows} />
            <SourceLine>{t.smallNote}</SourceLine>
            <FlowTable ctx={ctx} rows={rows} />
            <h2>{t.rows}</h2>
            <p class="bp-text">{t.situationHelp}</p>
            <RowsTable ctx={ctx} rows={rows} />
            <Reconciled ctx={ctx} rows={rows} />
            {edit ? (
              <SubmitRow>
                <AddLinks ctx={ctx} />
              </SubmitRow>
            ) : null}
          </>
        )}
        {KINDS.map((kind) => (
          <CountedOnce ctx={ctx} kind={kind} counted={whole[kind]} />
        ))}
        <GroupsTold ctx={ctx} told={groups} rows={rows} care={care} />
        <NextAction heading={t.next}>
          {rows.length > 0 ? (
            <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/kartlegging/oversikt`)}>
              {OVERSIKT_TEXTS[ctx.lang].open}
            </ButtonLink>
          ) : null}
          {edit ? (
            <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/behov`)} variant="secondary">
              {t.toBehov}
            </ButtonLink>
          ) : null}
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/gap`)} variant="secondary">
            {t.toGap}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}
