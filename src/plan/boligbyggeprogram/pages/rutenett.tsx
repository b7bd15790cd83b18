import type { TypedFields } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Conflict } from '../../../ui/conflict.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow, WordList } from '../../../ui/form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { type Strid, saveGrid } from '../actions.ts';
import { type FeltRad, remainingOf, standing, sumOf } from '../felt.ts';
import { type GridRefusal, type GridRow, MAX_ROWS, rowsFrom, rowsOf, VISNINGER } from '../rutenett.ts';
import { listFelt } from '../store.ts';
import { PROGRAM_TEXTS } from '../texts.ts';
import { UTTAK_TEXTS } from '../uttak-texts.ts';
import {
  type Column,
  columnsOf,
  differ,
  EMPTY_ROWS,
  type Look,
  lookOf,
  PER_PAGE,
  rowsOver,
  seenFrom,
  yearsOf,
} from './kolonner.ts';
import { type ProgramPageDeps, where } from './where.ts';

const AREAS = 'omraader-forslag';

const sentenceOf = (ctx: Ctx, { code, data }: GridRefusal['refusal']): string =>
  code === 'uenige' || code === 'to-ganger' || code === 'ukjent-felt' || code === 'minst-stoerre'
    ? PROGRAM_TEXTS[ctx.lang].refusals[code]
    : ROW_TEXTS[ctx.lang].refusals[code](data ?? {});

