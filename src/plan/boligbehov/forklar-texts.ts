import type { Texts } from '../../kernel/index.ts';
import type { Explained, Formula, Origin } from '../../model/explain/explain.ts';

type Steps = Readonly<Record<Extract<Origin, { kind: 'model' }>['step'], string>>;

const nb = {
  title: 'Forklar tallet',
  what: (ledger: string, type: string, level: string, year: number) =>
    `${ledger}: ${type.toLowerCase()}, tjenestenivå ${level.toLowerCase()}, 1. januar ${year}.`,
  back: 'Til gapet',
  hidden:
    'Tallet bygger på færre enn fem husstander i minst én telling. Derfor ser bare de som fører tellingene, hvordan det er regnet ut.',
  older: 'Denne kjøringen er for gammel til å bli forklart',
  olderText: 'Regn ut på nytt, så tar kjøringen vare på det tallene bygger på.',
  interval: (low: string, high: string, draws: number) =>
    `I ${draws} tenkte forløp lå 80 prosent av svarene mellom ${low} og ${high}.`,
  endsHeading: 'Endene av intervallet',
  ends: (draws: number, seed: number) =>
    `Kjøringen har ${draws} tenkte forløp. De tilfeldige tallene i dem lages av tallet ${seed}, så samme kjøring gir de samme forløpene igjen. Svarene stilles i stigende rekkefølge, og endene ligger 10 og 90 prosent inn i rekken. Hver ende ligger derfor mellom to forløp, og de er åpnet under.`,
  people: (e: Readonly<Record<'fertility' | 'mortality' | 'migration' | 'household', string>>) =>
    `Befolkningen avviker fra det ventede, og noe av et avvik følger med til neste år. Standardavviket i året er ${e.fertility} for fruktbarhet, ${e.mortality} for dødelighet, ${e.migration} for flytting og ${e.household} for husholdninger per person, og større på små steder. Er kommunens egne fødsler, dødsfall eller folketall i flere år lastet inn, måles avviket i dem og dempes mot disse tallene. I tillegg blir mennesker født, dør og flytter én og én.`,
  groupDraws: (g: Readonly<Record<'decided' | 'later' | 'counted', string>>) =>
    `Det gruppene trenger, avviker også: bosetting av flyktninger med standardavvik ${g.decided} fra vedtaket og ${g.later} i årene etter, andre tellinger med ${g.counted}, og nye kommer én og én.`,
  lackDraws: (counted: string) => `Tallet på dem som mangler bolig, avviker med ${counted}, og nye kommer én og én.`,
  supplyDraws: (shared: string) =>
    `Alt som hører til samme felt, avtale eller tiltak, kommer eller uteblir sammen. ${shared} av variasjonen er felles for hele kommunen.`,
  draw: (number: number) => `forløp ${number} i denne kjøringen`,
  noInterval: 'Intervallet vises ikke, fordi antatte tall bærer mer enn en tredel av resultatet.',
  shortage: (percent: string, draws: number) => `Det mangler noe i ${percent} prosent av de ${draws} tenkte forløpene.`,
  source: (from: string, confidence: string) => `Kilde: ${from}. Sikkerhet ${confidence}.`,
  parameter: (told: string, version: string) => `${told} (parametre ${version})`,
  kinds: {
    'enslig-voksen': 'enslige voksne',
    'familie-med-barn': 'familier med barn',
    'enslig-mindreaarig': 'enslige mindreårige',
  } as Readonly<Record<string, string>>,
  steps: {
    population: 'befolkningen i kjøringen, se siden Behov',
    households: 'husholdningene i kjøringen, se siden Behov',
    quantile: 'metoden på siden om modellen: rett linje mellom to forløp',
  } as Steps,
  roles: {
    households: 'observerte husholdninger',
    dwellings: 'boliger i dag',
    backlog: 'kommunens egen telling av etterslepet',
    crowding: 'tabellen over dem som bor trangt',
    'care-users': 'kommunens egen telling av brukere',
    'kommunal-stokk': 'kommunale boliger og plasser',
    'social-counts': 'kartleggingen',
    'group-figures': 'kommunens egne tall for gruppen',
    turnover: 'kommunens eget tall for omløp',
    boligbyggeprogram: 'boligbyggeprogrammet',
    agreements: 'avtalene',
    measures: 'tiltakene',
    'other-supply': 'andre endringer i tilbudet',
  } as Readonly<Record<string, string>>,
  nothing: 'Ingenting som er kjent, kommer til før denne datoen.',
  formulas: {
    sum: 'Delene legges sammen:',
    product: 'Delene ganges med hverandre:',
    difference: 'Fra den første delen trekkes de andre:',
    quotient: 'Den første delen deles på den andre:',
    power: 'Den første delen ganges med seg selv så mange ganger som den andre sier:',
    reserve:
      'Øker den første delen, deles den på én minus den andre, så noen boliger kan stå ledige. Minker den, står den som den er:',
    queue:
      'Den første delen deles på den andre. Er det få plasser, legges det i stedet til en reserve: den tredje delen ganger kvadratroten av den første. Det største av de to gjelder:',
    slip: 'Halvparten av det som ikke har kommet, kommer hver gang den andre delen går opp i den første:',
    least: 'Den minste av de to delene gjelder, og aldri mindre enn null:',
    surplus: 'Fra den første delen trekkes de andre, men aldri til under null:',
    between: 'Fra den første delen går en mot den andre, så stor del av veien som den tredje sier:',
  } as Readonly<Record<Formula, string>>,
  units: {
    dwellings: 'boliger',
    households: 'husholdninger',
    persons: 'personer',
    places: 'plasser',
    share: '(andel)',
    years: 'år',
    perHousehold: 'personer per husholdning',
    factor: '(faktor)',
  } as Readonly<Record<Explained['unit'], string>>,
};

