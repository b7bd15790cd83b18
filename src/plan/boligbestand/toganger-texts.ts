import type { Texts } from '../../kernel/index.ts';
import type { Avgangsrad } from './avstemt.ts';

type PerWhat = Readonly<Record<Avgangsrad['what'], string>>;

const nb = {
  heading: 'Ført to steder',
  lead: 'Boliger som går ut eller er ute, kan stå både i listen over kommunale boliger og i en rad under tilbud eller et tiltak. De regnes én gang. Er år, boligtype og tjenestenivå likt, gjelder listen, og det som er ført ved siden av, teller bare så langt det er flere enn i listen. Er begge gitt område, må også det være likt.',
  dated:
    'Boliger til salgs uten år i listen får året fra en rad som er sikker. Det samme gjelder året boliger under rehabilitering er tilbake.',
  caption: 'Listen mot rader og tiltak, i boliger',
  what: 'Hva',
  whats: { avgang: 'Salg, riving eller ombygging', rehabilitering: 'Ute nå, til rehabilitering' } as PerWhat,
  kind: 'Boligtype og tjenestenivå',
  year: 'År',
  list: 'I listen',
  told: 'Ført ved siden av',
  both: 'Begge steder',
  counts: 'Regnes',
  source: 'Regnes er det som står i listen, pluss det som er ført ved siden av, minus det som står begge steder.',
};

const nn: typeof nb = {
  heading: 'Ført to stader',
  lead: 'Bustader som går ut eller er ute, kan stå både i lista over kommunale bustader og i ei rad under tilbod eller eit tiltak. Dei blir rekna éin gong. Er år, bustadtype og tenestenivå likt, gjeld lista, og det som er ført ved sida av, tel berre så langt det er fleire enn i lista. Har begge fått område, må også det vere likt.',
  dated:
    'Bustader til sals utan år i lista får året frå ei rad som er sikker. Det same gjeld året bustader under rehabilitering er tilbake.',
  caption: 'Lista mot rader og tiltak, i bustader',
  what: 'Kva',
  whats: { avgang: 'Sal, riving eller ombygging', rehabilitering: 'Ute no, til rehabilitering' },
  kind: 'Bustadtype og tenestenivå',
  year: 'År',
  list: 'I lista',
  told: 'Ført ved sida av',
  both: 'Begge stader',
  counts: 'Blir rekna',
  source:
    'Det som blir rekna, er det som står i lista, pluss det som er ført ved sida av, minus det som står begge stader.',
};

/** What a list and rows or tiltak tell of the same dwellings. */
export const TOGANGER_TEXTS: Texts<typeof nb> = { nb, nn };
