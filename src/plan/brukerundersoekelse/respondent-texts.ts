import type { Spraak, UndersoekelseCode } from './skjema.ts';

type Data = Readonly<Record<string, string | number>>;
type Sentences = Readonly<Partial<Record<UndersoekelseCode, (d: Data) => string>>>;

const nb = {
  name: 'Bokmål',
  choose: 'Språk',
  from: (kommune: string) => `Undersøkelse fra ${kommune}`,
  anonymous:
    'Du svarer anonymt: Vi lagrer svarene dine og hvilken dag de kom, ikke hvem du er eller hvor du svarer fra.',
  until: (day: string) => `Du kan svare til og med ${day}.`,
  contact: (who: string) => `Spørsmål om undersøkelsen: ${who}`,
  required: 'Må svares på',
  optional: 'Valgfritt',
  several: 'Du kan velge flere.',
  number: (min: number, max: number) => `Et helt tall fra ${min} til ${max}.`,
  words: 'Ikke skriv navn, telefonnummer eller annet som viser hvem noen er.',
  lure: 'La dette feltet stå tomt',
  send: 'Send svarene',
  errors: 'Dette må rettes før svarene kan sendes',
  refusals: {
    mangler: () => 'Svar på spørsmålet',
    'ukjent-valg': () => 'Velg blant svarene som står der',
    'ikke-tall': () => 'Skriv et helt tall, for eksempel 3',
    utenfor: (d) => `Tallet må være fra ${d.min} til ${d.max}`,
    'for-langt': (d) => `Teksten kan ha høyst ${d.max} tegn`,
    personopplysning: () => 'Det ser ut som du har skrevet et fødselsnummer. Ta det bort',
    tomt: () => 'Svar på minst ett spørsmål',
    'ikke-tomt': () => 'Noe ble fylt ut i et felt som ikke vises. Det er tømt nå, send en gang til',
    'for-mange': (d) =>
      `Det kommer svært mange svar akkurat nå. Vent ${d.minutes} minutter og send på nytt. Det du har fylt ut, står her`,
  } as Sentences,
  thanks: 'Takk for svarene',
  thanksText: 'Svarene er tatt imot. Du kan lukke siden.',
  early: 'Undersøkelsen har ikke åpnet',
  earlyText: (day: string) => `Du kan svare fra ${day}. Kom tilbake da.`,
  over: 'Undersøkelsen er avsluttet',
  overText: (day: string) => `Det var mulig å svare til og med ${day}. Takk for at du ville være med.`,
  paper: 'Sett kryss. Lever arket i kommunen.',
  paperWeb: 'Du kan også svare på nettet:',
  paperOne: 'Ett kryss.',
};
type Words = typeof nb;

const nn: Words = {
  name: 'Nynorsk',
  choose: 'Språk',
  from: (kommune) => `Undersøking frå ${kommune}`,
  anonymous: 'Du svarer anonymt: Vi lagrar svara dine og kva dag dei kom, ikkje kven du er eller kvar du svarer frå.',
  until: (day) => `Du kan svare til og med ${day}.`,
  contact: (who) => `Spørsmål om undersøkinga: ${who}`,
  required: 'Må svarast på',
  optional: 'Valfritt',
  several: 'Du kan velje fleire.',
  number: (min, max) => `Eit heilt tal frå ${min} til ${max}.`,
  words: 'Ikkje skriv namn, telefonnummer eller anna som viser kven nokon er.',
  lure: 'La dette feltet stå tomt',
  send: 'Send svara',
  errors: 'Dette må rettast før svara kan sendast',
  refusals: {
    mangler: () => 'Svar på spørsmålet',
    'ukjent-valg': () => 'Vel blant svara som står der',
    'ikke-tall': () => 'Skriv eit heilt tal, til dømes 3',
    utenfor: (d) => `Talet må vere frå ${d.min} til ${d.max}`,
    'for-langt': (d) => `Teksten kan ha høgst ${d.max} teikn`,
    personopplysning: () => 'Det ser ut som du har skrive eit fødselsnummer. Ta det bort',
    tomt: () => 'Svar på minst eitt spørsmål',
    'ikke-tomt': () => 'Noko blei fylt ut i eit felt som ikkje blir vist. Det er tømt no, send ein gong til',
    'for-mange': (d) =>
      `Det kjem svært mange svar akkurat no. Vent ${d.minutes} minutt og send på nytt. Det du har fylt ut, står her`,
  },
  thanks: 'Takk for svara',
  thanksText: 'Svara er tekne imot. Du kan lukke sida.',
  early: 'Undersøkinga har ikkje opna',
  earlyText: (day) => `Du kan svare frå ${day}. Kom tilbake då.`,
  over: 'Undersøkinga er avslutta',
  overText: (day) => `Det var mogleg å svare til og med ${day}. Takk for at du ville vere med.`,
  paper: 'Set kryss. Lever arket i kommunen.',
  paperWeb: 'Du kan også svare på nettet:',
  paperOne: 'Eitt kryss.',
};

