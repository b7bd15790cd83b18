import type { Texts } from '../../kernel/index.ts';
import type { Del } from './state.ts';

/** What a state is called, everywhere: nobody has begun, begun but something lacks, all there. */
const nb = {
  title: 'Arbeidsflaten',
  finding: (done: number, all: number, begun: number) =>
    done === all
      ? 'Hele linja er på plass, fra tall til dokument.'
      : done === 0 && begun === 0
        ? 'Ingenting er lagt inn ennå. Begynn med tallene.'
        : `${done} av ${all} deler er på plass${begun > 0 ? `, og ${begun} er påbegynt` : ''}. Neste er merket under.`,
  next: 'Neste',
  states: { ferdig: 'På plass', paabegynt: 'Påbegynt – mangler noe', ikke: 'Ikke startet' },
  stepStates: { ferdig: 'Grunnlaget er på plass', paabegynt: 'Påbegynt – mangler noe', ikke: 'Ikke startet' },
  open: 'Åpne',
  jobs: 'Se jobbene',
  takeIn: 'Ta inn forrige plan',
  takeInText: 'Har kommunen en plan fra før? Lim inn tiltakene og se hva den mangler.',
  ring: 'Her står kommunen i sirkelen',
  ringText: 'For hvert trinn står det hva Boligplan har til arbeidet. Om selve planen er vedtatt, vet bare kommunen.',
  ringRound: 'Hvor hvert trinn står, er regnet ut av oppgavene i runden.',
  startRound: 'Start runden',
  line: 'Linja fra tall til dokument',
  names: {
    tall: 'Tall',
    kartlegging: 'Kartlegging',
    behov: 'Behov',
    tilbud: 'Tilbud',
    gap: 'Gap',
    tiltak: 'Mål og tiltak',
    oekonomiplan: 'Økonomiplan',
    dokument: 'Plandokument',
  } as Readonly<Record<Del, string>>,
  empty: {
    tall: 'Last inn befolkningen fra SSB.',
    kartlegging: 'Ingen har talt hvem som trenger hjelp.',
    behov: 'Regn ut behovet når tallene er på plass.',
    tilbud: 'Legg inn det som er kjent å komme.',
    gap: 'Gapet vises når behov og tilbud er på plass.',
    tiltak: 'Sett mål og lag tiltak.',
    oekonomiplan: 'Gi tiltakene penger.',
    dokument: 'Skriv planen.',
  } as Readonly<Record<Del, string>>,
  tall: (loaded: number, all: number) => `${loaded} av ${all} slags tall er lastet inn.`,
  kartlegging: (n: number) => `${n} tellinger av husholdninger som trenger hjelp.`,
  noBacklog: 'Etterslepet er ikke talt.',
  overview: {
    name: 'Oversikt over boligbehovet',
    text: (units: number, unchecked: number) =>
      `${units} ${units === 1 ? 'enhet' : 'enheter'} har telt. ${unchecked === 0 ? 'Alle tellingene er kontrollert for dobbelttelling.' : `${unchecked} av tellingene er ikke kontrollert for dobbelttelling.`}`,
  },
  behov: (date: string, more: string) => `Regnet ut ${date}: ${more} flere husholdninger på tjue år.`,
  stale: 'Noe er endret siden sist.',
  tilbud: (program: number, agreements: number, stock: string) =>
    `${program} rader i boligbyggeprogrammet, ${agreements} avtaler, ${stock}.`,
  rader: (n: number) => `${n} rader med kommunale boliger`,
  boliger: (n: string) => `${n} kommunale boliger i lista`,
  gap: (interval: string, year: number) => `Gapet i ${year}: ${interval} boliger.`,
  gapEither: (over: string, under: string, year: number) =>
    `I ${year}: fra ${over} boliger for mye til ${under} for lite (80 prosent).`,
  interval: (low: string, high: string) => `${low} til ${high} (80 prosent)`,
  tiltak: (goals: number, tiltak: number, without: number) =>
    `${goals} mål og ${tiltak} tiltak, ${without === 0 ? 'alle med penger' : `${without} mangler penger`}.`,
  oekonomiplan: (funded: string, unfunded: string) =>
    `Finansiert investering ${funded}. Uten penger: ${unfunded} i investering.`,
  noFrame: 'Rammen er ikke satt.',
  dokument: (written: number, all: number) => `${written} av ${all} kapitler har egen tekst.`,
  register: {
    names: { planer: 'Planer', foringer: 'Føringer' },
    empty: { planer: 'Legg inn planene i kommunen og over den.', foringer: 'Samle det planer og lover ber om.' },
    planer: (all: number, unclear: number) =>
      `${all} ${all === 1 ? 'plan' : 'planer'} i registeret${unclear > 0 ? `, ${unclear} ikke avklart` : ''}.`,
    foringer: (all: number, open: number) => `${open} av ${all} ${all === 1 ? 'føring' : 'føringer'} er uten svar.`,
  },
  followUp: {
    name: 'Oppfølging',
    empty: 'Ingen rapporteringsrunde er startet.',
    text: (round: string, reported: number, asked: number) => `${round}: ${reported} av ${asked} tiltak er rapportert.`,
  },
  process: {
    name: 'Prosessplan',
    empty: 'Lag en plan for arbeidet fra en mal.',
    text: (all: number, done: number, published: boolean) =>
      `${done} av ${all} aktiviteter er ferdige. ${published ? 'Planen er publisert.' : 'Planen er ikke publisert.'}`,
  },
  knowledge: {
    name: 'Kunnskapsgrunnlag',
    empty: 'Skriv hva tallene betyr for dere.',
    text: (n: number) =>
      n === 1 ? 'Én indikator har egen tekst eller eget tall.' : `${n} indikatorer har egen tekst eller eget tall.`,
  },
  planform: {
    name: 'Hvilken plan trenger vi?',
    empty: 'Svar på spørsmålene og velg planform.',
    answered: (n: number) => `${n} spørsmål er besvart. Planformen er ikke valgt.`,
    chosen: 'Kommunen har valgt planform og skrevet mandat.',
  },
  vedtak: {
    name: 'Mandat og vedtak',
    empty: 'Registrer vedtaket om oppstart og mandat.',
    text: (n: number) => `${n} vedtak gjelder.`,
  },
};

