import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Notice } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { listEgneFelt } from '../../egnefelt/index.ts';
import { listMaal, listTiltak, passes, queryOf, readFilter, tiltakNumber, typedTiltak } from '../../tiltak/index.ts';
import { compareRows, type ReturEndring, type ReturFeil, type ReturRad, saveRows } from '../actions/retur.ts';
import { type Kolonne, type Kolonner, kolonnerMed, normal, shownValue } from '../kolonner.ts';
import { RETUR_TEXTS } from '../retur-texts.ts';
import { type InntakPageDeps, where } from './parts.tsx';
import { headOf, kolonnerIn, returDeps, sentenceOf } from './retur.tsx';

const oftenOf = (kolonner: Kolonner) => kolonner.tiltak.filter((k) => k.often);
/** Letters that a cell has room for on one line. */
const SHORT = 20;
const cellName = (number: number, field: string) => `t${number}-${field}`;

function Cell(p: { ctx: Ctx; k: Kolonne; number: number; value: string; wrong: boolean }) {
  const { ctx, k } = p;
  const name = cellName(p.number, k.field);
  const label = RETUR_TEXTS[ctx.lang].cell(tiltakNumber(p.number), k.head[ctx.lang]);
  const invalid = p.wrong ? 'true' : undefined;
  // What stands there though it is no longer among the choices may stay.
  const choices =
    k.open && p.value !== '' && !k.values?.includes(p.value) ? [...(k.values ?? []), p.value] : (k.values ?? []);
  if (k.kind === 'valg')
    return (
      <select class="ds-input" id={name} name={name} aria-label={label} aria-invalid={invalid}>
        {k.open ? <option value="">{RETUR_TEXTS[ctx.lang].empty}</option> : null}
        {choices.map((v) => (
          <option value={v} selected={v === p.value}>
            {k.names?.[ctx.lang][v] ?? v}
          </option>
        ))}
      </select>
    );
  // A field of one line would take the line ends out of what nobody has touched.
  if (k.kind === 'tekst')
    return (
      <textarea
        class={k.field === 'title' ? 'ds-input bp-words' : 'ds-input bp-phrase'}
        id={name}
        name={name}
        rows={Math.min(3, Math.max(p.value.split('\n').length, Math.ceil(p.value.length / SHORT)))}
        aria-label={label}
        aria-invalid={invalid}
      >
        {p.value}
      </textarea>
    );
  return (
    <input
      class={k.kind === 'tall' || k.kind === 'desimal' ? 'ds-input bp-number' : 'ds-input bp-words'}
      id={name}
      name={name}
      aria-label={label}
      aria-invalid={invalid}
      value={p.value}
    />
  );
}

interface Shown {
  readonly typed?: Readonly<Record<string, string>>;
  readonly refused?: readonly ReturFeil[];
  readonly conflicts?: readonly ReturEndring[];
}

