import { err, ok, type Result } from '../../kernel/index.ts';
import { createPace, type Pace } from './pace.ts';
import type { SourceRefusal } from './refusal.ts';
import { realTime, type Time } from './time.ts';

export interface SourceRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body?: unknown;
  /** What the service answers in; `json` of an answer in XML is null. */
  readonly answer?: 'json' | 'xml';
}

export interface SourceAnswer {
  readonly text: string;
  readonly json: unknown;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** One way to an agency's service: it waits its turn, waits when told to, tries again when that may help, and gives up. */
export type Transport = (request: SourceRequest, options?: CallOptions) => Promise<Result<SourceAnswer, SourceRefusal>>;

export interface TransportSettings {
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  readonly time?: Time;
  /** Given when several clients share one address and so one limit. */
  readonly pace?: Pace;
  readonly timeoutMs?: number;
  /** Attempts after the first, for a cut line or a service that is away. */
  readonly retries?: number;
  /** How often a wait that the service asks for is accepted. */
  readonly patience?: number;
}

const LONGEST_WAIT = 120_000;
const AWAY = new Set([502, 503, 504]);

type Attempt =
  | { readonly kind: 'done'; readonly result: Result<SourceAnswer, SourceRefusal> }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'again'; readonly refusal: SourceRefusal };

const done = (refusal: SourceRefusal): Attempt => ({ kind: 'done', result: err(refusal) });

/** Seconds or a date; 60 seconds where the service does not say. */
function retryAfter(headers: Headers): number {
  const text = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(ms) ? Math.min(LONGEST_WAIT, Math.max(1000, ms)) : 60_000;
}

function titleIn(text: string): string {
  try {
    const { title, detail } = JSON.parse(text) as { title?: unknown; detail?: unknown };
    return typeof title === 'string' ? title : typeof detail === 'string' ? detail : '';
  } catch {
    return '';
  }
}

function judge(response: Response, text: string, kind: 'json' | 'xml'): Attempt {
  const { status } = response;
  const data = { status, title: titleIn(text) };
  if (status === 429) return { kind: 'wait', ms: retryAfter(response.headers) };
  if (AWAY.has(status)) return { kind: 'again', refusal: { code: 'ikke-tilgjengelig', data } };
  if (status === 404) return done({ code: 'finnes-ikke', data });
  if (status >= 500) return done({ code: 'tjenestefeil', data });
  if (status >= 400) return done({ code: 'avvist', data });
  if (kind === 'xml') {
    // The root that is opened first is closed last, or the rest is missing.
    const root = /^\uFEFF?\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|\s)*<([\w.:-]+)/.exec(text)?.[1];
    if (root === undefined || root.toLowerCase() === 'html') return done({ code: 'uventet-svar', data });
    return text.trimEnd().endsWith(`</${root}>`)
      ? { kind: 'done', result: ok({ text, json: null }) }
      : { kind: 'again', refusal: { code: 'avkortet' } };
  }
  try {
    return { kind: 'done', result: ok({ text, json: JSON.parse(text) }) };
  } catch {
    // A page of HTML is an answer, only not this one; the rest of a cut text may come the next time.
    return /^\s*</.test(text) ? done({ code: 'uventet-svar', data }) : { kind: 'again', refusal: { code: 'avkortet' } };
  }
}

export function createTransport(settings: TransportSettings = {}): Transport {
  const { fetch: send = fetch, time = realTime, timeoutMs = 60_000, retries = 3, patience = 5 } = settings;
  const pace = settings.pace ?? createPace(time);

  async function attempt(request: SourceRequest, signal?: AbortSignal): Promise<Attempt> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), timeoutMs);
    try {
      const response = await send(request.url, {
        method: request.method,
        headers: {
          accept: request.answer === 'xml' ? 'application/gml+xml, text/xml' : 'application/json',
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        signal: signal ? AbortSignal.any([signal, limit.signal]) : limit.signal,
      });
      pace.hear(response.headers);
      return judge(response, await response.text(), request.answer ?? 'json');
    } catch {
      if (signal?.aborted) return done({ code: 'avbrutt' });
      return { kind: 'again', refusal: { code: limit.signal.aborted ? 'tidsavbrudd' : 'uten-nett' } };
    } finally {
      clearTimeout(timer);
    }
  }

  return async (request, options = {}) => {
    const { signal } = options;
    let [waits, failures] = [0, 0];
    try {
      for (;;) {
        const outcome = await pace.turn(() => attempt(request, signal), signal);
        if (outcome.kind === 'done') return outcome.result;
        if (outcome.kind === 'wait') {
          waits += 1;
          if (waits > patience) return err({ code: 'for-mange-kall', data: { waits } });
          pace.hold(outcome.ms);
        } else {
          failures += 1;
          if (failures > retries) return err(outcome.refusal);
          pace.hold(1000 * 4 ** (failures - 1));
        }
      }
    } catch (error) {
      if (signal?.aborted) return err({ code: 'avbrutt' });
      throw error;
    }
  };
}
