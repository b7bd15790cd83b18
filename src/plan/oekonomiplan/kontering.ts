import { isCalculated, type Refusal, type TypedFields, typedForm } from '../../kernel/index.ts';
import type { Stedfortreder } from '../tiltak/index.ts';
import type { Oekonomiplan } from './oekonomiplan.ts';

export const KONTO_FIELDS = ['ansvar', 'artInvestering', 'artDrift', 'prosjekt'] as const;
export type KontoField = (typeof KONTO_FIELDS)[number];

/** What a tiltak is booked on in the municipality's accounts; '' where nobody has said. */
export type Kontering = { readonly tiltak: number } & Readonly<Record<KontoField, string>>;

export type KonteringRefusal = Refusal<'for-langt' | 'ikke-kode' | 'mangler'>;

const MAX_CODE = 20;
/** Codes are letters and figures, so that no separator can stand in one. */
const CODE = /^[\p{L}\p{N}]*$/u;

/**
 * What each tiltak is booked on, first with what those that became part of it were booked on where it has nothing of its own; then theirs
 * where it differs, so that what the accounts hold on the old codes is found again.
 */
export function staaendeKontering(rows: readonly Kontering[], to: Stedfortreder): Kontering[] {
  const gone = rows.filter((r) => to(r.tiltak) !== r.tiltak).map((r) => ({ ...r, tiltak: to(r.tiltak) }));
  if (gone.length === 0) return [...rows];
  const own = new Map(rows.filter((r) => to(r.tiltak) === r.tiltak).map((r) => [r.tiltak, r]));
  for (const r of gone) {
    const before = own.get(r.tiltak);
    const field = (f: KontoField) => [f, before?.[f] || r[f]] as const;
    own.set(r.tiltak, {
      tiltak: r.tiltak,
      ...(Object.fromEntries(KONTO_FIELDS.map(field)) as Record<KontoField, string>),
    });
  }
  const differs = (r: Kontering) => KONTO_FIELDS.some((f) => r[f] !== '' && r[f] !== own.get(r.tiltak)?.[f]);
  return [...[...own.values()].sort((a, b) => a.tiltak - b.tiltak), ...gone.filter(differs)];
}

/** The fields of every tiltak in the form, named by field and number. Everything wrong at once. */
export function parseKontering(
  typed: TypedFields,
  numbers: readonly number[],
): { ok: true; value: Kontering[] } | { ok: false; error: readonly KonteringRefusal[] } {
  const form = typedForm<'ikke-kode'>(typed);
  const rows = numbers.map((tiltak): Kontering => {
    const code = (f: KontoField) => {
      const value = form.text(`${f}${tiltak}`, MAX_CODE);
      if (!CODE.test(value)) form.refuse('ikke-kode', `${f}${tiltak}`);
      return value;
    };
    return {
      tiltak,
      ansvar: code('ansvar'),
      artInvestering: code('artInvestering'),
      artDrift: code('artDrift'),
      prosjekt: code('prosjekt'),
    };
  });
  return form.refusals.length > 0
    ? { ok: false, error: form.refusals as readonly KonteringRefusal[] }
    : { ok: true, value: rows };
}

export const typedKontering = (rows: readonly Kontering[]): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.toReversed().flatMap((r) => KONTO_FIELDS.map((f) => [`${f}${r.tiltak}`, r[f]])));

export const KOLONNER = ['ansvar', 'art', 'funksjon', 'prosjekt', 'tiltak', 'tekst', 'aar', 'beloep'] as const;
export type Kolonne = (typeof KOLONNER)[number];
/** What a column is called at the top of the file, and where a person names it. */
export const nameOf = (k: Kolonne): string => (k === 'aar' ? 'år' : k === 'beloep' ? 'beløp' : k);
export const ALLE_KOLONNER = KOLONNER.map(nameOf).join(', ');
export const SKILLETEGN = { semikolon: ';', komma: ',', tabulator: '\t' } as const;
export type Skilletegn = keyof typeof SKILLETEGN;

/** The columns a municipality has asked for, in its order, each once; null when one is not known or the list is empty. */
export function kolonnerFrom(text: string): Kolonne[] | null {
  const asked = text.split(/[\s,;]+/).filter((k) => k !== '');
  const known = asked.flatMap((k) => KOLONNER.filter((have) => nameOf(have) === k.toLowerCase()));
  return known.length > 0 && known.length === asked.length && new Set(known).size === known.length ? known : null;
}

/** One row for each line, kind of money and year that has an amount; they add up to the plan's own totals. */
export function kontostrenger(plan: Oekonomiplan, kontering: readonly Kontering[]): Record<Kolonne, string>[] {
  return plan.lines.flatMap((l) => {
    const own = kontering.find((k) => k.tiltak === Number(l.number.slice(2)));
    return plan.years.flatMap((year, i) =>
      (['investering', 'drift'] as const).flatMap((kind) => {
        const amount = kind === 'investering' ? (l.investment[i] ?? 0) : (l.operation[i] ?? 0) - (l.rent[i] ?? 0);
        if (amount === 0) return [];
        return [
          {
            ansvar: own?.ansvar ?? '',
            art: (kind === 'investering' ? own?.artInvestering : own?.artDrift) ?? '',
            funksjon: l.kostra,
            prosjekt: own?.prosjekt ?? '',
            tiltak: l.number,
            tekst: l.title,
            aar: String(year),
            beloep: String(amount),
          },
        ];
      }),
    );
  });
}

/** A text that a spreadsheet would take for a formula is told to be text. */
export const harmless = (text: string) => (isCalculated(text) && !/^-\d+$/.test(text) ? `'${text}` : text);
/** The same for what begins a cell when the file is opened with another separator than it was made with. */
const INSIDE = /([;,\t]\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** The rows as a text file: the columns in the order asked for, every cell in quotation marks, so that none is cut in two. */
export function toText(
  rows: readonly Record<Kolonne, string>[],
  columns: readonly Kolonne[],
  mark: Skilletegn,
): string {
  const separator = SKILLETEGN[mark];
  const cell = (raw: string) => `"${harmless(raw).replace(INSIDE, "$1'").replaceAll('"', '""')}"`;
  return [
    columns.map((c) => cell(nameOf(c))).join(separator),
    ...rows.map((r) => columns.map((c) => cell(r[c])).join(separator)),
  ]
    .map((line) => `${line}\r\n`)
    .join('');
}
