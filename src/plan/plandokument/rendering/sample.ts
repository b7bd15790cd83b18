import type { Language } from '../../../kernel/index.ts';
import type { Block, PlanDocument } from '../document.ts';

/** A made-up plan of any length for tests and benchmarks: every kind of block in every part of a chapter, figures that differ from row to row. */
export function sampleDocument(lang: Language, chapters: number, salt = 0, parts = 1): PlanDocument {
  return {
    schema: 1,
    lang,
    title: 'Helhetlig boligplan 2027–2038',
    subtitle: 'Nok og riktige boliger',
    kommune: 'Eksempelvik kommune',
    facts: [
      { label: 'Status', value: 'Utkast' },
      { label: 'Versjon', value: `0.${salt}` },
    ],
    chapters: Array.from({ length: chapters }, (_, at) => ({
      id: `kapittel-${at + 1}`,
      title: `Kapittel om bolig nummer ${at + 1}`,
      blocks: Array.from({ length: parts }, (_, part) => sampleBlocks(at * parts + part + 1, salt)).flat(),
    })),
  };
}

function sampleBlocks(chapter: number, salt: number): Block[] {
  const figure = (row: number, column: number) =>
    Math.round(((row * 7919 + column * 104729 + chapter * 1299709 + salt * 31) % 90_000) - 30_000);
  const text =
    'Kommunen skal legge til rette for at alle kan skaffe seg og bli boende i en egnet bolig i et godt bomiljø. ';
  const paragraph: Block = {
    kind: 'paragraph',
    text: [
      { text: text.repeat(3) },
      { text: 'Gapet er ' },
      { text: `−${chapter} 234 boliger`, figure: `gap.2031.blokk.${chapter}`, strong: true },
      { text: ', se ' },
      { text: 'Statistisk sentralbyrå', href: 'https://www.ssb.no/bygg-bolig-og-eiendom' },
      { text: ' og ' },
      { text: 'plan- og bygningsloven', emphasis: true },
      { text: '.' },
    ],
  };
  return [
    { kind: 'heading', level: 2, text: 'Hva tallene viser' },
    paragraph,
    paragraph,
    { kind: 'list', ordered: true, items: [[{ text: 'Først kartlegging' }], [{ text: 'Så løsning', strong: true }]] },
    { kind: 'list', ordered: false, items: [[{ text: 'Små boliger' }], [{ text: 'Tilgjengelige boliger' }]] },
    { kind: 'note', tone: 'warning', text: [{ text: 'Regneeksempel: legg inn egne tall.' }] },
    {
      kind: 'table',
      id: `tabell-${chapter}`,
      caption: 'Boligbehov etter boligtype',
      columns: [
        { label: 'År', align: 'left' },
        { label: 'Enebolig', unit: 'boliger', align: 'right' },
        { label: 'Blokk', unit: 'boliger', align: 'right' },
        { label: 'Andel', unit: 'prosent', align: 'right' },
        { label: 'Kostnad', unit: 'kr', align: 'right' },
      ],
      rows: [
        ...Array.from({ length: 20 }, (_, row) => ({
          cells: [
            String(2027 + row),
            { number: figure(row, 1) },
            row === 4 ? null : { number: figure(row, 2) },
            { number: figure(row, 3) / 1000, decimals: 1 },
            { number: figure(row, 4) * 12_345 },
          ],
        })),
        { total: true, cells: ['Sum', { number: figure(21, 1) }, null, { number: 12.25, decimals: 2 }, { number: 0 }] },
      ],
      source: 'SSB tabell 06265, hentet 24.11.2026',
    },
    { kind: 'heading', level: 3, text: 'Utviklingen i bilde' },
    paragraph,
    {
      kind: 'picture',
      id: `figur-${chapter}`,
      caption: 'Boliger som mangler',
      alt: `Søyler fra 2027 til 2034 i kapittel ${chapter}; alle ligger under null.`,
      svg: samplePicture(figure),
      source: 'Modell v.1',
    },
  ];
}

function samplePicture(figure: (row: number, column: number) => number): string {
  const bars = Array.from({ length: 8 }, (_, at) => {
    const height = 20 + (Math.abs(figure(at, 9)) % 120);
    return `<rect x="${20 + at * 72}" y="${160 - height}" width="56" height="${height}" fill="#0b5a66"/><text x="${48 + at * 72}" y="178" font-family="Inter" font-size="12" text-anchor="middle" fill="#1b2733">${2027 + at}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 604 190" role="img">${bars.join('')}</svg>`;
}
