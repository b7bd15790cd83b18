import { err, ok, type Result } from './result.ts';

declare const numberBrand: unique symbol;
/** Four digits as Statistics Norway (Klass 131) writes them, leading zero kept. */
export type Kommunenummer = string & { readonly [numberBrand]: true };

export function parseKommunenummer(text: string): Result<Kommunenummer, { code: 'ikke-kommunenummer' }> {
  const digits = text.trim().replace(/^K-/i, '');
  return /^\d{4}$/.test(digits) ? ok(digits as Kommunenummer) : err({ code: 'ikke-kommunenummer' });
}
