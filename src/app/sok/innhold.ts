import type { Language, Texts } from '../../kernel/index.ts';
import type { Eksempel } from '../../plan/eksempler/index.ts';
import type { Innhold, Ordliste, Punkt, Veileder } from '../../plan/veileder/index.ts';
import type { Funnbar } from './indeks.ts';

/** What the public can find: the parts of the guide, the examples and the words, in the language of the reader. */
export interface Bibliotek {
  readonly veileder: Veileder;
  readonly eksempler: readonly Eksempel[];
  readonly ordliste: Ordliste;
}

const LISTER = ['kort', 'resultater', 'oppgaver', 'spoersmaal', 'fallgruver'] as const;

export function publicDocuments(b: Bibliotek, lang: Language): Funnbar[] {
  const other: Language = lang === 'nb' ? 'nn' : 'nb';
  const partName = (id: string): Texts => b.veileder.deler.find((d) => d.id === id)?.tittel ?? { nb: id, nn: id };
  const guide = (href: string, title: Texts, punkter: readonly Punkt[]): Funnbar => {
    const text = (l: Language) => punkter.map((p) => p.tekst[l]).join(' ');
    return {
      gruppe: 'veileder',
      href: `/veileder/${href}`,
      title: title[lang],
      text: text(lang),
      other: `${title[other]} ${text(other)}`,
    };
  };
  const named = (owner: Texts, part: string): Texts => ({
    nb: `${owner.nb}: ${partName(part).nb}`,
    nn: `${owner.nn}: ${partName(part).nn}`,
  });
  const parts = (page: string, prefix: string, innhold: Innhold): Funnbar[] =>
    LISTER.filter((id) => innhold[id].length > 0).map((id) =>
      guide(`${page}#${prefix}${id}`, named(innhold.tittel, id), innhold[id]),
    );
  return [
    ...b.veileder.trinn.flatMap((t) => [
      guide(t.slug, t.tittel, [t.ingress]),
      guide(`${t.slug}#bakgrunn`, named(t.tittel, 'bakgrunn'), t.bakgrunn),
      ...parts(t.slug, '', t),
      ...(t.planform
        ? [
            guide(`${t.slug}#${t.planform.anker}`, t.planform.tittel, [
              ...t.planform.ingress,
              ...t.planform.spoersmaal,
              ...t.planform.utfall,
            ]),
          ]
        : []),
      ...t.underprosesser.flatMap((u) => [
        guide(`${t.slug}/${u.id}`, u.tittel, [u.ingress, ...u.bakgrunn]),
        ...u.faser.flatMap((f) => parts(`${t.slug}/${u.id}`, `${f.anker}-`, f)),
      ]),
    ]),
    ...b.eksempler.map((e): Funnbar => {
      const text = (l: Language) => [...e.tekst[l], e.laerdom?.[l] ?? ''].join(' ').trim();
      return {
        gruppe: 'eksempler',
        href: `/eksempler#eksempel-${e.id}`,
        title: `${e.kommune}: ${e.tittel[lang]}`,
        text: text(lang),
        other: `${e.tittel[other]} ${text(other)} ${e.fylker.join(' ')}`,
      };
    }),
    ...b.ordliste.deler
      .flatMap((d) => d.begreper)
      .filter((o) => !o.intern)
      .map(
        (o): Funnbar => ({
          gruppe: 'ordliste',
          href: `/ordliste#${o.id}`,
          title: o[lang],
          text: o.definisjon[lang],
          other: [o[other], ...(o.ogsaa ?? [])].join(' '),
        }),
      ),
  ];
}
