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
    prosessplan: { nb: 'Prosessplan', nn: 'Prosessplan' },
    organisering: { nb: 'Organisering', nn: 'Organisering' },
    ansvar: { nb: 'Ansvarstabell', nn: 'Ansvarstabell' },
    boliggruppe: { nb: 'Boliggruppe', nn: 'Bustadgruppe' },
    ideer: { nb: 'Idékasse', nn: 'Idékasse' },
    planer: { nb: 'Planer', nn: 'Planar' },
    foringer: { nb: 'Føringer', nn: 'Føringar' },
  },
};

const grunnlaget: MenuTexts = {
  heading: { nb: 'Grunnlaget', nn: 'Grunnlaget' },
  pages: {
    tall: { nb: 'Tall', nn: 'Tal' },
    kunnskap: { nb: 'Kunnskapsgrunnlag', nn: 'Kunnskapsgrunnlag' },
    kartlegging: { nb: 'Kartlegging', nn: 'Kartlegging' },
    undersoekelser: { nb: 'Brukerundersøkelser', nn: 'Brukarundersøkingar' },
    behov: { nb: 'Behov', nn: 'Behov' },
    tilbud: { nb: 'Tilbud', nn: 'Tilbod' },
    gap: { nb: 'Gap', nn: 'Gap' },
  },
};

const planen: MenuTexts = {
  heading: { nb: 'Planen', nn: 'Planen' },
  pages: {
    planform: { nb: 'Planform', nn: 'Planform' },
    tiltak: { nb: 'Mål og tiltak', nn: 'Mål og tiltak' },
    prioritering: { nb: 'Prioritering', nn: 'Prioritering' },
    oekonomiplan: { nb: 'Økonomiplan', nn: 'Økonomiplan' },
    dokument: { nb: 'Plandokument', nn: 'Plandokument' },
    vedtak: { nb: 'Mandat og vedtak', nn: 'Mandat og vedtak' },
    oppfoelging: { nb: 'Oppfølging', nn: 'Oppfølging' },
    'roed-traad': { nb: 'Rød tråd', nn: 'Raud tråd' },
    innstillinger: { nb: 'Kommunen', nn: 'Kommunen' },
  },
};

/** The menu of the workspace. A new page is one line in its group; each group has one line of the screen at 1280 pixels. */
export const MENU = { prosessen, grunnlaget, planen } as const;

/** What a page is called in the menu. */
export const menuName = (slug: string): Texts | undefined =>
  Object.values(MENU)
    .flatMap((group) => Object.entries(group.pages))
    .find(([page]) => page === slug)?.[1];
