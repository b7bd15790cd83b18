import type { Ctx, Page } from '../../platform/http/route.ts';
import { UTKAST_TEXTS } from './texts.ts';

/** Where drafts of the page's forms are kept; null for who has nowhere to keep any. */
export const draftsAt = (ctx: Ctx, page: Pick<Page, 'drafts'>): string | null =>
  page.drafts ?? (ctx.session && ctx.kommune ? `/arbeid/${ctx.kommune.slug}/skjemautkast` : null);

/** What utkast.island.ts puts over a form with a draft; hidden, and of no use, without it. The same for everybody who is logged in. */
export function DraftOffer({ ctx, at }: { ctx: Ctx; at: string | null }) {
  if (at === null) return null;
  const t = UTKAST_TEXTS[ctx.lang];
  return (
    <template id="skjemautkast" data-adresse={at} data-hentet={t.fetched}>
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
