import type { Language, Texts } from '../../kernel/index.ts';
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

/** An example of the library that a tiltak may start from: what can be learnt of it, and where that is written. */
export interface Eksempelstart {
  readonly id: string;
  readonly kommune: string;
  readonly tittel: Texts;
  readonly laerdom: Texts;
  readonly kilde: string;
}

/** Those of the library that say what there is to learn, as a start for a tiltak. */
export const eksempelstarter = (
  all: readonly {
    readonly id: string;
    readonly kommune: string;
    readonly tittel: Texts;
    readonly laerdom?: Texts | undefined;
    readonly kilder: readonly { readonly url: string }[];
  }[],
): Eksempelstart[] =>
  all.flatMap(({ id, kommune, tittel, laerdom, kilder: [kilde] }) =>
    laerdom && kilde ? [{ id, kommune, tittel, laerdom, kilde: kilde.url }] : [],
  );

/** The form of a tiltak that starts from an example of another municipality: its words are examples to replace, and it has no figures. */
export const tiltakFraEksempel = (e: Eksempelstart, lang: Language): Typed => ({
  title: `${e.tittel[lang]} (${BYTT_UT[lang]})`,
  description: `${e.laerdom[lang]} (${BYTT_UT[lang]})`,
  fra: `eksempel:${e.id}`,
});

/** What a form says a new tiltak was started from; nothing for a word that no page of ours writes. */
export const utgangspunktIn = (typed: Typed): string | undefined =>
  /^(tiltak:[1-9]\d{0,5}|eksempel:[a-z0-9-]{1,80})$/.test(typed.fra ?? '') ? typed.fra : undefined;