const en: Words = {
  name: 'English',
  choose: 'Language',
  from: (kommune) => `Survey from ${kommune}`,
  anonymous:
    'You answer anonymously: we store your answers and the day they came, not who you are or where you answer from.',
  until: (day) => `You can answer until the end of ${day}.`,
  contact: (who) => `Questions about the survey: ${who}`,
  required: 'Must be answered',
  optional: 'Optional',
  several: 'You may choose several.',
  number: (min, max) => `A whole number from ${min} to ${max}.`,
  words: 'Do not write names, telephone numbers or anything else that shows who somebody is.',
  lure: 'Leave this field empty',
  send: 'Send my answers',
  errors: 'Please correct this before the answers can be sent',
  refusals: {
    mangler: () => 'Answer the question',
    'ukjent-valg': () => 'Choose among the answers given',
    'ikke-tall': () => 'Write a whole number, for example 3',
    utenfor: (d) => `The number must be from ${d.min} to ${d.max}`,
    'for-langt': (d) => `The text can have at most ${d.max} characters`,
    personopplysning: () => 'This looks like a national identity number. Please remove it',
    tomt: () => 'Answer at least one question',
    'ikke-tomt': () => 'Something was filled in where no field is shown. It is empty now, please send again',
    'for-mange': (d) =>
      `Very many answers are coming in just now. Wait ${d.minutes} minutes and send again. What you filled in is still here`,
  },
  thanks: 'Thank you for your answers',
  thanksText: 'Your answers have been received. You can close this page.',
  early: 'The survey has not opened',
  earlyText: (day) => `You can answer from ${day}. Please come back then.`,
  over: 'The survey has ended',
  overText: (day) => `It was possible to answer until the end of ${day}. Thank you for wanting to take part.`,
  paper: 'Tick your answers. Hand the sheet in to the municipality.',
  paperWeb: 'You can also answer online:',
  paperOne: 'One tick.',
};

const lett: Words = {
  name: 'Lettlest',
  choose: 'Språk',
  from: (kommune) => `Spørsmål fra ${kommune}`,
  anonymous: 'Ingen får vite hvem du er. Vi tar bare vare på svarene og hvilken dag de kom.',
  until: (day) => `Siste dag du kan svare er ${day}.`,
  contact: (who) => `Lurer du på noe? Spør: ${who}`,
  required: 'Du må svare',
  optional: 'Du kan la være å svare',
  several: 'Du kan velge flere svar.',
  number: (min, max) => `Skriv et tall fra ${min} til ${max}.`,
  words: 'Ikke skriv navn. Ikke skriv telefonnummer.',
  lure: 'Ikke skriv noe her',
  send: 'Send svarene',
  errors: 'Du må rette noe før du kan sende',
  refusals: {
    mangler: () => 'Du må svare her',
    'ukjent-valg': () => 'Velg et av svarene',
    'ikke-tall': () => 'Skriv et tall, for eksempel 3',
    utenfor: (d) => `Tallet må være fra ${d.min} til ${d.max}`,
    'for-langt': (d) => `Du har skrevet for mye. Skriv kortere, høyst ${d.max} tegn`,
    personopplysning: () => 'Ikke skriv fødselsnummer. Ta det bort',
    tomt: () => 'Svar på minst ett spørsmål',
    'ikke-tomt': () => 'Noe gikk galt. Send en gang til',
    'for-mange': (d) =>
      `Mange svarer akkurat nå. Vent ${d.minutes} minutter. Send så en gang til. Svarene dine står her`,
  },
  thanks: 'Takk!',
  thanksText: 'Vi har fått svarene dine. Du er ferdig.',
  early: 'Du kan ikke svare ennå',
  earlyText: (day) => `Du kan svare fra ${day}.`,
  over: 'Du kan ikke svare lenger',
  overText: (day) => `Siste dag var ${day}. Takk for at du ville svare.`,
  paper: 'Sett kryss. Gi arket til kommunen.',
  paperWeb: 'Du kan svare på nettet også:',
  paperOne: 'Sett ett kryss.',
};

type FourTexts = Readonly<Record<Spraak, Words>>;

/** What a respondent reads around the questions, in each of the four. */
export const RESPONDENT_TEXTS: FourTexts = { nb, nn, en, lett };
