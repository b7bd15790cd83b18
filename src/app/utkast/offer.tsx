import type { Ctx } from '../../platform/http/route.ts';
import { UTKAST_TEXTS } from './texts.ts';

/** What utkast.island.ts puts over a form with a draft; hidden, and of no use, without it. The same for everybody who is logged in. */
export function DraftOffer({ ctx }: { ctx: Ctx }) {
  if (!ctx.session || !ctx.kommune) return null;
  const t = UTKAST_TEXTS[ctx.lang];
  return (
    <template id="skjemautkast" data-adresse={`/arbeid/${ctx.kommune.slug}/skjemautkast`} data-hentet={t.fetched}>
      <section class="ds-alert" data-color="info" aria-label={t.label}>
        <p role="status" data-tekst={t.found} />
        <div class="bp-actions">
          <button type="button" class="ds-button" data-variant="secondary" data-gjoer="hent">
            {t.fetch}
          </button>
          <button type="button" class="ds-button" data-variant="tertiary" data-gjoer="forkast">
            {t.discard}
          </button>
        </div>
      </section>
    </template>
  );
}
