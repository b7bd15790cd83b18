import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Language } from '../../kernel/index.ts';
import { mayInKommune } from '../auth/access.ts';
import { sessionToken } from '../auth/sessions.ts';
import type { Visitor, Visitors } from '../auth/visitors.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import { limitBody } from './body-limit.ts';
import { type Fault, faultStatus, isApi, problem } from './fault.ts';
import { createFixedPages } from './fixed-pages.ts';
import { readForm, TooMuchText, UnreadableForm } from './form.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { createKeptPages, type Found, watch } from './kept-pages.ts';
import { type Client, clientOf, isLocalVisitor, isSameOrigin, pageBefore, preferredLanguage } from './origin.ts';
import { plainOf } from './packed.ts';
import { html, readyMade, tagged } from './page-answer.ts';
import { createRate } from './rate.ts';
import { isPage, isRefused } from './reply.ts';
import type { Action, Ctx, Page, Route } from './route.ts';
import { readUnread } from './unread.ts';

/** What would be lost of a form that cannot be taken: its long texts, and the rest of what was filled in. */
export interface Typed {
  readonly texts: readonly string[];
  readonly rest: readonly string[];
}

export interface Frame {
  /** The whole HTML page around a page's body. The notice is made now when none is given. */
  render(ctx: Ctx, page: Page, notice?: string): string;
  /** What the frame says of the visitor's own login at this moment; nothing for others. */
  notice(ctx: Ctx): string;
  /** The page that says what went wrong and what to do. `back` is the page the visitor came from, when it is ours; `typed` is what would else be lost. */
  fault(ctx: Ctx, fault: Fault, requestId: string, back: string | null, typed: Typed): Page;
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
  /** With 'prove' a kept page is made again each time and must be the same: for tests. */
  readonly keptPages?: 'prove';
  log(line: Readonly<Record<string, string | number>>): void;
}

