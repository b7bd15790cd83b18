import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { Language } from '../../kernel/index.ts';
import { mayInKommune } from '../auth/access.ts';
import { sessionToken, type Visitor, type Visitors } from '../auth/visitors.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import { type Fault, faultStatus, isApi, problem } from './fault.ts';
import { createFixedPages } from './fixed-pages.ts';
import { readForm } from './form.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { type Client, clientOf, isLocalVisitor, isSameOrigin, pageBefore, preferredLanguage } from './origin.ts';
import { createRate } from './rate.ts';
import { isPage, isRefused } from './reply.ts';
import type { Action, Ctx, Page, Route } from './route.ts';
import { readUnread } from './unread.ts';

export interface Frame {
  /** The whole HTML page around a page's body. */
  render(ctx: Ctx, page: Page): string;
  /** The page that says what went wrong and what to do. `back` is the page the visitor came from, when it is ours; `typed` is what would else be lost. */
  fault(ctx: Ctx, fault: Fault, requestId: string, back: string | null, typed: readonly string[]): Page;
  /** The same in two sentences, for a program. */
  problem(lang: Language, fault: Fault): { readonly title: string; readonly detail: string };
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
  /** Addresses of proxies, besides those on this machine, that are believed about whom they serve. */
  readonly proxies?: ReadonlySet<string>;
  log(line: Readonly<Record<string, string | number>>): void;
}

/** What is known when something is refused; all of it may be unknown. */
interface About {
  readonly ctx?: Ctx;
  readonly field?: string | undefined;
  readonly requestId?: string;
}

type Bindings = { Bindings: { incoming?: IncomingMessage } };

const MEGABYTE = 1024 * 1024;
/** Two files of the largest size with a form around them. */
const FILES_LIMIT = 60;
const API_PER_MINUTE = 600;
const LONG_TEXT = 20;
const NOBODY: Visitor = { bruker: null, csrf: '', key: null };

