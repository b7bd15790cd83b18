import { err, ok, type Result } from '../../kernel/index.ts';
import { SSB } from '../../platform/statistics/pxweb/address.ts';

/** The address of PxWebApi: what is asked for, else the setting BOLIGPLAN_SSB, else the agency itself. */
export function baseFrom(asked?: string): Result<string, { readonly text: string }> {
  const text = asked ?? process.env.BOLIGPLAN_SSB ?? '';
  if (text === '') return ok(SSB);
  return /^https?:\/\//.test(text) && URL.canParse(text) ? ok(text.replace(/\/+$/, '')) : err({ text });
}
