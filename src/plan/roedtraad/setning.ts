import type { Language, Maalgruppe } from '../../kernel/index.ts';
import { MAALGRUPPE_NAMES } from '../../ui/housing-names.ts';
import type { Finding, FoundObject } from './finding.ts';
import { ROEDTRAAD_TEXTS } from './texts.ts';

/** The name of an object in the reader's language; a group is the only one that has a name of ours. */
export const nameOf = (o: FoundObject, lang: Language): string =>
  o.kind === 'behov' ? (MAALGRUPPE_NAMES[lang][o.id as Maalgruppe] ?? o.title) : o.title;

export const sentenceOf = (f: Finding, lang: Language): string =>
  ROEDTRAAD_TEXTS[lang].funn[f.code](nameOf(f.objects[0], lang).replace(/\.$/, ''), f.data);

export const mendOf = (f: Finding, lang: Language): string => ROEDTRAAD_TEXTS[lang].rett[f.code];
