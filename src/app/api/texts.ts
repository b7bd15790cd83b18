import type { Texts } from '../../kernel/index.ts';
import type { Fault } from '../../platform/http/fault.ts';

type Words = Readonly<Record<Fault, { readonly title: string; readonly detail: string }>>;

const nb: Words = {
  'ugyldig-spoerring': {
    title: 'Spørringen er ikke gyldig',
    detail: 'Parameteren som er nevnt i «field», er ukjent eller har en ugyldig verdi. Se beskrivelsen av API-et.',
  },
  'ugyldig-skjema': {
    title: 'Skjemaet kan ikke leses',
    detail: 'Det som kom, er ikke et skjema slik en nettleser sender det.',
  },
  'ikke-funnet': { title: 'Finnes ikke', detail: 'Det er ingenting på denne adressen.' },
  borte: { title: 'Finnes ikke lenger', detail: 'Det som skulle endres, er ikke her.' },
  'ikke-tilgang': {
    title: 'Ingen tilgang',
    detail: 'Nøkkelen eller brukeren har ingen rolle i denne kommunen som gir adgang.',
  },
  'logg-inn': {
    title: 'Mangler nøkkel',
    detail: 'Send en nøkkel som «Authorization: Bearer <nøkkel>», eller logg inn. Nøkler lages på kontosiden.',
  },
  'ugyldig-noekkel': {
    title: 'Ugyldig nøkkel',
    detail: 'Nøkkelen er ukjent, trukket tilbake eller gått ut. Lag en ny på kontosiden.',
  },
  'fremmed-skjema': { title: 'Avvist', detail: 'Forespørselen kom ikke fra en side i Boligplan.' },
  'feil-metode': {
    title: 'Feil metode',
    detail: 'Adressen tar ikke imot denne metoden. Se hodet «Allow». API-et kan bare lese: bruk GET eller HEAD.',
  },
  'for-stort': { title: 'For stort', detail: 'Forespørselen er for stor.' },
  'for-mange': {
    title: 'For mange forespørsler',
    detail: 'Grensen for forespørsler i minuttet er brukt opp. Vent så mange sekunder som «Retry-After» sier.',
  },
  feil: {
    title: 'Feil hos oss',
    detail: 'Feilen ligger hos oss. Prøv igjen, og oppgi nummeret i «instance» om det skjer på nytt.',
  },
};

const nn: Words = {
  'ugyldig-spoerring': {
    title: 'Spørjinga er ikkje gyldig',
    detail: 'Parameteren som er nemnd i «field», er ukjend eller har ein ugyldig verdi. Sjå skildringa av API-et.',
  },
  'ugyldig-skjema': {
    title: 'Skjemaet kan ikkje lesast',
    detail: 'Det som kom, er ikkje eit skjema slik ein nettlesar sender det.',
  },
  'ikke-funnet': { title: 'Finst ikkje', detail: 'Det er ingenting på denne adressa.' },
  borte: { title: 'Finst ikkje lenger', detail: 'Det som skulle endrast, er ikkje her.' },
  'ikke-tilgang': {
    title: 'Ingen tilgang',
    detail: 'Nøkkelen eller brukaren har inga rolle i denne kommunen som gir tilgang.',
  },
  'logg-inn': {
    title: 'Manglar nøkkel',
    detail: 'Send ein nøkkel som «Authorization: Bearer <nøkkel>», eller logg inn. Nøklar blir laga på kontosida.',
  },
  'ugyldig-noekkel': {
    title: 'Ugyldig nøkkel',
    detail: 'Nøkkelen er ukjend, trekt tilbake eller gått ut. Lag ein ny på kontosida.',
  },
  'fremmed-skjema': { title: 'Avvist', detail: 'Førespurnaden kom ikkje frå ei side i Boligplan.' },
  'feil-metode': {
    title: 'Feil metode',
    detail: 'Adressa tek ikkje imot denne metoden. Sjå hovudet «Allow». API-et kan berre lese: bruk GET eller HEAD.',
  },
  'for-stort': { title: 'For stort', detail: 'Førespurnaden er for stor.' },
  'for-mange': {
    title: 'For mange førespurnader',
    detail: 'Grensa for førespurnader i minuttet er brukt opp. Vent så mange sekund som «Retry-After» seier.',
  },
  feil: {
    title: 'Feil hos oss',
    detail: 'Feilen ligg hos oss. Prøv igjen, og oppgi nummeret i «instance» om det skjer på nytt.',
  },
};

/** What the API says when it refuses, as title and detail of a problem document. */
export const PROBLEM_TEXTS: Texts<Words> = { nb, nn };

