import type { Refusal } from '../../kernel/index.ts';
import { knownCookie } from '../../platform/auth/known.ts';
import { sessionCookie } from '../../platform/auth/sessions.ts';
import { seeOther } from '../../platform/http/reply.ts';
import type { Ctx } from '../../platform/http/route.ts';
import { KONTO_TEXTS } from './texts.ts';

type Codes = keyof (typeof KONTO_TEXTS)['nb']['refusals'];

/** Refusals as the sentences of a form. */
export function shown(ctx: Ctx, refusals: readonly Refusal[]) {
  const texts = KONTO_TEXTS[ctx.lang].refusals;
  const errors = refusals.map((r) => ({ field: r.field, text: texts[r.code as Codes] ?? r.code }));
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

/** Starts the session in the browser, which is known from now on, and goes on. */
export function enter(ctx: Ctx, { token, known }: { token: string; known: string }, path: string): Response {
  const reply = seeOther(ctx, path);
  reply.headers.append('Set-Cookie', sessionCookie(token, ctx.secure));
  reply.headers.append('Set-Cookie', knownCookie(known, ctx.secure));
  return reply;
}
