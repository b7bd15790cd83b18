import type { Confidence, Texts } from '../../kernel/index.ts';

const nb = {
  have: (n: number, all: number, kommune: string) => `${n} av ${all} indikatorer har tall for ${kommune}.`,
  beside: (places: string) => `Ved siden av: ${places}.`,
  reading:
    'Hvert lysbilde sier enhet, år, kilde og hvor sikkert tallet er. Et tall som mangler, er et hull i diagrammet og aldri null.',
  edit: 'Diagrammene kan endres i PowerPoint. Tallene i dem er de samme som på siden den dagen filen ble lastet ned.',
  unit: 'Enhet',
  sure: {
    A: 'statistikkbyråets eget tall',
    B: 'regnet ut, eller fra et dokument',
    C: 'antatt',
    O: 'ikke kontrollert',
  } as Readonly<Record<Confidence, string>>,
  weakest: (sure: string) => `Svakeste tall i diagrammet: ${sure}.`,
  gap: 'Et brudd i linjen er år uten tall.',
  without: 'Indikatorer uten tall for kommunen',
};

const nn: typeof nb = {
  have: (n, all, kommune) => `${n} av ${all} indikatorar har tal for ${kommune}.`,
  beside: (places) => `Ved sida av: ${places}.`,
  reading:
    'Kvart lysbilete seier eining, år, kjelde og kor sikkert talet er. Eit tal som manglar, er eit hol i diagrammet og aldri null.',
  edit: 'Diagramma kan endrast i PowerPoint. Tala i dei er dei same som på sida den dagen fila blei lasta ned.',
  unit: 'Eining',
  sure: {
    A: 'statistikkbyrået sitt eige tal',
    B: 'rekna ut, eller frå eit dokument',
    C: 'anteke',
    O: 'ikkje kontrollert',
  },
  weakest: (sure) => `Svakaste tal i diagrammet: ${sure}.`,
  gap: 'Eit brot i linja er år utan tal.',
  without: 'Indikatorar utan tal for kommunen',
};

export const LYSBILDE_TEXTS: Texts<typeof nb> = { nb, nn };