const nbApi = {
  title: 'Boligplan: lese-API',
  description:
    'Leser en kommunes tall, kjøringer, mål, tiltak, tilbud, økonomiplan, planversjoner og jobber. Alt som kan leses, kan også ses på sidene. Hvert tall har enhet. Null betyr at tallet mangler, aldri at det er null: feltet «missing» i samme objekt sier hvorfor. De to regnskapene, boligutvikling og boligsosialt, skal aldri legges sammen.',
  key: 'En personlig nøkkel fra kontosiden. Den gjelder én kommune og kan aldri mer enn eieren.',
  session: 'Innloggingen i nettleseren, som på sidene.',
  answer: 'Svaret.',
  unchanged: 'Ikke endret siden svaret med denne ETag-en.',
  parameters: {
    kommune: 'Kommunens navn i adressen, for eksempel eksempelvik.',
    tabell: 'Hva tabellen brukes til (population, households, dwellings ...), eller id-en dens.',
    id: 'Id-en, eller «siste» for den nyeste kjøringen.',
    nummer: 'Nummeret: 17 for T-017.',
    limit: 'Hvor mange det høyst er på en side, fra 1 til 100.',
    after: 'Det siste fra forrige side. Følg heller adressen i «next».',
    ledger: 'Bare radene i ett regnskap: «boligutvikling» eller «boligsosialt». Tabeller uten regnskap er hele.',
    year: 'Bare radene for ett år, for eksempel 2036. Hele kjøringen er stor.',
  },
  operations: {
    getOpenApi: 'Denne beskrivelsen',
    listKommuner: 'Kommunene du kan lese',
    getKommune: 'Én kommune',
    listTall: 'Tabellene kommunen har lastet inn, med kilde og sikkerhet',
    getTall: 'Én tabell med alle tallene',
    getTallJsonStat: 'Den samme tabellen som JSON-stat 2.0',
    listKjoeringer: 'Kjøringer av modellen, den nyeste først',
    getKjoering: 'Én kjøring: behov, tilbud og gap med intervaller, og hva den bygger på',
    listTilbud: 'Boligbyggeprogram, avtaler og kommunale boliger',
    listFelt: 'Feltene i boligbyggeprogrammet, med planlagte og leverte boliger år for år',
    getBoliger: 'Kommunale boliger i tall, uten adresser. Slag med få boliger er slått sammen',
    listAvtaler:
      'Enheter i avtaler som løper, i tall etter slag og år de går ut, uten parter. Slag med få enheter er slått sammen',
    listMaal: 'Mål og strategier',
    listTiltak: 'Tiltak slik de står nå',
    getTiltak: 'Ett tiltak slik det står nå',
    listTiltakRevisjoner: 'Alle revisjoner av et tiltak, den eldste først',
    getOekonomiplan: 'Økonomiplanen for fire år',
    roedTraad: 'Funnene i kontrollen av den røde tråden',
    listPlanversjoner: 'Frosne versjoner av planen',
    getPlanversjon: 'Én frossen versjon med hele dokumentet',
    listJobber: 'Jobber, den nyeste først',
    getJobb: 'Én jobb',
  },
  page: {
    title: 'API: les planen med et program',
    finding: 'Alt som står på sidene i arbeidsflaten, kan også leses av et program, som JSON.',
    start: 'Prøv med én gang',
    startText:
      'Eksempelvik kan leses uten nøkkel fra maskinen Boligplan kjører på. Lim dette inn i et terminalvindu der:',
    list: 'Hvilke kommuner kan jeg lese?',
    run: 'Den nyeste kjøringen av modellen',
    stat: 'Befolkningen som JSON-stat 2.0, som statistikkprogrammer leser rett inn',
    again:
      'Spør igjen uten å hente det samme på nytt. Bytt ut ETag-en med den du fikk; er ingenting endret, er svaret 304',
    ownKey: 'Din egen kommune',
    ownKeyText:
      'Lag en nøkkel på kontosiden. Den gjelder én kommune, går ut av seg selv og kan trekkes tilbake. Send den i hodet på hver forespørsel:',
    toAccount: 'Gå til kontosiden',
    addresses: 'Adressene',
    address: 'Adresse',
    gives: 'Hva den gir',
    rules: 'Slik er svarene',
    ruleList: [
      'Hvert tall har enheten ved siden av seg, og tall som regnes fram, har et intervall på 80 prosent (p10 og p90).',
      'null betyr at tallet mangler. Feltet «missing» i det samme objektet sier hvorfor. Det som mangler, er aldri 0.',
      'Sikkerheten følger tallet: A, B, C eller O.',
      'Boligutvikling og boligsosialt er to regnskap som aldri legges sammen.',
      'Lister som vokser, kommer i sider. Følg adressen i «next» til den ikke er der.',
      'API-et kan bare lese. Det er plass til 600 forespørsler i minuttet.',
      'Feil kommer som problem+json (RFC 9457) på bokmål eller nynorsk etter Accept-Language.',
    ],
    problems: 'Når noe blir avvist',
    code: 'Kode',
    status: 'Status',
    meaning: 'Betyr',
    formal: 'Hele beskrivelsen som OpenAPI 3.1',
  },
};

