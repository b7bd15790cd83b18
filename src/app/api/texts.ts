import type { Texts } from '../../kernel/index.ts';
import type { Fault } from '../../platform/http/fault.ts';

type Words = Readonly<Record<Fault, { readonly title: string; readonly detail: string }>>;

const nb: Words = {
  'ugyldig-spoerring': {
    title: 'Spørringen er ikke gyldig',
    detail: 'Parameteren som er nevnt i «field», er ukjent eller har en ugyldig verdi. Se beskrivelsen av API-et.',
  },
  'ikke-funnet': { title: 'Finnes ikke', detail: 'Det er ingenting på denne adressen.' },
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
  'ikke-funnet': { title: 'Finst ikkje', detail: 'Det er ingenting på denne adressa.' },
  'ikke-tilgang': {
    title: 'Ingen tilgang',
    detail: 'Nøkkelen eller brukaren har inga rolle i denne kommunen som gir tilgjenge.',
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
