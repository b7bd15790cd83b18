import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Revision, revisionsOf } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import { Button, Form, NumberField, options, SelectField, SubmitRow, TextArea, TextField } from '../../../ui/form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { type Kilder, listLevert } from '../../oppfoelging/index.ts';
import { here } from '../../organisering/index.ts';
import { listMaal, listTiltak } from '../../tiltak/index.ts';
import {
  deliveredOf,
  KILDER,
  type Maalindikator,
  type MaalindikatorRefusal,
  RETNINGER,
  type Tilstand,
  typedMaalindikator,
  typedVerdi,
  type Verdi,
} from '../maalindikator.ts';
import { rundelinjer } from '../rundelinjer.ts';
import { listMaalindikatorer, MAALINDIKATOR } from '../store.ts';
import { MAALINDIKATOR_TEXTS } from '../texts.ts';

/** An indicator of the knowledge base with the figures this reader may see. */
export interface Beregnet {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly points: readonly { readonly year: number; readonly value: number; readonly source: string }[];
}

export interface MaalindikatorPageDeps {
  /** Names of the municipality's units, offered where one is typed. */
  readonly unitNames: (tx: Tx) => Promise<readonly string[]>;
  /** The municipality's own figures: of every indicator of the knowledge base, or of those named. */
  readonly computed: (ctx: Ctx, only?: ReadonlySet<string>) => Promise<readonly Beregnet[]>;
}

export const pathOf = (ctx: Ctx): string => `${here(ctx).work}/oppfoelging/maalindikatorer`;

const readIn = async (tx: Tx) => ({
  indikatorer: await listMaalindikatorer(tx),
  maal: await listMaal(tx),
  tiltak: await listTiltak(tx),
  levert: await listLevert(tx),
});
type Read = Awaited<ReturnType<typeof readIn>>;

export async function readAll(ctx: Ctx, deps: MaalindikatorPageDeps) {
  const { kommune } = here(ctx);
  const { read, units } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    read: await readIn(tx),
    units: await deps.unitNames(tx),
  }));
  const beregnede = await deps.computed(ctx);
  const t = MAALINDIKATOR_TEXTS[ctx.lang];
  return { ...read, units, beregnede, ...valuesOf(read, beregnede, t.reported) };
}

/** The indicators with the values they are measured by, and nothing that only a form needs. */
export async function readMeasured(ctx: Ctx, deps: MaalindikatorPageDeps) {
  const read = await ctx.db.inKommune(here(ctx).kommune.id, readIn);
  const used = read.indikatorer.flatMap(({ data }) => (data.kilde === 'kunnskap' ? [data.kunnskap] : []));
  const beregnede = used.length > 0 ? await deps.computed(ctx, new Set(used)) : [];
  return { ...read, ...valuesOf(read, beregnede, MAALINDIKATOR_TEXTS[ctx.lang].reported) };
}

/** Where the values of each kind of indicator are read from. */
function valuesOf(read: Read, beregnede: readonly Beregnet[], reported: string) {
  const under = (m: Maalindikator) =>
    read.tiltak.filter((row) => !row.data.removed && row.data.maal === m.maal).map((row) => row.number);
  const verdierOf = (m: Maalindikator): readonly Verdi[] => {
    if (m.kilde === 'egen') return m.verdier;
    if (m.kilde === 'tiltak') return deliveredOf(read.levert, under(m), reported);
    const own = beregnede.find((b) => b.id === m.kunnskap);
    return (own?.points ?? []).map((p) => ({ date: `${p.year}-12-31`, value: p.value, source: p.source }));
  };
  return { under, verdierOf };
}

/**
 * The indicators for a reporting round. A report is for everybody, so figures of the knowledge base are those that
 * everybody may see, whoever closes the round.
 */
export const indikatorerForRunde =
  (figuresForAll: MaalindikatorPageDeps['computed']) =>
  async (ctx: Ctx): Promise<Kilder['indikatorer']> => {
    const { kommune } = here(ctx);
    const rows = await ctx.db.inKommune(kommune.id, listMaalindikatorer);
    const computed = rows.some((r) => r.data.kilde === 'kunnskap' && !r.data.removed) ? await figuresForAll(ctx) : [];
    return async (tx, day, since) => {
      const read = await readIn(tx);
      const { verdierOf } = valuesOf(read, computed, MAALINDIKATOR_TEXTS[ctx.lang].reported);
      const goalOf = (maal: number) => read.maal.find((g) => g.number === maal)?.data.title ?? '';
      return rundelinjer(read.indikatorer, { goalOf, verdierOf }, day, since);
    };
  };

export type All = Awaited<ReturnType<typeof readAll>>;

export const TONES = {
  naadd: 'success',
  'paa-vei': 'info',
  'ikke-naadd': 'danger',
  'for-tidlig': 'neutral',
  'uten-verdi': 'warning',
} as const satisfies Readonly<Record<Tilstand, string>>;

/** Statistics speak of a year, and no day of it. */
export const dayOf = (m: Maalindikator, date: string): string =>
  m.kilde === 'kunnskap' ? date.slice(0, 4) : formatDate(date);

export const statusOf = (refusals: readonly MaalindikatorRefusal[]) =>
  refusals.some((r) => r.code === 'endret-av-andre') ? 409 : refusals.length > 0 ? 422 : 200;

