import type { Texts } from '../../kernel/index.ts';

interface MenuTexts {
  readonly heading: Texts;
  /** The pages in the order of the menu: the slug in `/arbeid/:kommune/<slug>`, and what the page is called. */
  readonly pages: Readonly<Record<string, Texts>>;
}

const prosessen: MenuTexts = {
  heading: { nb: 'Prosessen', nn: 'Prosessen' },
  pages: {
    'min-side': { nb: 'Min side', nn: 'Sida mi' },
    runde: { nb: 'Runden', nn: 'Runden' },
    oppgaver: { nb: 'Oppgaver', nn: 'Oppgåver' },
    organisering: { nb: 'Organisering', nn: 'Organisering' },
    ansvar: { nb: 'Ansvarstabell', nn: 'Ansvarstabell' },
    boliggruppe: { nb: 'Boliggruppe', nn: 'Bustadgruppe' },
    ideer: { nb: 'Idékasse', nn: 'Idékasse' },
    planform: { nb: 'Planform', nn: 'Planform' },
    vedtak: { nb: 'Mandat og vedtak', nn: 'Mandat og vedtak' },
    planer: { nb: 'Planer', nn: 'Planar' },
    foringer: { nb: 'Føringer', nn: 'Føringar' },
    prosessplan: { nb: 'Prosessplan', nn: 'Prosessplan' },
  },
};

const boligplanen: MenuTexts = {
  heading: { nb: 'Boligplanen', nn: 'Bustadplanen' },
  pages: {
    tall: { nb: 'Tall', nn: 'Tal' },
    kunnskap: { nb: 'Kunnskapsgrunnlag', nn: 'Kunnskapsgrunnlag' },
    kartlegging: { nb: 'Kartlegging', nn: 'Kartlegging' },
    undersoekelser: { nb: 'Brukerundersøkelser', nn: 'Brukarundersøkingar' },
    behov: { nb: 'Behov', nn: 'Behov' },
    tilbud: { nb: 'Tilbud', nn: 'Tilbod' },
    gap: { nb: 'Gap', nn: 'Gap' },
    tiltak: { nb: 'Mål og tiltak', nn: 'Mål og tiltak' },
    prioritering: { nb: 'Prioritering', nn: 'Prioritering' },
    oekonomiplan: { nb: 'Økonomiplan', nn: 'Økonomiplan' },
    oppfoelging: { nb: 'Oppfølging', nn: 'Oppfølging' },
    'roed-traad': { nb: 'Rød tråd', nn: 'Raud tråd' },
    dokument: { nb: 'Plandokument', nn: 'Plandokument' },
    innstillinger: { nb: 'Kommunen', nn: 'Kommunen' },
  },
};

/** The menu of the workspace. A new page is one line in its group; a group without pages is not shown. */
export const MENU = { prosessen, boligplanen } as const;

/** What a page is called in the menu. */
export const menuName = (slug: string): Texts | undefined =>
  Object.values(MENU)
    .flatMap((group) => Object.entries(group.pages))
    .find(([page]) => page === slug)?.[1];
