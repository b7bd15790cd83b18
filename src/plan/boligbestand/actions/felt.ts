import { BOLIGTYPER, bareHead, DISPOSISJONSFORMER, TJENESTENIVAAER } from '../../../kernel/index.ts';
import type { Field } from '../../../platform/columns/columns.ts';
import { BOLIGSTATUS, EIERSLAG, JA_NEI, TILGJENGELIGHET } from '../bolig.ts';

/** Kind of table in the memory of columns. */
export const PURPOSE = 'boligliste';

/** What columns of a list of dwellings are called: by hand, in Kobo (camel case, one word) and in exports of systems for buildings (FDV). */
export const FELT: readonly Field[] = [
  {
    key: 'ref',
    words: [
      'Bolignummer',
      'Bustadnummer',
      'Bolig-ID',
      'KoboId',
      'FdvuBoligId',
      'Ekstrareferanse',
      'Objektnummer',
      'Objektnr',
      'Leieobjekt',
      'Bolignr',
      'Enhets-ID',
    ],
  },
  { key: 'address', words: ['Adresse', 'Gateadresse', 'Besøksadresse', 'Adressenavn'] },
  {
    key: 'unit',
    words: ['Bruksenhetsnummer', 'Bruksenhet', 'Leilighetsnummer', 'Leilegheitsnummer', 'Leilighet', 'Seksjon'],
  },
  {
    key: 'type',
    words: ['Boligtype', 'Bustadtype', 'Bygningstype', 'Bygningstypekode', 'Type bolig', 'Type'],
    required: true,
  },
  {
    key: 'size',
    words: ['Bruksareal', 'BRA', 'Areal', 'Størrelse m2', 'Størrelse', 'Storleik', 'Kvadratmeter', 'm2', 'NTA'],
  },
  { key: 'rooms', words: ['Antall rom', 'Tal rom', 'AntallRom', 'Rom'] },
  { key: 'bedrooms', words: ['Antall soverom', 'Tal soverom', 'AntallSoverom', 'Soverom'] },
  {
    key: 'access',
    words: [
      'Tilgjengelighet',
      'Tilgjenge',
      'ErTilgjengeligForRullestolbruker',
      'Trinnfri',
      'Trinnfritt',
      'Rullestol',
      'Universell utforming',
    ],
  },
  { key: 'condition', words: ['Tilstandsgrad', 'Tilstand', 'TG', 'Standard', 'Samlet tilstandsgrad'] },
  { key: 'backlog', words: ['Vedlikeholdsetterslep', 'Vedlikehaldsetterslep', 'Etterslep', 'Oppgraderingsbehov'] },
  { key: 'place', words: ['Område', 'Bydel', 'Tettsted', 'Tettstad', 'Sone', 'Distrikt'] },
  { key: 'grunnkrets', words: ['Grunnkrets', 'Grunnkretsnummer', 'Grunnkretsnavn', 'Grunnkrins'] },
  { key: 'level', words: ['Tjenestenivå', 'Tenestenivå', 'Bemanning', 'Tjenester'] },
  { key: 'disposal', words: ['Disposisjonsform', 'Eid eller leid', 'Eigd eller leigd', 'Eierform', 'Disponering'] },
  { key: 'owner', words: ['Eiertype', 'Eigartype', 'Eierslag', 'Eier', 'Eigar'] },
  {
    key: 'rent',
    words: [
      'Husleie per måned',
      'Husleige per månad',
      'Leie per måned',
      'Husleie',
      'Husleige',
      'Leiekostnad',
      'Leiebeløp',
      'Månedsleie',
    ],
  },
  { key: 'status', words: ['Status', 'Utleiestatus', 'Utleigestatus', 'Boligstatus'] },
  { key: 'buy', words: ['Leie til eie', 'Leige til eige', 'LeieTilEiePotensial', 'Leie-til-eie-potensial'] },
  { key: 'shared', words: ['Bofellesskap', 'Bufellesskap', 'ErBofellesskap', 'I bofellesskap', 'Samlokalisert'] },
  {
    key: 'vat',
    words: ['Mva-kompensasjon', 'KvalifisererMvaKompensasjon', 'Momskompensasjon', 'Rett til mva-kompensasjon'],
  },
  { key: 'building', words: ['Bygning', 'Bygningsnummer', 'Byggnummer', 'Bygg', 'Bygningsnavn', 'Bygningsnamn'] },
  { key: 'fromYear', words: ['I bruk fra', 'I bruk frå', 'Anskaffet', 'Anskaffelsesår', 'Kjøpt'] },
  { key: 'toYear', words: ['Avhendet', 'Avhenda', 'Går ut', 'Solgt', 'Selt', 'Utgått'] },
  { key: 'backYear', words: ['Tilbake', 'Tilbake i bruk', 'Ferdig rehabilitert', 'Ferdig oppusset', 'Klar igjen'] },
  {
    key: 'hireEnd',
    words: ['Innleie til', 'Innleige til', 'Innleie utløper', 'Innleieavtale til', 'Avtale til', 'Avtale utløper'],
  },
  {
    key: 'leaseEnd',
    words: [
      'Leiekontrakt til',
      'Leigekontrakt til',
      'Leiekontrakt utløper',
      'Kontrakt til',
      'Leieforhold til',
      'Sluttdato',
    ],
  },
  {
    key: 'household',
    words: [
      'Personer i husstanden',
      'Personar i hushaldet',
      'Antall personer',
      'Husstandsstørrelse',
      'Husstand',
      'Antall beboere',
      'Tal bebuarar',
    ],
  },
];

