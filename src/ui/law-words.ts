import type { Language } from '../kernel/index.ts';

/** A rule by its law, in the words of the reader's form of Norwegian. */
export const lawIn = (lang: Language, law: string): string =>
  lang === 'nb' ? law : law.replace('kommuneloven', 'kommunelova').replace('veilederen', 'rettleiaren');
