import type { Texts } from '../../../kernel/index.ts';

const nb = {
  title: 'Nytt i tallene',
  finding: (changed: number, stale: number) =>
    changed === 0
      ? 'Ingen av tabellene har fått nye tall siden de kom inn.'
      : `${changed === 1 ? 'Én tabell har' : `${changed} tabeller har`} fått nye tall. ${
          stale === 0
            ? 'Alt dere har laget, bruker de nyeste.'
            : stale === 1
              ? 'Én ting hviler på eldre tall.'
              : `${stale} ting hviler på eldre tall.`
        }`,
  back: 'Til tallene',
  link: 'Se hva som er nytt, og hva som hviler på eldre tall',
  resting: 'Hviler på eldre tall',
  restingHelp: 'Det som er låst, som en vedtatt plan, skal stå. Resten kan dere regne ut eller skrive på nytt.',
  what: 'Hva',
  tables: 'Tall som er byttet ut',
  todo: 'Hva dere kan gjøre',
  none: 'Ingenting hviler på eldre tall.',
  perTable: 'Endret siden sist, tabell for tabell',
  table: 'Tabell',
  since: 'Tallene er fra',
  checked: 'Sist kontrollert',
  changed: 'Endret',
  added: 'Nye',
  removed: 'Borte',
  first: 'Første gang',
  marks: 'Merk',
  unrevised: 'Ureviderte tall: kommunene kan rette fram til juni.',
  early: 'Hentet mens SSB la ut nye tall, mellom klokken 5 og 8. Hent på nytt.',
  largest: 'De største endringene for kommunen',
  newPeriods: (name: string, periods: string) => `${name}: nytt tall for ${periods}.`,
  cell: (what: string, before: string, after: string, diff: string) => `${what}: fra ${before} til ${after} (${diff}).`,
  shape: (name: string) =>
    `${name}: tabellen er delt inn på en annen måte enn før, så tallene kan ikke settes ved siden av hverandre.`,
  noLarge: 'Ingen av kommunens egne tall er rettet.',
  plan: 'Henting av seg selv',
  on: 'Boligplan ser etter nye tall hos SSB hver arbeidsdag etter klokken 8, og henter de tabellene som er oppdatert. Tabeller fra filer blir ikke rørt.',
  off: 'Henting av seg selv er slått av. Tallene blir bare nye når noen henter dem.',
  serverOff: 'Den som drifter serveren, har slått av henting av seg selv for alle kommuner på den.',
  nothingFetched: 'Ingen tabeller er hentet fra SSB ennå. Henting av seg selv begynner når dere har hentet én gang.',
  lastTime: (date: string, text: string) => `Sist sett etter ${date}: ${text}`,
  failed: (date: string) => `Det gikk galt ${date}. Det blir prøvd igjen neste arbeidsdag.`,
  underway: 'Boligplan ser etter nye tall nå.',
  turnOn: 'Slå på henting av seg selv',
  turnOff: 'Slå av henting av seg selv',
  savedOn: 'Henting av seg selv er slått på.',
  savedOff: 'Henting av seg selv er slått av. Tallene dere har, står.',
  conflict: 'Noen andre har endret dette i mellomtiden. Se hvordan det står nå, og velg på nytt.',
  who: 'En administrator i kommunen kan slå det av eller på.',
  kinds: {
    run: (date: string) => `Beregningen fra ${date}, som behov og gap viser`,
    draft: 'Utkastet til plan, der tallene kommer fra beregningen',
    version: (n: number, state: string) => `Versjon ${n} av planen (${state})`,
    text: (name: string) => `Teksten «Hva betyr dette for oss?» ved ${name}`,
  },
  todos: {
    run: 'Regn ut behovet på nytt.',
    draft: 'Regn ut behovet på nytt, så følger tallene i kapitlene etter.',
    version: 'Låst: den sier hvilke tall den bygger på. Frys en ny versjon om den skal ut.',
    text: 'Les teksten mot de nye tallene, og lagre den på nytt.',
  },
};

