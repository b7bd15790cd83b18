import type { Language } from '../../../kernel/index.ts';
import { OMRAADE_TEXTS } from '../omraade-texts.ts';
import { RESTEN } from '../omraader.ts';

/** What stands for no area in an address. */
export const WITHOUT = 'uten-omraade';

export function areaName(lang: Language, code: string | null): string {
  const t = OMRAADE_TEXTS[lang];
  if (code === null) return t.without;
  return code === RESTEN ? t.rest : code;
}
