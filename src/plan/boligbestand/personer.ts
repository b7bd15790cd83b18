import { bareHead } from '../../kernel/index.ts';

/** Why a column is not read: its head or its cells are about persons. */
export type Personlig = 'hode' | 'foedselsnummer' | 'kontakt' | 'navn';

const HEADS =
  /\b(leietak[ae]r\w*|leigetakar\w*|leigar|leier|beboer|bebuar|navn|namn|fornavn|etternavn|foedselsn\w*|foedselsdato|foedd|personn\w*|fnr|d nummer|telefon\w*|tlf|mobil\w*|e ?post\w*|kontaktperson|paaroerende|paaroerande|kundenavn|leieforhold|leigeforhold|kontraktspart|verge|diagnose|helse\w*)\b/;
const COUNTED = /^(antall|tal|antal) /;
const OF_A_PLACE =
  /\b(bygg\w*|eiendom\w*|eigedom\w*|omraade\w*|prosjekt\w*|anlegg\w*|\w*krets\w*|\w*krins|gate\w*|bydel\w*|til|utloeper)\b/;

/** Whether eleven digits are a national identity number or a D number: a date that may be, and both check digits. */
export function isFoedselsnummer(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false;
  const d = [...digits].map(Number);
  const day = Number(digits.slice(0, 2)) % 40;
  // Numbers made for trials have 40 or 80 more in the month, and are numbers of persons in form.
  const month = Number(digits.slice(2, 4)) % 40;
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  const check = (weights: readonly number[]) => weights.reduce((n, w, i) => n + w * (d[i] ?? 0), 0) % 11 === 0;
  return check([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) && check([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
}

const ELEVEN = /(?<!\d)(\d{6})[ .]?(\d{5})(?!\d)/g;
const NAME = /^\p{Lu}[\p{L}'’.-]*(,? \p{Lu}[\p{L}'’.-]*){1,3}$/u;
/** Of cells with eleven digits, how many must be numbers of persons: one number in eighty or so is one by chance. */
const BY_CHANCE = 0.2;

function numbersOf(cells: readonly string[]): boolean {
  let candidates = 0;
  let persons = 0;
  for (const cell of cells) {
    if (cell.length < 10) continue;
    // A spreadsheet drops the zero in front of a number.
    const found = /^\d{10}$/.test(cell) ? [`0${cell}`] : [...cell.matchAll(ELEVEN)].map((m) => `${m[1]}${m[2]}`);
    candidates += found.length;
    persons += found.filter(isFoedselsnummer).length;
  }
  return persons > 0 && persons / candidates >= BY_CHANCE;
}

/** Whether a column is about persons, told by its head and its cells. `known`: the head is that of a field of ours. */
export function personligKolonne(head: string, cells: readonly string[], known: boolean): Personlig | null {
  const filled = cells.filter((c) => c !== '');
  if (numbersOf(filled)) return 'foedselsnummer';
  if (filled.some((c) => c.includes('@') && /[^\s@]+@[^\s@]+\.[a-z]{2,}/i.test(c))) return 'kontakt';
  const bare = bareHead(head);
  if (!known && HEADS.test(bare) && !COUNTED.test(bare) && !OF_A_PLACE.test(bare)) return 'hode';
  if (known || filled.length < 3) return null;
  const names = filled.filter((c) => NAME.test(c));
  return names.length / filled.length >= 0.6 && new Set(names).size / names.length >= 0.8 ? 'navn' : null;
}
