import type { Texts } from '../../kernel/index.ts';
import { MAALGRUPPE_NAMES } from '../../ui/housing-names.ts';

const nb = {
  tiltakTitle: 'Tiltaket',
  tiltakHelp: 'Skriv det slik at alle kan svare ja eller nei på om det er gjort.',
  responsible: 'Ansvarlig enhet',
  cooperating: 'Samarbeider med',
  cooperatingHelp: 'Andre enheter og private parter.',
  group: 'Viktigste målgruppe',
  otherGroups: 'Andre målgrupper',
  groups: MAALGRUPPE_NAMES.nb,
  type: 'Boligtype',
  level: 'Tjenestenivå',
  years: (year: number) => `År ${year}`,
  units: 'Boliger eller plasser',
  unitsHelp: 'Nye boliger eller plasser som kommer det året, ikke summen så langt.',
  parts: { about: 'Om tiltaket', effect: 'Hva tiltaket gir', cost: 'Hva tiltaket koster', state: 'Status' },
  moreEffects: 'Flere boligtyper eller tjenestenivåer',
  effectNumber: (n: number) => `Virkning ${n}`,
  effects: 'Virkning',
  start: 'Starter i år',
  end: 'Ferdig i år',
  sum: 'Sum',
  place: 'Mål og strategi',
  groupsLabel: 'Målgrupper',
};

const nn: typeof nb = {
  tiltakTitle: 'Tiltaket',
  tiltakHelp: 'Skriv det slik at alle kan svare ja eller nei på om det er gjort.',
  responsible: 'Ansvarleg eining',
  cooperating: 'Samarbeider med',
  cooperatingHelp: 'Andre einingar og private partar.',
  group: 'Viktigaste målgruppe',
  otherGroups: 'Andre målgrupper',
  groups: MAALGRUPPE_NAMES.nn,
  type: 'Bustadtype',
  level: 'Tenestenivå',
  years: (year) => `År ${year}`,
  units: 'Bustader eller plassar',
  unitsHelp: 'Nye bustader eller plassar som kjem det året, ikkje summen så langt.',
  parts: { about: 'Om tiltaket', effect: 'Kva tiltaket gir', cost: 'Kva tiltaket kostar', state: 'Status' },
  moreEffects: 'Fleire bustadtypar eller tenestenivå',
  effectNumber: (n) => `Verknad ${n}`,
  effects: 'Verknad',
  start: 'Startar i år',
  end: 'Ferdig i år',
  sum: 'Sum',
  place: 'Mål og strategi',
  groupsLabel: 'Målgrupper',
};

/** The form of a tiltak: what it is, who does it and what it gives. */
export const SKJEMA_TEXTS: Texts<typeof nb> = { nb, nn };