/** The fields that are changed most, of every tiltak in the selection, with one button for all of them. */
export async function tablePage(ctx: Ctx, shown: Shown = {}): Promise<Page> {
  const t = RETUR_TEXTS[ctx.lang];
  const { kommune, work, base } = where(ctx);
  const { goals, tiltak, felter } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    goals: await listMaal(tx),
    tiltak: await listTiltak(tx),
    felter: await listEgneFelt(tx),
  }));
  const kolonner = kolonnerMed(felter);
  const columns = oftenOf(kolonner);
  const filter = readFilter(ctx.url.searchParams, goals, tiltak, felter);
  // What was typed stays on the page, also when what somebody saved meanwhile takes the tiltak out of the selection.
  const chosen = tiltak.filter((x) => passes(filter, x) || shown.typed?.[cellName(x.number, 'title')] !== undefined);
  const { typed, refused = [], conflicts = [] } = shown;
  const wrong = new Set(refused.map((e) => cellName(e.number ?? 0, e.field ?? '')));
  const saved = ctx.url.searchParams.get('lagret');
  return {
    title: t.tableTitle,
    nav: 'tiltak',
    step: 4,
    wide: true,
    status: conflicts.length > 0 ? 409 : refused.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/tiltak${queryOf(filter)}`)}>← {t.toList}</a>
        </p>
        <h1>{t.tableTitle}</h1>
        <ErrorSummary
          heading={t.notSaved}
          errors={refused.map((e) => {
            const known = columns.some((k) => k.field === e.field);
            const number = e.number ? `${tiltakNumber(e.number)}, ` : '';
            return {
              field: known && e.number ? cellName(e.number, e.field ?? '') : undefined,
              text: `${number}${sentenceOf(ctx, kolonner, { ...e, row: 0, sheet: '' })}`,
            };
          })}
        />
        {saved !== null && refused.length + conflicts.length === 0 ? (
          <Notice tone="success">{t.savedCount(Number(saved) || 0)}</Notice>
        ) : null}
        {conflicts.length > 0 ? (
          <Notice tone="warning" heading={t.tableConflict}>
            <p>{t.tableConflictHelp}</p>
            <DataTable
              caption={t.tableConflict}
              hideCaption
              columns={[{ label: t.object }, { label: t.field }, { label: t.stored }, { label: t.yours }]}
              rows={conflicts.flatMap((c) =>
                c.conflicts.map((k) => {
                  const column = columns.find((x) => x.field === k.field);
                  const show = (v: string) => (column ? shownValue(column, v, ctx.lang) : v) || t.empty;
                  return {
                    cells: [
                      `${tiltakNumber(c.rad.number ?? 0)} ${c.title}`,
                      headOf(ctx, kolonner, 'tiltak', k.field),
                      show(k.theirs),
                      show(k.mine),
                    ],
                  };
                }),
              )}
            />
          </Notice>
        ) : null}
        <p class="bp-text">{t.tableHelp}</p>
        {chosen.length === 0 ? (
          <EmptyState heading={t.tableNone}>
            <a href={ctx.href(`${work}/tiltak`)}>{t.toList}</a>
          </EmptyState>
        ) : (
          <Form action={ctx.href(`${base}/tabell${queryOf(filter)}`)} csrf={ctx.csrf}>
            <DataTable
              caption={t.tableTitle}
              hideCaption
              columns={[{ label: 'Nr' }, ...columns.map((k) => ({ label: k.head[ctx.lang] }))]}
              rows={chosen.map((x) => {
                const own = typedTiltak(x.data);
                return {
                  cells: [
                    <>
                      <a class="bp-no" href={ctx.href(`${work}/tiltak/${x.number}`)}>
                        {tiltakNumber(x.number)}
                      </a>
                      <input type="hidden" name={`t${x.number}-revision`} value={String(x.revision)} />
                    </>,
                    ...columns.map((k) => {
                      const name = cellName(x.number, k.field);
                      const value = typed?.[name] ?? normal(k, own[k.field]);
                      return <Cell ctx={ctx} k={k} number={x.number} value={value} wrong={wrong.has(name)} />;
                    }),
                  ],
                };
              })}
            />
            <SubmitRow>
              <Button>{t.save}</Button>
            </SubmitRow>
          </Form>
        )}
      </>
    ),
  };
}

/** The rows of the table that were sent, each with the revision it was shown at. */
function rowsOf(all: Readonly<Record<string, string>>, columns: readonly Kolonne[]): ReturRad[] {
  return Object.entries(all).flatMap(([name, value]) => {
    const number = Number(/^t(\d{1,7})-revision$/.exec(name)?.[1]);
    if (!Number.isInteger(number) || number < 1) return [];
    const mine = Object.fromEntries(
      columns.flatMap((k) => {
        const typed = all[cellName(number, k.field)];
        return typed === undefined ? [] : [[k.field, typed] as const];
      }),
    );
    return [{ kind: 'tiltak' as const, sheet: '', row: number, number, revision: Number(value), mine }];
  });
}

export async function saveTable(ctx: Ctx, deps: InntakPageDeps): Promise<Page | Response> {
  const { kommune, actor, base } = where(ctx);
  const typed = (await ctx.form()).all();
  const rows = rowsOf(typed, oftenOf(await kolonnerIn(ctx)));
  const { changed, errors } = await ctx.db.inKommune(kommune.id, (tx) => compareRows(tx, rows));
  const conflicts = changed.filter((c) => c.conflicts.length > 0);
  if (conflicts.length > 0 || errors.length > 0)
    return tablePage(ctx, { typed: unsaved(rows, changed), refused: errors, conflicts });
  const saved = await saveRows(ctx.db, ctx.clock, actor, rows, new Map(), returDeps(ctx, deps), null);
  const search = new URLSearchParams(ctx.url.search);
  if (saved.ok) {
    search.set('lagret', String(saved.revised));
    return seeOther(ctx, `${base}/tabell?${search}`);
  }
  return tablePage(ctx, { typed: unsaved(rows, changed), refused: saved.error });
}

/** What a person typed and nobody has saved; every other cell shows what is stored now. */
function unsaved(rows: readonly ReturRad[], changed: readonly ReturEndring[]): Record<string, string> {
  return Object.fromEntries(
    changed.flatMap((c) => {
      const mine = rows.find((r) => r.number === c.rad.number)?.mine ?? {};
      return [...c.changes, ...c.conflicts].map(
        (e) => [cellName(c.rad.number ?? 0, e.field), mine[e.field] ?? ''] as const,
      );
    }),
  );
}