const nn: typeof nb = {
  title: 'Arbeidsflata',
  finding: (done, all, begun) =>
    done === all
      ? 'Heile linja er på plass, frå tal til dokument.'
      : done === 0 && begun === 0
        ? 'Ingenting er lagt inn enno. Begynn med tala.'
        : `${done} av ${all} delar er på plass${begun > 0 ? `, og ${begun} er påbyrja` : ''}. Neste er merkt under.`,
  next: 'Neste',
  states: { ferdig: 'På plass', paabegynt: 'Påbyrja – manglar noko', ikke: 'Ikkje starta' },
  stepStates: { ferdig: 'Grunnlaget er på plass', paabegynt: 'Påbyrja – manglar noko', ikke: 'Ikkje starta' },
  open: 'Opne',
  jobs: 'Sjå jobbane',
  takeIn: 'Ta inn førre plan',
  takeInText: 'Har kommunen ein plan frå før? Lim inn tiltaka og sjå kva han manglar.',
  ring: 'Her står kommunen i sirkelen',
  ringText:
    'For kvart trinn står det kva Boligplan har til arbeidet. Om sjølve planen er vedteken, veit berre kommunen.',
  ringRound: 'Kor kvart trinn står, er rekna ut av oppgåvene i runden.',
  startRound: 'Start runden',
  line: 'Linja frå tal til dokument',
  names: {
    tall: 'Tal',
    kartlegging: 'Kartlegging',
    behov: 'Behov',
    tilbud: 'Tilbod',
    gap: 'Gap',
    tiltak: 'Mål og tiltak',
    oekonomiplan: 'Økonomiplan',
    dokument: 'Plandokument',
  },
  empty: {
    tall: 'Last inn folketalet frå SSB.',
    kartlegging: 'Ingen har talt kven som treng hjelp.',
    behov: 'Rekn ut behovet når tala er på plass.',
    tilbud: 'Legg inn det som er kjent å kome.',
    gap: 'Gapet blir vist når behov og tilbod er på plass.',
    tiltak: 'Set mål og lag tiltak.',
    oekonomiplan: 'Gi tiltaka pengar.',
    dokument: 'Skriv planen.',
  },
  tall: (loaded, all) => `${loaded} av ${all} slags tal er lasta inn.`,
  kartlegging: (n) => `${n} teljingar av hushald som treng hjelp.`,
  noBacklog: 'Etterslepet er ikkje talt.',
  overview: {
    name: 'Oversikt over bustadbehovet',
    text: (units, unchecked) =>
      `${units} ${units === 1 ? 'eining' : 'einingar'} har talt. ${unchecked === 0 ? 'Alle teljingane er kontrollerte for dobbeltteljing.' : `${unchecked} av teljingane er ikkje kontrollerte for dobbeltteljing.`}`,
  },
  behov: (date, more) => `Rekna ut ${date}: ${more} fleire hushald på tjue år.`,
  stale: 'Noko er endra sidan sist.',
  tilbud: (program, agreements, stock) => `${program} rader i bustadbyggjeprogrammet, ${agreements} avtalar, ${stock}.`,
  rader: (n) => `${n} rader med kommunale bustader`,
  boliger: (n) => `${n} kommunale bustader i lista`,
  gap: (interval, year) => `Gapet i ${year}: ${interval} bustader.`,
  gapEither: (over, under, year) => `I ${year}: frå ${over} bustader for mykje til ${under} for lite (80 prosent).`,
  interval: (low, high) => `${low} til ${high} (80 prosent)`,
  tiltak: (goals, tiltak, without) =>
    `${goals} mål og ${tiltak} tiltak, ${without === 0 ? 'alle med pengar' : `${without} manglar pengar`}.`,
  oekonomiplan: (funded, unfunded) => `Finansiert investering ${funded}. Utan pengar: ${unfunded} i investering.`,
  noFrame: 'Ramma er ikkje sett.',
  dokument: (written, all) => `${written} av ${all} kapittel har eigen tekst.`,
  register: {
    names: { planer: 'Planar', foringer: 'Føringar' },
    empty: { planer: 'Legg inn planane i kommunen og over han.', foringer: 'Samle det planar og lover ber om.' },
    planer: (all, unclear) =>
      `${all} ${all === 1 ? 'plan' : 'planar'} i registeret${unclear > 0 ? `, ${unclear} ikkje avklarte` : ''}.`,
    foringer: (all, open) => `${open} av ${all} ${all === 1 ? 'føring' : 'føringar'} er utan svar.`,
  },
  followUp: {
    name: 'Oppfølging',
    empty: 'Ingen rapporteringsrunde er starta.',
    text: (round, reported, asked) => `${round}: ${reported} av ${asked} tiltak er rapporterte.`,
  },
  process: {
    name: 'Prosessplan',
    empty: 'Lag ein plan for arbeidet frå ein mal.',
    text: (all, done, published) =>
      `${done} av ${all} aktivitetar er ferdige. ${published ? 'Planen er publisert.' : 'Planen er ikkje publisert.'}`,
  },
  knowledge: {
    name: 'Kunnskapsgrunnlag',
    empty: 'Skriv kva tala betyr for dykk.',
    text: (n) =>
      n === 1 ? 'Éin indikator har eigen tekst eller eige tal.' : `${n} indikatorar har eigen tekst eller eige tal.`,
  },
  planform: {
    name: 'Kva plan treng vi?',
    empty: 'Svar på spørsmåla og vel planform.',
    answered: (n) => `${n} spørsmål er svart på. Planforma er ikkje vald.`,
    chosen: 'Kommunen har valt planform og skrive mandat.',
  },
  vedtak: {
    name: 'Mandat og vedtak',
    empty: 'Registrer vedtaket om oppstart og mandat.',
    text: (n) => `${n} vedtak gjeld.`,
  },
};

export const HJEM_TEXTS: Texts<typeof nb> = { nb, nn };
