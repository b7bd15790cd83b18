import { isCalculated, type Language } from '../../../kernel/index.ts';
import { newWorkbook } from '../../../platform/files/excel.ts';
import type { NumberedFelt } from '../../egnefelt/index.ts';
import { type StoredMaal, type Tiltak, type Typed, tiltakNumber, typedMaal, typedTiltak } from '../../tiltak/index.ts';
import { ARKNAVN, kolonnerMed, NUMMER, type Objektslag, shownValue, VERSJON } from '../kolonner.ts';

interface Row {
  readonly number: number;
  readonly revision: number;
}
export interface Lister {
  readonly maal: readonly StoredMaal[];
  readonly tiltak: readonly (Row & { readonly data: Tiltak })[];
  /** The municipality's own fields. */
  readonly felter?: readonly NumberedFelt[];
}
type Value = string | number;

/** A list with the number and the version of each row first, as it goes out. */
export function listRows(lists: Lister, kind: Objektslag, lang: Language): Value[][] {
  const columns = kolonnerMed(lists.felter ?? [])[kind];
  const rowOf = (number: string, row: Row, typed: Typed): Value[] => [
    number,
    row.revision,
    ...columns.map((k) => {
      const value = shownValue(k, typed[k.field], lang);
      return (k.kind === 'tall' || k.kind === 'desimal') && /^-?\d+(,\d+)?$/.test(value)
        ? Number(value.replace(',', '.'))
        : value;
    }),
  ];
  return [
    [NUMMER[lang], VERSJON[lang], ...columns.map((k) => k.head[lang])],
    ...(kind === 'maal'
      ? lists.maal.map((m) => rowOf(`M-${m.number}`, m, typedMaal(m.data)))
      : lists.tiltak.map((t) => rowOf(tiltakNumber(t.number), t, typedTiltak(t.data)))),
  ];
}

/** What a spreadsheet would take for a formula goes out behind an apostrophe, and comes back without it. */
const guarded = (cell: Value): Value =>
  typeof cell === 'string' && isCalculated(cell.replace(/^'+/, '')) ? `'${cell}` : cell;

/** The two lists as a workbook, each column with the choices it has. */
export async function listWorkbook(lists: Lister, lang: Language): Promise<Uint8Array> {
  const book = newWorkbook();
  for (const kind of ['maal', 'tiltak'] as const) {
    const sheet = book.addWorksheet(ARKNAVN[kind][lang]);
    for (const row of listRows(lists, kind, lang)) sheet.addRow(row.map(guarded));
    sheet.getRow(1).font = { bold: true };
    sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: 3 }];
    for (const [i, k] of kolonnerMed(lists.felter ?? [])[kind].entries()) {
      const column = sheet.getColumn(i + 3);
      column.width = k.kind === 'tall' || k.kind === 'desimal' ? 14 : k.field === 'title' ? 44 : 22;
      if (k.kind === 'tekst' || k.kind === 'maal' || k.kind === 'dato') column.numFmt = '@';
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const listCsv = (lists: Lister, kind: Objektslag, lang: Language): string =>
  `${listRows(lists, kind, lang)
    .map((row) =>
      row.map((c) => quoted(typeof c === 'number' ? String(c).replace('.', ',') : String(guarded(c)))).join(';'),
    )
    .join('\r\n')}\r\n`;
