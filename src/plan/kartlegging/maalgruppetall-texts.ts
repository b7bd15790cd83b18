import type { Texts } from '../../kernel/index.ts';
import type { Gruppe } from './maalgruppetall.ts';

interface Own {
  readonly text: string;
  readonly now: string;
  readonly nowHelp: string;
}
const FLOW_NB = 'Antall mennesker på dagen for tellingen. Skriv 0 når dere har telt og ingen mangler.';
const FLOW_NN = 'Talet på menneske på dagen for teljinga. Skriv 0 når de har talt og ingen manglar.';

const nb = {
  title: 'Grupper med egne tall',
  lead: 'Kommunens egne tall lar modellen regne behovet til disse gruppene fram i tid. Er gruppen telt over, gjelder tellingen der. Tell hvert menneske i bare én gruppe.',
  caption: 'Grupper og hva som er oppgitt',
  group: 'Gruppe',
  status: 'I beregningen',
  none: 'Ikke oppgitt',
  stands: 'Regnes med',
  back: 'Står tilbake for tellingen i oversikten',
  backCare: 'Står tilbake for plassene med heldøgns bemanning, som regnes fra alderen til innbyggerne',
  set: 'Oppgi tall',
  change: 'Endre',
  perYear: 'Nye per år',
  leaving: 'Prosent som er ute av oversikten etter ett år uten hjelp',
  leavingHelp: 'La stå tomt når dere ikke vet. Da brukes halvparten, slik det er for vanskeligstilte i landet.',
  leavingHomes: 'Prosent av boligene som blir ledige på ett år',
  leavingHomesHelp:
    'Flyktninger som flytter videre fra kommunal bolig. La stå tomt når dere ikke vet: da brukes 17 prosent.',
  alone: 'Prosent som finner bolig uten kommunen',
  aloneHelp: 'Skriv 0 når kommunen skaffer bolig til alle.',
  persons: 'Personer i',
  years: 'Personer per år',
  yearsHelp:
    'La et år stå tomt når tallet ikke er kjent. Bosatt kan bare oppgis til og med i år. Det som er bosatt, gjelder når året er over; før det gjelder vedtaket, og så anmodningen. Etter siste kjente år brukes snittet av de tre siste.',
  plannedHelp:
    'Hvor mange som ønsker eller er planlagt å flytte hvert år. Skriv 0 for år uten noen; etter siste år brukes snittet.',
  series: { requested: 'Anmodet', decided: 'Vedtatt', settled: 'Bosatt' },
  planned: 'Personer som skal flytte',
  inYear: (what: string, year: number) => `${what} ${year}`,
  mix: 'Hvem de er, i prosent av personene',
  mixHelp: 'Delene blir 100 til sammen. Står alle tomme, regnes det mellom landets bosatte i 2015 og 2018.',
  kinds: { single: 'Enslige voksne', family: 'Familier med barn', pair: 'Par uten barn', minor: 'Enslige mindreårige' },
  sourceHelp: 'For eksempel IMDi, vedtaket i kommunestyret eller tjenestekontorets oversikt.',
  removed: (group: string) => `Tallene for ${group} er fjernet.`,
  groups: {
    flyktninger: {
      text: 'Anmodede, vedtatte og bosatte flyktninger er tre forskjellige tall. Av dem, av hvem som kommer og av hvor mange som flytter videre, regnes det hvor mange kommunale boliger som trengs utover dem de bor i i dag.',
      now: 'Kommunale boliger der flyktninger bor i dag',
      nowHelp: 'Boliger, ikke personer. Skriv 0 når det ikke er noen.',
    },
    utviklingshemming: {
      text: 'Personer med utviklingshemming som kommunen vet om, etter året de ønsker eller er planlagt å flytte. Bare antallet føres.',
      now: '',
      nowHelp: '',
    },
    'rus-psykisk': {
      text: 'Mennesker med problemer med rus eller psykisk helse som mangler en bolig som passer, og hvor mange som kommer til.',
      now: 'Mangler bolig som passer i dag',
      nowHelp: FLOW_NB,
    },
    bostedsloese: {
      text: 'Mennesker uten egen bolig, og hvor mange som kommer til. Tell ikke dem som er telt under rus og psykisk helse.',
      now: 'Uten bolig i dag',
      nowHelp: FLOW_NB,
    },
    unge: {
      text: 'Unge som trenger kommunens hjelp når de flytter hjemmefra eller ut av barnevernet. Nye per år følger hvor mange innbyggere som er 18–24 år.',
      now: 'Mangler bolig i dag',
      nowHelp: FLOW_NB,
    },
  } as Readonly<Record<Gruppe, Own>>,
};

