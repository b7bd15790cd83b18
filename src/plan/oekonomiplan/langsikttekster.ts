import type { Texts } from '../../kernel/index.ts';
import type { Laaneform } from './laan.ts';
import type { LangsiktPart } from './langsikt.ts';
import type { VilkaarRefusal } from './vilkaar.ts';

type Code = VilkaarRefusal['code'];

const nb = {
  title: 'Lån og årene etter planen',
  lead: 'De fire første årene er planen. De åtte neste viser hva investeringene koster videre: renter, avdrag, drift og husleie.',
  assumption:
    'Alt som ikke betales av andre kilder, er regnet som lånt ved slutten av året. Første rente og avdrag kommer året etter. Drift og husleie etter planen går videre som i det fjerde året. Renter og avdrag er regnet av lånet i faste priser.',
  perYear: 'Hva investeringene koster hvert år',
  perLine: 'Lån, renter og avdrag etter tiltak',
  year: 'År',
  later: (y: number) => `${y} (etter planen)`,
  number: 'Nr.',
  tiltak: 'Tiltak',
  loan: 'Lånt',
  parts: { interest: 'Renter', instalment: 'Avdrag', operation: 'Drift', rent: 'Husleie' } as Readonly<
    Record<LangsiktPart, string>
  >,
  burden: 'Netto av løpende inntekter',
  rest: 'Gjeld ved årets slutt',
  inPlan: (what: string) => `${what} i planen`,
  after: (what: string) => `${what} etter planen`,
  restAtEnd: (y: number) => `Gjeld ${y}`,
  sum: 'Sum',
  forms: { annuitet: 'Annuitetslån', serie: 'Lån med like avdrag' } as Readonly<Record<Laaneform, string>>,
  inForce: (form: string, years: number, rate: string, from: string) =>
    `${form} over ${years} år med ${rate} prosent rente, gjeldende fra ${from}.`,
  takenFrom: (source: string) => `Kilde: ${source}.`,
  sureness: (confidence: string) => `Sikkerhet: ${confidence}.`,
  none: 'Ingen tiltak i planen har en investering.',
  terms: 'Hva lån koster',
  termsText:
    'Vilkårene gjelder fra datoen de er satt for, til nye tar over. Planen bruker dem som gjelder 1. januar i planens første år.',
  from: 'Gjelder fra',
  form: 'Låneform',
  years: 'Nedbetaling',
  yearsUnit: 'år',
  rate: 'Rente',
  sourceLabel: 'Kilde',
  sourceHelp: 'Hvem som har satt renten, og når, for eksempel «Økonomisjefen, budsjettnotat juni 2026»',
  save: 'Lagre vilkår',
  saved: 'Vilkårene er lagret.',
  remove: (date: string) => `Fjern vilkårene fra ${date}`,
  removed: 'Vilkårene er fjernet.',
  own: 'Kommunens egne vilkår',
  noOwn: 'Kommunen har ikke satt egne vilkår ennå. Eksempelet brukes til det er gjort.',
  errors: 'Du må rette dette før vilkårene kan lagres',
  refusals: {
    'ikke-dato': 'Skriv en dato, for eksempel 01.01.2027',
    'ikke-tall': 'Skriv et tall, for eksempel 4,5',
    utenfor: 'Nedbetaling er 1 til 50 år, renten 0 til 20 prosent',
    mangler: 'Fyll ut feltet',
    'for-langt': 'Høyst 300 tegn',
    'ukjent-valg': 'Velg annuitetslån eller lån med like avdrag',
  } as Readonly<Record<Code, string>>,
  back: 'Økonomiplan',
};

const nn: typeof nb = {
  title: 'Lån og åra etter planen',
  lead: 'Dei fire første åra er planen. Dei åtte neste viser kva investeringane kostar vidare: renter, avdrag, drift og husleige.',
  assumption:
    'Alt som ikkje blir betalt av andre kjelder, er rekna som lånt ved slutten av året. Første rente og avdrag kjem året etter. Drift og husleige etter planen går vidare som i det fjerde året. Renter og avdrag er rekna av lånet i faste prisar.',
  perYear: 'Kva investeringane kostar kvart år',
  perLine: 'Lån, renter og avdrag etter tiltak',
  year: 'År',
  later: (y) => `${y} (etter planen)`,
  number: 'Nr.',
  tiltak: 'Tiltak',
  loan: 'Lånt',
  parts: { interest: 'Renter', instalment: 'Avdrag', operation: 'Drift', rent: 'Husleige' },
  burden: 'Netto av løpande inntekter',
  rest: 'Gjeld ved slutten av året',
  inPlan: (what) => `${what} i planen`,
  after: (what) => `${what} etter planen`,
  restAtEnd: (y) => `Gjeld ${y}`,
  sum: 'Sum',
  forms: { annuitet: 'Annuitetslån', serie: 'Lån med like avdrag' },
  inForce: (form, years, rate, from) => `${form} over ${years} år med ${rate} prosent rente, gjeldande frå ${from}.`,
  takenFrom: (source) => `Kjelde: ${source}.`,
  sureness: (confidence) => `Sikkerheit: ${confidence}.`,
  none: 'Ingen tiltak i planen har ei investering.',
  terms: 'Kva lån kostar',
  termsText:
    'Vilkåra gjeld frå datoen dei er sette for, til nye tek over. Planen bruker dei som gjeld 1. januar i det første året i planen.',
  from: 'Gjeld frå',
  form: 'Låneform',
  years: 'Nedbetaling',
  yearsUnit: 'år',
  rate: 'Rente',
  sourceLabel: 'Kjelde',
  sourceHelp: 'Kven som har sett renta, og når, til dømes «Økonomisjefen, budsjettnotat juni 2026»',
  save: 'Lagre vilkår',
  saved: 'Vilkåra er lagra.',
  remove: (date) => `Fjern vilkåra frå ${date}`,
  removed: 'Vilkåra er fjerna.',
  own: 'Eigne vilkår i kommunen',
  noOwn: 'Kommunen har ikkje sett eigne vilkår enno. Dømet blir brukt til det er gjort.',
  errors: 'Du må rette dette før vilkåra kan lagrast',
  refusals: {
    'ikke-dato': 'Skriv ein dato, til dømes 01.01.2027',
    'ikke-tall': 'Skriv eit tal, til dømes 4,5',
    utenfor: 'Nedbetaling er 1 til 50 år, renta 0 til 20 prosent',
    mangler: 'Fyll ut feltet',
    'for-langt': 'Høgst 300 teikn',
    'ukjent-valg': 'Vel annuitetslån eller lån med like avdrag',
  },
  back: 'Økonomiplan',
};

export const LANGSIKT_TEXTS: Texts<typeof nb> = { nb, nn };
