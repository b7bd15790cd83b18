import type { TypedFields } from '../../kernel/index.ts';
import type { Organ } from './aktivitet.ts';
import type { Moete } from './moete.ts';
import { type Parsed, type ProsessplanCode, type ProsessplanRefusal, parseMoete } from './parse.ts';

/** Words that tell which body a meeting is of, in the order they are tried. */
const WORDS: readonly (readonly [RegExp, Organ])[] = [
  [/eldre|seniorr[aå]d/i, 'eldreraad'],
  [/funksjons(ned|hem)|r[aå]d(et)? for (personer|personar|menneske|likestilling)/i, 'raad-funksjon'],
  [/ungdoms?r[aå]d|ungdommens|ungdomen sitt|barn og unges/i, 'ungdomsraad'],
  [/kommunest|bystyre|herads?st|kommunetinget/i, 'kommunestyret'],
  [/formannskap/i, 'formannskapet'],
  [/styringsgrupp/i, 'styringsgruppe'],
  [/utval|komit[eé]/i, 'utvalg'],
];

export const organIn = (text: string): Organ | null => WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;

const MAX_MEETINGS = 400;
const SHOWN = 10;

/** Where in a line the columns stand, as its head says; the order of the form when there is no head. */
const HEADS: readonly (readonly [RegExp, 'body' | 'date' | 'papers' | 'time'])[] = [
  [/frist|papir|innlever/i, 'papers'],
  [/dato|m[oø]tedag|^dag$/i, 'date'],
  [/kl|tid/i, 'time'],
  [/organ|utval|m[oø]te/i, 'body'],
];
type Column = 'body' | 'date' | 'papers' | 'time';
const USUAL: readonly Column[] = ['body', 'date', 'papers', 'time'];

/** The date in a cell such as "tirsdag 3. mars 2027", "03.03.27" or "3/3-2027", the way the forms take it. */
export function dateIn(cell: string): string {
  const named = /(\d{1,2})\.? ?(jan|feb|mar|apr|ma[ij]|jun|jul|aug|sep|okt|nov|des)[a-zæøå]*\.? (\d{4})/i.exec(cell);
  const months = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'des'];
  if (named)
    return `${named[1]}.${months.indexOf((named[2] ?? '').toLowerCase().replace('maj', 'mai')) + 1}.${named[3]}`;
  const iso = /\d{4}-\d{2}-\d{2}/.exec(cell);
  if (iso) return iso[0];
  const plain = /(\d{1,2})[./](\d{1,2})[.\-/ ](\d{4}|\d{2})(?!\d)/.exec(cell);
  return plain ? `${plain[1]}.${plain[2]}.${plain[3]?.length === 2 ? `20${plain[3]}` : plain[3]}` : cell.trim();
}

function headOf(cells: readonly string[]): readonly (Column | null)[] | null {
  const found = cells.map((cell) => HEADS.find(([pattern]) => pattern.test(cell))?.[1] ?? null);
  return found.includes('date') && !cells.some((cell) => /\d/.test(cell)) ? found : null;
}

/**
 * Meetings pasted from a spreadsheet: one a line, cells parted by tab or semicolon, with or without a head. All of
 * them, or what is wrong and in which line; nothing is read in half.
 */
export function parsePasted(text: string): Parsed<readonly Moete[]> {
  const lines = text.split('\n').map((line) => line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim()));
  const refusals: ProsessplanRefusal[] = [];
  const meetings: Moete[] = [];
  let columns: readonly (Column | null)[] = USUAL;
  for (const [at, cells] of lines.entries()) {
    if (cells.every((cell) => cell === '')) continue;
    const head = meetings.length === 0 ? headOf(cells) : null;
    if (head) {
      columns = head;
      continue;
    }
    const cell = (column: Column) => cells[columns.indexOf(column)] ?? '';
    const typed: TypedFields = {
      organ: organIn(cell('body')) ?? '',
      name: cell('body'),
      date: dateIn(cell('date')),
      papers: dateIn(cell('papers')),
      time: cell('time'),
    };
    const parsed = parseMoete(typed);
    if (parsed.ok) meetings.push(parsed.value);
    else for (const { code } of parsed.error.slice(0, 1)) refusals.push(inLine(at + 1, code, cells.join(' ')));
  }
  if (refusals.length > 0) return { ok: false, error: refusals.slice(0, SHOWN) };
  if (meetings.length === 0) return { ok: false, error: [{ code: 'tom', field: 'pasted' }] };
  if (meetings.length > MAX_MEETINGS)
    return { ok: false, error: [{ code: 'for-mange', field: 'pasted', data: { max: MAX_MEETINGS } }] };
  return { ok: true, value: meetings };
}

const inLine = (line: number, why: ProsessplanCode, text: string): ProsessplanRefusal => ({
  code: 'linje',
  field: 'pasted',
  data: { line, why, text: text.slice(0, 60) },
});
