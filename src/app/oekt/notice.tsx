import type { Ctx } from '../../platform/http/route.ts';
import { OEKT_TEXTS } from './texts.ts';

const millisecondsLeft = (ctx: Ctx): number =>
  ctx.session ? Math.max(0, Date.parse(ctx.session.ends) - Date.parse(ctx.clock.now())) : 0;

/** How many seconds are left of the visitor's login. */
export const secondsLeft = (ctx: Ctx): number => Math.floor(millisecondsLeft(ctx) / 1000);

/** Minutes that are left at least, so that a page loaded twice is the same page; the script asks again in time. */
const minutesLeft = (ctx: Ctx): number => Math.max(0, Math.ceil(millisecondsLeft(ctx) / 60_000) - 1);

/** What oekt.island.ts shows when the login is about to end; hidden, and of no use, without it. */
export function SessionNotice({ ctx }: { ctx: Ctx }) {
  if (!ctx.session || !ctx.bruker) return null;
  const t = OEKT_TEXTS[ctx.lang];
  return (
    <section
      class="bp-oekt"
      id="oekt"
      aria-label={t.label}
      hidden
      data-minutter={minutesLeft(ctx)}
      data-siste={ctx.session.last ? 'ja' : undefined}
      data-bruker={ctx.bruker.id}
      data-soon1={t.soon.one}
      data-soon2={t.soon.two}
      data-last1={t.last.one}
      data-last2={t.last.two}
      data-extended={t.extended}
      data-out={t.out}
      data-back={t.back}
      data-other={t.other}
      data-unknown={t.unknown}
    >
      <div class="bp-shell">
        <p role="alert" id="oekt-tekst" />
        <form method="post" action={ctx.href('/konto/oekt')} id="oekt-mer">
          <input type="hidden" name="csrf" value={ctx.csrf} />
          <button type="submit" class="ds-button" data-variant="primary">
            {t.extend}
          </button>
        </form>
        <a
          class="ds-button"
          data-variant="secondary"
          id="oekt-inn"
          href={ctx.href('/logg-inn')}
          target="_blank"
          rel="noopener"
        >
          {t.logIn}
        </a>
      </div>
    </section>
  );
}
