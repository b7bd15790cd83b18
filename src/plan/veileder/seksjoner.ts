import { LANGUAGES, type Language, type Texts } from '../../kernel/index.ts';
import { DELER, type DelId, type Innhold, type Punkt, type Veileder } from './veileder.ts';

/** A heading of the guide, with what is shipped under it. */
export interface Seksjon {
  /** Page and anchor joined by dots, so that it can stand in an address: `trinn-4-temaplan-bolig.1-forfase.fase-1-kort`. */
  readonly sted: string;
  /** The page's address below the guide, and the anchor of the heading there. */
  readonly side: string;
  readonly anker: string;
  readonly navn: Texts;
  /** The paragraphs under it, in the order they are read. */
  readonly tekst: Texts<readonly string[]>;
}

export const stedOf = (side: string, anker: string): string => `${side.replaceAll('/', '.')}.${anker}`;

const both = <T>(make: (lang: Language) => T): Texts<T> =>
  Object.fromEntries(LANGUAGES.map((lang) => [lang, make(lang)])) as Texts<T>;

/** Every heading that a municipality can write a note at, in the order of the guide. */
export function seksjonerI(veileder: Veileder): ReadonlyMap<string, Seksjon> {
  const found = new Map<string, Seksjon>();
  const add = (side: string, anker: string, navn: Texts, tekst: Texts<readonly string[]>) => {
    const sted = stedOf(side, anker);
    if (tekst.nb.length > 0) found.set(sted, { sted, side, anker, navn, tekst });
  };
  const texts = (punkter: readonly Punkt[]) => both((lang) => punkter.map((p) => p.tekst[lang]));
  const named = (owner: Texts, del: DelId): Texts => {
    const part = veileder.deler.find((d) => d.id === del)?.tittel;
    return both((lang) => `${owner[lang]}: ${part?.[lang] ?? del}`);
  };
  const actors = (rows: Innhold['aktoerer']) =>
    both((lang) =>
      rows.map((row) => {
        const does = row.roller.map(
          (r) => `${veileder.verb[r.verb][lang]} (${r.oppgaver.map((o) => o.nummer).join(', ')})`,
        );
        return `${row.aktoer.navn[lang]}: ${does.join('; ')}`;
      }),
    );
  const partOf = (i: Innhold, del: DelId): Texts<readonly string[]> => {
    if (del === 'hvem') return actors(i.aktoerer);
    if (del === 'lov') return both((lang) => i.lov.map((r) => `${r.lovnavn[lang]} ${r.paragraf}: ${r.krav[lang]}`));
    if (del === 'kilder') return both(() => i.kilder.map((k) => `${k.tittel}, ${k.utgiver}`));
    return texts(del === 'bakgrunn' ? [] : i[del]);
  };
  for (const t of veileder.trinn) {
    for (const del of DELER)
      add(t.slug, del, named(t.tittel, del), del === 'bakgrunn' ? texts(t.bakgrunn) : partOf(t, del));
    if (t.planform)
      add(
        t.slug,
        t.planform.anker,
        t.planform.tittel,
        texts([...t.planform.ingress, ...t.planform.spoersmaal, ...t.planform.utfall]),
      );
    for (const u of t.underprosesser) {
      const side = `${t.slug}/${u.id}`;
      add(side, 'hvem', named(u.tittel, 'hvem'), actors(u.aktoerer));
      add(side, 'bakgrunn', named(u.tittel, 'bakgrunn'), texts(u.bakgrunn));
      for (const f of u.faser)
        for (const del of DELER) add(side, `${f.anker}-${del}`, named(f.tittel, del), partOf(f, del));
    }
  }
  return found;
}
