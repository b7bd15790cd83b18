import type { Route } from '../../src/platform/http/route.ts';

/** Where a page is seen filled, and where it is seen empty. */
export const KOMMUNER = { filled: 'eksempelvik', empty: 'haram' } as const;
export type State = keyof typeof KOMMUNER;

/** Not pages: files, and the API, which src/app/api/api.test.ts walks. */
export const isFile = (path: string) => /\.(pdf|docx|xlsx|ics|json|csv|zip|png|pptx)$/.test(path);

/** Every page of the route table as addresses: `:kommune` filled in, other parameters from the route's examples. */
export function pageAddresses(routes: readonly Route[], state: State): string[] {
  return routes
    .filter((route) => route.method === 'GET')
    .flatMap((route) => {
      const slug = KOMMUNER[state];
      const bare = route.path.replace(':kommune', slug);
      if (!bare.includes(':') && !route.examples) return [bare];
      if (!route.examples?.length) throw new Error(`The route ${route.path} has no example for the sweep`);
      return route.examples.map((example) => example.replace(':kommune', slug));
    })
    .filter((path) => !isFile(path) && !path.startsWith('/api/'));
}

const patterns = new Map<string, RegExp>();
const patternOf = (route: string): RegExp => {
  let pattern = patterns.get(route);
  if (!pattern) {
    pattern = new RegExp(`^${route.replace(/:\w+(?:\{([^}]*)\})?/g, (_all, inside) => inside ?? '[^/]+')}$`);
    patterns.set(route, pattern);
  }
  return pattern;
};

/** The route that answers an address, so that a form can be counted as tried. */
export function routeOf(routes: readonly Route[], method: string, path: string): Route | undefined {
  const bare = path.replace(/^\/nn(?=\/|$)/, '').replace(/\?.*$/, '') || '/';
  return routes.find((route) => route.method === method && patternOf(route.path).test(bare));
}
