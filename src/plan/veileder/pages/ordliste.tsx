import type { Ctx, Page } from '../../../platform/http/route.ts';
import { etterBokstav, type Ordliste } from '../ordliste.ts';
import { VEILEDER_TEXTS } from '../texts.ts';

const anker = (bokstav: string) => `bokstav-${bokstav.toLowerCase()}`;

/** The words of the guide with their meaning, found by first letter. */
export function ordlistePage(ctx: Ctx, ordliste: Ordliste): Page {
  const t = VEILEDER_TEXTS[ctx.lang].ordliste;
  const annet = ctx.lang === 'nb' ? 'nn' : 'nb';
  const bokstaver = etterBokstav(ordliste, ctx.lang);
  return {
    title: t.title,
    body: (
      <>
        <h1>{t.title}</h1>
        <p>{t.intro(bokstaver.reduce((sum, b) => sum + b.begreper.length, 0))}</p>
        <nav class="bp-letters" aria-label={t.letters}>
          <ul>
            {bokstaver.map((b) => (
              <li>
                <a href={`#${anker(b.bokstav)}`}>{b.bokstav}</a>
              </li>
            ))}
          </ul>
        </nav>
        {bokstaver.map((b) => (
          <section aria-labelledby={anker(b.bokstav)}>
            <h2 id={anker(b.bokstav)}>{b.bokstav}</h2>
            <dl class="bp-words">
              {b.begreper.map((begrep) => (
                <div>
                  <dt id={begrep.id}>{begrep[ctx.lang]}</dt>
                  <dd>
                    {begrep.definisjon[ctx.lang]}
                    {begrep[annet] === begrep[ctx.lang] ? null : (
                      <span class="bp-source">
                        {' '}
                        {t.other}: <span lang={annet}>{begrep[annet]}</span>.
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </>
    ),
  };
}
