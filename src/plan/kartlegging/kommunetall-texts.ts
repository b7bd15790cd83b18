import type { Texts } from '../../kernel/index.ts';

const nb = {
  etterslep: {
    title: 'Etterslep i boligutviklingen',
    text: 'Boliger som mangler på det vanlige boligmarkedet i dag, telt av kommunen. Det føres i det andre regnskapet og legges aldri sammen med husstandene over.',
    none: 'Ingen har telt etterslepet. Behovet regnes uten det, og det er ikke det samme som null.',
    finding: (units: string, source: string, date: string, method: string) =>
      `${units} boliger mangler i dag. Kilde: ${source}, ${date} (${method}).`,
    units: 'Boliger som mangler i dag',
    help: 'Skriv 0 når dere har telt og markedet er i balanse.',
    sourceHelp: 'For eksempel boligmarkedsanalysen 2026, eller enheten som har telt.',
    set: 'Oppgi etterslep',
    removed: 'Etterslepet er fjernet.',
  },
  heldoegn: {
    title: 'Brukere av heldøgns omsorg',
    text: 'Hvor mange innbyggere som bruker plasser med heldøgns bemanning i dag: sykehjem, omsorgsbolig og bofellesskap. Modellen regner med landets bruk i hver alder; egen telling flytter den mot kommunens egen, så langt tallet er stort nok.',
    none: 'Ingen har telt brukerne. Modellen bruker landets bruk i hver alder.',
    finding: (units: string, source: string, date: string, method: string) =>
      `${units} brukere i dag. Kilde: ${source}, ${date} (${method}).`,
    units: 'Brukere av plasser med heldøgns bemanning',
    help: 'Antall mennesker på dagen for tellingen, også på korttidsplass.',
    sourceHelp: 'For eksempel KOSTRA, KPR eller tjenestekontorets egen oversikt.',
    set: 'Oppgi brukere',
    removed: 'Tellingen av brukere er fjernet.',
  },
};

const nn: typeof nb = {
  etterslep: {
    title: 'Etterslep i bustadutviklinga',
    text: 'Bustader som manglar på den vanlege bustadmarknaden i dag, talde av kommunen. Det blir ført i den andre rekneskapen og aldri lagt saman med hushalda over.',
    none: 'Ingen har talt etterslepet. Behovet blir rekna utan det, og det er ikkje det same som null.',
    finding: (units, source, date, method) =>
      `${units} bustader manglar i dag. Kjelde: ${source}, ${date} (${method}).`,
    units: 'Bustader som manglar i dag',
    help: 'Skriv 0 når de har talt og marknaden er i balanse.',
    sourceHelp: 'Til dømes bustadmarknadsanalysen 2026, eller eininga som har talt.',
    set: 'Oppgi etterslep',
    removed: 'Etterslepet er fjerna.',
  },
  heldoegn: {
    title: 'Brukarar av heildøgns omsorg',
    text: 'Kor mange innbyggjarar som bruker plassar med heildøgns bemanning i dag: sjukeheim, omsorgsbustad og bufellesskap. Modellen reknar med bruken i landet i kvar alder; eiga teljing flyttar han mot bruken i kommunen, så langt talet er stort nok.',
    none: 'Ingen har talt brukarane. Modellen bruker bruken i landet i kvar alder.',
    finding: (units, source, date, method) => `${units} brukarar i dag. Kjelde: ${source}, ${date} (${method}).`,
    units: 'Brukarar av plassar med heildøgns bemanning',
    help: 'Talet på menneske på dagen for teljinga, også på korttidsplass.',
    sourceHelp: 'Til dømes KOSTRA, KPR eller oversikta til tenestekontoret.',
    set: 'Oppgi brukarar',
    removed: 'Teljinga av brukarar er fjerna.',
  },
};

/** What is counted once for the whole municipality, in words. */
export const KOMMUNETALL_TEXTS: Texts<typeof nb> = { nb, nn };