const nn: typeof nb = {
  title: 'Nytt i tala',
  finding: (changed, stale) =>
    changed === 0
      ? 'Ingen av tabellane har fått nye tal sidan dei kom inn.'
      : `${changed === 1 ? 'Éin tabell har' : `${changed} tabellar har`} fått nye tal. ${
          stale === 0
            ? 'Alt de har laga, bruker dei nyaste.'
            : stale === 1
              ? 'Éin ting kviler på eldre tal.'
              : `${stale} ting kviler på eldre tal.`
        }`,
  back: 'Til tala',
  link: 'Sjå kva som er nytt, og kva som kviler på eldre tal',
  resting: 'Kviler på eldre tal',
  restingHelp: 'Det som er låst, som ein vedteken plan, skal stå. Resten kan de rekne ut eller skrive på nytt.',
  what: 'Kva',
  tables: 'Tal som er bytte ut',
  todo: 'Kva de kan gjere',
  none: 'Ingenting kviler på eldre tal.',
  perTable: 'Endra sidan sist, tabell for tabell',
  table: 'Tabell',
  since: 'Tala er frå',
  checked: 'Sist kontrollert',
  changed: 'Endra',
  added: 'Nye',
  removed: 'Borte',
  first: 'Første gong',
  marks: 'Merk',
  unrevised: 'Ureviderte tal: kommunane kan rette fram til juni.',
  early: 'Henta medan SSB la ut nye tal, mellom klokka 5 og 8. Hent på nytt.',
  largest: 'Dei største endringane for kommunen',
  newPeriods: (name, periods) => `${name}: nytt tal for ${periods}.`,
  cell: (what, before, after, diff) => `${what}: frå ${before} til ${after} (${diff}).`,
  shape: (name) =>
    `${name}: tabellen er delt inn på ein annan måte enn før, så tala kan ikkje setjast ved sida av kvarandre.`,
  noLarge: 'Ingen av tala til kommunen er retta.',
  plan: 'Henting av seg sjølv',
  on: 'Boligplan ser etter nye tal hos SSB kvar arbeidsdag etter klokka 8, og hentar dei tabellane som er oppdaterte. Tabellar frå filer blir ikkje rørte.',
  off: 'Henting av seg sjølv er slått av. Tala blir berre nye når nokon hentar dei.',
  serverOff: 'Den som driftar tenaren, har slått av henting av seg sjølv for alle kommunane på han.',
  nothingFetched: 'Ingen tabellar er henta frå SSB enno. Henting av seg sjølv begynner når de har henta éin gong.',
  lastTime: (date, text) => `Sist sett etter ${date}: ${text}`,
  failed: (date) => `Det gjekk gale ${date}. Det blir prøvd igjen neste arbeidsdag.`,
  underway: 'Boligplan ser etter nye tal no.',
  turnOn: 'Slå på henting av seg sjølv',
  turnOff: 'Slå av henting av seg sjølv',
  savedOn: 'Henting av seg sjølv er slått på.',
  savedOff: 'Henting av seg sjølv er slått av. Tala de har, står.',
  conflict: 'Nokon andre har endra dette i mellomtida. Sjå korleis det står no, og vel på nytt.',
  who: 'Ein administrator i kommunen kan slå det av eller på.',
  kinds: {
    run: (date) => `Utrekninga frå ${date}, som behov og gap viser`,
    draft: 'Utkastet til plan, der tala kjem frå utrekninga',
    version: (n, state) => `Versjon ${n} av planen (${state})`,
    text: (name) => `Teksten «Kva betyr dette for oss?» ved ${name}`,
  },
  todos: {
    run: 'Rekn ut behovet på nytt.',
    draft: 'Rekn ut behovet på nytt, så følgjer tala i kapitla etter.',
    version: 'Låst: han seier kva tal han byggjer på. Frys ein ny versjon om han skal ut.',
    text: 'Les teksten mot dei nye tala, og lagre han på nytt.',
  },
};

export const ENDRINGER_TEXTS: Texts<typeof nb> = { nb, nn };
