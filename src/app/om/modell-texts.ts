import type { Texts } from '../../kernel/index.ts';

type Years = { readonly from: number; readonly to: number; readonly truth: number };
/** A heading, then its paragraphs. */
type Section = readonly [string, ...string[]];

const nb = {
  title: 'Slik regner Boligplan, og så godt traff den',
  finding: (y: Years, model: string, noChange: string, inside: string) =>
    `Med det som var kjent i ${y.to}, bommet modellen i middel med ${model} prosent på folketallet i kommunene i ${y.truth}. Å si «ingen endring» bommet med ${noChange} prosent. Det virkelige tallet lå innenfor intervallet på 80 prosent i ${inside} prosent av kommunene.`,
  method: [
    [
      'Befolkning',
      'Er SSBs framskriving lastet inn, brukes hovedalternativet (MMMM). Ellers regner modellen år for år: de som lever, blir ett år eldre, barn fødes etter kvinnenes alder, og folk flytter inn og ut. Hvor mange som flytter, leses av kommunens egen historie. I små kommuner er den historien preget av tilfeldigheter, så den dempes mot fylket, og fylket mot landet. Trenden dempes også med tiden.',
    ],
    [
      'Husholdninger',
      'Hver alder og hvert kjønn fordeles på husholdningstyper. Er kommunens virkelige husholdninger lastet inn, rettes nivået inn mot dem i det året de er talt.',
    ],
    [
      'Behov',
      'Behovet i boligutviklingen er endringen i tallet på husholdninger, erstatning av boliger som går ut, reserve av ledige boliger og det som mangler nå: etterslepet kommunen selv har talt, eller, der det ikke er talt, de trangbodde som ville delt seg (regneeksempel). De vises hver for seg. Det boligsosiale behovet er kommunens egne tellinger og plasser med heldøgns bemanning, i hele enheter. De to regnskapene legges aldri sammen.',
    ],
    [
      'Tilbud og gap',
      'Tilbudet er boligene som står, kommunens egne, avtaler, boligbyggeprogrammet og tiltakene. Et felt regnes med sin sannsynlighet og sin forsinkelse. Gapet er det som trengs, minus det som er kjent å komme.',
    ],
    [
      'Usikkerhet',
      'Feilen i folketallet vokser med årene og er større i små kommuner. Modellen trekker 200 mulige forløp og viser de 80 prosentene i midten. Bygger mer enn en tredel av et tall på antakelser, vises ikke noe intervall, og tallet kalles et regneeksempel.',
    ],
  ] as readonly Section[],
  hits: 'Så godt traff den',
  hitsText: (y: Years, places: number) =>
    `Vi ga modellen bare det som var kjent ${y.from}–${y.to} i ${places} kommuner, og lot den regne fram til ${y.truth}. Feilen er avviket fra det virkelige tallet, uten fortegn. «Egen trend» er kommunens vekst i de samme årene, ført videre uten demping.`,
  totalTable: (y: Years) => `Feil i folketallet i ${y.truth}, etter innbyggertall i ${y.to}`,
  oldTable: (y: Years) => `Feil i tallet på innbyggere over 80 år i ${y.truth}, etter innbyggertall i ${y.to}`,
  size: 'Innbyggere',
  places: 'Kommuner',
  model: 'Modellen, middel',
  noChange: 'Ingen endring, middel',
  trend: 'Egen trend, middel',
  median: 'Modellen, median',
  inside: 'Innenfor intervallet',
  classes: {
    all: 'Alle',
    'under 2 000': 'Under 2 000',
    '2 000-5 000': '2 000–5 000',
    '5 000-10 000': '5 000–10 000',
    '10 000-20 000': '10 000–20 000',
    'over 20 000': 'Over 20 000',
  },
  source: (source: string, version: string, verb: string) =>
    `Kilde: ${source}. Regnet med parametrene av ${version}; prøv selv med bin/boligplan ${verb}.`,
  limits:
    'Dette er én periode. Veksten i de største kommunene fortsatte uvanlig jevnt, så der traff «egen trend» bedre enn modellen. Parametrene for demping og usikkerhet er valgt i den samme perioden; satt på halvparten av kommunene og prøvd på den andre halvparten er treffet om lag det samme.',
  dwellingsText: (place: string, from: number) =>
    `Boliger kan bare holdes opp mot det som kom, ikke mot det som trengtes. For ${place}, med det som var kjent i ${from} og uten observerte husholdninger, så modellen for seg langt flere nye husholdninger enn det kom boliger til: veksten i folketallet var rekordhøy i årene før og falt etterpå. Bruk tallet for en stor by som et regneeksempel til husholdningene er lastet inn.`,
  dwellingsTable: (place: string, from: number) => `${place}: nye boliger siden 1. januar ${from}`,
  until: 'Til 1. januar',
  needed: 'Modellen: flere husholdninger',
  came: 'Kom: flere boliger',
  parameterHeading: 'Tallene modellen hviler på',
  parameterText: (version: string) =>
    `Parametrene av ${version}. Sikkerhet: A er en etats eget tall, B kommer fra et dokument eller er regnet ut av A, C er modellert eller antatt, O er ikke kontrollert.`,
  parameterTable: 'Parametre med enhet, år, sikkerhet og kilde',
  parameter: 'Parameter',
  value: 'Verdi',
  unit: 'Enhet',
  year: 'År',
  confidence: 'Sikkerhet',
  sourceColumn: 'Kilde',
  table: 'tabell',
  parameters: {
    mortality: 'Dødelighet etter alder',
    fertility: 'Fruktbarhet etter alder',
    sexRatioAtBirth: 'Kjønnsfordeling ved fødsel',
    netMigration: 'Nettoflytting etter alder',
    movers: 'Innflytting i nye boliger',
    migrationHalfLife: 'Halveringstid for flyttetrenden',
    shrinkage: 'Demping mot fylket',
    vitalWeight: 'Vekt mot telte fødte, døde og flyttinger',
    households: 'Husholdningstype etter alder og kjønn',
    householdPath: 'Bane for husholdningene',
    dwellingMix: 'Boligtype etter husholdningstype',
    tenure: 'Eierform etter husholdningstype',
    replacement: 'Boliger som går ut',
    vacancyReserve: 'Reserve av ledige boliger',
    backlogYears: 'År etterslepet fordeles over',
    crowding: 'Husholdninger som bor trangt',
    supplyShared: 'Det prosjektene i en kommune har felles',
    care: 'Plasser med heldøgns bemanning',
    refugees: 'Flyktninger',
    groupFlow: 'Grupper som mangler bolig',
    groupRates: 'Eksempel for grupper uten egne tall',
    error: 'Feil i framskrivingen',
    areaLeast: 'Grense for intervall i et område',
    exampleShare: 'Grensen for regneeksempel',
  },
};

