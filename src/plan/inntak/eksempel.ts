import type { Language } from '../../kernel/index.ts';

/** A table as a plan has it: heads of its own, and a hole here and there. Every name and number is made up. */
export function exampleCsv(year: number, lang: Language): string {
  const nn = lang === 'nn';
  const rows = [
    nn
      ? [
          'Nr',
          'Tiltak',
          'Mål',
          'Ansvarleg eining',
          'Tidsfrist',
          'Kostnad (mill. kr)',
          'Målgruppe',
          'Status',
          'Tal bustader',
        ]
      : [
          'Nr',
          'Tiltak',
          'Mål',
          'Ansvarlig enhet',
          'Tidsfrist',
          'Kostnad (mill. kr)',
          'Målgruppe',
          'Status',
          'Antall boliger',
        ],
    nn
      ? [
          '1.1',
          'Kjøpe bustader til barnefamiliar',
          'Trygge bustader for barn',
          'Eigedom',
          year,
          '24,5',
          'Barnefamiliar',
          'Vedteke',
          8,
        ]
      : [
          '1.1',
          'Kjøpe boliger til barnefamilier',
          'Trygge boliger for barn',
          'Eiendom',
          year,
          '24,5',
          'Barnefamilier',
          'Vedtatt',
          8,
        ],
    nn
      ? [
          '1.2',
          'Startlån til unge familiar',
          'Trygge bustader for barn',
          'NAV',
          'Løpande',
          '',
          'Unge',
          'Under arbeid',
          '',
        ]
      : [
          '1.2',
          'Startlån til unge familier',
          'Trygge boliger for barn',
          'NAV',
          'Løpende',
          '',
          'Unge',
          'Under arbeid',
          '',
        ],
    nn
      ? [
          '2.1',
          'Byggje bufellesskap med personale',
          'Bu heime heile livet',
          'Helse og meistring',
          `${year}-${year + 2}`,
          '60',
          'Utviklingshemming',
          '',
          6,
        ]
      : [
          '2.1',
          'Bygge bofellesskap med personale',
          'Bo hjemme hele livet',
          'Helse og mestring',
          `${year}-${year + 2}`,
          '60',
          'Utviklingshemming',
          '',
          6,
        ],
    nn
      ? ['2.2', 'Betre tilgjenge i eldre bustader', 'Bu heime heile livet', '', '', '', 'Eldre', 'Forslag', '']
      : ['2.2', 'Bedre tilgjengelighet i eldre boliger', 'Bo hjemme hele livet', '', '', '', 'Eldre', 'Forslag', ''],
  ];
  return `${rows.map((row) => row.join(';')).join('\r\n')}\r\n`;
}
