import { formatNumber, REGNSKAP } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { YearBars } from '../../../ui/charts/bars.ts';
import { INK } from '../../../ui/charts/svg.ts';
import { ButtonLink, SubmitRow } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { type Column, DataTable } from '../../../ui/table.tsx';
import { listVentet, type Ventet } from '../../boligbyggeprogram/index.ts';
import { avtalerIn } from '../avtale.ts';
import { AVTALE_TEXTS } from '../avtale-texts.ts';
import { ENDRING_TEXTS } from '../endring-texts.ts';
import { listTilbud } from '../store.ts';
import { type Counts, TILBUD_TEXTS } from '../texts.ts';
import { expiryState, programByYear, TILBUD_KINDS, type Tilbud, type TilbudKind, unitsOf } from '../tilbud.ts';
import { AvtaleTable, Came, RowButton } from './avtaler.tsx';
import { becomes } from './endring.tsx';
import type { TilbudPageDeps } from './index.tsx';
import { where } from './where.ts';

type Rows = readonly Revision<Tilbud>[];

function KindTable(p: { ctx: Ctx; kind: Exclude<TilbudKind, 'avtale'>; rows: Rows; edit: boolean }) {
  const { ctx, kind, edit } = p;
  const t = TILBUD_TEXTS[ctx.lang];
  const e = ENDRING_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const ofKind: Readonly<
    Record<Exclude<TilbudKind, 'avtale'>, readonly (readonly [Column, (d: Tilbud) => unknown])[]>
  > = {
    program: [
      [{ label: t.planStatus }, (d) => (d.planStatus ? t.planStatuses[d.planStatus] : '–')],
      [{ label: t.owner }, (d) => d.owner || '–'],
    ],
    bestand: [[{ label: t.disposal }, (d) => (d.disposal ? t.disposals[d.disposal] : '–')]],
    endring: [
      [{ label: e.change }, (d) => (d.change ? e.changes[d.change] : '–')],
      [{ label: e.after }, (d) => becomes(ctx.lang, d)],
    ],
  };
  const ledgers = new Set(p.rows.map((r) => r.data.ledger));
  // What is the same in every row is said once, above.
  const shared = ledgers.size === 1 ? [...ledgers][0] : undefined;
  const columns: readonly (readonly [Column, (d: Tilbud) => unknown])[] = [
    ...(shared ? [] : [[{ label: t.ledger }, (d: Tilbud) => t.ledgers[d.ledger]] as const]),
    [{ label: t.type }, (d) => BOLIGTYPE_NAMES[ctx.lang][d.type]],
    [{ label: t.level }, (d) => NIVAA_NAMES[ctx.lang][d.level]],
    ...ofKind[kind],
    [{ label: t.year }, (d) => d.year],
    [{ label: t.units, align: 'right' }, (d) => formatNumber(d.units)],
    ...(kind === 'bestand'
      ? []
      : [[{ label: t.probability, unit: '%', align: 'right' }, (d: Tilbud) => formatNumber(d.probability)] as const]),
    ...(p.rows.some((r) => (r.data.levert ?? []).length > 0)
      ? [[{ label: t.came, align: 'right' }, (d: Tilbud) => <Came levert={d.levert ?? []} />] as const]
      : []),
  ];
  return (
    <DataTable
      stack
      caption={shared ? `${t.kinds[kind]}, ${t.ledgers[shared].toLowerCase()}` : t.kinds[kind]}
      columns={[
        { label: t.name },
        ...columns.map(([c]) => c),
        ...(edit ? [{ label: t.remove, screenOnly: true }] : []),
      ]}
      rows={p.rows.map((r) => ({
        cells: [
          edit ? <a href={ctx.href(`${base}/${r.number}`)}>{r.data.name}</a> : r.data.name,
          ...columns.map(([, cell]) => cell(r.data) as string),
          ...(edit
            ? [
                <RowButton
                  ctx={ctx}
                  to="fjern"
                  number={r.number}
                  label={t.remove}
                  what={`${r.data.name} ${r.data.year}`}
                />,
              ]
            : []),
        ],
      }))}
    />
  );
}

/** Typed rows and fields together. */
function ProgramPicture(p: { ctx: Ctx; rows: Rows; fields: readonly Ventet[] }) {
  const t = TILBUD_TEXTS[p.ctx.lang];
  const years = programByYear(p.rows, 'boligutvikling', p.fields);
  const first = years[0]?.year ?? 0;
  const last = years.at(-1)?.year ?? 0;
  // A field far ahead would make the picture mostly empty; the table has every year.
  if (years.length === 0 || last - first > 30) return null;
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return (
    <Picture
      caption={t.picture}
      draw={(width) =>
        YearBars({
          width,
          title: t.picture,
          description: t.planned,
          unit: t.units,
          years: all,
          values: all.map((y) => ({ mean: years.find((v) => v.year === y)?.units ?? 0, p10: null, p90: null })),
          above: t.planned,
          below: '',
          colour: INK.supply,
        })
      }
      tableLabel={t.asTable}
    >
      <DataTable
        stack
        caption={t.picture}
        hideCaption
        columns={[{ label: t.year }, { label: t.planned, align: 'right' }, { label: t.expected, align: 'right' }]}
        rows={years.map((v) => ({ cells: [v.year, formatNumber(v.units), formatNumber(v.expected)] }))}
      />
      <SourceLine>{t.expectedNote}</SourceLine>
    </Picture>
  );
}

