import type { Texts } from '../../../kernel/index.ts';
import type { ReaderRefusal } from './refusal.ts';

type Sentence = (data: Readonly<Record<string, string | number>>) => string;

const nb: Readonly<Record<ReaderRefusal['code'], Sentence>> = {
  tom: () => 'Filen er tom.',
  'for-stor': () => 'Filen er større enn 25 MB. Velg færre år eller færre områder i Statistikkbanken.',
  'for-tung': () =>
    'Filen tok for mye minne eller tid å lese, og ble stoppet. Velg færre år eller færre områder i Statistikkbanken.',
  'for-bred': (d) => `Rad ${d.row} har ${d.columns} kolonner; ${d.max} er det meste vi leser.`,
  'utf-16': (d) =>
    `Filen er lagret som UTF-16 eller er ikke tekst (rad ${d.row}). Lagre den som CSV UTF-8 og prøv igjen.`,
  'blandet-tegnsett': (d) =>
    `Filen blander to tegnsett (fra rad ${d.row}), så æ, ø og å kan ikke leses sikkert. Last den ned på nytt uten å åpne den imellom.`,
  kodeliste: () =>
    'Dette er en liste over koder og navn, ikke statistikk. Kommunenumrene følger med Boligplan, så du trenger ikke laste den inn.',
  kart: () => 'Dette er et kart, ikke statistikk.',
  metadata: () =>
    'Denne filen beskriver en tabell eller en tjeneste, men har ingen tall. Last ned selve tallene fra Statistikkbanken.',
  feilsvar: () => 'Dette er en feilmelding fra Statistikkbanken, ikke tall. Gjør utvalget på nytt og last ned igjen.',
  'ikke-tabell': () =>
    'Dette ser ikke ut som en tabell med tall. Last ned tabellen fra Statistikkbanken som JSON-stat2, CSV eller Excel.',
  avkortet: (d) =>
    d.rows === undefined
      ? `Filen slutter for tidlig${d.row ? ` (rad ${d.row})` : ''}. Last den ned på nytt.`
      : `Filen slutter for tidlig: etter rad ${d.row} mangler resten av siste gruppe (${d.rows} av ${d.expected} rader). Last den ned på nytt.`,
  'ujevn-rad': (d) =>
    `Rad ${d.row} har ${d.columns === 1 ? 'én kolonne' : `${d.columns} kolonner`}, men overskriften har ${d.expected}.`,
  'dobbelt-hode': (d) => `Kolonnen «${d.head}» står to ganger i overskriften.`,
  'dobbel-rad': (d) => `Rad ${d.row} gjelder samme celle som en tidligere rad.`,
  'uleselig-tall': (d) => `Rad ${d.row}, kolonne ${d.column}: «${d.text}» er ikke et tall.`,
  'for-mange-celler': (d) =>
    `Tabellen har ${d.cells} celler; ${d.max} er det meste vi leser. Velg færre områder eller år.`,
};

const nn: typeof nb = {
  tom: () => 'Fila er tom.',
  'for-stor': () => 'Fila er større enn 25 MB. Vel færre år eller færre område i Statistikkbanken.',
  'for-tung': () =>
    'Fila tok for mykje minne eller tid å lese, og blei stoppa. Vel færre år eller færre område i Statistikkbanken.',
  'for-bred': (d) => `Rad ${d.row} har ${d.columns} kolonnar; ${d.max} er det meste vi les.`,
  'utf-16': (d) =>
    `Fila er lagra som UTF-16 eller er ikkje tekst (rad ${d.row}). Lagre ho som CSV UTF-8 og prøv igjen.`,
  'blandet-tegnsett': (d) =>
    `Fila blandar to teiknsett (frå rad ${d.row}), så æ, ø og å kan ikkje lesast sikkert. Last ho ned på nytt utan å opne ho imellom.`,
  kodeliste: () =>
    'Dette er ei liste over kodar og namn, ikkje statistikk. Kommunenummera følgjer med Boligplan, så du treng ikkje laste ho inn.',
  kart: () => 'Dette er eit kart, ikkje statistikk.',
  metadata: () =>
    'Denne fila skildrar ein tabell eller ei teneste, men har ingen tal. Last ned sjølve tala frå Statistikkbanken.',
  feilsvar: () => 'Dette er ei feilmelding frå Statistikkbanken, ikkje tal. Gjer utvalet på nytt og last ned igjen.',
  'ikke-tabell': () =>
    'Dette ser ikkje ut som ein tabell med tal. Last ned tabellen frå Statistikkbanken som JSON-stat2, CSV eller Excel.',
  avkortet: (d) =>
    d.rows === undefined
      ? `Fila sluttar for tidleg${d.row ? ` (rad ${d.row})` : ''}. Last ho ned på nytt.`
      : `Fila sluttar for tidleg: etter rad ${d.row} manglar resten av siste gruppe (${d.rows} av ${d.expected} rader). Last ho ned på nytt.`,
  'ujevn-rad': (d) =>
    `Rad ${d.row} har ${d.columns === 1 ? 'éin kolonne' : `${d.columns} kolonnar`}, men overskrifta har ${d.expected}.`,
  'dobbelt-hode': (d) => `Kolonnen «${d.head}» står to gonger i overskrifta.`,
  'dobbel-rad': (d) => `Rad ${d.row} gjeld same celle som ei tidlegare rad.`,
  'uleselig-tall': (d) => `Rad ${d.row}, kolonne ${d.column}: «${d.text}» er ikkje eit tal.`,
  'for-mange-celler': (d) => `Tabellen har ${d.cells} celler; ${d.max} er det meste vi les. Vel færre område eller år.`,
};

export const SENTENCES: Texts<typeof nb> = { nb, nn };

export const readerSentence = (refusal: ReaderRefusal, lang: 'nb' | 'nn'): string =>
  SENTENCES[lang][refusal.code](refusal.data ?? {});
