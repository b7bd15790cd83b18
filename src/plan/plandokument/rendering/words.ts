import type { Texts } from '../../../kernel/index.ts';

interface Words {
  readonly contents: string;
  readonly table: string;
  readonly figure: string;
  readonly source: string;
  readonly page: string;
  readonly of: string;
  readonly notes: Readonly<Record<'info' | 'warning', string>>;
}

/** The few words the outputs add themselves; everything else comes from the document. */
export const WORDS: Texts<Words> = {
  nb: {
    contents: 'Innhold',
    table: 'Tabell',
    figure: 'Figur',
    source: 'Kilde',
    page: 'Side',
    of: 'av',
    notes: { info: 'Merk', warning: 'Viktig' },
  },
  nn: {
    contents: 'Innhald',
    table: 'Tabell',
    figure: 'Figur',
    source: 'Kjelde',
    page: 'Side',
    of: 'av',
    notes: { info: 'Merk', warning: 'Viktig' },
  },
};
