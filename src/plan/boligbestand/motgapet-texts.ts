import type { Ledger, Texts } from '../../kernel/index.ts';
import type { Gapdel } from './motgapet.ts';

type PerPart = Readonly<Record<Gapdel, string>>;

const nb = {
  heading: 'Mot gapet',
  noRun: 'Gapet er ikke regnet ut ennå. Når det er det, står forskjellen mellom beholdningen og gapet her.',
  noYears: 'Beholdningen og gapet har ingen år felles.',
  toGap: 'Se gapet',
  stale: 'Tall, tilbud eller tiltak er endret siden gapet ble regnet ut. Noe av forskjellen kan komme av det.',
  lead: (from: number, opening: string) => `Beholdningen åpner ${from} med ${opening} boliger.`,
  base: {
    boligutvikling: (from: number, _places: string) =>
      `Gapet åpner med null: det regner 1. januar ${from} som i balanse, og teller bare det som trengs og det som kommer etter den dagen. Beholdningen er derfor ikke trukket fra behovet.`,
    boligsosialt: (_from: number, places: string) =>
      `Gapet bruker bare ${places} heldøgns plasser av den, og holder dem mot behovet for plasser. Husstandene i kartleggingen mangler egnet bolig med de boligene som finnes. Derfor er de andre boligene ikke trukket fra.`,
  } as Readonly<Record<Ledger, (from: number, places: string) => string>>,
  text: (until: number, day: string) =>
    `Under står det hver av dem venter skal komme før 1. januar ${until}. Gapet ble regnet ut ${day}.`,
  caption: (from: number, until: number) => `Fra 1. januar ${from} til 1. januar ${until}, i boliger`,
  part: 'Hva',
  parts: { felt: 'Fra felt', tiltak: 'Fra tiltak', avtaler: 'Inn minus ut', annet: 'Annen endring' } as PerPart,
  own: 'Beholdningen',
  gap: 'Gapet',
  difference: 'Forskjell',
  why: 'Hvorfor de kan være ulike',
  sum: 'Sum',
  reasons: {
    felt: 'Beholdningen har hele boliger og tar med det feltene har levert. Det som er forsinket, står tidligst året etter siste telling.',
    tiltak:
      'Beholdningen har hele boliger. Et tiltak som ikke var ferdig ved siste telling, står tidligst året etter den.',
    avtaler:
      'Gapet regner usikre avtaler med sannsynligheten de har. Beholdningen tar bare med dem som er sikre. Boliger som står til salgs uten år, venter gapet solgt litt etter litt; i beholdningen går de ut når en senere liste mangler dem.',
    annet:
      'Rettinger i tellinger, riving og bygging utenfor feltene. Gapet kjenner dem ikke. Boliger under rehabilitering er med i beholdningen hele tiden. I gapet er de ute til de er tilbake.',
  } as PerPart,
  sumWhy: 'Summen av forskjellene over. Ingenting er holdt utenfor. Tallene er avrundet hver for seg.',
};

const nn: typeof nb = {
  heading: 'Mot gapet',
  noRun: 'Gapet er ikkje rekna ut enno. Når det er det, står skilnaden mellom behaldninga og gapet her.',
  noYears: 'Behaldninga og gapet har ingen år felles.',
  toGap: 'Sjå gapet',
  stale: 'Tal, tilbod eller tiltak er endra sidan gapet blei rekna ut. Noko av skilnaden kan kome av det.',
  lead: (from, opening) => `Behaldninga opnar ${from} med ${opening} bustader.`,
  base: {
    boligutvikling: (from) =>
      `Gapet opnar med null: det reknar 1. januar ${from} som i balanse, og tel berre det som trengst og det som kjem etter den dagen. Behaldninga er derfor ikkje trekt frå behovet.`,
    boligsosialt: (_from, places) =>
      `Gapet bruker berre ${places} heildøgns plassar av ho, og held dei mot behovet for plassar. Hushalda i kartlegginga manglar eigna bustad med dei bustadene som finst. Derfor er dei andre bustadene ikkje trekte frå.`,
  },
  text: (until, day) =>
    `Under står det kvar av dei ventar skal kome før 1. januar ${until}. Gapet blei rekna ut ${day}.`,
  caption: (from, until) => `Frå 1. januar ${from} til 1. januar ${until}, i bustader`,
  part: 'Kva',
  parts: { felt: 'Frå felt', tiltak: 'Frå tiltak', avtaler: 'Inn minus ut', annet: 'Anna endring' },
  own: 'Behaldninga',
  gap: 'Gapet',
  difference: 'Skilnad',
  why: 'Kvifor dei kan vere ulike',
  sum: 'Sum',
  reasons: {
    felt: 'Behaldninga har heile bustader og tek med det felta har levert. Det som er forseinka, står tidlegast året etter siste teljing.',
    tiltak:
      'Behaldninga har heile bustader. Eit tiltak som ikkje var ferdig ved siste teljing, står tidlegast året etter ho.',
    avtaler:
      'Gapet reknar usikre avtalar med sannsynet dei har. Behaldninga tek berre med dei som er sikre. Bustader som står til sals utan år, ventar gapet selde litt etter litt; i behaldninga går dei ut når ei seinare liste manglar dei.',
    annet:
      'Rettingar i teljingar, riving og bygging utanfor felta. Gapet kjenner dei ikkje. Bustader under rehabilitering er med i behaldninga heile tida. I gapet er dei ute til dei er tilbake.',
  },
  sumWhy: 'Summen av skilnadene over. Ingenting er halde utanfor. Tala er avrunda kvar for seg.',
};

export const MOTGAPET_TEXTS: Texts<typeof nb> = { nb, nn };