const nn: Texts<typeof nb>['nn'] = {
  title: 'Slik reknar Boligplan, og så godt trefte han',
  finding: (y, model, noChange, inside) =>
    `Med det som var kjent i ${y.to}, bomma modellen i middel med ${model} prosent på folketalet i kommunane i ${y.truth}. Å seie «inga endring» bomma med ${noChange} prosent. Det verkelege talet låg innanfor intervallet på 80 prosent i ${inside} prosent av kommunane.`,
  method: [
    [
      'Folketal',
      'Er framskrivinga frå SSB lasta inn, blir hovudalternativet (MMMM) brukt. Elles reknar modellen år for år: dei som lever, blir eitt år eldre, barn blir fødde etter alderen til kvinnene, og folk flyttar inn og ut. Kor mange som flyttar, blir lese av historia til kommunen sjølv. I små kommunar er den historia prega av tilfeldige utslag, så ho blir dempa mot fylket, og fylket mot landet. Trenden blir også dempa med tida.',
    ],
    [
      'Hushald',
      'Kvar alder og kvart kjønn blir fordelte på hushaldstypar. Er dei verkelege hushalda i kommunen lasta inn, blir nivået retta inn mot dei i det året dei er talde.',
    ],
    [
      'Behov',
      'Behovet i bustadutviklinga er endringa i talet på hushald, erstatning av bustader som går ut, reserve av ledige bustader og det som manglar no: etterslepet kommunen sjølv har talt, eller, der det ikkje er talt, dei trongbudde som ville delt seg (reknedøme). Dei blir viste kvar for seg. Det bustadsosiale behovet er teljingane til kommunen sjølv og plassar med heildøgns bemanning, i heile einingar. Dei to rekneskapane blir aldri lagde saman.',
    ],
    [
      'Tilbod og gap',
      'Tilbodet er bustadene som står, dei kommunale, avtalar, bustadbyggjeprogrammet og tiltaka. Eit felt blir rekna med sannsynet og forseinkinga si. Gapet er det som trengst, minus det som er kjent å kome.',
    ],
    [
      'Uvisse',
      'Feilen i folketalet veks med åra og er større i små kommunar. Modellen trekkjer 200 moglege forløp og viser dei 80 prosentane i midten. Byggjer meir enn ein tredel av eit tal på føresetnader, blir det ikkje vist noko intervall, og talet blir kalla eit rekneeksempel.',
    ],
  ],
  hits: 'Så godt trefte han',
  hitsText: (y, places) =>
    `Vi gav modellen berre det som var kjent ${y.from}–${y.to} i ${places} kommunar, og lét han rekne fram til ${y.truth}. Feilen er avviket frå det verkelege talet, utan forteikn. «Eigen trend» er veksten til kommunen i dei same åra, ført vidare utan demping.`,
  totalTable: (y) => `Feil i folketalet i ${y.truth}, etter innbyggjartal i ${y.to}`,
  oldTable: (y) => `Feil i talet på innbyggjarar over 80 år i ${y.truth}, etter innbyggjartal i ${y.to}`,
  size: 'Innbyggjarar',
  places: 'Kommunar',
  model: 'Modellen, middel',
  noChange: 'Inga endring, middel',
  trend: 'Eigen trend, middel',
  median: 'Modellen, median',
  inside: 'Innanfor intervallet',
  classes: nb.classes,
  source: (source, version, verb) =>
    `Kjelde: ${source}. Rekna med parametrane av ${version}; prøv sjølv med bin/boligplan ${verb}.`,
  limits:
    'Dette er éin periode. Veksten i dei største kommunane heldt fram uvanleg jamt, så der trefte «eigen trend» betre enn modellen. Parametrane for demping og uvisse er valde i den same perioden; sette på halvparten av kommunane og prøvde på den andre halvparten er treffet om lag det same.',
  dwellingsText: (place: string, from: number) =>
    `Bustader kan berre haldast opp mot det som kom, ikkje mot det som trongst. For ${place}, med det som var kjent i ${from} og utan observerte hushald, såg modellen føre seg langt fleire nye hushald enn det kom bustader til: veksten i folketalet var rekordhøg i åra før og fall etterpå. Bruk talet for ein stor by som eit rekneeksempel til hushalda er lasta inn.`,
  dwellingsTable: (place: string, from: number) => `${place}: nye bustader sidan 1. januar ${from}`,
  until: 'Fram til 1. januar',
  needed: 'Modellen: fleire hushald',
  came: 'Kom: fleire bustader',
  parameterHeading: 'Tala modellen kviler på',
  parameterText: (version) =>
    `Parametrane av ${version}. Kor sikkert: A er eit tal frå ein etat, B kjem frå eit dokument eller er rekna ut av A, C er modellert eller anteke, O er ikkje kontrollert.`,
  parameterTable: 'Parametrar med eining, år, kor sikre dei er, og kjelde',
  parameter: 'Parameter',
  value: 'Verdi',
  unit: 'Eining',
  year: 'År',
  confidence: 'Kor sikkert',
  sourceColumn: 'Kjelde',
  table: 'tabell',
  parameters: {
    mortality: 'Dødelegheit etter alder',
    fertility: 'Fruktbarheit etter alder',
    sexRatioAtBirth: 'Kjønnsfordeling ved fødsel',
    netMigration: 'Nettoflytting etter alder',
    movers: 'Innflytting i nye bustader',
    migrationHalfLife: 'Halveringstid for flyttetrenden',
    shrinkage: 'Demping mot fylket',
    vitalWeight: 'Vekt mot talde fødde, døde og flyttingar',
    households: 'Hushaldstype etter alder og kjønn',
    householdPath: 'Bane for hushalda',
    dwellingMix: 'Bustadtype etter hushaldstype',
    tenure: 'Eigarform etter hushaldstype',
    replacement: 'Bustader som går ut',
    vacancyReserve: 'Reserve av ledige bustader',
    backlogYears: 'År etterslepet blir fordelt over',
    crowding: 'Hushald som bur trongt',
    supplyShared: 'Det prosjekta i ein kommune har felles',
    care: 'Plassar med heildøgns bemanning',
    refugees: 'Flyktningar',
    groupFlow: 'Grupper som manglar bustad',
    groupRates: 'Døme for grupper utan eigne tal',
    error: 'Feil i framskrivinga',
    areaLeast: 'Grense for intervall i eit område',
    exampleShare: 'Grensa for rekneeksempel',
  },
};

export const MODELLEN_TEXTS: Texts<typeof nb> = { nb, nn };
