import type { Refusal } from '../../../kernel/index.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import type { GuideTask, Oppgave } from '../../runde/index.ts';
import type { EksternRefusal } from '../invitasjon.ts';
import { EKSTERN_TEXTS } from '../texts.ts';

export interface EksternPageDeps {
  readonly guide: readonly GuideTask[];
  readonly membersOf: (
    kommuneId: string,
  ) => Promise<readonly { readonly brukerId: string; readonly name: string; readonly disabled: boolean }[]>;
  /** The server can send mail. */
  readonly sendsMail: boolean;
}

export function where(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A page without a kommune');
  const home = `/arbeid/${ctx.kommune.slug}`;
  return {
    kommune: ctx.kommune,
    home,
    base: `${home}/runde/eksterne`,
    get actor() {
      return actorOf(ctx);
    },
  };
}

/** What a task is called: the municipality's own words, else the guide's. */
export const titleOf = (
  ctx: Ctx,
  deps: Pick<EksternPageDeps, 'guide'>,
  task: Pick<Oppgave, 'title' | 'content'>,
): string => task.title ?? deps.guide.find((g) => g.id === task.content?.id)?.text[ctx.lang] ?? task.content?.id ?? '';

/** Refusals as finished sentences. */
export function sentences(ctx: Ctx, refusals: readonly EksternRefusal[]) {
  const t = EKSTERN_TEXTS[ctx.lang];
  const errors = (refusals as readonly Refusal<keyof typeof t.refusals>[]).map((r) => ({
    field: r.field,
    text: t.refusals[r.code](r.data ?? {}),
  }));
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}