const nn: typeof nb = {
  title: 'Forklar talet',
  what: (ledger, type, level, year) =>
    `${ledger}: ${type.toLowerCase()}, tenestenivå ${level.toLowerCase()}, 1. januar ${year}.`,
  back: 'Til gapet',
  hidden:
    'Talet byggjer på færre enn fem hushald i minst éi teljing. Derfor ser berre dei som fører teljingane, korleis det er rekna ut.',
  older: 'Denne køyringa er for gammal til å bli forklart',
  olderText: 'Rekn ut på nytt, så tek køyringa vare på det tala byggjer på.',
  interval: (low, high, draws) => `I ${draws} tenkte forløp låg 80 prosent av svara mellom ${low} og ${high}.`,
  endsHeading: 'Endane av intervallet',
  ends: (draws, seed) =>
    `Køyringa har ${draws} tenkte forløp. Dei tilfeldige tala i dei blir laga av talet ${seed}, så same køyring gir same forløp igjen. Svara blir stilte i stigande rekkjefølgje, og endane ligg 10 og 90 prosent inn i rekkja. Kvar ende ligg derfor mellom to forløp, og dei er opna under.`,
  people: (e) =>
    `Befolkninga avvik frå det venta, og noko av eit avvik følgjer med til neste år. Standardavviket i året er ${e.fertility} for fruktbarheit, ${e.mortality} for dødelegheit, ${e.migration} for flytting og ${e.household} for hushald per person, og større på små stader. Er kommunen sine eigne fødslar, dødsfall eller folketal i fleire år lasta inn, blir avviket målt i dei og dempa mot desse tala. I tillegg blir menneske fødde, døyr og flyttar éin og éin.`,
  groupDraws: (g) =>
    `Det gruppene treng, avvik også: busetjing av flyktningar med standardavvik ${g.decided} frå vedtaket og ${g.later} i åra etter, andre teljingar med ${g.counted}, og nye kjem éin og éin.`,
  lackDraws: (counted) => `Talet på dei som manglar bustad, avvik med ${counted}, og nye kjem éin og éin.`,
  supplyDraws: (shared) =>
    `Alt som høyrer til same felt, avtale eller tiltak, kjem eller uteblir saman. ${shared} av variasjonen er felles for heile kommunen.`,
  draw: (number) => `forløp ${number} i denne køyringa`,
  noInterval: 'Intervallet blir ikkje vist, fordi antekne tal ber meir enn ein tredel av resultatet.',
  shortage: (percent, draws) => `Det manglar noko i ${percent} prosent av ${draws} tenkte forløp.`,
  source: (from, confidence) => `Kjelde: ${from}. Sikkerheit ${confidence}.`,
  parameter: (told, version) => `${told} (parametrar ${version})`,
  kinds: {
    'enslig-voksen': 'einslege vaksne',
    'familie-med-barn': 'familiar med barn',
    'enslig-mindreaarig': 'einslege mindreårige',
  },
  steps: {
    population: 'befolkninga i køyringa, sjå sida Behov',
    households: 'hushalda i køyringa, sjå sida Behov',
    quantile: 'metoden på sida om modellen: rett linje mellom to forløp',
  },
  roles: {
    households: 'observerte hushald',
    dwellings: 'bustader i dag',
    backlog: 'kommunen si eiga teljing av etterslepet',
    crowding: 'tabellen over dei som bur trongt',
    'care-users': 'kommunen si eiga teljing av brukarar',
    'kommunal-stokk': 'kommunale bustader og plassar',
    'social-counts': 'kartlegginga',
    'group-figures': 'kommunen sine eigne tal for gruppa',
    turnover: 'kommunen sitt eige tal for omløp',
    boligbyggeprogram: 'bustadbyggjeprogrammet',
    agreements: 'avtalane',
    measures: 'tiltaka',
    'other-supply': 'andre endringar i tilbodet',
  },
  nothing: 'Ingenting som er kjent, kjem til før denne datoen.',
  formulas: {
    sum: 'Delane blir lagde saman:',
    product: 'Delane blir gonga med kvarandre:',
    difference: 'Frå den første delen blir dei andre trekte:',
    quotient: 'Den første delen blir delt på den andre:',
    power: 'Den første delen blir gonga med seg sjølv så mange gonger som den andre seier:',
    reserve:
      'Aukar den første delen, blir han delt på éin minus den andre, så nokre bustader kan stå ledige. Minkar han, står han som han er:',
    queue:
      'Den første delen blir delt på den andre. Er det få plassar, blir det i staden lagt til ein reserve: den tredje delen gonger kvadratrota av den første. Det største av dei to gjeld:',
    slip: 'Halvparten av det som ikkje har kome, kjem kvar gong den andre delen går opp i den første:',
    least: 'Den minste av dei to delane gjeld, og aldri mindre enn null:',
    surplus: 'Frå den første delen blir dei andre trekte, men aldri til under null:',
    between: 'Frå den første delen går ein mot den andre, så stor del av vegen som den tredje seier:',
  },
  units: {
    dwellings: 'bustader',
    households: 'hushald',
    persons: 'personar',
    places: 'plassar',
    share: '(del)',
    years: 'år',
    perHousehold: 'personar per hushald',
    factor: '(faktor)',
  },
};

export const FORKLAR_TEXTS: Texts<typeof nb> = { nb, nn };
