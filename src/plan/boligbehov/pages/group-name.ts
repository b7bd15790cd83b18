import type { Language, Maalgruppe } from '../../../kernel/index.ts';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { GRUPPE_TEXTS } from '../gruppe-texts.ts';

/** A group's name in the gap by group, where 'alle' is what is not of one group. */
export const groupName = (lang: Language, group: Maalgruppe): string =>
  group === 'alle' ? GRUPPE_TEXTS[lang].rest : MAALGRUPPE_NAMES[lang][group];
