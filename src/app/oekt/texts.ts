import type { Texts } from '../../kernel/index.ts';

const nb = {
  label: 'Innloggingen',
  until: (time: string) => `Du er logget inn til klokken ${time}.`,
  rules:
    'Innloggingen varer i 60 minutter etter at du sist åpnet en side eller lagret noe, og høyst i 12 timer. Du får beskjed to minutter før den går ut.',
  soon: { one: 'Du blir logget ut om 1 minutt.', two: 'Du blir logget ut om 2 minutter.' },
  last: {
    one: 'Du har vært logget inn i 12 timer, og blir logget ut om 1 minutt. Lagre det du holder på med nå.',
    two: 'Du har vært logget inn i 12 timer, og blir logget ut om 2 minutter. Lagre det du holder på med nå.',
  },
  extend: 'Fortsett å være logget inn',
  extended: 'Du er fortsatt logget inn.',
  out: 'Du er logget ut. Det du har skrevet, står her fremdeles. Logg inn i en ny fane, kom tilbake hit og lagre.',
  back: 'Du er logget inn igjen, og kan lagre det du har skrevet.',
  other: 'En annen er logget inn nå. Kopier det du har skrevet, for det kan ikke lagres herfra.',
  unknown: 'Fikk ikke kontakt med Boligplan. Det du har skrevet, står her fremdeles. Prøv igjen.',
  logIn: 'Logg inn i en ny fane',
};

const nn: typeof nb = {
  label: 'Innlogginga',
  until: (time: string) => `Du er logga inn til klokka ${time}.`,
  rules:
    'Innlogginga varer i 60 minutt etter at du sist opna ei side eller lagra noko, og høgst i 12 timar. Du får beskjed to minutt før ho går ut.',
  soon: { one: 'Du blir logga ut om 1 minutt.', two: 'Du blir logga ut om 2 minutt.' },
  last: {
    one: 'Du har vore logga inn i 12 timar, og blir logga ut om 1 minutt. Lagre det du held på med no.',
    two: 'Du har vore logga inn i 12 timar, og blir logga ut om 2 minutt. Lagre det du held på med no.',
  },
  extend: 'Hald fram med å vere logga inn',
  extended: 'Du er framleis logga inn.',
  out: 'Du er logga ut. Det du har skrive, står her framleis. Logg inn i ei ny fane, kom tilbake hit og lagre.',
  back: 'Du er logga inn igjen, og kan lagre det du har skrive.',
  other: 'Ein annan er logga inn no. Kopier det du har skrive, for det kan ikkje lagrast herifrå.',
  unknown: 'Fekk ikkje kontakt med Boligplan. Det du har skrive, står her framleis. Prøv igjen.',
  logIn: 'Logg inn i ei ny fane',
};

export const OEKT_TEXTS: Texts<typeof nb> = { nb, nn };
