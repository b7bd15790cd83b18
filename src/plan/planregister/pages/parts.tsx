import type { FC } from 'hono/jsx';
import { formatDate, type Language, type TypedFields } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx, FormBody } from '../../../platform/http/route.ts';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import type { PlanDocument } from '../../plandokument/document.ts';
import { tiltakNumber } from '../../tiltak/index.ts';
import type { Svarmaal, Svartiltak } from '../dekning.ts';
import { FOERING_TEXTS } from '../foeringtekster.ts';
import type { RegisterRefusal } from '../parse.ts';
import { type PlanRow, planNumber, type Registerstatus } from '../plan.ts';
import { REGISTER_REFUSALS } from '../refusals.ts';
import { listAnswers, listFoeringer, listMotstrid, listPlaner } from '../store.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';
import { foeringerInLanguage, inLanguage, type Vanlige } from '../vanlige.ts';

export interface PlanregisterPageDeps {
  readonly vanlige: Vanlige;
  /** Where the boligplan that is written in the product stands; null while nothing is written. */
  readonly ownPlan: (tx: Tx) => Promise<Registerstatus | null>;
  /** The units of the municipality, offered where an owner is typed. */
  readonly unitNames: (tx: Tx) => Promise<readonly string[]>;
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  readonly View: FC<{ document: PlanDocument }>;
}

export const TONES: Readonly<Record<Registerstatus, 'neutral' | 'info' | 'success' | 'warning'>> = {
  uavklart: 'warning',
  utkast: 'neutral',
  hoering: 'info',
  innstilt: 'info',
  vedtatt: 'success',
  rullering: 'info',
  erstattet: 'neutral',
};

export const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  const home = `/arbeid/${ctx.kommune.slug}`;
  return {
    kommune: ctx.kommune,
    home,
    planer: `${home}/planer`,
    foeringer: `${home}/foringer`,
    get actor() {
      return actorOf(ctx);
    },
  };
};

/** The fields as typed, with those of several choices joined by spaces. */
export const typedOf = (form: FormBody, ...several: string[]): TypedFields => ({
  ...form.all(),
  ...Object.fromEntries(several.map((name) => [name, form.texts(name).join(' ')])),
});

