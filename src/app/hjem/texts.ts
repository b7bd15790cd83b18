import type { Texts } from '../../kernel/index.ts';

const one = (n: string, single: string, many: string): string => (n === '1' ? single : many);

const nb = {
  title: 'Arbeidsflaten',
  finding: (done: number) =>
    done === 7
      ? 'Hele linja er på plass, fra tall til dokument.'
      : `${done} av 7 deler er på plass. Neste steg er merket under.`,
  next: 'Neste steg',
  done: 'På plass',
  waiting: 'Ikke startet',
  open: 'Åpne',
  jobs: 'Se jobbene',
  parts: {
    tall: [
      'Tall',
      (n: string) => `${n} ${one(n, 'tabell', 'tabeller')} er lastet inn.`,
      'Last inn befolkningen fra SSB.',
    ],
    behov: [
      'Behov',
      (n: string) => `${n} ${one(n, 'husholdning til', 'flere husholdninger')} på tjue år.`,
      'Regn ut behovet når tallene er på plass.',
    ],
    tilbud: [
      'Tilbud',
      (n: string) => `${n} ${one(n, 'rad', 'rader')} med boligbyggeprogram, avtaler og egne boliger.`,
      'Legg inn det som er kjent å komme.',
    ],
    gap: [
      'Gap',
      (n: string) => `${n} ${one(n, 'bolig', 'boliger')} mangler om ti år.`,
      'Gapet vises når behov og tilbud er på plass.',
    ],
    tiltak: ['Mål og tiltak', (n: string) => `${n} tiltak.`, 'Sett mål og lag tiltak.'],
    oekonomiplan: ['Økonomiplan', (n: string) => `${n} tiltak er finansiert.`, 'Gi tiltakene penger.'],
    dokument: [
      'Plandokument',
      (n: string) => `${n} ${one(n, 'kapittel', 'kapitler')} har egen tekst.`,
      'Skriv planen.',
    ],
  } as Readonly<Record<string, readonly [string, (n: string) => string, string]>>,
};

const nn: typeof nb = {
  title: 'Arbeidsflata',
  finding: (done) =>
    done === 7
      ? 'Heile linja er på plass, frå tal til dokument.'
      : `${done} av 7 delar er på plass. Neste steg er merkt under.`,
  next: 'Neste steg',
  done: 'På plass',
  waiting: 'Ikkje starta',
  open: 'Opne',
  jobs: 'Sjå jobbane',
  parts: {
    tall: ['Tal', (n) => `${n} ${one(n, 'tabell er', 'tabellar er')} lasta inn.`, 'Last inn folketalet frå SSB.'],
    behov: [
      'Behov',
      (n) => `${n} ${one(n, 'hushald til', 'fleire hushald')} på tjue år.`,
      'Rekn ut behovet når tala er på plass.',
    ],
    tilbud: [
      'Tilbod',
      (n) => `${n} ${one(n, 'rad', 'rader')} med bustadbyggjeprogram, avtalar og eigne bustader.`,
      'Legg inn det som er kjent å kome.',
    ],
    gap: [
      'Gap',
      (n) => `${n} ${one(n, 'bustad', 'bustader')} manglar om ti år.`,
      'Gapet blir vist når behov og tilbod er på plass.',
    ],
    tiltak: ['Mål og tiltak', (n) => `${n} tiltak.`, 'Set mål og lag tiltak.'],
    oekonomiplan: [
      'Økonomiplan',
      (n) => `${n} tiltak er ${one(n, 'finansiert', 'finansierte')}.`,
      'Gi tiltaka pengar.',
    ],
    dokument: ['Plandokument', (n) => `${n} kapittel har eigen tekst.`, 'Skriv planen.'],
  },
};

export const HJEM_TEXTS: Texts<typeof nb> = { nb, nn };
