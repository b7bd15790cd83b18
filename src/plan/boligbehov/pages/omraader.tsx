import {
  formatNumber,
  isSmallCount,
  omraadeKey,
  type RowRefusal,
  roundedCount,
  type TypedFields,
} from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { listAllRows, setRowRemoved } from '../../../platform/db/rows.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SubmitRow, TextArea, TextField } from '../../../ui/form.tsx';
import { PressButton, PutAway, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { saveOmraader } from '../actions.ts';
import { OMRAADE_TEXTS } from '../omraade-texts.ts';
import type { Omraadetall } from '../omraader.ts';
import { latestRun, OMRAADETALL } from '../store.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { kommuneOf } from './frame.tsx';

export interface OmraadePageDeps {
  /** Names of areas that other rows of the municipality lie in. */
  readonly areaNames?: (tx: Tx) => Promise<readonly string[]>;
}

interface Refused {
  readonly typed: TypedFields;
  readonly error: readonly RowRefusal[];
  readonly lines: readonly number[];
}

const SHOWN = 10;
/** Small counts are moved about, so the parts of a municipality are never quite its own figure. */
const TOO_LARGE = 1.05;

const personsIn = ({ ages }: Pick<Omraadetall, 'ages'>) => ages.reduce((n, v) => n + v, 0);

/** Whether the areas' newest figures are together more than the municipality. */
function isTooLarge(rows: readonly Omraadetall[], baseYear: number, whole: number): boolean {
  const newest = new Map<string, Omraadetall>();
  for (const row of rows)
    if (row.year <= baseYear && row.year > (newest.get(omraadeKey(row.area))?.year ?? 0))
      newest.set(omraadeKey(row.area), row);
  return [...newest.values()].reduce((n, row) => n + personsIn(row), 0) > TOO_LARGE * whole;
}

async function page(ctx: Ctx, deps: OmraadePageDeps, refused: Refused | null = null): Promise<Page> {
  const t = OMRAADE_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const kommune = kommuneOf(ctx);
  const base = `/arbeid/${kommune.slug}/gap/omraader`;
  const { rows, run, names } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    rows: await listAllRows(tx, OMRAADETALL),
    run: await latestRun(tx),
    names: (await deps.areaNames?.(tx)) ?? [],
  }));
  const standing = rows
    .filter((row) => !row.data.removed)
    .sort((a, b) => a.data.area.localeCompare(b.data.area, 'nb') || a.data.year - b.data.year);
  const known = new Set(standing.map((row) => omraadeKey(row.data.area)));
  const unknown = [...new Set(names.filter((name) => name.trim() !== '' && !known.has(omraadeKey(name))))];
  const e = sentences(ctx.lang, refused?.error ?? []);
  const lines = refused?.lines ?? [];
  const first = lines.slice(0, SHOWN).join(', ');
  const unread = lines.length === 0 ? null : t.unread(lines.length > SHOWN ? `${first} …` : first);
  const errors = [...e.errors, ...(unread ? [{ field: 'rader', text: unread }] : [])];
  const mayEdit = ctx.may('rediger');
  const whole = run?.result.population.total[0]?.mean ?? null;
  // The sum of an area stands in every run: exact ages beside a hidden one would give that one away.
  const count = (n: number) =>
    mayEdit ? formatNumber(n) : isSmallCount(n) ? words.small : formatNumber(roundedCount(n));
  const nameOf = (row: Omraadetall) => `${row.area}, ${row.year}`;
  return {
    title: t.title,
    nav: 'gap',
    step: 4,
    wide: true,
    status: errors.length > 0 && e.status === 200 ? 422 : e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`/arbeid/${kommune.slug}/gap`)}>← {t.back}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={errors} />
        {whole !== null &&
        isTooLarge(
          standing.map((row) => row.data),
          run?.result.baseYear ?? 0,
          whole,
        ) ? (
          <Notice tone="warning">{t.tooMany}</Notice>
        ) : null}
        {standing.length > 0 && unknown.length > 0 ? <Notice>{t.unknown(unknown.join(', '))}</Notice> : null}
        {mayEdit ? (
          <>
            <p class="bp-text">{t.lead}</p>
            <Form action={ctx.href(base)} csrf={ctx.csrf}>
              <TextArea
                name="rader"
                label={t.rows}
                description={t.example}
                rows={8}
                value={refused?.typed.rader ?? ''}
                error={unread ?? e.of('rader')}
              />
              <TextField name="source" label={t.source} value={refused?.typed.source ?? ''} error={e.of('source')} />
              <SubmitRow>
                <Button>{t.save}</Button>
              </SubmitRow>
            </Form>
          </>
        ) : null}
        {standing.length === 0 ? (
          <p>{t.empty}</p>
        ) : (
          <>
            {mayEdit ? null : <p class="bp-text">{t.rounded}</p>}
            <DataTable
              caption={t.table}
              columns={[
                { label: t.area },
                { label: words.year },
                ...['0–17', '18–66', '67–79', '80+', t.total].map((label) => ({ label, align: 'right' as const })),
                { label: t.source },
                ...(mayEdit ? [{ label: t.remove, screenOnly: true }] : []),
              ]}
              rows={standing.map(({ number, data }) => ({
                cells: [
                  data.area,
                  data.year,
                  ...data.ages.map(count),
                  count(personsIn(data)),
                  data.source,
                  ...(mayEdit
                    ? [
                        <PressButton
                          action={ctx.href(`${base}/fjern`)}
                          csrf={ctx.csrf}
                          number={number}
                          label={t.remove}
                          what={nameOf(data)}
                        />,
                      ]
                    : []),
                ],
              }))}
            />
          </>
        )}
        {mayEdit ? (
          <PutAway
            lang={ctx.lang}
            action={ctx.href(`${base}/angre`)}
            csrf={ctx.csrf}
            rows={rows.filter((row) => row.data.removed).map(({ number, data }) => ({ number, name: nameOf(data) }))}
          />
        ) : null}
      </>
    ),
  };
}

async function save(ctx: Ctx, deps: OmraadePageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { refusals, lines } = await saveOmraader(ctx.db, ctx.clock, actorOf(ctx), typed);
  if (refusals.length + lines.length > 0) return page(ctx, deps, { typed, error: refusals, lines });
  return seeOther(ctx, `/arbeid/${kommuneOf(ctx).slug}/gap/omraader`);
}

const press =
  (removed: boolean) =>
  async (ctx: Ctx, deps: OmraadePageDeps): Promise<Page | Response> => {
    const number = issuedNumber((await ctx.form()).text('number'));
    if (number === null) return notFound();
    const refusals = await setRowRemoved(ctx.db, ctx.clock, actorOf(ctx), OMRAADETALL, number, removed);
    if (refusals.length > 0) return page(ctx, deps, { typed: {}, error: refusals, lines: [] });
    return seeOther(ctx, `/arbeid/${kommuneOf(ctx).slug}/gap/omraader`);
  };

export function omraadeRoutes(deps: OmraadePageDeps): Route[] {
  const path = '/arbeid/:kommune/gap/omraader';
  const edit = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: (ctx) => page(ctx, deps) },
    { method: 'POST', path, who: edit, handle: (ctx) => save(ctx, deps) },
    { method: 'POST', path: `${path}/fjern`, who: edit, handle: (ctx) => press(true)(ctx, deps) },
    { method: 'POST', path: `${path}/angre`, who: edit, handle: (ctx) => press(false)(ctx, deps) },
  ];
}
