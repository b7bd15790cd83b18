import type { Child, FC } from 'hono/jsx';
import type { Ctx } from '../../../platform/http/route.ts';
import { Status } from '../../../ui/blocks.tsx';
import type { Lesbarhet, Seksjon } from '../../veileder/index.ts';
import { type Notat, standsTo } from '../notat.ts';
import { NOTAT_TEXTS } from '../texts.ts';

export interface NotatPageDeps {
  /** The headings of the guide, in its order. */
  readonly seksjoner: ReadonlyMap<string, Seksjon>;
  /** How heavy each page of the guide is, in its order. */
  readonly lesbarhet: readonly Lesbarhet[];
  /** What was typed as in a chapter, as it is shown. */
  readonly RichText: FC<{ text: string }>;
}

/** The way to the form where the note of a heading is written. */
export const formPath = (ctx: Ctx, sted: string): string =>
  ctx.href(`/arbeid/${ctx.kommune?.slug}/notater/ved/${sted}`);

/** A note with who sees it, and whether the shipped text has changed under it. `children` are what can be done with it. */
export function NotatBlock(p: {
  ctx: Ctx;
  deps: NotatPageDeps;
  notat: Notat;
  /** Says who sees it; nobody needs that on an open page. */
  tagged: boolean;
  children?: Child;
}) {
  const { ctx, deps, notat } = p;
  const t = NOTAT_TEXTS[ctx.lang];
  const { RichText } = deps;
  const stands = standsTo(notat, deps.seksjoner.get(notat.sted));
  return (
    <div class="bp-notat">
      {p.tagged ? (
        <p class="bp-notat-head">
          {t.own(ctx.kommune?.name ?? '')}{' '}
          <Status tone={notat.visible === 'publisert' ? 'info' : 'neutral'}>{t.tag[notat.visible]}</Status>
        </p>
      ) : null}
      {p.tagged && stands !== 'lik' ? (
        <p>
          <Status tone="warning">{stands === 'endret' ? t.changed : t.gone}</Status>
        </p>
      ) : null}
      <RichText text={notat.text} />
      {p.children}
    </div>
  );
}
