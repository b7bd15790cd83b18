import type { IStylesOptions } from 'docx';
import type { Language } from '../../../kernel/index.ts';

const INK = '1B2733';
const QUIET = '4A5663';
const ACCENT = '0B5A66';
const FONT = 'Calibri';

/** `close` sets everything closer together and smaller, for a paper that should fill a page and no more. */
const styles = (lang: Language, close = false): IStylesOptions => {
  const headingAt = (size: number, before: number, after: number) => ({
    run: { font: FONT, size, bold: true, color: INK },
    paragraph: { spacing: { before, after }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: close ? 21 : 22, color: INK, language: { value: `${lang}-NO` } },
        paragraph: { spacing: close ? { after: 80, line: 252 } : { after: 140, line: 288 } },
      },
      title: {
        run: { font: FONT, size: close ? 36 : 60, bold: true, color: INK },
        paragraph: { spacing: { after: close ? 80 : 240 } },
      },
      heading1: close ? headingAt(26, 180, 60) : headingAt(40, 0, 240),
      heading2: close ? headingAt(23, 140, 60) : headingAt(28, 360, 140),
      heading3: headingAt(23, 280, 100),
      listParagraph: { paragraph: { spacing: { after: 60 } } },
      hyperlink: { run: { color: ACCENT, underline: { type: 'single' } } },
    },
    paragraphStyles: [
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 19, bold: true, color: INK },
        paragraph: { spacing: close ? { before: 100, after: 60 } : { before: 280, after: 100 }, keepNext: true },
      },
      {
        id: 'Source',
        name: 'Source line',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 17, color: QUIET },
        paragraph: { spacing: close ? { before: 40, after: 100 } : { before: 80, after: 320 } },
      },
      {
        id: 'TableText',
        name: 'Table text',
        basedOn: 'Normal',
        run: { size: 18 },
        paragraph: { spacing: { before: 30, after: 30, line: 240 } },
      },
      {
        id: 'Note',
        name: 'Note',
        basedOn: 'Normal',
        next: 'Normal',
        paragraph: {
          spacing: { before: 160, after: 200 },
          border: { left: { style: 'single', size: 24, color: ACCENT, space: 10 } },
        },
      },
      {
        id: 'Kommune',
        name: 'Kommune',
        basedOn: 'Normal',
        run: { size: 26, bold: true, color: ACCENT },
        paragraph: { spacing: { before: close ? 0 : 2400 } },
      },
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        run: { size: 28, color: QUIET },
        paragraph: { spacing: { after: close ? 80 : 800 } },
      },
      {
        id: 'TOCHeading',
        name: 'TOC Heading',
        basedOn: 'Normal',
        run: { size: 40, bold: true },
        paragraph: { spacing: { after: 240 } },
      },
      { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { size: 17, color: QUIET } },
    ],
  };
};

export const WORD_STYLES: Readonly<Record<Language, IStylesOptions>> = { nb: styles('nb'), nn: styles('nn') };

export const PAPER_STYLES: Readonly<Record<Language, IStylesOptions>> = {
  nb: styles('nb', true),
  nn: styles('nn', true),
};
