import type { Child, FC } from 'hono/jsx';
import type { Refusal } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { NumberField } from '../../../ui/form.tsx';
import type { PlanDocument } from '../../plandokument/document.ts';
import type { Opptalt } from '../effekt.ts';
import type { Eksempelstart } from '../gjenbruk.ts';
import type { KostraFunksjon } from '../kostra.ts';
import type { Typed } from '../maal.ts';
import type { RegistrertPlan } from '../planlenker.ts';
import type { RefusalCode } from '../refusals.ts';
import type { TiltakStatus } from '../status.ts';
import type { MaaltMedTall } from '../tables.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { PLAN_YEARS } from '../tiltak.ts';
import { isExample, type Virkemiddel } from '../virkemidler.ts';
import type { Stedsnavn } from './sted.tsx';

export interface TiltakPageDeps {
  /** KOSTRA functions to choose from, dated. */
  readonly kostra: readonly KostraFunksjon[];
  /** Instruments a tiltak may start from, those that are closed too. */
  readonly virkemidler: readonly Virkemiddel[];
  /** Examples of other municipalities that a tiltak may start from. */
  readonly eksempler: readonly Eksempelstart[];
  /** The municipality's units, offered where one is typed. */
  readonly unitNames: (tx: Tx) => Promise<readonly string[]>;
  /** Writes a document's tables as .xlsx. */
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  /** Shows a document on the web, without forms, as it will be on paper. */
  readonly View: FC<{ document: PlanDocument }>;
  /** The føringer that a goal or a tiltak answers, as a part of its page. */
  readonly answersTo: (ctx: Ctx, what: 'maal' | 'tiltak', number: number) => Promise<Child>;
  /** The økonomiplan, as it was last read, that pays a tiltak, as a part of its page. */
  readonly paidBy: (ctx: Ctx, number: number) => Promise<Child>;
  /** Where a tiltak was taken in from, as a part of its page. */
  readonly cameFrom: (ctx: Ctx, what: 'maal' | 'tiltak', number: number) => Promise<Child>;
  /** When the dwellings that stand were last counted. */
  readonly counted: (tx: Tx) => Promise<Opptalt>;
  /** The plans of the register, which a tiltak may name. */
  readonly plans: (tx: Tx) => Promise<readonly RegistrertPlan[]>;
  /** What places are called elsewhere in the plan. */
  readonly places: (tx: Tx) => Promise<Stedsnavn>;
  /** What the goals are measured by in numbers. */
  readonly measured: (ctx: Ctx) => Promise<readonly MaaltMedTall[]>;
  /** The form of a goal filled in by an indicator of the knowledge base; null where there is no such indicator. */
  readonly goalOf: (ctx: Ctx, indikator: string) => Promise<Typed | null>;
  /** The numeric indicators of a goal, as a part of its page. */
  readonly indicatorsOf: (ctx: Ctx, maal: number) => Promise<Child>;
  /** Years whose prices amounts may be typed in. */
  readonly priceYears: readonly number[];
}

/** What the page of a goal needs of other slices. */
export type MaalPageDeps = Pick<TiltakPageDeps, 'answersTo' | 'cameFrom' | 'indicatorsOf' | 'measured'>;

export const TONES: Readonly<Record<TiltakStatus, 'neutral' | 'info' | 'success' | 'warning' | 'danger'>> = {
  foreslaatt: 'neutral',
  'krever-utredning': 'info',
  vedtatt: 'info',
  finansiert: 'success',
  delvis: 'warning',
  utsatt: 'warning',
  forkastet: 'danger',
  'i-gang': 'success',
  gjennomfoert: 'success',
  'ikke-gjennomfoert': 'danger',
};

export const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return {
    kommune: ctx.kommune,
    base: `/arbeid/${ctx.kommune.slug}/tiltak`,
    goals: `/arbeid/${ctx.kommune.slug}/maal`,
    get actor() {
      return actorOf(ctx);
    },
  };
};

/** The plan's first year: the budget year after this one. */
export const firstYearOf = (ctx: Ctx) => Number(ctx.clock.today().slice(0, 4)) + 1;

/** Refusals as finished sentences, with the data that are themselves codes put in words. */
export function shown(ctx: Ctx, refusals: readonly Refusal<RefusalCode>[]) {
  const t = TILTAK_TEXTS[ctx.lang];
  const errors = refusals.map((r) => ({ field: r.field, text: t.refusals[r.code](r.data ?? {}) }));
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

/** One number field for each of the four years. */
export function YearFields(p: {
  ctx: Ctx;
  name: string;
  legend: string;
  help?: string;
  unit: string;
  firstYear: number;
  typed: Typed;
  of: (field: string) => string | undefined;
}) {
  const t = TILTAK_TEXTS[p.ctx.lang];
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label">{p.legend}</legend>
      {p.help ? <p>{p.help}</p> : null}
      <div class="bp-grid">
        {Array.from({ length: PLAN_YEARS }, (_, i) => (
          <NumberField
            name={`${p.name}${i + 1}`}
            label={t.years(p.firstYear + i)}
            value={p.typed[`${p.name}${i + 1}`] ?? ''}
            roomy={isExample(p.typed[`${p.name}${i + 1}`] ?? '')}
            unit={p.unit}
            error={p.of(`${p.name}${i + 1}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}
