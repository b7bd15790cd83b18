import type { Boligtype, Texts, Tjenestenivaa } from '../../kernel/index.ts';
import type { InputRefusal } from './input.ts';

const nb = {
  behov: 'Behov',
  gap: 'Gap',
  example: 'Regneeksempel, ikke en prognose',
  exampleWhy:
    'Antatte eller modellerte tall bærer mer enn en tredel av resultatet, så intervallet vises ikke. Legg inn egne tall: husholdninger og boliger etter type fra SSB, og eget boligbyggeprogram.',
  noRun: 'Behovet er ikke regnet ut ennå',
  noRunText:
    'Boligplan regner fra befolkningen til husholdninger, boliger og gap, tjue år fram. Det eneste som må være på plass først, er befolkningen etter alder.',
  compute: 'Regn ut behovet',
  again: 'Regn ut på nytt',
  stale: 'Tall, tilbud eller tiltak er endret etter at dette ble regnet ut.',
  toTall: 'Last inn tall',
  refused: (r: InputRefusal) =>
    r.code === 'mangler-befolkning'
      ? 'Befolkningen etter alder er ikke lastet inn. Last den inn under Tall først.'
      : `Befolkningen i ${r.year} mangler noen alderstrinn. Last ned tabellen på nytt med alle aldre, og last den inn under Tall.`,
  job: {
    title: 'Regne ut behov og gap',
    doing: {
      laster: 'Henter tallene.',
      regner: 'Regner fram befolkning, husholdninger, behov og gap.',
      lagrer: 'Lagrer kjøringen.',
    } as Readonly<Record<string, string>>,
    done: 'Behov og gap er regnet ut.',
    toResult: 'Se behovet',
    advice: 'Prøv igjen. Skjer det flere ganger, last inn befolkningen på nytt under Tall, eller gi beskjed til drift.',
  },
  need: (low: string, high: string, from: number, to: number) =>
    `Kommunen trenger mellom ${low} og ${high} flere boliger fra ${from} til ${to} (80 prosent).`,
  needPoint: (n: string, from: number, to: number) =>
    `I dette regneeksempelet trenger kommunen om lag ${n} flere boliger fra ${from} til ${to}.`,
  population: 'Befolkningen',
  households: 'Husholdningene',
  persons: 'Personer, 1. januar',
  householdUnit: 'Husholdninger, 1. januar',
  band: '80 prosents intervall',
  asTable: 'Vis som tabell',
  year: 'År',
  mean: 'Ventet',
  low: 'Lavt (10 %)',
  high: 'Høyt (90 %)',
  parts: 'Behovet år for år',
  partsText: 'Fire deler, hver for seg. Det som mangler tall, står som strek og regnes ikke som null.',
  change: 'Flere husholdninger',
  replacement: 'Erstatning',
  vacancy: 'Ledighetsreserve',
  backlog: 'Etterslep',
  sum: 'Sum',
  groups: 'Befolkningen etter alder',
  ages: ['0–17 år', '18–29 år', '30–49 år', '50–66 år', '67–79 år', '80 år og over'],
  care: 'Plasser med heldøgns bemanning',
  careText: 'Det boligsosiale behovet føres for seg og legges aldri sammen med boligutviklingen.',
  places: 'Plasser',
  householdTypes: {
    alene: 'Aleneboende',
    'par-uten-barn': 'Par uten barn',
    'par-med-barn': 'Par med barn',
    'enslig-forsorger': 'Enslig forsørger',
    'voksne-barn': 'Familie med voksne barn',
    flerfamilie: 'Flerfamilie',
  },
  byHousehold: 'Husholdninger etter type',
  sources: {
    'ssb-projection': 'SSBs framskriving',
    'own-history': 'kommunens egen utvikling, dempet mot landet',
    'one-year': 'ett års befolkning og nasjonale rater',
  },
  sourceLine: (how: string, version: string, params: string, hash: string) =>
    `Kilde: modell ${version} med parametre ${params}, framskrevet fra ${how}. Kjøring ${hash}.`,
  from: 'Bygger på',
  missing: 'Mangler',
  missingText: 'Disse tallene er ikke lagt inn. Resultatet blir sikrere med dem.',
  missingRoles: {
    'population-history': 'befolkning for flere år',
    'population-projection': 'SSBs framskriving',
    households: 'observerte husholdninger',
    dwellings: 'boliger i dag',
    'dwellings-by-type': 'boliger etter bygningstype',
    boligbyggeprogram: 'boligbyggeprogram',
    backlog: 'etterslep, egen telling',
    'kommunal-stokk': 'kommunale boliger',
    'social-counts': 'behov hos vanskeligstilte',
  } as Readonly<Record<string, string>>,
  toTilbud: 'Gå til tilbudet',
  toTiltak: 'Lag tiltak',
  gapFinding: (low: string, high: string, year: number) =>
    `Kommunen mangler mellom ${low} og ${high} boliger i ${year} (80 prosent), om ikke annet enn det kjente kommer til.`,
  gapEither: (over: string, under: string, year: number) =>
    `I ${year} kan kommunen ha alt fra ${over} boliger for mye til ${under} for lite (80 prosent), om ikke annet enn det kjente kommer til.`,
  exampleShort: 'eksempel',
  leftOut: (title: string, years: string) =>
    `${title}: ${years} er ikke brukt, fordi en del av kommunen mangler i tabellen eller ikke er fordelt.`,
  tableHelp:
    'Ventet tall, og under det intervallet som skal holde i fire av fem tilfeller. Tall under null betyr at det er flere enn det trengs. Sikkerhet: A er en etats eget tall, B fra et dokument eller regnet ut, C antatt, O ikke kontrollert.',
  gapPoint: (n: string, year: number) => `I dette regneeksempelet mangler kommunen om lag ${n} boliger i ${year}.`,
  gapSurplus: (n: string, year: number) =>
    `Det kjente tilbudet dekker behovet i ${year}, med om lag ${n} boliger til overs.`,
  gapEmpty: 'Gapet trenger et tilbud å måle mot',
  gapEmptyText:
    'Last inn boliger etter bygningstype (tabell 06265) eller legg inn boligbyggeprogrammet, og regn ut på nytt.',
  socialGap: 'Boligsosialt gap, i boliger eller plasser',
  boligutvikling: 'Boligutvikling',
  boligsosialt: 'Boligsosialt',
  above: 'mangler',
  below: 'til overs',
  dwellingsUnit: 'Boliger, samlet siden grunnåret',
  gapPicture: 'Boliger som mangler, med intervall på 80 prosent',
  byType: 'Gap etter boligtype, i boliger',
  type: 'Boligtype',
  level: 'Tjenestenivå',
  confidence: 'Sikkerhet',
  types: {
    enebolig: 'Enebolig',
    tomannsbolig: 'Tomannsbolig',
    smaahus: 'Rekkehus og småhus',
    blokk: 'Leilighet i blokk',
    annet: 'Annet',
    alle: 'Alle boliger',
  } as Readonly<Record<Boligtype | 'alle', string>>,
  levels: {
    ingen: 'Ingen',
    ambulerende: 'Ambulerende',
    personalbase: 'Personalbase',
    heldoegns: 'Heldøgns',
  } as Readonly<Record<Tjenestenivaa, string>>,
  small: 'under 5',
  hidden: 'skjult',
  socialEmpty:
    'Ingen har telt husstandene som trenger hjelp. Tell dem i kartleggingen og regn ut på nytt, så vises det boligsosiale gapet her.',
  toKartlegging: 'Se kartleggingen',
  interval: (low: string, high: string) => `${low} til ${high}`,
  next: 'Hva nå?',
  balance:
    'Grunnåret regnes å være i balanse, bortsett fra etterslepet kommunen selv har talt. Gapet er det som trengs siden da, minus det som er kjent å komme.',
  download: 'Last ned tallene (JSON)',
};

