import type { Ctx } from '../../../platform/http/route.ts';
import { forklarerFor, forklart } from '../forklaring.ts';
import type { Ordliste } from '../ordliste.ts';
import { siderI } from '../sider.ts';
import { escapeHtml } from '../text-file.ts';
import { VEILEDER_TEXTS } from '../texts.ts';
import type { Punkt, Veileder } from '../veileder.ts';

/** The text of a page with each hard word as a button that opens its meaning beside it; made once for each page and written form. */
export function readerOf(veileder: Veileder, ordliste: Ordliste) {
  const forklarer = { nb: forklarerFor(ordliste, 'nb'), nn: forklarerFor(ordliste, 'nn') };
  const pages = new Map(siderI(veileder).map((s) => [s.side, s.punkter]));
  const made = new Map<string, ReadonlyMap<string, string>>();
  return (ctx: Ctx, side: string): ((punkt: Punkt) => string) => {
    const { lang } = ctx;
    const key = `${lang}/${side}`;
    const texts =
      made.get(key) ??
      forklart(pages.get(side) ?? [], forklarer[lang], lang, (begrep, word) => {
        const id = `ord-${begrep.id}`;
        const meaning = escapeHtml(begrep.definisjon[lang]);
        const more = `<a href="${ctx.href(`/ordliste#${begrep.id}`)}">${escapeHtml(VEILEDER_TEXTS[lang].ordliste.title)}</a>`;
        return `<button type="button" class="bp-word" popovertarget="${id}">${word}</button><span class="bp-meaning" id="${id}" popover><b>${escapeHtml(begrep[lang])}</b>: ${meaning} ${more}</span>`;
      });
    made.set(key, texts);
    return (punkt) => texts.get(punkt.anker) ?? punkt.html[lang];
  };
}
