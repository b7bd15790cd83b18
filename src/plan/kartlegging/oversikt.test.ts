import mammoth from 'mammoth';
import { afterAll, describe, expect, it } from 'vitest';
import { textOf } from '../../../test/neighbour.ts';
import type { PlanDocument } from '../plandokument/document.ts';
import { toPaperPdf } from '../plandokument/rendering/pdf.ts';
import { stopThread } from '../plandokument/rendering/thread.ts';
import { toPaper } from '../plandokument/rendering/word.ts';
import { oversiktDocument } from './oversikt.ts';
import { type Telling, UNASKED } from './telling.ts';

const telling = (over: Partial<Telling>): { data: Telling } => ({
  data: {
    ...UNASKED,
    group: 'unge',
    situation: 'mangler',
    type: 'blokk',
    level: 'ingen',
    now: 20,
    perYear: 0,
    countedBy: 'Nav',
    date: '2026-10-31',
    method: 'gjennomgang',
    doubleCount: 'kontrollert',
    note: '',
    removed: false,
    ...over,
  },
});
const ROWS = [
  telling({ fresh: 9, solved: 3 }),
  telling({ countedBy: 'Barnevernet', now: 13, alsoBy: 'nav', alsoCount: 2, area: 'Sentrum' }),
  telling({ group: 'eldre', level: 'heldoegns', type: 'annet', now: 4, area: 'Sentrum', doubleCount: 'mulig' }),
  telling({ group: 'eldre', situation: 'kan-miste', now: 50 }),
  telling({ now: 777, removed: true }),
];
const cellsOf = (rows: { data: Telling }[], id: string) =>
  oversiktDocument('Testvik', '2026-11-26', rows, 'nb')
    .chapters.flatMap((c) => c.blocks)
    .flatMap((b) => (b.kind === 'table' && b.id === id ? b.rows.map((r) => r.cells) : []));

const pdfText = async (document: PlanDocument) =>
  textOf({ type: 'application/pdf', bytes: await toPaperPdf(document) });

