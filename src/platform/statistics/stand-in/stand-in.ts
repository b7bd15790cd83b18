import { Hono } from 'hono';
import type { Kommuner } from '../../kommuner/kommuner.ts';
import { realTime, type Time } from '../time.ts';
import { grunnkretsRoutes, kommuneinfoRoutes } from './borders.ts';
import { figuresFor } from './figures.ts';
import { MAX_ADDRESS, pxWebRoutes } from './pxweb.ts';
import { klassRoutes } from './registers.ts';
import { standInCodelists, standInTables } from './tables.ts';

export interface StandInSettings {
  readonly kommuner: Kommuner;
  readonly seed?: number;
  readonly maxCells?: number;
  /** Calls in any minute, from everybody. */
  readonly perMinute?: number;
  readonly time?: Time;
  /** How often the agency has put tables out again since the first time. */
  readonly edition?: number;
}

/** Where each service lies below the stand-in's own address. */
export const STAND_IN_PATHS = {
  pxweb: '/api/pxwebapi/v2',
  klass: '/api/klass/v1',
  kommuneinfo: '/kommuneinfo/v1',
  grunnkretser: '/skwms1/wfs.grunnkretser',
} as const;

/** The agencies' services in one application of our own, with made-up figures. */
export function createStandIn(settings: StandInSettings): Hono {
  const { kommuner, seed = 1, maxCells = 800_000, perMinute = 40, time = realTime, edition = 0 } = settings;
  const figures = figuresFor(kommuner, seed);
  const names = new Map(kommuner.rows.map((r) => [r.number, r.name]));
  const app = new Hono();
  let calls: number[] = [];

  app.use(`${STAND_IN_PATHS.pxweb}/*`, async (c, next) => {
    if (c.req.url.replace(/^https?:\/\/[^/]+/, '').length > MAX_ADDRESS) return c.body(null, 404);
    const now = time.now();
    calls = calls.filter((t) => t > now - 60_000);
    const left = perMinute - calls.length;
    c.header('x-ratelimit-policy', `${perMinute};w=60s`);
    c.header('x-ratelimit-limit', String(perMinute));
    c.header('x-ratelimit-remaining', String(Math.max(0, left - 1)));
    if (left < 1) {
      c.header('retry-after', String(Math.ceil(((calls[0] ?? now) + 60_000 - now) / 1000)));
      return c.body(null, 429);
    }
    calls.push(now);
    await next();
  });
  app.route(
    STAND_IN_PATHS.pxweb,
    pxWebRoutes({
      tables: standInTables(figures, names, edition),
      codelists: standInCodelists(figures, names),
      maxCells,
    }),
  );
  app.route(STAND_IN_PATHS.klass, klassRoutes(kommuner));
  app.route(STAND_IN_PATHS.kommuneinfo, kommuneinfoRoutes(kommuner));
  app.route(STAND_IN_PATHS.grunnkretser, grunnkretsRoutes(kommuner));
  return app;
}
