import type { Language } from '../../kernel/index.ts';

/** Everything the door itself may refuse. The status is that of a page; a program is told the same with its own words. */
export const FAULTS = {
  'ugyldig-spoerring': 400,
  'ugyldig-skjema': 400,
  'ikke-funnet': 404,
  borte: 404,
  'ikke-tilgang': 403,
  'logg-inn': 403,
  'ugyldig-noekkel': 401,
  'fremmed-skjema': 403,
  'feil-metode': 405,
  'for-stort': 413,
  'for-mange': 429,
  feil: 500,
} as const;
export type Fault = keyof typeof FAULTS;

export const isApi = (path: string): boolean => path.startsWith('/api/');

/** A program without a key is told 401, which it knows how to answer; a person gets the page with the way to the login. */
export const faultStatus = (fault: Fault, api: boolean): number => (api && fault === 'logg-inn' ? 401 : FAULTS[fault]);

/** Stable in every installation and version; docs and programs may rely on it. */
export const problemType = (fault: Fault): string => `urn:boligplan:problem:${fault}`;

/** A problem document (RFC 9457). */
export function problem(
  lang: Language,
  fault: Fault,
  words: { readonly title: string; readonly detail: string },
  requestId: string,
  field?: string,
): Response {
  const status = faultStatus(fault, true);
  const body = {
    type: problemType(fault),
    title: words.title,
    status,
    detail: words.detail,
    code: fault,
    instance: `urn:uuid:${requestId}`,
    ...(field ? { field } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': lang,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language, Authorization, Cookie',
      ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="boligplan"' } : {}),
    },
  });
}