/** Refusals as finished sentences. */
export const sentencesOf = (ctx: Ctx, refusals: readonly MaalindikatorRefusal[]) => {
  const t = MAALINDIKATOR_TEXTS[ctx.lang];
  return refusals.map((r) => {
    const field = r.field ?? '';
    if (r.code === 'ikke-linje') return { field, text: t.badLine(Number(r.data?.line)) };
    if (r.code === 'ikke-desimaltall') return { field, text: t.badNumber };
    if (r.code === 'for-mange-verdier') return { field, text: t.tooMany };
    return { field, text: ROW_TEXTS[ctx.lang].refusals[r.code](r.data ?? {}) };
  });
};

export function Fields(p: {
  ctx: Ctx;
  all: All;
  action: string;
  /** The revision that is changed; null for a new one. */
  revision: number | null;
  typed: Readonly<Record<string, string>>;
  /** What stands above a form that somebody else's words fill in. */
  lead?: string;
  error: (field: string) => string | undefined;
}) {
  const t = MAALINDIKATOR_TEXTS[p.ctx.lang];
  const field = (name: string) => ({ name, value: p.typed[name] ?? '', error: p.error(name) });
  return (
    <Form action={p.ctx.href(p.action)} csrf={p.ctx.csrf}>
      {p.revision === null ? null : <input type="hidden" name="revision" value={String(p.revision)} />}
      {p.lead ? <p>{p.lead}</p> : null}
      <SelectField
        {...field('maal')}
        label={t.goal}
        empty="–"
        options={p.all.maal.map((m) => ({ value: String(m.number), label: `${m.number}. ${m.data.title}` }))}
      />
      <TextField {...field('title')} label={t.name} />
      <TextField {...field('unit')} label={t.unit} description={t.unitHelp} short />
      <SelectField {...field('kilde')} label={t.kilde} empty="–" options={options(KILDER, t.kilder)} />
      <SelectField
        {...field('kunnskap')}
        label={t.kunnskap}
        description={t.kunnskapHelp}
        empty="–"
        options={p.all.beregnede.map((b) => ({ value: b.id, label: b.name }))}
      />
      <SelectField {...field('retning')} label={t.retning} empty="–" options={options(RETNINGER, t.retninger)} />
      <TextArea {...field('bane')} label={t.bane} description={t.baneHelp} rows={5} />
      <TextField {...field('baneKilde')} label={t.baneKilde} description={t.baneKildeHelp} />
      <TextField
        {...field('responsible')}
        label={t.responsible}
        description={t.responsibleHelp}
        suggestions={p.all.units}
      />
      <TextField {...field('due')} label={t.due} type="date" short />
      <SubmitRow>
        <Button>{t.save}</Button>
      </SubmitRow>
    </Form>
  );
}

/** What the fields of the form are called. */
export function labelsOf(ctx: Ctx): (field: string) => string | undefined {
  const t = MAALINDIKATOR_TEXTS[ctx.lang];
  const labels: Readonly<Record<string, string>> = {
    maal: t.goal,
    title: t.name,
    unit: t.unit,
    kilde: t.kilde,
    kunnskap: t.kunnskap,
    retning: t.retning,
    bane: t.bane,
    baneKilde: t.baneKilde,
    responsible: t.responsible,
    due: t.due,
  };
  return (field) => labels[field];
}

/** Where a value is registered by hand. */
export function ValueForm(p: {
  ctx: Ctx;
  action: string;
  revision: number;
  unit: string;
  typed: Readonly<Record<string, string>>;
  /** The newest value there is, when somebody else has saved since the form was read. */
  late?: Verdi | null;
  error: (field: string) => string | undefined;
}) {
  const t = MAALINDIKATOR_TEXTS[p.ctx.lang];
  const labels: Readonly<Record<string, string>> = { date: t.date, value: t.value, source: t.source };
  const saved = p.late ? typedVerdi(p.late) : {};
  const field = (name: string) => ({ name, value: p.typed[name] ?? '', error: p.error(name) });
  return (
    <Form action={p.ctx.href(p.action)} csrf={p.ctx.csrf}>
      {p.late === undefined ? null : (
        <Conflict lang={p.ctx.lang} differ={differences(saved, p.typed, (name) => labels[name])} />
      )}
      <input type="hidden" name="revision" value={String(p.revision)} />
      <TextField {...field('date')} label={t.date} description={t.dateHelp} type="date" short />
      <NumberField {...field('value')} label={t.value} unit={p.unit} />
      <TextField {...field('source')} label={t.source} />
      <SubmitRow>
        <Button>{t.register}</Button>
      </SubmitRow>
    </Form>
  );
}

/** What came too late, laid over the indicator as it is saved now. */
export async function laidOver(ctx: Ctx, row: Revision<Maalindikator>, sent: TypedFields) {
  const { kommune } = here(ctx);
  const revisions = await ctx.db.inKommune(kommune.id, (tx) =>
    revisionsOf<Maalindikator>(tx, MAALINDIKATOR.table, row.number),
  );
  const before = revisions.find((r) => String(r.revision) === sent.revision);
  return {
    typed: overSaved(sent, before && typedMaalindikator(before.data), typedMaalindikator(row.data)),
    merged: before !== undefined,
  };
}

/** What somebody else saved of the indicator beside what the reader typed. */
export const TooLate = (p: { ctx: Ctx; now: Maalindikator; typed: TypedFields; merged: boolean }) => (
  <Conflict
    lang={p.ctx.lang}
    merged={p.merged}
    differ={differences(typedMaalindikator(p.now), p.typed, labelsOf(p.ctx))}
  />
);