const nn: typeof nb = {
  behov: 'Behov',
  gap: 'Gap',
  example: 'Rekneeksempel, ikkje ein prognose',
  exampleWhy:
    'Antekne eller modellerte tal ber meir enn ein tredel av resultatet, så intervallet blir ikkje vist. Legg inn eigne tal: hushald og bustader etter type frå SSB, og eige bustadbyggjeprogram.',
  noRun: 'Behovet er ikkje rekna ut enno',
  noRunText:
    'Boligplan reknar frå folketalet til hushald, bustader og gap, tjue år fram. Det einaste som må vere på plass først, er folketalet etter alder.',
  compute: 'Rekn ut behovet',
  again: 'Rekn ut på nytt',
  stale: 'Tal, tilbod eller tiltak er endra etter at dette blei rekna ut.',
  toTall: 'Last inn tal',
  refused: (r) =>
    r.code === 'mangler-befolkning'
      ? 'Folketalet etter alder er ikkje lasta inn. Last det inn under Tal først.'
      : `Folketalet i ${r.year} manglar nokre alderssteg. Last ned tabellen på nytt med alle aldrar, og last han inn under Tal.`,
  job: {
    title: 'Rekne ut behov og gap',
    doing: {
      laster: 'Hentar tala.',
      regner: 'Reknar fram folketal, hushald, behov og gap.',
      lagrer: 'Lagrar køyringa.',
    },
    done: 'Behov og gap er rekna ut.',
    toResult: 'Sjå behovet',
    advice: 'Prøv igjen. Skjer det fleire gonger, last inn folketalet på nytt under Tal, eller gi beskjed til drift.',
  },
  need: (low, high, from, to) =>
    `Kommunen treng mellom ${low} og ${high} fleire bustader frå ${from} til ${to} (80 prosent).`,
  needPoint: (n, from, to) =>
    `I dette rekneeksempelet treng kommunen om lag ${n} fleire bustader frå ${from} til ${to}.`,
  population: 'Folketalet',
  households: 'Hushalda',
  persons: 'Personar, 1. januar',
  householdUnit: 'Hushald, 1. januar',
  band: '80 prosents intervall',
  asTable: 'Vis som tabell',
  year: 'År',
  mean: 'Venta',
  low: 'Lågt (10 %)',
  high: 'Høgt (90 %)',
  parts: 'Behovet år for år',
  partsText: 'Fire delar, kvar for seg. Det som manglar tal, står som strek og blir ikkje rekna som null.',
  change: 'Fleire hushald',
  replacement: 'Erstatning',
  vacancy: 'Ledigreserve',
  backlog: 'Etterslep',
  sum: 'Sum',
  groups: 'Folketalet etter alder',
  ages: ['0–17 år', '18–29 år', '30–49 år', '50–66 år', '67–79 år', '80 år og over'],
  care: 'Plassar med heildøgns bemanning',
  careText: 'Det bustadsosiale behovet blir ført for seg og aldri lagt saman med bustadutviklinga.',
  places: 'Plassar',
  householdTypes: {
    alene: 'Åleinebuande',
    'par-uten-barn': 'Par utan barn',
    'par-med-barn': 'Par med barn',
    'enslig-forsorger': 'Eineforsørgjar',
    'voksne-barn': 'Familie med vaksne barn',
    flerfamilie: 'Fleirfamilie',
  },
  byHousehold: 'Hushald etter type',
  sources: {
    'ssb-projection': 'framskrivinga til SSB',
    'own-history': 'kommunen si eiga utvikling, dempa mot landet',
    'one-year': 'folketalet i eitt år og nasjonale ratar',
  },
  sourceLine: (how, version, params, hash) =>
    `Kjelde: modell ${version} med parametrar ${params}, framskrive frå ${how}. Køyring ${hash}.`,
  from: 'Byggjer på',
  missing: 'Manglar',
  missingText: 'Desse tala er ikkje lagde inn. Resultatet blir sikrare med dei.',
  missingRoles: {
    'population-history': 'folketal for fleire år',
    'population-projection': 'framskrivinga til SSB',
    households: 'observerte hushald',
    dwellings: 'bustader i dag',
    'dwellings-by-type': 'bustader etter bygningstype',
    boligbyggeprogram: 'bustadbyggjeprogram',
    backlog: 'etterslep, eiga teljing',
    'kommunal-stokk': 'kommunale bustader',
    'social-counts': 'behov hos vanskelegstilte',
  },
  toTilbud: 'Gå til tilbodet',
  toTiltak: 'Lag tiltak',
  gapFinding: (low, high, year) =>
    `Kommunen manglar mellom ${low} og ${high} bustader i ${year} (80 prosent), om ikkje anna enn det kjende kjem til.`,
  gapEither: (over, under, year) =>
    `I ${year} kan kommunen ha alt frå ${over} bustader for mykje til ${under} for lite (80 prosent), om ikkje anna enn det kjende kjem til.`,
  exampleShort: 'døme',
  leftOut: (title, years) =>
    `${title}: ${years} er ikkje brukt, fordi ein del av kommunen manglar i tabellen eller ikkje er fordelt.`,
  tableHelp:
    'Venta tal, og under det intervallet som skal halde i fire av fem tilfelle. Tal under null tyder at det er fleire enn det trengst. Kor sikkert: A er eit tal frå ein etat, B frå eit dokument eller rekna ut, C anteke, O ikkje kontrollert.',
  gapPoint: (n, year) => `I dette rekneeksempelet manglar kommunen om lag ${n} bustader i ${year}.`,
  gapSurplus: (n, year) => `Det kjende tilbodet dekkjer behovet i ${year}, med om lag ${n} bustader til overs.`,
  gapEmpty: 'Gapet treng eit tilbod å måle mot',
  gapEmptyText:
    'Last inn bustader etter bygningstype (tabell 06265) eller legg inn bustadbyggjeprogrammet, og rekn ut på nytt.',
  socialGap: 'Bustadsosialt gap, i bustader eller plassar',
  boligutvikling: 'Bustadutvikling',
  boligsosialt: 'Bustadsosialt',
  above: 'manglar',
  below: 'til overs',
  dwellingsUnit: 'Bustader, samla sidan grunnåret',
  gapPicture: 'Bustader som manglar, med intervall på 80 prosent',
  byType: 'Gap etter bustadtype, i bustader',
  type: 'Bustadtype',
  level: 'Tenestenivå',
  confidence: 'Kor sikkert',
  types: {
    enebolig: 'Einebustad',
    tomannsbolig: 'Tomannsbustad',
    smaahus: 'Rekkjehus og småhus',
    blokk: 'Leilegheit i blokk',
    annet: 'Anna',
    alle: 'Alle bustader',
  },
  levels: { ingen: 'Ingen', ambulerende: 'Ambulerande', personalbase: 'Personalbase', heldoegns: 'Heildøgns' },
  small: 'under 5',
  hidden: 'skjult',
  socialEmpty:
    'Ingen har talt hushalda som treng hjelp. Tel dei i kartlegginga og rekn ut på nytt, så blir det bustadsosiale gapet vist her.',
  toKartlegging: 'Sjå kartlegginga',
  interval: (low, high) => `${low} til ${high}`,
  next: 'Kva no?',
  balance:
    'Grunnåret blir rekna å vere i balanse, bortsett frå etterslepet kommunen sjølv har talt. Gapet er det som trengst sidan då, minus det som er kjent å kome.',
  download: 'Last ned tala (JSON)',
};

export const BOLIGBEHOV_TEXTS: Texts<typeof nb> = { nb, nn };
