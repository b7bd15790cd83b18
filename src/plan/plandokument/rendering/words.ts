import type { Texts } from '../../../kernel/index.ts';

interface Words {
  readonly contents: string;
  readonly table: string;
  readonly figure: string;
  readonly source: string;
  /** Leads from a table or figure to the page that explains it. */
  readonly from: string;
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
    from: 'Hvor tallene kommer fra',
    page: 'Side',
    of: 'av',
    notes: { info: 'Merk', warning: 'Viktig' },
  },
  nn: {
    contents: 'Innhald',
    table: 'Tabell',
    figure: 'Figur',
    source: 'Kjelde',
    from: 'Kvar tala kjem frå',
    page: 'Side',
    of: 'av',
    notes: { info: 'Merk', warning: 'Viktig' },
  },
};
