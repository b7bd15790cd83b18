import { formatNumber, type Language, type Texts } from '../../kernel/index.ts';
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
    tasks: oppgaverText((t.tasks ?? []).map(({ title }) => ({ title, done: false }))),
  };
}

/** What the library says of a tiltak like the example: what kind it is, for whom, and figures as the source has them. */
interface Eksempeltiltak {
  readonly slag?: string | undefined;
  readonly regnskap?: string | undefined;
  readonly grupper: readonly string[];
  readonly boligtype?: string | undefined;
  readonly nivaa?: string | undefined;
  readonly tall: readonly (Texts & {
    readonly felt?: string | undefined;
    readonly aar?: readonly (number | null)[] | undefined;
  })[];
}

/** An example of the library that a tiltak may start from: what can be learnt of it or, where too little is read for that, what was done. */
export interface Eksempelstart {
  readonly id: string;
  readonly kommune: string;
  readonly tittel: Texts;
  readonly omtale: Texts;
  readonly kilde: string;
  readonly tiltak?: Eksempeltiltak | undefined;
}

/** Those of the library that are a start for a tiltak: they say what there is to learn, or what a tiltak like it is. */
export const eksempelstarter = (
  all: readonly {
    readonly id: string;
    readonly kommune: string;
    readonly tittel: Texts;
    readonly tekst: Texts<readonly string[]>;
    readonly laerdom?: Texts | undefined;
    readonly tiltak?: Eksempeltiltak | undefined;
    readonly kilder: readonly { readonly url: string }[];
  }[],
): Eksempelstart[] =>
  all.flatMap(({ id, kommune, tittel, tekst, laerdom, tiltak, kilder: [kilde] }) => {
    const [nb, nn] = [tekst.nb[0], tekst.nn[0]];
    const omtale = laerdom ?? (tiltak && nb && nn ? { nb, nn } : null);
    return omtale && kilde ? [{ id, kommune, tittel, omtale, kilde: kilde.url, tiltak }] : [];
  });

const marked = (text: string, lang: Language) => `${text} (${BYTT_UT[lang]})`;

/** The figures of an example in the fields of a tiltak, each marked: none of them can be saved as it stands. */
const eksempeltall = (t: Eksempeltiltak, lang: Language): Typed =>
  Object.fromEntries(
    t.tall.flatMap(({ felt, aar }) =>
      felt && aar
        ? aar.flatMap((n, i) => (n === null ? [] : [[`${felt}${i + 1}`, marked(formatNumber(n), lang)]]))
        : [],
    ),
  );

/**
 * The form of a tiltak that starts from an example of another municipality: what it is, and the words and figures of the example to
 * replace. What the library does not say of it is not filled in.
 */
export function tiltakFraEksempel(e: Eksempelstart, lang: Language): Typed {
  const { slag, regnskap, grupper = [], boligtype, nivaa, tall = [] } = e.tiltak ?? {};
  const [group, ...others] = grupper;
  const said = { kind: slag, ledger: regnskap, group, otherGroups: others.join(' '), type: boligtype, level: nivaa };
  const sources = tall.map((n) => n[lang]);
  return {
    ...Object.fromEntries(Object.entries(said).flatMap(([field, value]) => (value ? [[field, value]] : []))),
    ...(e.tiltak ? eksempeltall(e.tiltak, lang) : {}),
    title: marked(e.tittel[lang], lang),
    description: marked([e.omtale[lang], ...sources].join(' '), lang),
    fra: `eksempel:${e.id}`,
  };
}

/** What a form says a new tiltak was started from; nothing for a word that no page of ours writes. */
export const utgangspunktIn = (typed: Typed): string | undefined =>
  /^(tiltak:[1-9]\d{0,5}|eksempel:[a-z0-9-]{1,80})$/.test(typed.fra ?? '') ? typed.fra : undefined;
