import type { Texts } from '../../kernel/index.ts';

const nb = {
  title: 'Oversikt over behovet for boliger til vanskeligstilte',
  open: 'Se oversikten etter § 5',
  made: 'Laget',
  lacking: 'Det som mangler',
  law: 'Kommunen skal ha oversikt over behovet for ordinære og tilpassede boliger for vanskeligstilte på boligmarkedet (boligsosialloven § 5).',
  casework:
    'Tallene er husstander tjenestene kjenner eller har anslått. De er ikke det samme som vanskeligstilte i statistikken, og skal ikke legges sammen med dem.',
  dwellings: 'Boliger som trengs, etter tjenestenivå og boligtype',
  areas: 'Husstander uten egnet bolig, etter område',
  areasWhen: 'Husstander uten egnet bolig, etter område og når boligen trengs',
  now: 'Nå',
  soon: (year: number) => `Innen ${year}`,
  later: 'Senere',
  noSource: 'ikke oppgitt',
  anywhere: 'Hvor som helst i kommunen',
  households: 'Husstander',
  how: 'Hvordan det er talt',
  noDoubles: 'Alle tellingene er kontrollert for at ingen er med i flere rader.',
  units: 'Enhetene som har talt',
  counts: 'Antall tellinger',
  newest: 'Sist talt',
  word: 'Last ned som Word',
  pdf: 'Last ned som PDF',
  uncounted: 'Oversikten blir til av det enhetene teller. Be dem telle, eller skriv inn tallene selv.',
  guide: 'Les om planstrategien i veilederen',
};

const nn: typeof nb = {
  title: 'Oversikt over behovet for bustader til vanskelegstilte',
  open: 'Sjå oversikta etter § 5',
  made: 'Laga',
  lacking: 'Det som manglar',
  law: 'Kommunen skal ha oversikt over behovet for ordinære og tilpassa bustader for vanskelegstilte på bustadmarknaden (boligsosiallova § 5).',
  casework:
    'Tala er hushald tenestene kjenner eller har rekna overslag over. Dei er ikkje det same som vanskelegstilte i statistikken, og skal ikkje leggjast saman med dei.',
  dwellings: 'Bustader som trengst, etter tenestenivå og bustadtype',
  areas: 'Hushald utan eigna bustad, etter område',
  areasWhen: 'Hushald utan eigna bustad, etter område og når bustaden trengst',
  now: 'No',
  soon: (year) => `Innan ${year}`,
  later: 'Seinare',
  noSource: 'ikkje oppgitt',
  anywhere: 'Kvar som helst i kommunen',
  households: 'Hushald',
  how: 'Korleis det er talt',
  noDoubles: 'Alle teljingane er kontrollerte for at ingen er med i fleire rader.',
  units: 'Einingane som har talt',
  counts: 'Talet på teljingar',
  newest: 'Sist talde',
  word: 'Last ned som Word',
  pdf: 'Last ned som PDF',
  uncounted: 'Oversikta blir til av det einingane tel. Be dei telje, eller skriv inn tala sjølv.',
  guide: 'Les om planstrategien i rettleiaren',
};

export const OVERSIKT_TEXTS: Texts<typeof nb> = { nb, nn };
