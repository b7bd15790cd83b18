import {
  formatDate,
  formatKroner,
  formatNumber,
  type Kroner,
  type Ledger,
  type RowRefusal,
  sumKroner,
  type TypedFields,
} from '../../../kernel/index.ts';
import { revisionsOf } from '../../../platform/db/revisions.ts';
import { listAllRows } from '../../../platform/db/rows.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import { Button, ButtonLink, ChoiceGroup, ErrorSummary, Form, SubmitRow, TextField } from '../../../ui/form.tsx';
import { PressButton, PutAway, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { isHidden, latestRun, openGap, type StoredRun } from '../../boligbehov/index.ts';
import { opptaltIn } from '../../boligbestand/index.ts';
import { listFrames, type PriceTable } from '../../oekonomiplan/index.ts';
import { here } from '../../organisering/index.ts';
import { listTiltak, PLAN_YEARS, tiltakNumber } from '../../tiltak/index.ts';
import { type GapAt, resultOf, type Sett, type SettResult, SHOWN_AT_ONCE, typedSett } from '../sett.ts';
import { listSett, SETT } from '../store.ts';
import { PRIORITERING_TEXTS } from '../texts.ts';

/** The gap after the last of the four years, as the reader may see it; small counts stay hidden. */
function gapAfter(ctx: Ctx, run: StoredRun | null, year: number): { gap: readonly GapAt[]; hidden: boolean } {
  const told = run === null ? [] : ctx.may('rediger') ? run.result.gap : openGap(run.result);
  const rows = told.filter((g) => g.year === year);
  return {
    gap: rows.map(({ ledger, type, level, mean }) => ({ ledger, type, level, mean })),
    hidden: rows.some((g) => isHidden(g)),
  };
}

async function load(ctx: Ctx) {
  const { kommune } = here(ctx);
  const firstYear = Number(ctx.clock.today().slice(0, 4)) + 1;
  const year = firstYear + PLAN_YEARS - 1;
  const read = await ctx.db.inKommune(kommune.id, async (tx) => ({
    tiltak: await listTiltak(tx),
    opptalt: await opptaltIn(tx),
    all: await listAllRows(tx, SETT),
    run: await latestRun(tx),
    frames: await listFrames(tx),
  }));
  return { ...read, sett: read.all.filter((row) => !row.data.removed), firstYear, year };
}

export async function settPage(ctx: Ctx, prices: PriceTable, refusals: readonly RowRefusal[] = []): Promise<Page> {
  const t = PRIORITERING_TEXTS[ctx.lang];
  const { work } = here(ctx);
  const { tiltak, opptalt, sett, all, run, frames, firstYear, year } = await load(ctx);
  const { gap, hidden } = gapAfter(ctx, run, year);
  const asked = ctx.url.searchParams.getAll('vis');
  const wanted = sett.filter((row) => asked.includes(String(row.number)));
  const shown = (wanted.length > 0 ? wanted : sett).slice(0, SHOWN_AT_ONCE).map((row) => ({
    ...row,
    result: resultOf(row.data, tiltak, gap, year, firstYear, opptalt, { prices, frames }),
  }));
  /** The set that covers most of one ledger, in words; each ledger has its own, and they may be two sets. */
  const most = (ledger: Ledger, words: (title: string, closed: number, missing: number) => string): string[] => {
    const closed = (s: (typeof shown)[number]) => s.result[ledger].closed ?? 0;
    const [best] = shown.filter((s) => closed(s) > 0).sort((a, b) => closed(b) - closed(a));
    return best ? [words(best.data.title, closed(best), best.result[ledger].missing ?? 0)] : [];
  };
  const found = [...most('boligsosialt', t.setsFinding), ...most('boligutvikling', t.setsMarket)];
  const e = sentences(ctx.lang, refusals);
  const count = (n: number | null) => (n === null ? t.unknown : formatNumber(n));
  const row = (label: string, of: (r: SettResult, s: Sett) => string) => ({
    cells: [label, ...shown.map((s) => of(s.result, s.data))],
  });
  const clashes = shown.flatMap(({ data, result }) =>
    result.clashes.map((c) => t.clashes[c.code](data.title, tiltakNumber(c.tiltak), tiltakNumber(c.other))),
  );
  const unlike = [...new Set(shown.flatMap((s) => s.result.otherPrices))].map(tiltakNumber);
  const framed = frames.length > 0;
  const money = (n: Kroner | null) => (n === null ? t.unknown : formatKroner(n));
  const gone = shown.reduce((n, s) => n + s.result.gone.length, 0);
  return {
    title: t.setsTitle,
    nav: 'prioritering',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/prioritering`)}>← {t.back}</a>
        </p>
        <h1>{t.setsTitle}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={e.errors} />
        {sett.length === 0 ? (
          <EmptyState heading={t.setsTitle}>
            <p>{t.setsNone}</p>
          </EmptyState>
        ) : (
          <>
            {found.length > 0 ? <Finding>{found.join(' ')}</Finding> : null}
            {gap.length === 0 ? (
              <Notice>
                <p>{t.setsNoGap}</p>
                <p>
                  <a href={ctx.href(`${work}/gap`)}>{t.toGap}</a>
                </p>
              </Notice>
            ) : hidden ? (
              <Notice>{t.setsHidden}</Notice>
            ) : null}
            {clashes.length > 0 ? (
              <Notice tone="warning">
                <ul>
                  {clashes.map((c) => (
                    <li>{c}</li>
                  ))}
                </ul>
              </Notice>
            ) : null}
            {unlike.length > 0 ? <Notice tone="warning">{t.otherPrices(unlike.join(', '), firstYear)}</Notice> : null}
            {gone > 0 ? <Notice tone="warning">{t.gone(gone)}</Notice> : null}
            {sett.length > SHOWN_AT_ONCE ? (
              <form method="get" action={ctx.href(`${work}/prioritering/sett`)} class="bp-screen">
                <ChoiceGroup
                  kind="checkbox"
                  name="vis"
                  label={t.show}
                  options={sett.map((s) => ({ value: String(s.number), label: s.data.title }))}
                  chosen={shown.map((s) => String(s.number))}
                />
                <SubmitRow>
                  <Button variant="secondary">{t.choose}</Button>
                </SubmitRow>
              </form>
            ) : null}
            <DataTable
              caption={t.compared}
              stack
              columns={[{ label: t.what }, ...shown.map((s) => ({ label: s.data.title, align: 'right' as const }))]}
              rows={[
                row(t.rows.count, (_r, s) => String(s.tiltak.length)),
                row(t.rows.social(year), (r) => count(r.boligsosialt.missing)),
                row(t.rows.socialGiven, (r) => count(r.boligsosialt.given)),
                row(t.rows.socialClosed, (r) => count(r.boligsosialt.closed)),
                row(t.rows.socialLeft, (r) => count(r.boligsosialt.left)),
                row(t.rows.market(year), (r) => count(r.boligutvikling.missing)),
                row(t.rows.marketGiven, (r) => count(r.boligutvikling.given)),
                row(t.rows.marketLeft, (r) => count(r.boligutvikling.left)),
                ...Array.from({ length: PLAN_YEARS }, (_, i) =>
                  row(t.rows.investment(firstYear + i), (r) => formatKroner(r.investment[i] ?? 0)),
                ),
                row(t.rows.investmentAll, (r) => formatKroner(sumKroner(r.investment))),
                ...Array.from({ length: PLAN_YEARS }, (_, i) =>
                  row(t.rows.operation(firstYear + i), (r) => formatKroner(r.operation[i] ?? 0)),
                ),
                row(t.rows.operationAll, (r) => formatKroner(sumKroner(r.operation))),
                ...(framed
                  ? [
                      row(t.rows.leftInvestment, (r) => money(r.frameLeft.investering)),
                      row(t.rows.leftOperation, (r) => money(r.frameLeft.drift)),
                    ]
                  : []),
                row(t.rows.perUnit, (r) => (r.perUnit === null ? '–' : formatKroner(r.perUnit))),
              ]}
            />
            <SourceLine>{`${t.sourceLabel}: ${t.setsSource(run ? formatDate(run.created) : null, firstYear)}`}</SourceLine>
            <ul>
              {sett.map((s) => (
                <li>
                  {`${s.data.title}: `}
                  {s.data.tiltak.map((n) => (
                    <>
                      <a class="bp-no" href={ctx.href(`${work}/tiltak/${n}`)}>
                        {tiltakNumber(n)}
                      </a>{' '}
                    </>
                  ))}
                  {ctx.may('rediger') ? (
                    <span class="bp-screen bp-presses">
                      <a
                        href={ctx.href(`${work}/prioritering/sett/${s.number}`)}
                        aria-label={`${t.change} ${s.data.title}`}
                      >
                        {t.change}
                      </a>{' '}
                      <PressButton
                        action={ctx.href(`${work}/prioritering/sett/fjern`)}
                        csrf={ctx.csrf}
                        number={s.number}
                        label={t.remove}
                        what={s.data.title}
                      />
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </>
        )}
        {ctx.may('rediger') ? (
          <>
            <PutAway
              lang={ctx.lang}
              action={ctx.href(`${work}/prioritering/sett/angre`)}
              csrf={ctx.csrf}
              rows={all.filter((s) => s.data.removed).map((s) => ({ number: s.number, name: s.data.title }))}
            />
            <NextAction heading={t.newSet}>
              <ButtonLink href={ctx.href(`${work}/prioritering/sett/nytt`)}>{t.newSet}</ButtonLink>
            </NextAction>
          </>
        ) : null}
      </>
    ),
  };
}

/** Where a set is made or changed; null for a number that no set has. */
export async function settForm(
  ctx: Ctx,
  number: number | null,
  refusals: readonly RowRefusal[],
  sent: TypedFields | null,
): Promise<Page | null> {
  const t = PRIORITERING_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const { tiltak, sett, revisions } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    tiltak: (await listTiltak(tx)).filter((row) => row.data.status !== 'forkastet'),
    sett: await listSett(tx),
    revisions: number === null ? [] : await revisionsOf<Sett>(tx, SETT.table, number),
  }));
  const own = number === null ? null : sett.find((s) => s.number === number);
  if (own === undefined) return null;
  const e = sentences(ctx.lang, refusals);
  const late = e.status === 409 && own !== null && sent !== null;
  const before = revisions.find((r) => String(r.revision) === sent?.revision);
  const typed = late ? overSaved(sent, before && typedSett(before.data), typedSett(own.data)) : sent;
  const shown = typed ?? (own ? typedSett(own.data) : {});
  const labelOf = (field: string) => {
    const row = tiltak.find((r) => field === `t-${r.number}`);
    return row ? `${tiltakNumber(row.number)} ${row.data.title}` : field === 'title' ? t.setName : undefined;
  };
  return {
    title: own ? t.editSet : t.newSet,
    nav: 'prioritering',
    step: 4,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/prioritering/sett`)}>← {t.setsTitle}</a>
        </p>
        <h1>{own ? t.editSet : t.newSet}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={e.errors} />
        {late && typed ? (
          <Conflict
            lang={ctx.lang}
            merged={before !== undefined}
            differ={differences(typedSett(own.data), typed, labelOf)}
          />
        ) : null}
        <Form action={ctx.href(`${work}/prioritering/sett${own ? `/${own.number}` : ''}`)} csrf={ctx.csrf}>
          {own ? <input type="hidden" name="revision" value={String(own.revision)} /> : null}
          <TextField
            name="title"
            label={t.setName}
            description={t.setNameHelp}
            value={shown.title ?? ''}
            error={e.of('title')}
          />
          <fieldset class="ds-fieldset" id="tiltak" tabindex={-1}>
            <legend class="ds-label">{t.setTiltak}</legend>
            {e.of('tiltak') ? <p class="ds-validation-message">{e.of('tiltak')}</p> : null}
            {tiltak.map((row) => (
              <div class="ds-field">
                <input
                  class="ds-input"
                  type="checkbox"
                  id={`t-${row.number}`}
                  name={`t-${row.number}`}
                  value="ja"
                  checked={shown[`t-${row.number}`] === 'ja'}
                />
                <label class="ds-label" data-weight="regular" for={`t-${row.number}`}>
                  {`${tiltakNumber(row.number)} ${row.data.title}`}
                </label>
              </div>
            ))}
          </fieldset>
          <SubmitRow>
            <Button>{t.saveSet}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}
