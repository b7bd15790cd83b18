import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { Language } from '../../kernel/index.ts';
import { mayInKommune } from '../auth/access.ts';
import type { Visitors } from '../auth/visitors.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import { readForm } from './form.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { isLocalVisitor, isSameOrigin } from './origin.ts';
import { isPage } from './reply.ts';
import type { Action, Ctx, Page, Route } from './route.ts';

export type Fault = 'ikke-funnet' | 'ikke-tilgang' | 'fremmed-skjema' | 'for-stort' | 'feil' | 'logg-inn';

export interface Frame {
  /** The whole HTML page around a page's body. */
  render(ctx: Ctx, page: Page): string;
  /** The page that says what went wrong and what to do. */
  fault(ctx: Ctx, fault: Fault, requestId: string): Page;
}

export interface AppDeps {
  readonly routes: readonly Route[];
  readonly frame: Frame;
  readonly db: Database;
  readonly clock: Clock;
  readonly visitors: Visitors;
  readonly assets: ReadonlyMap<string, { bytes: Uint8Array; type: string }>;
  /** Readable demonstration without login for a visitor at this machine. */
  readonly localDemo: boolean;
  log(line: Readonly<Record<string, string | number>>): void;
}

type Bindings = { Bindings: { incoming?: IncomingMessage } };

const MEGABYTE = 1024 * 1024;
/** Two files of the largest size with a form around them. */
const FILES_LIMIT = 60;
const STATUS: Readonly<Record<Fault, 403 | 404 | 413 | 500>> = {
  'ikke-funnet': 404,
  'ikke-tilgang': 403,
  'logg-inn': 403,
  'fremmed-skjema': 403,
  'for-stort': 413,
  feil: 500,
};

export function createApp(deps: AppDeps): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(compress());

  async function answerFault(request: Request, fault: Fault, ctx?: Ctx): Promise<Response> {
    const requestId = deps.clock.id();
    const where = ctx ?? (await context(request, {}, languageOf(request), undefined, null));
    return html(deps.frame.render(where, deps.frame.fault(where, fault, requestId)), STATUS[fault], 'no-store');
  }

  async function context(
    request: Request,
    params: Readonly<Record<string, string>>,
    lang: Language,
    incoming: IncomingMessage | undefined,
    slug: string | null,
  ): Promise<Ctx> {
    const url = new URL(request.url);
    const visitor = await deps.visitors.identify(request);
    const kommune = slug === null ? null : await deps.visitors.kommuneFor(slug, visitor.bruker);
    const localDemo = deps.localDemo && kommune?.demo === true && isLocalVisitor(request, incoming);
    let form: ReturnType<typeof readForm> | undefined;
    const bare = lang === 'nn' ? url.pathname.replace(/^\/nn(?=\/|$)/, '') || '/' : url.pathname;
    return {
      request,
      url,
      lang,
      params,
      bruker: visitor.bruker,
      kommune,
      db: deps.db,
      clock: deps.clock,
      csrf: visitor.csrf,
      may: (action: Action) =>
        kommune ? mayInKommune(kommune.roles, action) || (localDemo && action === 'les') : false,
      href: (path) => (lang === 'nn' ? `/nn${path === '/' ? '' : path}` : path),
      hrefIn: (other) => `${other === 'nn' ? `/nn${bare === '/' ? '' : bare}` : bare}${url.search}`,
      form: () => {
        form ??= readForm(request);
        return form;
      },
    };
  }

  async function serve(
    route: Route,
    lang: Language,
    request: Request,
    params: Record<string, string>,
    incoming?: IncomingMessage,
  ) {
    const slug = params.kommune ?? null;
    const ctx = await context(request, params, lang, incoming, slug);
    if (slug !== null && ctx.kommune === null)
      return answerFault(request, ctx.bruker ? 'ikke-funnet' : 'logg-inn', ctx);
    if (route.who === 'innlogget' && !ctx.bruker) return answerFault(request, 'logg-inn', ctx);
    if (typeof route.who === 'object' && !ctx.may(route.who.kommune)) {
      return answerFault(request, ctx.bruker ? 'ikke-tilgang' : 'logg-inn', ctx);
    }
    if (route.method === 'POST') {
      if (!isSameOrigin(request)) return answerFault(request, 'fremmed-skjema', ctx);
      if (ctx.bruker && (await ctx.form()).text('csrf') !== ctx.csrf)
        return answerFault(request, 'fremmed-skjema', ctx);
    }
    const reply = await route.handle(ctx);
    if (!isPage(reply))
      return reply.status === 404 && reply.body === null ? answerFault(request, 'ikke-funnet', ctx) : reply;
    const isPrivate = ctx.bruker !== null || slug !== null;
    return html(
      deps.frame.render(ctx, reply),
      reply.status ?? 200,
      isPrivate ? 'private, no-store' : 'public, max-age=60',
    );
  }

  for (const route of deps.routes) {
    for (const lang of ['nb', 'nn'] as const) {
      const path = lang === 'nn' ? `/nn${route.path === '/' ? '' : route.path}` : route.path;
      // Counted before anything is read: a form is small, and only a route that says so takes files.
      const limit = bodyLimit({
        maxSize: (route.files ? FILES_LIMIT : 1) * MEGABYTE,
        onError: async (c) => secured(await answerFault(c.req.raw, 'for-stort')),
      });
      app.on(route.method, path, limit, async (c) => {
        const started = performance.now();
        let reply: Response;
        try {
          reply = await serve(route, lang, c.req.raw, c.req.param() as Record<string, string>, c.env?.incoming);
        } catch (error) {
          const requestId = deps.clock.id();
          deps.log({
            level: 'error',
            requestId,
            route: route.path,
            error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
          });
          reply = await answerFault(c.req.raw, 'feil');
        }
        const answer = secured(new Response(reply.body, reply));
        answer.headers.set('Server-Timing', `app;dur=${(performance.now() - started).toFixed(1)}`);
        return answer;
      });
    }
  }

  app.get('/assets/*', (c) => {
    const asset = deps.assets.get(c.req.path);
    if (!asset) return c.notFound();
    return new Response(asset.bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'Content-Type': asset.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });

  app.notFound(async (c) => secured(await answerFault(c.req.raw, 'ikke-funnet')));
  return app;
}

function secured(reply: Response): Response {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) reply.headers.set(name, value);
  return reply;
}

const languageOf = (request: Request): Language => (/^\/nn(\/|$)/.test(new URL(request.url).pathname) ? 'nn' : 'nb');

function html(text: string, status: number, cache: string): Response {
  return new Response(text, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': cache, Vary: 'Cookie' },
  });
}