describe('the overview of need', () => {
  afterAll(() => stopThread());

  it('adds each household once, leaves out who may only lose a dwelling, and hides what is small in every table', () => {
    expect(cellsOf(ROWS, 'boliger')).toEqual([
      ['Ingen', '31', '–', '31'],
      ['Heldøgns bemanning', '–', 'under 5', 'under 5'],
    ]);
    expect(cellsOf(ROWS, 'omraader')).toEqual([
      ['Hvor som helst i kommunen', '20'],
      ['Sentrum', '12 til 15'],
    ]);
    expect(cellsOf(ROWS, 'bevegelse')).toEqual([['Unge', '9', 'under 5', '–']]);
    expect(cellsOf(ROWS, 'avstemt')).toEqual([['Unge', 'Barnevernet', 'nav', 'under 5', 'Ja']]);
    expect(cellsOf(ROWS, 'enheter').map((c) => [c[0], c[1], c[5]])).toEqual([
      ['Nav', '3', 'Nei, det er kontrollert; Ja, det er mulig'],
      ['Barnevernet', '1', 'Nei, det er kontrollert'],
    ]);
  });

  it('crosses area and when the dwelling is needed, and says where a source is missing', () => {
    const rows = [
      telling({ area: 'Sentrum', source: 'Ventelisten' }),
      telling({ group: 'eldre', now: 14, needed: 2029 }),
      telling({ group: 'flyktninger', now: 10, needed: 2035, area: 'Sentrum' }),
      telling({ group: 'demens', now: 6, needed: 2026 }),
    ];
    expect(cellsOf(rows, 'omraader')).toEqual([
      ['Hvor som helst i kommunen', '6', '14', '–', '20'],
      ['Sentrum', '20', '–', '10', '30'],
    ]);
    // Of each unit: how many counts, their sources, the newest day, how they were made, and whether anybody may be counted twice.
    expect(
      cellsOf([...rows, telling({ date: '2026-11-02', method: 'anslag', group: 'rus-psykisk' })], 'enheter'),
    ).toEqual([
      [
        'Nav',
        '5',
        'Ventelisten; ikke oppgitt',
        '02.11.2026',
        'Gjennomgang av saker; Faglig anslag',
        'Nei, det er kontrollert',
      ],
    ]);
  });

  it('is the same to a reader whatever the small counts are', () => {
    const told = (now: number, also: number) =>
      JSON.stringify(
        oversiktDocument(
          'Testvik',
          '2026-11-26',
          [
            telling({}),
            telling({ countedBy: 'Barnevernet', now: 11 + also, alsoBy: 'Nav', alsoCount: also }),
            telling({ group: 'eldre', now, fresh: now, area: 'Sentrum' }),
          ],
          'nb',
        ),
      );
    for (const n of [2, 3, 4]) expect(told(n, n)).toBe(told(1, 1));
    expect(told(5, 1)).not.toBe(told(1, 1));
  });

  it('is the same to a reader whatever few households the other unit alone has', () => {
    const told = (alone: number) => {
      const [own, shared] = [telling({ now: 20 }), 20 - alone];
      const other = telling({ countedBy: 'Barnevernet', now: 30 + shared, alsoBy: 'Nav', alsoCount: shared });
      return JSON.stringify(oversiktDocument('Testvik', '2026-11-26', [own, other], 'nb'));
    };
    for (const n of [2, 3, 4]) expect(told(n)).toBe(told(1));
    expect(told(5)).toContain('"15"');
    expect(told(1)).not.toContain('"19"');
  });

  it('says that nobody has counted, and shows no table of zeros', () => {
    const { chapters } = oversiktDocument('Testvik', '2026-11-26', [], 'nn');
    expect(chapters.map((c) => c.blocks.map((b) => b.kind))).toEqual([['paragraph']]);
    expect(JSON.stringify(chapters)).toContain('Ingen har talt enno');
  });

  it('is a paper of two pages, also with seven groups, units and areas', async () => {
    const groups = ['bostedsloese', 'barnefamilier', 'unge', 'flyktninger', 'rus-psykisk', 'eldre', 'demens'] as const;
    const levels = ['ingen', 'ambulerende', 'personalbase', 'heldoegns'] as const;
    const rows = groups.map((group, i) =>
      telling({
        group,
        level: levels[i % 4] ?? 'ingen',
        countedBy: `Enhet ${i}`,
        area: `Bydel ${i}`,
        fresh: 9,
        lost: 0,
      }),
    );
    const pdf = await pdfText(oversiktDocument('Testvik', '2026-11-26', rows, 'nn'));
    expect(pdf.split('\n')).toHaveLength(2);
    expect(pdf).toContain('Side 2 av 2');
  });

  it('becomes a PDF and a Word file', async () => {
    const document = oversiktDocument('Testvik', '2026-11-26', ROWS, 'nb');
    const pdf = await pdfText(document);
    expect(pdf.match(/Side \d+ av (\d+)/)?.[1]).toBe('1');
    expect(pdf).toContain('Oversikt over behovet for boliger til vanskeligstilte');
    // Word as another library reads it: every table, row by row and cell by cell.
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(await toPaper(document)) });
    const cells = (row: string) =>
      [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) =>
        cell
          .replace(/<[^>]*>/g, '')
          .replaceAll('&amp;', '&')
          .trim(),
      );
    const read = [...html.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table = '']) =>
      [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => cells(row)),
    );
    const written = document.chapters.flatMap((c) =>
      c.blocks.flatMap((b) =>
        b.kind === 'table' ? [[b.columns.map((x) => x.label), ...b.rows.map((r) => r.cells.map(String))]] : [],
      ),
    );
    expect(written.length).toBeGreaterThan(4);
    expect(read.slice(-written.length)).toEqual(written);
    expect(html).toContain('Oversikt over behovet for boliger til vanskeligstilte');
  });
});
