import type { Language } from '../../kernel/index.ts';
import { typedVerdier } from '../egnefelt/index.ts';
import type { Typed } from './maal.ts';
import { oppgaverText } from './oppgaver.ts';
import { typedTiltak } from './parse.ts';
import type { Tiltak } from './tiltak.ts';
import { BYTT_UT } from './virkemidler.ts';

/**
 * The form of a tiltak that starts from another one, of this plan or an earlier: what it is, and how it is done. Its money, its years,
 * its effects and its decision are its own, and the words are examples to replace.
 */
export function tiltakEtter(t: Tiltak, lang: Language): Typed {
  const kept = typedTiltak(t);
  const fields = ['ledger', 'kind', 'group', 'otherGroups', 'type', 'level', 'kostra', 'instruments'] as const;
  const more = ['indicator', 'law', 'risks', 'cooperating', 'parties', 'responsible', 'plans', 'maal'] as const;
  return {
    ...Object.fromEntries([...fields, ...more].map((f) => [f, kept[f] ?? ''])),
    ...typedVerdier(t.own),
    title: `${t.title} (${BYTT_UT[lang]})`,
    description: t.description ? `${t.description} (${BYTT_UT[lang]})` : '',
    tasks: oppgaverText((t.tasks ?? []).map((o) => ({ ...o, done: false }))),
  };
}
