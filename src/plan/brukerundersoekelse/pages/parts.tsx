import { formatNumber, isSmallCount, type Language, type TypedFields } from '../../../kernel/index.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import type { Skjemamal } from '../content.ts';
import { inWork, SPRAAK, type Spoersmaal, type Spraak, type UndersoekelseRefusal } from '../skjema.ts';
import { UNDERSOEKELSE_TEXTS } from '../texts.ts';

export interface UndersoekelseDeps {
  readonly maler: readonly Skjemamal[];
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
}

export function where(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  const { slug } = ctx.kommune;
  return {
    kommune: ctx.kommune,
    base: `/arbeid/${slug}/undersoekelser`,
    open: `/k/${slug}/svar`,
    /** As the reader reached us: what stands on a poster must lead here. */
    origin: `${ctx.secure ? 'https' : 'http'}://${ctx.url.host}`,
    get actor() {
      return actorOf(ctx);
    },
  };
}

export const askedLanguage = (ctx: Ctx, offered: readonly Spraak[]): Spraak => {
  const asked = ctx.url.searchParams.get('sprak');
  return offered.find((s) => s === asked) ?? offered.find((s) => s === ctx.lang) ?? offered[0] ?? 'nb';
};

/** Refusals as sentences for staff, and the status of the page that shows them. */
export function said(lang: Language, refusals: readonly UndersoekelseRefusal[]) {
  const t = UNDERSOEKELSE_TEXTS[lang];
  const errors = refusals.map((r) => ({ field: r.field, text: t.refusals[r.code](r.data ?? {}) }));
  const status: 200 | 409 | 422 = refusals.some((r) => r.code === 'endret-av-andre')
    ? 409
    : refusals.length > 0
      ? 422
      : 200;
  return { errors, status, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

/** How many answered, as it may be told. */
export const told = (n: number | null, lang: Language): string =>
  n === null || isSmallCount(n) ? UNDERSOEKELSE_TEXTS[lang].under : formatNumber(n);

export const kindOf = (q: Spoersmaal, lang: Language): string => UNDERSOEKELSE_TEXTS[lang].kinds[q.kind];

export const questionLabel = (q: Spoersmaal, lang: Language): string => inWork(q.text, lang);

/** Names of the fields of a text in four languages. */
export const languageFields = (field: string, say: (language: string) => string, lang: Language) =>
  SPRAAK.map((spraak) => ({
    name: `${field}-${spraak}`,
    label: say(UNDERSOEKELSE_TEXTS[lang].languages[spraak]),
  }));

export const Seen = (p: { revision: number }) => <input type="hidden" name="seen" value={String(p.revision)} />;

export const labelIn = (labels: TypedFields) => (field: string) => labels[field];
