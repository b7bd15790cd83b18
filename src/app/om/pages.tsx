import type { Route } from '../../platform/http/route.ts';
import { OM_TEXTS } from './texts.ts';

/** The pages the footer leads to. */
export function omRoutes(): Route[] {
  return (['tilgjengelighet', 'personvern', 'kilder'] as const).map((slug) => ({
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
          </>
        ),
      };
    },
  }));
}
