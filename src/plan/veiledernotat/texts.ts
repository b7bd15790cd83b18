import type { Texts } from '../../kernel/index.ts';

const nb = {
  title: 'Notater til veilederen',
  lead: 'Det kommunen selv har skrevet ved overskriftene i veilederen. Veilederens egen tekst står urørt, også når den blir oppdatert.',
  publicTitle: (kommune: string) => `Notater til veilederen fra ${kommune}`,
  publicLead: (kommune: string) =>
    `Slik arbeider ${kommune} med trinnene i veilederen. Notatene er kommunens egne ord.`,
  none: 'Ingen notater ennå',
  noneText: 'Les veilederen, og velg «Skriv notat» under en overskrift. Notatet blir stående ved siden av teksten.',
  toGuide: 'Les veilederen',
  own: (kommune: string) => `Notat fra ${kommune}`,
  write: 'Skriv notat',
  change: 'Endre notatet',
  history: 'Tidligere utgaver',
  all: 'Alle notatene',
  visibility: 'Hvem kan lese notatet?',
  visible: {
    intern: 'Bare vi i kommunen',
    publisert: 'Alle',
  },
  tag: { intern: 'Bare for oss', publisert: 'Publisert' },
  text: 'Notat',
  textHelp:
    'Tom linje gir nytt avsnitt. ## gir overskrift, - gir liste, **ord** gir fet skrift og [tekst](https://adresse) gir lenke. Ikke skriv noe om enkeltpersoner.',
  save: 'Lagre notatet',
  formTitle: (heading: string) => `Notat: ${heading}`,
  shipped: 'Teksten i veilederen',
  changed: 'Veilederens tekst er endret siden notatet ble skrevet.',
  changedHow: 'Les det nye, rett notatet om det trengs, og lagre. Da står notatet til teksten slik den er nå.',
  gone: 'Overskriften finnes ikke lenger i veilederen. Notatet er tatt vare på her.',
  new: 'Nytt i veilederen',
  old: 'Tatt ut av veilederen',
  saved: 'Notatet er lagret.',
  restore: 'Gå tilbake til denne utgaven',
  version: (n: number, when: string) => `Utgave ${n}, ${when}`,
  putAway: 'lagt bort',
  open: 'Åpne i veilederen',
  published: 'Notatene som er publisert',
  readability: 'Hvor lett veilederen er å lese',
  readabilityFinding: (pages: number, heavy: number, highest: number) =>
    heavy === 0
      ? `Alle ${pages} sidene er på LIX ${highest} eller lavere.`
      : `${heavy} av ${pages} sider ligger over LIX ${highest}.`,
  lixText: (highest: number) =>
    `LIX måler hvor lange setningene og ordene er. Under 30 er svært lett, 40 til 50 er middels, over 55 er tungt. Veilederen skal holde seg på ${highest} eller lavere. Er et notat tyngre, hjelper det å dele setningene.`,
  heavy: 'Tung',
  guidePage: 'Side i veilederen',
  lixNb: 'LIX bokmål',
  lixNn: 'LIX nynorsk',
  lixOwn: 'LIX i notatet',
  lixNotes: 'LIX i notatene våre',
  lixPage: 'LIX på siden i veilederen',
  links: 'Lenker',
  lastChecked: 'Sist kontrollert',
  readabilitySource:
    'LIX regnes av den løpende teksten, ikke av overskrifter og tabeller. Har en side flere notater, vises det tyngste. Datoen gjelder den lenken på siden som det er lengst siden noen kontrollerte.',
};

const nn: typeof nb = {
  title: 'Notat til rettleiaren',
  lead: 'Det kommunen sjølv har skrive ved overskriftene i rettleiaren. Teksten i rettleiaren står urørt, også når han blir oppdatert.',
  publicTitle: (kommune) => `Notat til rettleiaren frå ${kommune}`,
  publicLead: (kommune) => `Slik arbeider ${kommune} med trinna i rettleiaren. Notata er kommunen sine eigne ord.`,
  none: 'Ingen notat enno',
  noneText: 'Les rettleiaren, og vel «Skriv notat» under ei overskrift. Notatet blir ståande ved sida av teksten.',
  toGuide: 'Les rettleiaren',
  own: (kommune) => `Notat frå ${kommune}`,
  write: 'Skriv notat',
  change: 'Endre notatet',
  history: 'Tidlegare utgåver',
  all: 'Alle notata',
  visibility: 'Kven kan lese notatet?',
  visible: {
    intern: 'Berre vi i kommunen',
    publisert: 'Alle',
  },
  tag: { intern: 'Berre for oss', publisert: 'Publisert' },
  text: 'Notat',
  textHelp:
    'Tom linje gir nytt avsnitt. ## gir overskrift, - gir liste, **ord** gir feit skrift og [tekst](https://adresse) gir lenkje. Ikkje skriv noko om enkeltpersonar.',
  save: 'Lagre notatet',
  formTitle: (heading) => `Notat: ${heading}`,
  shipped: 'Teksten i rettleiaren',
  changed: 'Teksten i rettleiaren er endra sidan notatet blei skrive.',
  changedHow: 'Les det nye, rett notatet om det trengst, og lagre. Då står notatet til teksten slik han er no.',
  gone: 'Overskrifta finst ikkje lenger i rettleiaren. Notatet er teke vare på her.',
  new: 'Nytt i rettleiaren',
  old: 'Teke ut av rettleiaren',
  saved: 'Notatet er lagra.',
  restore: 'Gå tilbake til denne utgåva',
  version: (n, when) => `Utgåve ${n}, ${when}`,
  putAway: 'lagt bort',
  open: 'Opne i rettleiaren',
  published: 'Notata som er publiserte',
  readability: 'Kor lett rettleiaren er å lese',
  readabilityFinding: (pages, heavy, highest) =>
    heavy === 0
      ? `Alle dei ${pages} sidene er på LIX ${highest} eller lågare.`
      : `${heavy} av ${pages} sider ligg over LIX ${highest}.`,
  lixText: (highest) =>
    `LIX måler kor lange setningane og orda er. Under 30 er svært lett, 40 til 50 er middels, over 55 er tungt. Rettleiaren skal halde seg på ${highest} eller lågare. Er eit notat tyngre, hjelper det å dele setningane.`,
  heavy: 'Tung',
  guidePage: 'Side i rettleiaren',
  lixNb: 'LIX bokmål',
  lixNn: 'LIX nynorsk',
  lixOwn: 'LIX i notatet',
  lixNotes: 'LIX i notata våre',
  lixPage: 'LIX på sida i rettleiaren',
  links: 'Lenkjer',
  lastChecked: 'Sist kontrollert',
  readabilitySource:
    'LIX blir rekna av den løpande teksten, ikkje av overskrifter og tabellar. Har ei side fleire notat, viser vi det tyngste. Datoen gjeld den lenkja på sida som det er lengst sidan nokon kontrollerte.',
};

export const NOTAT_TEXTS: Texts<typeof nb> = { nb, nn };
