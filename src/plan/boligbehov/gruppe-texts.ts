import type { Texts } from '../../kernel/index.ts';

const nb = {
  fold: 'Boligsosialt gap etter målgruppe',
  caption: 'Boligsosialt gap etter målgruppe, i boliger eller plasser',
  text: 'Hver målgruppe: det den trenger, minus tiltak som er for den alene. Tilbud som er åpent for alle eller for flere grupper, er ikke delt mellom dem: det står i raden «Ikke ført på én gruppe», sammen med behov som ikke er talt for én gruppe. Radene for en boligtype og et tjenestenivå blir til sammen tallet i tabellen over. Under tallet står intervallet, og i hvor mange av 100 tenkte forløp gruppen får for lite. Avtaler, boligbyggeprogrammet og endringer i de kommunale boligene er ikke ført på grupper.',
  group: 'Målgruppe',
  rest: 'Ikke ført på én gruppe',
  shortage: (percent: string) => `mangler i ${percent} %`,
  uncounted: (units: string) => `${units} satt av, behovet er ikke talt`,
  open: (units: string) => `${units} åpne for flere`,
  explain: (figure: string, group: string, type: string, year: number) =>
    `${figure}. Forklar tallet: ${group}, ${type}, ${year}`,
  ofGroup: (group: string) => `Bare denne delen: ${group}.`,
  needUnknown: 'Ingen har telt hva gruppen trenger av dette, så det er ikke kjent om tilbudet er nok.',
  noNeed: 'Ingen behov er ført her.',
};

const nn: typeof nb = {
  fold: 'Bustadsosialt gap etter målgruppe',
  caption: 'Bustadsosialt gap etter målgruppe, i bustader eller plassar',
  text: 'Kvar målgruppe: det ho treng, minus tiltak som er for henne åleine. Tilbod som er ope for alle eller for fleire grupper, er ikkje delt mellom dei: det står i rada «Ikkje ført på éi gruppe», saman med behov som ikkje er talt for éi gruppe. Radene for ein bustadtype og eit tenestenivå blir til saman talet i tabellen over. Under talet står intervallet, og i kor mange av 100 tenkte forløp gruppa får for lite. Avtalar, bustadbyggjeprogrammet og endringar i dei kommunale bustadene er ikkje førte på grupper.',
  group: 'Målgruppe',
  rest: 'Ikkje ført på éi gruppe',
  shortage: (percent) => `manglar i ${percent} %`,
  uncounted: (units) => `${units} sette av, behovet er ikkje talt`,
  open: (units) => `${units} opne for fleire`,
  explain: (figure, group, type, year) => `${figure}. Forklar talet: ${group}, ${type}, ${year}`,
  ofGroup: (group) => `Berre denne delen: ${group}.`,
  needUnknown: 'Ingen har talt kva gruppa treng av dette, så det er ikkje kjent om tilbodet er nok.',
  noNeed: 'Ingen behov er førte her.',
};

export const GRUPPE_TEXTS: Texts<typeof nb> = { nb, nn };