function Cell(p: {
  ctx: Ctx;
  column: Column;
  at: number;
  value: string;
  error: string | undefined;
  list: string | undefined;
}) {
  const { column, at } = p;
  const t = PROGRAM_TEXTS[p.ctx.lang];
  const name = `r${at}-${column.key}`;
  const shared = {
    id: name,
    name,
    'aria-label': t.cell(column.label, at + 1),
    ...(p.error ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}-feil` } : {}),
  };
  return (
    <td>
      {column.options ? (
        <select class="ds-input" {...shared}>
          <option value="">–</option>
          {/* What was pasted and is no choice stays in sight until it is put right. */}
          {p.value !== '' && !column.options.some(([value]) => value === p.value) ? (
            <option value={p.value} selected>
              {p.value}
            </option>
          ) : null}
          {column.options.map(([value, words]) => (
            <option value={value} selected={value === p.value}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <input
          class={column.number ? 'ds-input bp-number' : column.wide ? 'ds-input bp-words' : 'ds-input'}
          type="text"
          inputmode={column.number ? 'numeric' : undefined}
          autocomplete="off"
          list={p.list}
          value={p.value}
          {...shared}
        />
      )}
      {p.error ? (
        <span class="ds-validation-message" id={`${name}-feil`}>
          {p.error}
        </span>
      ) : null}
    </td>
  );
}

interface Shown {
  readonly rows: readonly GridRow[];
  /** The fields in the table, with the revisions they have. */
  readonly seen: readonly FeltRad[];
  readonly all: number;
  /** Names of areas to offer. */
  readonly areas: readonly string[];
  readonly refusals?: readonly GridRefusal[];
  readonly strid?: readonly Strid[];
  readonly asks?: readonly FeltRad[];
}

/** What goes if the table is saved as it is. The button that loses nothing comes first, since Enter presses it. */
function Uttak(p: { ctx: Ctx; asks: readonly FeltRad[] }) {
  const u = UTTAK_TEXTS[p.ctx.lang];
  const names = new Intl.ListFormat(p.ctx.lang, { type: 'conjunction' }).format(p.asks.map((row) => row.data.name));
  const units = p.asks.reduce((sum, row) => sum + sumOf(remainingOf(row.data)), 0);
  const count = p.asks.length;
  return (
    <Notice tone="warning" heading={u.ask(count)}>
      <p>{u.text(names, units)}</p>
      <SubmitRow>
        <Button variant="secondary" name="uttak" value="behold">
          {u.keep(count)}
        </Button>
        <Button variant="secondary" danger name="uttak" value={p.asks.map((row) => row.number).join(' ')}>
          {u.take(count)}
        </Button>
      </SubmitRow>
    </Notice>
  );
}

function gridPage(ctx: Ctx, look: Look, shown: Shown): Page {
  const t = PROGRAM_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const columns = columnsOf(ctx, look);
  const refusals = shown.refusals ?? [];
  const strid = shown.strid ?? [];
  const asks = shown.asks ?? [];
  const errors = refusals.map(({ row, refusal }) => ({
    field: row < 0 ? undefined : `r${row}-${refusal.field ?? 'name'}`,
    text: sentenceOf(ctx, refusal),
  }));
  const address = (more: Readonly<Record<string, number>>) => {
    const asked = { fra: look.from, side: look.page, ...more };
    return ctx.href(
      `${base}/tabell?vis=${look.view}${Object.entries(asked)
        .map(([key, value]) => `&${key}=${value}`)
        .join('')}`,
    );
  };
  const first = (look.page - 1) * PER_PAGE;
  const nameOf = (field: string) => {
    const [, at, key] = /^r(\d+)-(.+)$/.exec(field) ?? [];
    return at ? t.cell(columns.find((c) => c.key === key)?.label ?? '', Number(at) + 1) : undefined;
  };
  return {
    title: t.edit,
    nav: 'tilbud',
    step: 4,
    wide: true,
    status: strid.length + asks.length > 0 ? 409 : refusals.length > 0 ? 422 : 200,
    islands: ['rutenett'],
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{`${t.title}: ${t.views[look.view]}`}</h1>
        <ErrorSummary heading={t.errors} errors={errors} nameOf={nameOf} />
        {strid.length > 0 ? (
          <Conflict
            lang={ctx.lang}
            heading={t.conflict}
            differ={strid.flatMap((s) =>
              differ(
                ctx,
                look,
                s,
                shown.rows.filter((row) => row.felt === s.newest.number),
              ),
            )}
            merged={strid.every((s) => s.before !== null)}
          />
        ) : null}
        <nav aria-label={t.view}>
          <SubmitRow>
            {VISNINGER.filter((view) => view !== look.view).map((view) => (
              <ButtonLink variant="secondary" href={ctx.href(`${base}/tabell?vis=${view}`)}>
                {t.views[view]}
              </ButtonLink>
            ))}
            {look.view === 'opplysninger' ? null : (
              <>
                <ButtonLink variant="tertiary" href={address({ fra: look.from - 6 })}>
                  {`← ${look.from - 6}`}
                </ButtonLink>
                <ButtonLink variant="tertiary" href={address({ fra: look.from + 6 })}>
                  {`${look.from + 6} →`}
                </ButtonLink>
              </>
            )}
          </SubmitRow>
        </nav>
        <p class="bp-text">{t.viewHelp[look.view]}</p>
        <p class="bp-source" data-bare-med-skript hidden>
          {t.keys}
        </p>
        <Form action={ctx.href(`${base}/tabell`)} csrf={ctx.csrf}>
          <input type="hidden" name="vis" value={look.view} />
          <input type="hidden" name="fra" value={String(look.from)} />
          <input type="hidden" name="side" value={String(look.page)} />
          <input type="hidden" name="tomme" value={String(look.empty)} />
          <input type="hidden" name="sett" value={shown.seen.map((row) => `${row.number}.${row.revision}`).join(' ')} />
          {shown.areas.length > 0 && look.view === 'opplysninger' ? <WordList id={AREAS} words={shown.areas} /> : null}
          {asks.length > 0 ? <Uttak ctx={ctx} asks={asks} /> : null}
          {/* biome-ignore lint/a11y: a scrollable region must be reachable by keyboard and have a name (WCAG 2.1.1) */}
          <div class="bp-scroll" role="region" aria-label={t.views[look.view]} tabindex={0}>
            <table class="ds-table bp-table bp-sheet" data-size="sm" data-rutenett={String(MAX_ROWS)}>
              <caption class="ds-sr-only">{t.views[look.view]}</caption>
              <thead>
                <tr>
                  <th scope="col">
                    <span class="ds-sr-only">{t.row(0).replace(/ 0$/, '')}</span>
                  </th>
                  {columns.map((column) => (
                    <th scope="col">{column.label}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.rows.map((row, at) => (
                  <tr>
                    <th scope="row">
                      {at + 1}
                      <input type="hidden" name={`r${at}-felt`} value={row.felt === null ? '' : String(row.felt)} />
                    </th>
                    {columns.map((column) => (
                      <Cell
                        ctx={ctx}
                        column={column}
                        at={at}
                        value={row.cells[column.key] ?? ''}
                        list={column.key === 'area' && shown.areas.length > 0 ? AREAS : undefined}
                        error={errors.find((e) => e.field === `r${at}-${column.key}`)?.text}
                      />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <SubmitRow>
            <Button>{t.save}</Button>
            {look.view === 'program' && look.empty === EMPTY_ROWS ? (
              <ButtonLink variant="tertiary" href={address({ tomme: 20 })}>
                {t.moreRows}
              </ButtonLink>
            ) : null}
          </SubmitRow>
        </Form>
        {shown.all > PER_PAGE ? (
          <nav aria-label={t.list}>
            <p>{t.pages(first + 1, Math.min(first + PER_PAGE, shown.all), shown.all)}</p>
            <SubmitRow>
              {look.page > 1 ? (
                <ButtonLink variant="secondary" href={address({ side: look.page - 1 })}>
                  {t.previous}
                </ButtonLink>
              ) : null}
              {first + PER_PAGE < shown.all ? (
                <ButtonLink variant="secondary" href={address({ side: look.page + 1 })}>
                  {t.next}
                </ButtonLink>
              ) : null}
            </SubmitRow>
          </nav>
        ) : null}
      </>
    ),
  };
}

const blank = (count: number): GridRow[] => Array.from({ length: count }, () => ({ felt: null, cells: {} }));

type Areas = Pick<ProgramPageDeps, 'areaNames'>;
const readIn = (ctx: Ctx, deps: Areas) =>
  ctx.db.inKommune(where(ctx).kommune.id, async (tx) => ({
    stored: await listFelt(tx),
    areas: await deps.areaNames(tx),
  }));

export async function tabellPage(ctx: Ctx, deps: Areas): Promise<Page> {
  const look = lookOf(ctx, (name) => ctx.url.searchParams.get(name) ?? '');
  const { stored, areas } = await readIn(ctx, deps);
  const all = standing(stored);
  const page = Math.min(look.page, Math.max(1, Math.ceil(all.length / PER_PAGE)));
  const seen = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const rows = seen.flatMap((row) => rowsOf(row, look.view, yearsOf(look)));
  const more = look.view === 'opplysninger' ? 0 : look.empty;
  return gridPage(ctx, { ...look, page }, { rows: [...rows, ...blank(more)], seen, all: all.length, areas });
}

export async function saveTabell(ctx: Ctx, deps: Pick<ProgramPageDeps, 'areaNames'>): Promise<Page | Response> {
  const typed: TypedFields = (await ctx.form()).all();
  const { actor, base } = where(ctx);
  const look = lookOf(ctx, (name) => typed[name] ?? '');
  const years = yearsOf(look);
  const seen = seenFrom(typed.sett ?? '');
  const said = typed.uttak ?? '';
  const uttak = said === 'behold' ? said : said.split(' ').flatMap((text) => issuedNumber(text) ?? []);
  const saved = await saveGrid(ctx.db, ctx.clock, actor, { view: look.view, years, seen, typed, uttak });
  if (saved.ok) {
    const gone = saved.removed.length > 0 ? `&fjernet=${saved.removed.join('-')}` : '';
    return seeOther(ctx, `${base}?endret=${saved.changed}&nye=${saved.added}&ut=${saved.removed.length}${gone}`);
  }
  const { stored, areas } = await readIn(ctx, deps);
  const typedRows = rowsFrom(typed);
  const all = standing(stored).length;
  const shown = stored.filter(
    (row) => seen.some((s) => s.number === row.number) || typedRows.some((r) => r.felt === row.number),
  );
  if ('refusals' in saved || 'asks' in saved) {
    // The revisions stay those that were seen, so that what others have saved meanwhile is still met at the next save.
    const asSeen = shown.map((row) => ({
      ...row,
      revision: seen.find((s) => s.number === row.number)?.revision ?? row.revision,
    }));
    return gridPage(ctx, look, { rows: typedRows, seen: asSeen, all, areas, ...saved });
  }
  // Fields the reader left alone come back as they now stand; those typed in keep the cells that were typed.
  const rows: GridRow[] = [];
  const renewed = new Set<number>();
  for (const row of typedRows) {
    const met = saved.strid.find((s) => s.newest.number === row.felt);
    if (met) {
      if (!renewed.has(met.newest.number))
        rows.push(
          ...rowsOver(
            typedRows.filter((r) => r.felt === row.felt),
            look,
            met,
          ),
        );
      renewed.add(met.newest.number);
      continue;
    }
    const felt =
      row.felt === null || saved.touched.has(row.felt) ? undefined : shown.find((r) => r.number === row.felt);
    if (!felt) rows.push(row);
    else if (!renewed.has(felt.number) && !felt.data.removed) rows.push(...rowsOf(felt, look.view, years));
    if (felt) renewed.add(felt.number);
  }
  return gridPage(ctx, look, { rows, seen: shown, all, areas, strid: saved.strid });
}