/** The way to the fields with a table of their own. */
function ProgramLink(p: { ctx: Ctx; units: number }) {
  const t = TILBUD_TEXTS[p.ctx.lang];
  return (
    <p class="bp-text">
      {p.units > 0 ? `${t.inProgram(formatNumber(p.units))} ` : ''}
      <a href={p.ctx.href(`/arbeid/${where(p.ctx).kommune.slug}/boligbyggeprogram`)}>{t.toProgram}</a>
    </p>
  );
}

const standingUnits = (rows: readonly { readonly units: number }[]) => rows.reduce((n, row) => n + row.units, 0);

/** What there is and what is coming, kind by kind; `only` shows one kind. */
export async function listPage(ctx: Ctx, only: TilbudKind | null, deps: TilbudPageDeps): Promise<Page> {
  const t = TILBUD_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const [stored, fields] = await ctx.db.inKommune(
    kommune.id,
    async (tx) => [await listTilbud(tx), await listVentet(tx)] as const,
  );
  const rows = stored.filter((r) => !r.data.removed);
  const oneByOne = await deps.oneByOne(ctx);
  const kinds = TILBUD_KINDS.filter((kind) => !only || kind === only);
  const inView = rows.filter((r) => kinds.includes(r.data.kind));
  const edit = ctx.may('rediger');
  const findings = REGNSKAP.flatMap((ledger) => {
    const count = (kind: TilbudKind) => {
      const inFields = kind === 'program' && ledger === 'boligutvikling' ? standingUnits(fields) : 0;
      const units = kinds.includes(kind) ? unitsOf(rows, kind, ledger) + inFields : 0;
      return units > 0 ? formatNumber(units) : null;
    };
    const n = Object.fromEntries(TILBUD_KINDS.map((kind) => [kind, count(kind)])) as Counts;
    return TILBUD_KINDS.some((kind) => n[kind]) ? [t.finding(t.ledgers[ledger], n)] : [];
  });
  const states = avtalerIn(inView).map((a) => expiryState(a.terms, ctx.clock.today()));
  const expiring = t.expiring(states.filter((s) => s === 'ut').length, states.filter((s) => s === 'snart').length);
  const removed = stored.find((r) => r.data.removed && String(r.number) === ctx.url.searchParams.get('fjernet'));
  const title = only ? t.kinds[only] : t.title;
  return {
    title,
    nav: 'tilbud',
    step: 4,
    wide: true,
    body: (
      <>
        <h1>{title}</h1>
        <Finding>{findings.length === 0 ? t.empty : `${findings.join(' ')} ${expiring}`.trim()}</Finding>
        {removed && edit ? (
          <Notice tone="success">
            <p>{`${t.removed} (${removed.data.name})`}</p>
            <RowButton ctx={ctx} to="angre" number={removed.number} label={t.undo} what={removed.data.name} />
          </Notice>
        ) : null}
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        {rows.length === 0 && !only ? (
          <EmptyState heading={t.title}>
            <p>{t.emptyText}</p>
          </EmptyState>
        ) : null}
        {kinds.map((kind) => {
          const own = rows.filter((r) => r.data.kind === kind);
          return (
            <section>
              {only ? null : <h2 id={kind}>{t.kinds[kind]}</h2>}
              {own.length === 0 ? <p class="bp-text">{t.emptyKinds[kind]}</p> : null}
              {kind === 'bestand' ? (
                <p class="bp-text">
                  {oneByOne ? `${t.bestandReplaced} ` : ''}
                  <a href={ctx.href(`/arbeid/${kommune.slug}/boliger`)}>{t.toBestand}</a>
                </p>
              ) : null}
              {kind === 'program' ? <ProgramPicture ctx={ctx} rows={own} fields={fields} /> : null}
              {own.length === 0 ? null : kind === 'avtale' ? (
                <AvtaleTable ctx={ctx} rows={own} edit={edit} terms={deps.terms} />
              ) : (
                <KindTable ctx={ctx} kind={kind} rows={own} edit={edit} />
              )}
              {kind === 'program' ? <ProgramLink ctx={ctx} units={standingUnits(fields)} /> : null}
              {edit || (kind === 'avtale' && own.length > 0) ? (
                <SubmitRow>
                  {edit ? (
                    <ButtonLink
                      href={ctx.href(`${base}/ny/${kind}`)}
                      variant={own.length === 0 ? 'primary' : 'secondary'}
                    >
                      {t.addKind[kind]}
                    </ButtonLink>
                  ) : null}
                  {kind === 'avtale' && own.length > 0 ? (
                    <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/avtaler.xlsx`)} variant="secondary">
                      {AVTALE_TEXTS[ctx.lang].excel}
                    </ButtonLink>
                  ) : null}
                </SubmitRow>
              ) : null}
            </section>
          );
        })}
        <SourceLine>{t.programNote}</SourceLine>
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/gap`)} variant={edit ? 'secondary' : 'primary'}>
            {t.toGap}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}