export function createApp(deps: AppDeps): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const rate = createRate(deps.clock, API_PER_MINUTE);
  const proxies = deps.proxies ?? new Set<string>();
  const fixed = createFixedPages();
  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    await readUnread(c.req.raw);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
    c.res.headers.set('Server-Timing', `app;dur=${(performance.now() - started).toFixed(1)}`);
  });
  app.use(compress());

  async function answerFault(request: Request, fault: Fault, about: About = {}): Promise<Response> {
    const requestId = about.requestId ?? deps.clock.id();
    // The page of an error of ours must not need the database, which may be what failed.
    const visitor = fault === 'feil' ? NOBODY : undefined;
    const ctx = about.ctx ?? (await context(request, {}, languageOf(request), undefined, null, visitor));
    if (isApi(ctx.url.pathname))
      return problem(ctx.lang, fault, deps.frame.problem(ctx.lang, fault), requestId, about.field);
    const typed = fault === 'logg-inn' || fault === 'fremmed-skjema' ? await typedTexts(ctx) : [];
    const page = deps.frame.fault(ctx, fault, requestId, pageBefore(request), typed);
    return html(deps.frame.render(ctx, page), faultStatus(fault, false), 'no-store');
  }

  async function context(
    request: Request,
    params: Readonly<Record<string, string>>,
    lang: Language,
    incoming: IncomingMessage | undefined,
    slug: string | null,
    known?: Visitor,
  ): Promise<Ctx> {
    const url = new URL(request.url);
    const visitor = known ?? (await deps.visitors.identify(request, isApi(url.pathname)));
    const kommune = slug === null ? null : await deps.visitors.kommuneFor(slug, visitor);
    const client: Client = clientOf(request, incoming, proxies);
    const localDemo = deps.localDemo && kommune?.demo === true && isLocalVisitor(request, incoming);
    let form: ReturnType<typeof readForm> | undefined;
    const bare = lang === 'nn' ? url.pathname.replace(/^\/nn(?=\/|$)/, '') || '/' : url.pathname;
    return {
      request,
      url,
      lang,
      params,
      bruker: visitor.bruker,
      key: visitor.key,
      client: client.address,
      secure: client.secure,
      isLocal: deps.localDemo && isLocalVisitor(request, incoming),
      kommune,
      db: deps.db,
      clock: deps.clock,
      csrf: visitor.csrf,
      may: (action: Action) =>
        kommune ? mayInKommune(kommune.roles, action) || (localDemo && mayInKommune(['leser'], action)) : false,
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
    if (isApi(route.path)) {
      const wait = rate.secondsToWait(ctx.bruker?.id ?? ctx.client);
      if (wait > 0) return tooMany(await answerFault(request, 'for-mange', { ctx }), wait);
      if (ctx.key === 'ugyldig') return answerFault(request, 'ugyldig-noekkel', { ctx });
    }
    if (slug !== null && ctx.kommune === null)
      return answerFault(request, ctx.bruker ? 'ikke-funnet' : 'logg-inn', { ctx });
    if (route.who === 'innlogget' && !ctx.bruker) return answerFault(request, 'logg-inn', { ctx });
    if (typeof route.who === 'object' && !ctx.may(route.who.kommune)) {
      return answerFault(request, ctx.bruker ? 'ikke-tilgang' : 'logg-inn', { ctx });
    }
    if (route.method === 'POST') {
      if (!isSameOrigin(request)) return answerFault(request, 'fremmed-skjema', { ctx });
      if (ctx.bruker && (await ctx.form()).text('csrf') !== ctx.csrf)
        return answerFault(request, 'fremmed-skjema', { ctx });
    }
    const reply = await route.handle(ctx);
    if (isRefused(reply)) return answerFault(request, reply.fault, { ctx, field: reply.field });
    if (!isPage(reply))
      return reply.status === 404 && reply.body === null ? answerFault(request, 'ikke-funnet', { ctx }) : reply;
    const isPrivate = ctx.bruker !== null || slug !== null;
    const text = deps.frame.render(ctx, reply);
    const path = fixedPath(route, request);
    if (path !== null && (reply.status ?? 200) === 200) fixed.keep(path, text);
    return html(text, reply.status ?? 200, isPrivate ? 'private, no-store' : 'public, max-age=60');
  }

  const addresses = new Map<string, Set<string>>();
  for (const route of deps.routes) {
    for (const lang of isApi(route.path) ? ([null] as const) : (['nb', 'nn'] as const)) {
      const path = lang === 'nn' ? `/nn${route.path === '/' ? '' : route.path}` : route.path;
      addresses.set(path, (addresses.get(path) ?? new Set()).add(route.method));
      // Counted before anything is read: a form is small, and only a route that says so takes files.
      const limit = bodyLimit({
        maxSize: (route.files ? FILES_LIMIT : 1) * MEGABYTE,
        onError: (c) => answerFault(c.req.raw, 'for-stort'),
      });
      app.on(route.method, path, limit, async (c) => {
        const params = c.req.param() as Record<string, string>;
        try {
          const path = fixedPath(route, c.req.raw);
          const ready = path === null ? null : fixed.find(path, c.req.raw);
          return (
            ready ?? (await serve(route, lang ?? preferredLanguage(c.req.raw), c.req.raw, params, c.env?.incoming))
          );
        } catch (error) {
          const requestId = deps.clock.id();
          deps.log({
            level: 'error',
            requestId,
            route: route.path,
            error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
          });
          return answerFault(c.req.raw, 'feil', { requestId });
        }
      });
    }
  }
  // After all routes, so that an address another route answers with this method is never refused.
  for (const [path, methods] of addresses) {
    app.all(path, async (c) => {
      const reply = await answerFault(c.req.raw, 'feil-metode');
      const allowed = [...methods].flatMap((m) => (m === 'GET' ? ['GET', 'HEAD'] : [m]));
      reply.headers.set('Allow', allowed.join(', '));
      return reply;
    });
  }

  app.get('/assets/*', (c) => {
    const asset = deps.assets.get(c.req.path);
    if (!asset) return c.notFound();
    return new Response(asset.bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'Content-Type': asset.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
      },
    });
  });

  app.notFound((c) => answerFault(c.req.raw, 'ikke-funnet'));
  return app;
}

/** The address of a page that everybody without a login gets the same; null for other requests. Odd spellings are not kept. */
function fixedPath(route: Route, request: Request): string | null {
  if (!route.fixed || sessionToken(request) !== null) return null;
  const { pathname, search } = new URL(request.url);
  return search === '' && /^[\w/.-]*$/.test(pathname) ? pathname : null;
}

function languageOf(request: Request): Language {
  const { pathname } = new URL(request.url);
  if (isApi(pathname)) return preferredLanguage(request);
  return /^\/nn(\/|$)/.test(pathname) ? 'nn' : 'nb';
}

function tooMany(reply: Response, seconds: number): Response {
  reply.headers.set('Retry-After', String(seconds));
  return reply;
}

function html(text: string, status: number, cache: string): Response {
  return new Response(text, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': cache, Vary: 'Cookie' },
  });
}

/** The long texts of a form of ours that came after its session had ended: whoever wrote them gets them back. */
async function typedTexts(ctx: Ctx): Promise<string[]> {
  const { request } = ctx;
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  if (request.method !== 'POST' || !isForm || !isSameOrigin(request)) return [];
  return Object.values((await ctx.form()).all()).filter((text) => text.length >= LONG_TEXT && /\s/.test(text));
}