/** The values of a closed list, by the words that other systems have for them. */
export const VERDIER: Readonly<Record<string, readonly { readonly key: string; readonly words: readonly string[] }[]>> =
  {
    type: values(BOLIGTYPER, {
      enebolig: ['Einebustad', 'Våningshus', 'Villa', 'Frittliggende enebolig'],
      tomannsbolig: ['Tomannsbustad', 'Horisontaldelt', 'Vertikaldelt'],
      smaahus: [
        'Rekkehus',
        'Rekkjehus',
        'Kjedehus',
        'Småhus',
        'Rekkehus og småhus',
        'Rekkjehus og småhus',
        'Firemannsbolig',
      ],
      blokk: [
        'Leilighet',
        'Leilegheit',
        'Blokkleilighet',
        'Leilighet i blokk',
        'Leilegheit i blokk',
        'Blokk',
        'Terrassehus',
        'Bygård',
      ],
      annet: [
        'Anna',
        'Andre',
        'Annen boligtype',
        'Hybel',
        'Hybelleilighet',
        'Bofellesskap',
        'Bufellesskap',
        'Robust bolig',
        'Småhus for særskilt behov',
        'Omsorgsbolig',
        'Omsorgsbustad',
      ],
    }),
    level: values(TJENESTENIVAAER, {
      ingen: ['Ingen tjenester', 'Uten bemanning', 'Utan bemanning', 'Nei', 'Ubemannet'],
      ambulerende: ['Ambulerande', 'Hjemmetjeneste', 'Poengtjeneste', 'Oppfølging i bolig'],
      personalbase: ['Base', 'Med base', 'Bemannet dag', 'Dagbemannet'],
      heldoegns: ['Heldøgns', 'Heldøgns bemanning', 'Heildøgns', 'Heildøgns bemanning', 'Døgnbemannet', 'Døgnbemanna'],
    }),
    disposal: values(DISPOSISJONSFORMER, {
      eid: ['Eigd', 'Eier', 'Eig', 'Kommunalt eid', 'Kommunal', 'Eid av kommunen', 'Eigen'],
      innleid: ['Leid', 'Leigd', 'Leigd inn', 'Leier inn', 'Leiger inn', 'Innleigd', 'Innleie', 'Framleie', 'Fremleie'],
      tilvisning: ['Tilvisningsrett', 'Tilvisningsavtale', 'Tilvising', 'Har tilvisningsrett', 'Tilvisingsrett'],
      tildeling: ['Tildelingsrett', 'Tildelingsavtale', 'Har tildelingsrett', 'Disposisjonsrett'],
    }),
    owner: values(EIERSLAG, {
      kommunekasse: ['Kommunen', 'Kommune', 'Kommunekassen', 'Kommunekassa', 'Bykassen'],
      kf: ['Kommunalt foretak', 'Kommunalt føretak', 'Boligforetak KF'],
      as: ['Aksjeselskap', 'Kommunalt AS', 'Boligselskap AS', 'Boligbygg AS'],
      stiftelse: ['Stifting', 'Boligstiftelse', 'Bustadstifting'],
      privat: ['Privat eier', 'Privat eigar', 'Privat utleier', 'Annen', 'Borettslag'],
    }),
    status: values(BOLIGSTATUS, {
      utleid: ['Utleigd', 'Leigd ut', 'Bebodd', 'Opptatt', 'Oppteken', 'I bruk', 'Aktiv', 'Tildelt', 'Tildelt bolig'],
      ledig: ['Tom', 'Ledig for utleie', 'Klar for utleie', 'Vakant'],
      rehabilitering: [
        'Under rehabilitering',
        'Rehab',
        'Oppussing',
        'Under oppussing',
        'Under utbedring',
        'Ikke utleiebar',
      ],
      'til-salgs': ['Til salgs', 'Til sals', 'For salg', 'Legges ut for salg'],
      avhendet: ['Avhenda', 'Solgt', 'Selt', 'Revet', 'Riven', 'Utgått', 'Slettet'],
    }),
    access: values(TILGJENGELIGHET, {
      rullestol: [
        'Rullestoltilpasset',
        'Tilpassa rullestol',
        'Tilgjengelig for rullestol',
        'Universelt utformet',
        'Tilgjengelig boenhet',
      ],
      trinnfri: ['Trinnfritt', 'Trinnfri adkomst', 'Heis'],
      ikke: ['Nei', 'Ingen', 'Ikke tilgjengelig', 'Ikkje tilgjengeleg', 'Ikkje', 'Usann', 'False', '0'],
    }),
    buy: jaNei(),
    shared: jaNei(),
    vat: jaNei(),
  };

function values<T extends string>(keys: readonly T[], more: Readonly<Partial<Record<T, readonly string[]>>>) {
  return keys.map((key) => ({ key: key as string, words: [key as string, ...(more[key] ?? [])] }));
}

function jaNei() {
  return values(JA_NEI, {
    ja: ['Sann', 'True', '1', 'J', 'Aktuell'],
    nei: ['Usann', 'False', '0', 'N', 'Ikke aktuell', 'Ikkje aktuell'],
  });
}

/**
 * Heads that are known and not read, since no page would use them: the floor (`access` says what it matters for), the numbers of the land
 * register (`ref` or the address tells dwellings apart), and Kobo's properties, whose words Husbanken does not publish.
 */
const IKKE_LEST: ReadonlySet<string> = new Set(
  [
    ...['Etasjenummer', 'Etasje', 'Eiendom', 'Eigedom', 'Matrikkelnummer', 'Gårdsnummer', 'Bruksnummer'],
    ...['Seksjonsnummer', 'Eieseksjon', 'Egenskaper', 'Eigenskapar'],
  ].map(bareHead),
);
export const leses = (head: string): boolean => !IKKE_LEST.has(bareHead(head));
