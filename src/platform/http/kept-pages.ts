import { type Piece, pack } from './packed.ts';
import type { Ctx, Route } from './route.ts';

/**
 * Pages of a kommune as they were made last, for everybody with the same rights there. A page is good only for the number of
 * changes it was made at, which the door reads anew for every request: what is written is seen by the next reader.
 */
export interface KeptPages {
  /** Where a page of this request is kept; null when it may not be. */
  placeOf(route: Route, ctx: Ctx): string | null;
  find(place: string, ctx: Ctx, notice: string): Found | null;
  keep(place: string, ctx: Ctx, notice: string, html: string): void;
  /**
   * The kept page, or what `make` gives. Sixty who turn to the same page at once are one who makes it and the others who wait;
   * when it may not be kept, or fails, each makes their own.
   */
  once<T>(place: string, ctx: Ctx, notice: string, make: () => Promise<T>): Promise<{ ready: Found } | { made: T }>;
}

type Own = 'token' | 'notice';

/** A page in pieces: what is everybody's, and the reader's own between. */
export type Found = readonly (Piece | string)[];

interface Kept {
  readonly changes: number;
  /** The page cut where the reader's own token and notice belong. */
  readonly parts: readonly Piece[];
  readonly own: readonly Own[];
  /** Bytes unpacked; what is read again takes an eighth more, packed. */
  readonly size: number;
}

const MOST = 48 * 1024 * 1024;
const LONGEST_ADDRESS = 300;
/** Around a mark; stands in no page. */
const CUT = '\u0000';
const NOTICE = `${CUT}notice${CUT}`;
const TOKEN = `${CUT}token${CUT}`;

export function createKeptPages(most = MOST): KeptPages {
  // In the order of use, the oldest first.
  const pages = new Map<string, Kept>();
  let size = 0;
  /** By place and the changes it is made at. */
  const underWay = new Map<string, Promise<unknown>>();
  const workOf = (place: string, ctx: Ctx) => `${ctx.kommune?.changes} ${place}`;

  function drop(place: string): void {
    const old = pages.get(place);
    if (!old) return;
    pages.delete(place);
    size -= old.size;
  }

  function find(place: string, ctx: Ctx, notice: string): Found | null {
    const page = pages.get(place);
    if (!page || page.changes !== ctx.kommune?.changes) return null;
    pages.delete(place);
    pages.set(place, page);
    const own = { token: ctx.csrf, notice };
    return page.parts.flatMap((part, i) => (i === 0 ? [part] : [own[page.own[i - 1] ?? 'token'], part]));
  }

  return {
    find,

    placeOf(route, ctx) {
      const { kommune, url } = ctx;
      if (route.method !== 'GET' || route.quiet || kommune?.changes === undefined) return null;
      if (url.href.length > LONGEST_ADDRESS || ctx.key !== null) return null;
      const rights = [...kommune.roles].sort().join('+');
      return [
        kommune.id,
        rights,
        ctx.bruker ? 'inne' : 'ute',
        ctx.isLocal ? 'her' : 'der',
        ctx.clock.today(),
        url.href,
      ].join(' ');
    },

    keep(place, ctx, notice, html) {
      drop(place);
      const changes = ctx.kommune?.changes;
      // What stands where the marks do would be taken for one; and a notice that cannot be cut out is somebody's own.
      if (changes === undefined || html.includes(CUT) || !html.includes(notice)) return;
      let marked = notice === '' ? html : html.replace(notice, () => NOTICE);
      if (ctx.csrf !== '') marked = marked.replaceAll(ctx.csrf, TOKEN);
      const pieces = marked.split(CUT);
      const parts = pieces.filter((_, i) => i % 2 === 0).map(pack);
      const own = pieces.filter((_, i) => i % 2 === 1).map((mark): Own => (mark === 'notice' ? 'notice' : 'token'));
      const page = {
        changes,
        parts,
        own,
        size: parts.reduce((sum, part) => sum + part.bytes.length, 0),
      };
      if (page.size > most / 8) return;
      pages.set(place, page);
      size += page.size;
      for (const oldest of pages.keys()) {
        if (size <= most) break;
        drop(oldest);
      }
    },

    async once(place, ctx, notice, make) {
      const key = workOf(place, ctx);
      let ready = find(place, ctx, notice);
      const others = ready === null ? underWay.get(key) : undefined;
      if (others) {
        await others.catch(() => undefined);
        ready = find(place, ctx, notice);
      }
      if (ready !== null) return { ready };
      const making = make();
      underWay.set(key, making);
      try {
        return { made: await making };
      } finally {
        if (underWay.get(key) === making) underWay.delete(key);
      }
    },
  };
}

/** The context as a page gets it, and whether the page has looked at what is one reader's or one moment's alone. */
export function watch(ctx: Ctx): { readonly ctx: Ctx; isPersonal(): boolean } {
  let personal = false;
  const seen = <T>(value: T): T => {
    personal = true;
    return value;
  };
  const watched: Ctx = {
    ...ctx,
    get bruker() {
      return seen(ctx.bruker);
    },
    get session() {
      return seen(ctx.session);
    },
    get request() {
      return seen(ctx.request);
    },
    get client() {
      return seen(ctx.client);
    },
    clock: { today: ctx.clock.today, now: () => seen(ctx.clock.now()), id: () => seen(ctx.clock.id()) },
    form: () => seen(ctx.form()),
  };
  return { ctx: watched, isPersonal: () => personal };
}
