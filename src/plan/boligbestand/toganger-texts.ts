import type { Texts } from '../../kernel/index.ts';
import type { Avgangsrad } from './avstemt.ts';

type PerWhat = Readonly<Record<Avgangsrad['what'], string>>;

const nb = {
  heading: 'Ført flere steder',
  lead: 'Boliger som går ut eller er ute, kan stå flere steder: i listen over kommunale boliger, i en rad under tilbud og i et tiltak. De regnes én gang. Er år, boligtype og tjenestenivå likt, gjelder listen, og det som er ført ved siden av, teller bare så langt det er flere enn i listen. Står det samme i en rad og i et tiltak, gjelder det som er sikrest av de to, og raden når de er like sikre. Er begge gitt område, må også det være likt.',
  dated:
    'Boliger til salgs uten år i listen får året fra en rad som er sikker. Det samme gjelder året boliger under rehabilitering er tilbake.',
  caption: 'Listen, rader og tiltak mot hverandre, i boliger',
  what: 'Hva',
  whats: { avgang: 'Salg, riving eller ombygging', rehabilitering: 'Ute nå, til rehabilitering' } as PerWhat,
  kind: 'Boligtype og tjenestenivå',
  year: 'År',
  list: 'I listen',
  told: 'Ført ved siden av',
  both: 'Ført mer enn én gang',
  counts: 'Regnes',
  source: 'Regnes er det som står i listen, pluss det som er ført ved siden av, minus det som er ført mer enn én gang.',
};

const nn: typeof nb = {
  heading: 'Ført fleire stader',
  lead: 'Bustader som går ut eller er ute, kan stå fleire stader: i lista over kommunale bustader, i ei rad under tilbod og i eit tiltak. Dei blir rekna éin gong. Er år, bustadtype og tenestenivå likt, gjeld lista, og det som er ført ved sida av, tel berre så langt det er fleire enn i lista. Står det same i ei rad og i eit tiltak, gjeld det som er sikrast av dei to, og rada når dei er like sikre. Har begge fått område, må også det vere likt.',
  dated:
    'Bustader til sals utan år i lista får året frå ei rad som er sikker. Det same gjeld året bustader under rehabilitering er tilbake.',
  caption: 'Lista, rader og tiltak mot kvarandre, i bustader',
  what: 'Kva',
  whats: { avgang: 'Sal, riving eller ombygging', rehabilitering: 'Ute no, til rehabilitering' },
  kind: 'Bustadtype og tenestenivå',
  year: 'År',
  list: 'I lista',
  told: 'Ført ved sida av',
  both: 'Ført meir enn éin gong',
  counts: 'Blir rekna',
  source:
    'Det som blir rekna, er det som står i lista, pluss det som er ført ved sida av, minus det som er ført meir enn éin gong.',
};

/** What a list and rows or tiltak tell of the same dwellings. */
export const TOGANGER_TEXTS: Texts<typeof nb> = { nb, nn };