const nn: typeof nb = {
  title: 'Grupper med eigne tal',
  lead: 'Kommunen sine eigne tal lèt modellen rekne behovet til desse gruppene fram i tid. Er gruppa tald over, gjeld teljinga der. Tel kvart menneske i berre éi gruppe.',
  caption: 'Grupper og kva som er oppgitt',
  group: 'Gruppe',
  status: 'I utrekninga',
  none: 'Ikkje oppgitt',
  stands: 'Blir rekna med',
  back: 'Står tilbake for teljinga i oversikta',
  backCare: 'Står tilbake for plassane med heildøgns bemanning, som blir rekna frå alderen til innbyggjarane',
  set: 'Oppgi tal',
  change: 'Endre',
  perYear: 'Nye per år',
  leaving: 'Prosent som er ute av oversikta etter eitt år utan hjelp',
  leavingHelp: 'La stå tomt når de ikkje veit. Då blir halvparten brukt, slik det er for vanskelegstilte i landet.',
  leavingHomes: 'Prosent av bustadene som blir ledige på eitt år',
  leavingHomesHelp:
    'Flyktningar som flyttar vidare frå kommunal bustad. La stå tomt når de ikkje veit: då blir 17 prosent brukt.',
  alone: 'Prosent som finn bustad utan kommunen',
  aloneHelp: 'Skriv 0 når kommunen skaffar bustad til alle.',
  persons: 'Personar i',
  years: 'Personar per år',
  yearsHelp:
    'La eit år stå tomt når talet ikkje er kjent. Busett kan berre oppgjevast til og med i år. Det som er busett, gjeld når året er over; før det gjeld vedtaket, og så oppmodinga. Etter siste kjende år blir snittet av dei tre siste brukt.',
  plannedHelp:
    'Kor mange som ønskjer å flytte, eller etter planen skal flytte, kvart år. Skriv 0 for år utan nokon; etter siste år blir snittet brukt.',
  series: { requested: 'Oppmoda', decided: 'Vedteke', settled: 'Busett' },
  planned: 'Personar som skal flytte',
  inYear: (what, year) => `${what} ${year}`,
  mix: 'Kven dei er, i prosent av personane',
  mixHelp: 'Delane blir 100 til saman. Står alle tomme, blir det rekna mellom dei busette i landet i 2015 og 2018.',
  kinds: {
    single: 'Einslege vaksne',
    family: 'Familiar med barn',
    pair: 'Par utan barn',
    minor: 'Einslege mindreårige',
  },
  sourceHelp: 'Til dømes IMDi, vedtaket i kommunestyret eller oversikta til tenestekontoret.',
  removed: (group) => `Tala for ${group} er fjerna.`,
  groups: {
    flyktninger: {
      text: 'Oppmoda, vedtekne og busette flyktningar er tre forskjellige tal. Av dei, av kven som kjem og av kor mange som flyttar vidare, blir det rekna kor mange kommunale bustader som trengst utover dei bustadene dei bur i no.',
      now: 'Kommunale bustader der flyktningar bur i dag',
      nowHelp: 'Bustader, ikkje personar. Skriv 0 når det ikkje er nokon.',
    },
    utviklingshemming: {
      text: 'Personar med utviklingshemming som kommunen veit om, etter året dei ønskjer å flytte eller etter planen skal flytte. Berre talet blir ført.',
      now: '',
      nowHelp: '',
    },
    'rus-psykisk': {
      text: 'Menneske med problem med rus eller psykisk helse som manglar ein bustad som passar, og kor mange som kjem til.',
      now: 'Manglar bustad som passar i dag',
      nowHelp: FLOW_NN,
    },
    bostedsloese: {
      text: 'Menneske utan eigen bustad, og kor mange som kjem til. Tel ikkje dei som er talde under rus og psykisk helse.',
      now: 'Utan bustad i dag',
      nowHelp: FLOW_NN,
    },
    unge: {
      text: 'Unge som treng hjelp frå kommunen når dei flyttar heimanfrå eller ut av barnevernet. Nye per år følgjer kor mange innbyggjarar som er 18–24 år.',
      now: 'Manglar bustad i dag',
      nowHelp: FLOW_NN,
    },
  },
};

/** The groups the model carries forward, in words. */
export const MAALGRUPPETALL_TEXTS: Texts<typeof nb> = { nb, nn };
