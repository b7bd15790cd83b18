import type { ParameterFile } from '../../plan/boligbehov/index.ts';
import type { Route } from '../../platform/http/route.ts';
import { modellenRoute } from './modellen.tsx';
import { OM_TEXTS } from './texts.ts';
import type { Treff } from './treff.ts';

/** The pages the footer leads to. */
export function omRoutes(treff: Treff, parameters: ParameterFile): Route[] {
  const pages = (['tilgjengelighet', 'personvern', 'kilder'] as const).map(
    (slug): Route => ({
      method: 'GET',
      path: `/om/${slug}`,
      who: 'alle',
      fixed: true,
      handle: (ctx) => {
        const page = OM_TEXTS[ctx.lang][slug];
        return {
          title: page.title,
          body: (
            <>
              <h1>{page.title}</h1>
              {page.paragraphs.map((text) => (
                <p>{text}</p>
              ))}
              {slug === 'kilder' ? (
                <p>
                  <a href={ctx.href('/om/modellen')}>{OM_TEXTS[ctx.lang].model}</a>
                </p>
              ) : null}
            </>
          ),
        };
      },
    }),
  );
  return [...pages, modellenRoute(treff, parameters)];
}
