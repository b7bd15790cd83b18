import type { Texts } from '../../kernel/index.ts';
import type { RefusalCode } from './parse.ts';

type Sentences = Readonly<Record<RefusalCode, (d: Readonly<Record<string, string | number>>) => string>>;

/** What is said at the field and in the summary, the same words both places. */
export const REGISTER_REFUSALS: Texts<Sentences> = {
  nb: {
    mangler: () => 'Fyll ut feltet',
    'for-langt': (d) => `Teksten kan ha høyst ${d.max} tegn`,
    'ikke-tall': () => 'Skriv et helt tall, for eksempel 24',
    utenfor: (d) => `Skriv et helt tall fra ${d.min} til ${d.max}`,
    'ukjent-valg': () => 'Velg et av alternativene',
    'ikke-dato': () => 'Skriv en dato som finnes',
    'ikke-aar': () => 'Skriv et årstall med fire siffer, for eksempel 2031',
    'slutt-foer-start': () => 'Planperioden kan ikke slutte før den begynner',
    'ikke-lenke': () => 'Skriv en nettadresse som begynner med https://',
    'egen-overordnet': () => 'En plan kan ikke være overordnet seg selv',
    sirkel: (d) => `Valget lager en ring: ${d.plan} følger allerede av denne planen`,
    'erstatter-seg-selv': () => 'En plan kan ikke erstatte seg selv, heller ikke gjennom andre planer',
    'mangler-erstatter': () => 'Velg planen som har erstattet denne',
    'finnes-fra-foer': (d) => (d.plan ? `Dette står i registeret fra før: ${d.plan}` : 'Dette paret er merket fra før'),
    'mangler-kilde': () => 'Velg en plan, eller skriv hvilken lov eller hvilket dokument føringen står i',
    'mangler-enhet': () => 'Skriv hva tallet teller, for eksempel boliger',
    'samme-foering': () => 'Velg to ulike føringer',
    besvart: () => 'Føringen har allerede et svar',
    'endret-av-andre': () => 'En annen har lagret i mellomtiden. Se forskjellene under, og lagre på nytt',
  },
  nn: {
    mangler: () => 'Fyll ut feltet',
    'for-langt': (d) => `Teksten kan ha høgst ${d.max} teikn`,
    'ikke-tall': () => 'Skriv eit heilt tal, til dømes 24',
    utenfor: (d) => `Skriv eit heilt tal frå ${d.min} til ${d.max}`,
    'ukjent-valg': () => 'Vel eitt av alternativa',
    'ikke-dato': () => 'Skriv ein dato som finst',
    'ikke-aar': () => 'Skriv eit årstal med fire siffer, til dømes 2031',
    'slutt-foer-start': () => 'Planperioden kan ikkje slutte før han begynner',
    'ikke-lenke': () => 'Skriv ei nettadresse som begynner med https://',
    'egen-overordnet': () => 'Ein plan kan ikkje vere overordna seg sjølv',
    sirkel: (d) => `Valet lagar ein ring: ${d.plan} følgjer allereie av denne planen`,
    'erstatter-seg-selv': () => 'Ein plan kan ikkje erstatte seg sjølv, heller ikkje gjennom andre planar',
    'mangler-erstatter': () => 'Vel planen som har erstatta denne',
    'finnes-fra-foer': (d) => (d.plan ? `Dette står i registeret frå før: ${d.plan}` : 'Dette paret er merkt frå før'),
    'mangler-kilde': () => 'Vel ein plan, eller skriv kva lov eller dokument føringa står i',
    'mangler-enhet': () => 'Skriv kva talet tel, til dømes bustader',
    'samme-foering': () => 'Vel to ulike føringar',
    besvart: () => 'Føringa har alt eit svar',
    'endret-av-andre': () => 'Ein annan har lagra i mellomtida. Sjå forskjellane under, og lagre på nytt',
  },
};