/** What is known when something is refused; all of it may be unknown. */
interface About {
  readonly ctx?: Ctx;
  readonly field?: string | undefined;
  readonly requestId?: string;
  readonly incoming?: IncomingMessage | undefined;
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
  const kept = createKeptPages();
  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    await readUnread(c.req.raw);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
    if (clientOf(c.req.raw, c.env?.incoming, proxies).secure)
      c.res.headers.set('Strict-Transport-Security', 'max-age=31536000');
    c.res.headers.set('Server-Timing', `app;dur=${(performance.now() - started).toFixed(1)}`);
  });
  app.use(compress());

  async function answerFault(request: Request, fault: Fault, about: About = {}): Promise<Response> {
    const requestId = about.requestId ?? deps.clock.id();
    // The page of an error of ours must not need the database, which may be what failed.
    const visitor = fault === 'feil' ? NOBODY : undefined;
    const ctx = about.ctx ?? (await context(request, {}, languageOf(request), about.incoming, null, visitor));
    if (isApi(ctx.url.pathname))
      return problem(ctx.lang, fault, deps.frame.problem(ctx.lang, fault), requestId, about.field);
    const typed = GIVES_BACK.has(fault) ? await typedIn(ctx) : NOTHING;
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
    use = true,
  ): Promise<Ctx> {
    const url = new URL(request.url);
    const client: Client = clientOf(request, incoming, proxies);
    const asked = { api: isApi(url.pathname), secure: client.secure, use };
    const { visitor, kommune } = known
      ? { visitor: known, kommune: null }
      : await deps.visitors.meet(request, asked, slug);
    const localDemo = deps.localDemo && kommune?.demo === true && isLocalVisitor(request, incoming);
    let form: ReturnType<typeof readForm> | undefined;
    const path = lang === 'nn' ? url.pathname.replace(/^\/nn(?=\/|$)/, '') || '/' : url.pathname;
    // Two slashes at the beginning of an address mean another site.
    const bare = path.replace(/^\/+/, '/');
    return {
      request,
      url,
      lang,
      params,
      bruker: visitor.bruker,
      key: visitor.key,
      session: visitor.session ?? null,
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
    const ctx = await context(request, params, lang, incoming, slug, undefined, !route.quiet);
    if (isApi(route.path)) {
      const wait = rate.secondsToWait(ctx.bruker?.id ?? ctx.client);
      if (wait > 0) return tooMany(await answerFault(request, 'for-mange', { ctx }), wait);
      if (ctx.key === 'ugyldig') return answerFault(request, 'ugyldig-noekkel', { ctx });
    }
    if (slug !== null && ctx.kommune === null)
      return answerFault(request, ctx.bruker || route.who === 'alle' ? 'ikke-funnet' : 'logg-inn', { ctx });
    if (route.who === 'innlogget' && !ctx.bruker) return answerFault(request, 'logg-inn', { ctx });
    if (typeof route.who === 'object' && !ctx.may(route.who.kommune)) {
      return answerFault(request, ctx.bruker ? 'ikke-tilgang' : 'logg-inn', { ctx });
    }
    if (route.method === 'POST') {
      if (!isSameOrigin(request, ctx.secure)) return answerFault(request, 'fremmed-skjema', { ctx });
      // Who reads the demonstration without login looks, and orders no work.
      if (typeof route.who === 'object' && !ctx.bruker) return answerFault(request, 'logg-inn', { ctx });
      if (ctx.bruker && (await ctx.form()).text('csrf') !== ctx.csrf)
        return answerFault(request, 'fremmed-skjema', { ctx });
    }
    const place = kept.placeOf(route, ctx);
    if (place === null) return make(route, request, ctx, null, null);
    const notice = deps.frame.notice(ctx);
    if (deps.keptPages === 'prove') return make(route, request, ctx, place, kept.find(place, ctx, notice));
    const page = await kept.once(place, ctx, notice, () => make(route, request, ctx, place, null));
    return 'ready' in page ? readyMade(page.ready, request) : page.made;
  }

  /** The page as it is now; `ready` is the kept one it must be the same as. */
  async function make(route: Route, request: Request, ctx: Ctx, place: string | null, ready: Found | null) {
    const notice = place === null ? '' : deps.frame.notice(ctx);
    const watched = watch(ctx);
    const reply = await route.handle(place === null ? ctx : watched.ctx);
    if (isRefused(reply)) return answerFault(request, reply.fault, { ctx, field: reply.field });
    if (!isPage(reply)) {
      // A form that was there when it was read, and has nothing to be saved in any more.
      if (reply.status === 404 && reply.body === null)
        return answerFault(request, route.method === 'POST' ? 'borte' : 'ikke-funnet', { ctx });
      // What does not say that it may be kept, may not.
      if (!reply.headers.has('Cache-Control')) reply.headers.set('Cache-Control', 'private, no-store');
      return reply;
    }
    // The same notice as is cut out of it: a minute may have passed.
    const text = place === null ? deps.frame.render(ctx, reply) : deps.frame.render(ctx, reply, notice);
    if (reply.published === true && isUnknown(request)) return tagged(text, request);
    // Everything else may hold a link with a secret, what somebody typed, or what is so just now.
    const isOpen = route.fixed === true && ctx.bruker === null && (reply.status ?? 200) === 200;
    if (place !== null && isKeepable(reply) && !watched.isPersonal()) {
      if (ready !== null && plainOf(ready).toString() !== text) {
        // Unless somebody wrote while it was made.
        const now = await deps.visitors.kommuneFor(ctx.kommune?.slug ?? '', {
          bruker: ctx.bruker,
          csrf: '',
          key: null,
        });
        if (now?.changes === ctx.kommune?.changes) throw new Error(`A kept page is not the page: ${ctx.url.pathname}`);
      }
      kept.keep(place, ctx, notice, text);
    }
    const path = fixedPath(route, request);
    if (path !== null && (reply.status ?? 200) === 200) fixed.keep(path, text);
    return html(text, reply.status ?? 200, isOpen ? 'public, max-age=60' : 'private, no-store');
  }

  const addresses = new Map<string, Set<string>>();
  for (const route of deps.routes) {
    for (const lang of isApi(route.path) ? ([null] as const) : (['nb', 'nn'] as const)) {
      const path = lang === 'nn' ? `/nn${route.path === '/' ? '' : route.path}` : route.path;
      addresses.set(path, (addresses.get(path) ?? new Set()).add(route.method));
      // A form is small, and only a route that says so takes files.
      const most = (route.files ? FILES_LIMIT : 1) * MEGABYTE;
      app.on(route.method, path, async (c) => {
        const { incoming } = c.env ?? {};
        const limited = limitBody(c.req.raw, most);
        if (!limited) return answerFault(c.req.raw, 'for-stort', { incoming });
        c.req.raw = limited.request;
        const params = c.req.param() as Record<string, string>;
        try {
          const path = fixedPath(route, c.req.raw);
          const ready = path === null ? null : fixed.find(path, c.req.raw);
          return ready ?? (await serve(route, lang ?? preferredLanguage(c.req.raw), c.req.raw, params, incoming));
        } catch (error) {
          if (limited.exceeded() || error instanceof TooMuchText)
            return answerFault(c.req.raw, 'for-stort', { incoming });
          if (error instanceof UnreadableForm) return answerFault(c.req.raw, 'ugyldig-skjema', { incoming });
          const requestId = deps.clock.id();
          deps.log({
            level: 'error',
            requestId,
            route: route.path,
            error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
          });
          return answerFault(c.req.raw, 'feil', { requestId, incoming });
        }
      });
    }
  }
  // After all routes, so that an address another route answers with this method is never refused.
  for (const [path, methods] of addresses) {
    app.all(path, async (c) => {
      const reply = await answerFault(c.req.raw, 'feil-metode', { incoming: c.env?.incoming });
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

  app.notFound((c) => answerFault(c.req.raw, 'ikke-funnet', { incoming: c.env?.incoming }));
  return app;
}

/** Whether nobody is logged in, under either name of the cookie. */
const isUnknown = (request: Request) => sessionToken(request, true) === null && sessionToken(request, false) === null;

/** A page that has come whole, stands still, and is no answer to a single event. */
const isKeepable = (page: Page): boolean =>
  (page.status ?? 200) === 200 && page.refresh === undefined && !page.published;

/** The address of a page that everybody without a login gets the same; null for other requests. Odd spellings are not kept. */
function fixedPath(route: Route, request: Request): string | null {
  if (!route.fixed || !isUnknown(request)) return null;
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

const NOTHING: Typed = { texts: [], rest: [] };
/** Never shown again, wherever they come from. */
const SECRET = /passw|^code$|^csrf$/i;
/** What the page itself put in the form, and nobody typed. */
const ISSUED = /^(revision|number|id|[a-z]*id)$/i;
/** Refusals that would cost somebody what they had typed. */
const GIVES_BACK: ReadonlySet<Fault> = new Set(['logg-inn', 'fremmed-skjema', 'borte']);

/** What was in a form of ours that cannot be taken, as its session has ended or its object is gone: whoever filled it in gets it back. */
async function typedIn(ctx: Ctx): Promise<Typed> {
  const { request } = ctx;
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  // Nobody knows yet who sends it, so no more is read than a form of text may hold.
  const size = Number(request.headers.get('content-length'));
  const isSmall = size > 0 && size <= MEGABYTE;
  if (request.method !== 'POST' || !isForm || !isSmall || !isSameOrigin(request, ctx.secure)) return NOTHING;
  const fields = Object.entries((await ctx.form()).all()).filter(
    ([name, text]) => text !== '' && !SECRET.test(name) && !ISSUED.test(name),
  );
  const isLong = (text: string) => text.length >= LONG_TEXT && /\s/.test(text);
  return {
    texts: fields.flatMap(([, text]) => (isLong(text) ? [text] : [])),
    rest: fields.flatMap(([, text]) => (isLong(text) ? [] : [text])),
  };
}
