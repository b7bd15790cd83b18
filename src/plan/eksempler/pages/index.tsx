import { formatDate } from '../../../kernel/index.ts';
import type { Ctx, Route } from '../../../platform/http/route.ts';
import { Card, CardGrid } from '../../../ui/blocks.tsx';
import { ButtonLink } from '../../../ui/form.tsx';
import type { Eksempel } from '../eksempel.ts';
import { EKSEMPEL_TEXTS } from '../texts.ts';

/** The cards; `slug` is the workspace that "use this" leads to, null sends the visitor through the start page with the wish. */
export function exampleCards(ctx: Ctx, eksempler: readonly Eksempel[], slug: string | null) {
  const t = EKSEMPEL_TEXTS[ctx.lang];
  const opened = (side: string) => (slug ? `/arbeid/${slug}/${side}` : `/start?videre=${side}`);
  return (
    <CardGrid>
      {eksempler.map((e) => {
        const opens = t.opens[e.brukDette.side] ?? e.brukDette.side;
        return (
          <Card id={`eksempel-${e.id}`}>
            <h3>{e.tittel[ctx.lang]}</h3>
            <p>
              <strong>{`${t.kommune}: `}</strong>
              {e.kommune}
            </p>
            {e.tekst[ctx.lang].map((text) => (
              <p>{text}</p>
            ))}
            <p>
              <strong>{`${t.lesson}: `}</strong>
              {e.laerdom[ctx.lang]}
            </p>
            <p class="bp-source">
              <a href={e.kilde.url}>{t.source(formatDate(e.kilde.sistKontrollert))}</a>
            </p>
            {e.brukDette.bygd ? (
              <p>
                <ButtonLink href={ctx.href(opened(e.brukDette.side))} variant="secondary">
                  {t.use}
                  <span class="ds-sr-only">{`: ${e.kommune}`}</span>
                </ButtonLink>{' '}
                <span class="bp-source">{opens}</span>
              </p>
            ) : (
              <p class="bp-source">{`${t.use}: ${t.later(opens)}`}</p>
            )}
          </Card>
        );
      })}
    </CardGrid>
  );
}

export function eksempelRoutes(eksempler: readonly Eksempel[], slugFor: (ctx: Ctx) => Promise<string | null>): Route[] {
  return [
    {
      method: 'GET',
      path: '/eksempler',
      who: 'alle',
      fixed: true,
      handle: async (ctx) => {
        const t = EKSEMPEL_TEXTS[ctx.lang];
        return {
          title: t.title,
          wide: true,
          body: (
            <>
              <h1>{t.title}</h1>
              <p class="bp-text">{t.intro}</p>
              <h2 class="ds-sr-only">{t.step}</h2>
              {exampleCards(ctx, eksempler, await slugFor(ctx))}
            </>
          ),
        };
      },
    },
  ];
}