const nnApi: typeof nbApi = {
  title: 'Boligplan: lese-API',
  description:
    'Les tala, køyringane, måla, tiltaka, tilbodet, økonomiplanen, planversjonane og jobbane til ein kommune. Alt som kan lesast, kan også sjåast på sidene. Kvart tal har eining. Null betyr at talet manglar, aldri at det er null: feltet «missing» i same objekt seier kvifor. Dei to rekneskapane, bustadutvikling og bustadsosialt, skal aldri leggjast saman.',
  key: 'Ein personleg nøkkel frå kontosida. Han gjeld éin kommune og kan aldri meir enn eigaren.',
  session: 'Innlogginga i nettlesaren, som på sidene.',
  answer: 'Svaret.',
  unchanged: 'Ikkje endra sidan svaret med denne ETag-en.',
  parameters: {
    kommune: 'Namnet på kommunen i adressa, til dømes eksempelvik.',
    tabell: 'Kva tabellen blir brukt til (population, households, dwellings ...), eller id-en hans.',
    id: 'Id-en, eller «siste» for den nyaste køyringa.',
    nummer: 'Nummeret: 17 for T-017.',
    limit: 'Kor mange det høgst er på ei side, frå 1 til 100.',
    after: 'Det siste frå førre sida. Følg heller adressa i «next».',
    ledger: 'Berre radene i éin rekneskap: «boligutvikling» eller «boligsosialt». Tabellar utan rekneskap er heile.',
    year: 'Berre radene for eitt år, til dømes 2036. Heile køyringa er stor.',
  },
  operations: {
    getOpenApi: 'Denne skildringa',
    listKommuner: 'Kommunane du kan lese',
    getKommune: 'Éin kommune',
    listTall: 'Tabellane kommunen har lasta inn, med kjelde og kor sikre dei er',
    getTall: 'Éin tabell med alle tala',
    getTallJsonStat: 'Den same tabellen som JSON-stat 2.0',
    listKjoeringer: 'Køyringar av modellen, den nyaste først',
    getKjoering: 'Éi køyring: behov, tilbod og gap med intervall, og kva ho byggjer på',
    listTilbud: 'Bustadbyggjeprogram, avtalar og kommunale bustader',
    listFelt: 'Felta i bustadbyggjeprogrammet, med planlagde og leverte bustader år for år',
    getBoliger: 'Kommunale bustader i tal, utan adresser. Slag med få bustader er slått saman',
    listAvtaler:
      'Einingar i avtalar som gjeld, i tal etter slag og år dei går ut, utan partar. Slag med få einingar er slått saman',
    listMaal: 'Mål og strategiar',
    listTiltak: 'Tiltak slik dei står no',
    getTiltak: 'Eitt tiltak slik det står no',
    listTiltakRevisjoner: 'Alle revisjonar av eit tiltak, den eldste først',
    getOekonomiplan: 'Økonomiplanen for fire år',
    roedTraad: 'Funna i kontrollen av den raude tråden',
    listPlanversjoner: 'Frosne versjonar av planen',
    getPlanversjon: 'Éin frosen versjon med heile dokumentet',
    listJobber: 'Jobbar, den nyaste først',
    getJobb: 'Éin jobb',
  },
  page: {
    title: 'API: les planen med eit program',
    finding: 'Alt som står på sidene i arbeidsflata, kan også lesast av eit program, som JSON.',
    start: 'Prøv med ein gong',
    startText:
      'Eksempelvik kan lesast utan nøkkel frå maskina Boligplan køyrer på. Lim dette inn i eit terminalvindauge der:',
    list: 'Kva kommunar kan eg lese?',
    run: 'Den nyaste køyringa av modellen',
    stat: 'Befolkninga som JSON-stat 2.0, som statistikkprogram les rett inn',
    again:
      'Spør igjen utan å hente det same på nytt. Byt ut ETag-en med den du fekk; er ingenting endra, er svaret 304',
    ownKey: 'Din eigen kommune',
    ownKeyText:
      'Lag ein nøkkel på kontosida. Han gjeld éin kommune, går ut av seg sjølv og kan trekkjast tilbake. Send han i hovudet på kvar førespurnad:',
    toAccount: 'Gå til kontosida',
    addresses: 'Adressene',
    address: 'Adresse',
    gives: 'Kva ho gir',
    rules: 'Slik er svara',
    ruleList: [
      'Kvart tal har eininga ved sida av seg, og tal som blir rekna fram, har eit intervall på 80 prosent (p10 og p90).',
      'null betyr at talet manglar. Feltet «missing» i det same objektet seier kvifor. Det som manglar, er aldri 0.',
      'Kor sikkert det er, følgjer talet: A, B, C eller O.',
      'Bustadutvikling og bustadsosialt er to rekneskapar som aldri blir lagde saman.',
      'Lister som veks, kjem i sider. Følg adressa i «next» til ho ikkje er der.',
      'API-et kan berre lese. Det er plass til 600 førespurnader i minuttet.',
      'Feil kjem som problem+json (RFC 9457) på bokmål eller nynorsk etter Accept-Language.',
    ],
    problems: 'Når noko blir avvist',
    code: 'Kode',
    status: 'Status',
    meaning: 'Tyder',
    formal: 'Heile skildringa som OpenAPI 3.1',
  },
};

export const API_TEXTS: Texts<typeof nbApi> = { nb: nbApi, nn: nnApi };