export function shown(ctx: Ctx, refusals: readonly RegisterRefusal[]) {
  const sentences = REGISTER_REFUSALS[ctx.lang];
  const errors = refusals.map((r) => ({ field: r.field, text: sentences[r.code](r.data ?? {}) }));
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

export const statusOf = (refusals: readonly RegisterRefusal[]): 200 | 409 | 422 =>
  refusals.some((r) => r.code === 'endret-av-andre') ? 409 : refusals.length > 0 ? 422 : 200;

export interface Register {
  readonly plans: readonly Revision<PlanRow['data']>[];
  readonly foeringer: Awaited<ReturnType<typeof listFoeringer>>;
  readonly motstrid: Awaited<ReturnType<typeof listMotstrid>>;
  readonly maal: readonly Svarmaal[];
  readonly tiltak: readonly Svartiltak[];
  /** Status of the boligplan written here; null while nothing is written. */
  readonly own: Registerstatus | null;
  readonly units: readonly string[];
}

/** Everything the pages of this slice tell of, in the reader's language, with the status that the plan document has. */
export async function loadRegister(ctx: Ctx, deps: PlanregisterPageDeps): Promise<Register> {
  const read = await ctx.db.inKommune(where(ctx).kommune.id, async (tx) => ({
    plans: await listPlaner(tx),
    foeringer: await listFoeringer(tx),
    motstrid: await listMotstrid(tx),
    ...(await listAnswers(tx)),
    own: await deps.ownPlan(tx),
    units: await deps.unitNames(tx),
  }));
  return {
    ...read,
    plans: inLanguage(read.plans, deps.vanlige, ctx.lang).map((r) =>
      r.data.own ? { ...r, data: { ...r.data, status: read.own ?? 'utkast' } } : r,
    ),
    foeringer: foeringerInLanguage(read.foeringer, deps.vanlige, ctx.lang),
  };
}

/** One button in the page, with what it is about for those who do not see the row. */
export function Press(p: {
  ctx: Ctx;
  to: string;
  label: string;
  what?: string;
  fields?: Readonly<Record<string, string | number>>;
}) {
  return (
    <form method="post" action={p.ctx.href(p.to)}>
      <input type="hidden" name="csrf" value={p.ctx.csrf} />
      {Object.entries(p.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      <button class="bp-linkbutton" type="submit" aria-label={p.what ? `${p.label} ${p.what}` : undefined}>
        {p.label}
      </button>
    </form>
  );
}

/** All revisions, newest first, each with the fields that differ from the one before. */
export function History<T extends { readonly removed: boolean }>(p: {
  ctx: Ctx;
  revisions: readonly Revision<T>[];
  typed: (data: T) => TypedFields;
  labels: Readonly<Record<string, string>>;
}) {
  const t = PLANREGISTER_TEXTS[p.ctx.lang];
  const said = (at: number): string => {
    const [now, before] = [p.revisions[at], p.revisions[at + 1]];
    if (!now) return '';
    if (!before) return t.firstRevision;
    if (now.data.removed !== before.data.removed) return now.data.removed ? t.gone : t.back;
    const [a, b] = [p.typed(now.data), p.typed(before.data)];
    const names = Object.keys(a).flatMap((f) => (a[f] === b[f] ? [] : [p.labels[f] ?? f]));
    return names.length > 0 ? names.join(', ') : FOERING_TEXTS[p.ctx.lang].answer;
  };
  return (
    <section>
      <h2>{t.history}</h2>
      <DataTable
        caption={t.history}
        hideCaption
        columns={[{ label: t.revision }, { label: t.when }, { label: t.changed }]}
        rows={p.revisions.map((r, at) => ({ cells: [String(r.revision), formatDate(r.created), said(at)] }))}
      />
    </section>
  );
}

/** What the codes and numbers in the forms of plans and føringer stand for. */
export function registerNames(lang: Language, register: Register) {
  const t = PLANREGISTER_TEXTS[lang];
  const f = FOERING_TEXTS[lang];
  const plans = Object.fromEntries(register.plans.map((r) => [r.number, `${planNumber(r.number)} ${r.data.title}`]));
  const groups = MAALGRUPPE_NAMES[lang];
  return {
    plan: { kind: t.kinds, status: t.statuses, theme: t.themes, parents: plans, supersededBy: plans, groups },
    foering: { kind: f.kinds, ledger: f.ledgers, theme: t.themes, plan: plans, groups },
    answers: {
      maal: Object.fromEntries(register.maal.map((m) => [m.number, `${m.number}. ${m.title}`])),
      tiltak: Object.fromEntries(register.tiltak.map((m) => [m.number, `${tiltakNumber(m.number)} ${m.title}`])),
    },
  };
}

export const planLabels = (lang: Language): Readonly<Record<string, string>> => {
  const t = PLANREGISTER_TEXTS[lang];
  return {
    title: t.planTitle,
    kind: t.kind,
    theme: t.theme,
    status: t.status,
    fromYear: t.fromYear,
    toYear: t.toYear,
    rullering: t.rullering,
    owner: t.owner,
    link: t.link,
    caseNumber: t.caseNumber,
    parents: t.parents,
    supersededBy: t.supersededBy,
    groups: t.groups,
    note: t.note,
    own: t.own,
  };
};

export const foeringLabels = (lang: Language): Readonly<Record<string, string>> => {
  const t = FOERING_TEXTS[lang];
  return {
    text: t.text,
    plan: t.plan,
    source: t.source,
    link: t.link,
    place: t.place,
    kind: t.kind,
    groups: t.groups,
    ledger: t.ledger,
    theme: t.theme,
    amount: t.amount,
    unit: t.unit,
    year: t.year,
    waived: t.waived,
    maal: t.maal,
    tiltak: t.tiltak,
  };
};
