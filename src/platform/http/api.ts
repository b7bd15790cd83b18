import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Ctx, Refused, Route, Who } from './route.ts';

/** One address of the read API: its answer and its parameters as schemas, which also make its description. */
export interface Endpoint {
  /** Name of the operation in the description. */
  readonly id: string;
  /** '/api/v1/kommuner/:kommune/...'. */
  readonly path: string;
  readonly who: Who;
  readonly answer: z.ZodType;
  readonly query: z.ZodObject;
  readonly media: string;
  readonly examples?: readonly string[];
  readonly handle: (ctx: Ctx) => Promise<Response | Refused>;
}

const NO_QUERY = z.strictObject({});

/** Defines an address. `load` gives the answer, or null when there is nothing there. */
export function endpoint<A extends z.ZodType, Q extends z.ZodObject = typeof NO_QUERY>(e: {
  readonly id: string;
  readonly path: string;
  readonly who?: Who;
  readonly answer: A;
  readonly query?: Q;
  readonly media?: string;
  /** Says the same to everybody, so that it may be kept by anybody. */
  readonly open?: true;
  readonly examples?: readonly string[];
  readonly load: (ctx: Ctx, query: z.infer<Q>) => Promise<z.infer<A> | null> | z.infer<A> | null;
}): Endpoint {
  const query: z.ZodObject = e.query ?? NO_QUERY;
  const media = e.media ?? 'application/json';
  return {
    id: e.id,
    path: e.path,
    who: e.who ?? { kommune: 'les' },
    answer: e.answer,
    query,
    media,
    ...(e.examples ? { examples: e.examples } : {}),
    async handle(ctx) {
      const asked = query.safeParse(Object.fromEntries(ctx.url.searchParams));
      if (!asked.success) {
        const [issue] = asked.error.issues;
        const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
        return { fault: 'ugyldig-spoerring', field: String(field ?? '') };
      }
      const answer = await e.load(ctx, asked.data as z.infer<Q>);
      return answer === null ? { fault: 'ikke-funnet' } : answered(ctx, answer, media, e.open === true);
    },
  };
}

/** The endpoints as rows of the route table. */
export const apiRoutes = (endpoints: readonly Endpoint[]): Route[] =>
  endpoints.map(({ path, who, handle, examples }) => ({
    method: 'GET',
    path,
    who,
    handle,
    ...(examples ? { examples } : {}),
  }));

/** JSON with a fingerprint: who asks again with it gets 304 and no body. Weak, as compression changes the bytes. */
function answered(ctx: Ctx, answer: unknown, media: string, open: boolean): Response {
  const body = JSON.stringify(answer);
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': open ? 'public, max-age=300' : 'private, no-cache',
    'Content-Language': ctx.lang,
    Vary: 'Accept-Language, Authorization, Cookie',
  };
  if (matches(ctx.request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'Content-Type': `${media}; charset=utf-8` } });
}

const bare = (etag: string) => etag.trim().replace(/^W\//, '');

const matches = (header: string | null, etag: string): boolean =>
  header !== null && (header.trim() === '*' || header.split(',').some((given) => bare(given) === bare(etag)));

/** Why a value is not there. Null never stands alone: `missing` in the same object says why. */
export const REASONS = [
  'ikke-oppgitt',
  'ikke-lastet',
  'ikke-talt-opp',
  'ikke-registrert',
  'mangler-i-kilden',
  'usikre-inndata',
  'liten-celle',
  'ingen-ramme',
  'ikke-ferdig',
  'gjelder-ikke',
] as const;
export type Reason = (typeof REASONS)[number];

/** An object whose null values each have their reason in `missing`. */
export const reasoned = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({ ...shape, missing: z.record(z.string(), z.enum(REASONS)) });

/** Adds `missing` to a row. @throws when a null has no reason: that is a bug. */
export function withReasons<T extends object>(
  row: T,
  reasons: Partial<Record<keyof T & string, Reason>>,
): T & { missing: Record<string, Reason> } {
  const missing: Record<string, Reason> = {};
  for (const [key, value] of Object.entries(row)) {
    if (value !== null) continue;
    const reason = reasons[key as keyof T & string];
    if (!reason) throw new Error(`${key} is null and nobody says why`);
    missing[key] = reason;
  }
  return { ...row, missing };
}

const limit = z.coerce.number().int().min(1).max(100).default(50);

/** Parameters of a list that grows: `after` is the number of the last item of the page before. */
export const numberPage = z.strictObject({ limit, after: z.coerce.number().int().min(0).optional() });
/** The same where items have ids. */
export const idPage = z.strictObject({ limit, after: z.uuid().optional() });

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() });

/** A page of at most `limit` of the items at hand (one more than that when there is more), with the address of the next. */
export function toPage<T>(
  ctx: Ctx,
  items: readonly T[],
  limit: number,
  cursor: (item: T) => string | number,
): { items: T[]; next?: string } {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  if (items.length <= limit || last === undefined) return { items: shown };
  return { items: shown, next: `${ctx.url.pathname}?limit=${limit}&after=${cursor(last)}` };
}

/** The kommune of the address; the door has let the caller in. */
export function kommuneOf(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('An address of a kommune without a kommune');
  return ctx.kommune;
}

export const isUuid = (text: string | undefined): text is string => z.uuid().safeParse(text).success;
