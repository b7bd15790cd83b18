import {
  BOLIGTYPER,
  bareHead,
  formatDate,
  KVALITETER,
  type Language,
  MAALGRUPPER,
  REGNSKAP,
  type Texts,
  TJENESTENIVAAER,
  typedDate,
} from '../../kernel/index.ts';
import { BOLIGTYPE_NAMES, MAALGRUPPE_NAMES, NIVAA_NAMES } from '../../ui/housing-names.ts';
import { feltKey, JANEI, type NumberedFelt, plainNumber } from '../egnefelt/index.ts';
import { ENDRINGER, PLAN_YEARS, SIKKERHET, SLAG, TILTAK_STATUS, TILTAK_TEXTS, type Typed } from '../tiltak/index.ts';

/** A column that goes out and comes back: a field of the form, with what it is called and how its cells are written. */
export interface Kolonne {
  /** The field as the form types it. */
  readonly field: string;
  readonly head: Texts<string>;
  /** A `desimal` may be 0, which is something else than not said; a `tall` of a form of amounts may not. */
  readonly kind: 'tekst' | 'tall' | 'desimal' | 'dato' | 'valg' | 'flere' | 'maal';
  /** What the values of a closed list are called. */
  readonly names?: Texts<Readonly<Record<string, string>>>;
  readonly values?: readonly string[];
  /** Shown in the table where many are changed at once. */
  readonly often?: true;
  /** A choice that may be left open. */
  readonly open?: true;
}

type Words = (typeof TILTAK_TEXTS)['nb'];
const said = (of: (t: Words) => string): Texts<string> => ({ nb: of(TILTAK_TEXTS.nb), nn: of(TILTAK_TEXTS.nn) });
const names = (of: (t: Words) => Readonly<Record<string, string>>) => ({
  nb: of(TILTAK_TEXTS.nb),
  nn: of(TILTAK_TEXTS.nn),
});
const text = (field: string, of: (t: Words) => string): Kolonne => ({ field, head: said(of), kind: 'tekst' });
const number = (field: string, of: (t: Words) => string): Kolonne => ({ field, head: said(of), kind: 'tall' });
/** A number that may be 0, which is something else than not said. */
const decimal = (field: string, of: (t: Words) => string): Kolonne => ({ field, head: said(of), kind: 'desimal' });
const choice = (
  field: string,
  of: (t: Words) => string,
  values: readonly string[],
  called: Texts<Readonly<Record<string, string>>>,
  kind: 'valg' | 'flere' = 'valg',
): Kolonne => ({ field, head: said(of), kind, values, names: called });
const often = (k: Kolonne): Kolonne => ({ ...k, often: true });
const perYear = (field: string, of: (t: Words) => string): Kolonne[] =>
  Array.from({ length: PLAN_YEARS }, (_, i) => number(`${field}${i + 1}`, (t) => `${of(t)} ${i + 1}. år`));

/** What line `n` of what a tiltak gives says for itself. */
const linje = (n: number): Kolonne[] => [
  choice(
    `effect${n}change`,
    (t) => `${t.lineFields.change} ${n}`,
    ENDRINGER,
    names((t) => t.changes),
  ),
  number(`effect${n}out`, (t) => `${t.lineFields.out} ${n} (${t.outUnit})`),
  choice(`effect${n}group`, (t) => `${t.lineFields.group} ${n}`, MAALGRUPPER, MAALGRUPPE_NAMES),
  number(`effect${n}probability`, (t) => `${t.lineFields.probability} ${n} (%)`),
  decimal(`effect${n}delay`, (t) => `${t.lineFields.delay} ${n} (${t.delayUnit})`),
  decimal(`effect${n}staff`, (t) => `${t.lineFields.staff} ${n}`),
  decimal(`effect${n}drift`, (t) => `${t.lineFields.drift} ${n} (${t.kr})`),
];

/** The columns of goals. A new field of the form is one line here. */
export const MAAL_KOLONNER: readonly Kolonne[] = [
  text('title', (t) => t.goals),
  choice(
    'ledger',
    (t) => t.ledger,
    REGNSKAP,
    names((t) => t.ledgers),
  ),
  text('indicator', (t) => t.indicator),
  text('baseline', (t) => t.baseline),
  number('baselineYear', (t) => t.baselineYear),
  text('baselineSource', (t) => t.baselineSource),
  text('target', (t) => t.target),
  number('targetYear', (t) => t.targetYear),
  text('origin', (t) => t.origin),
  text('description', (t) => t.description),
  choice(
    'qualities',
    (t) => t.qualities,
    KVALITETER,
    names((t) => t.qualityNames),
    'flere',
  ),
];

/** The columns of tiltak. A new field of the form is one line here. */
export const TILTAK_KOLONNER: readonly Kolonne[] = [
  often(text('title', (t) => t.tiltak)),
  { field: 'maal', head: said((t) => t.goals), kind: 'maal' },
  choice(
    'ledger',
    (t) => t.ledger,
    REGNSKAP,
    names((t) => t.ledgers),
  ),
  often(
    choice(
      'status',
      (t) => t.status,
      TILTAK_STATUS,
      names((t) => t.statuses),
    ),
  ),
  often(text('reason', (t) => t.reason)),
  often(text('responsible', (t) => t.responsible)),
  text('cooperating', (t) => t.cooperating),
  text('parties', (t) => t.parties),
  choice(
    'kind',
    (t) => t.kind,
    SLAG,
    names((t) => t.kinds),
  ),
  // By the ids of the content, which are the same in both languages.
  { field: 'instruments', head: said((t) => t.instrumentsUsed), kind: 'flere' },
  text('indicator', (t) => t.indicator),
  text('risks', (t) => t.risks),
  text('law', (t) => t.law),
  text('plans', (t) => t.plans),
  text('requires', (t) => t.requires),
  text('excludes', (t) => t.excludes),
  text('tasks', (t) => t.tasks),
  often(choice('group', (t) => t.group, MAALGRUPPER, MAALGRUPPE_NAMES)),
  choice('otherGroups', (t) => t.otherGroups, MAALGRUPPER, MAALGRUPPE_NAMES, 'flere'),
  choice('type', (t) => t.type, BOLIGTYPER, BOLIGTYPE_NAMES),
  choice('level', (t) => t.level, TJENESTENIVAAER, NIVAA_NAMES),
  often(number('start', (t) => t.start)),
  often(number('end', (t) => t.end)),
  text('description', (t) => t.description),
  text('area', (t) => t.area),
  text('site', (t) => t.site),
  number('probability', (t) => `${t.probability} (%)`),
  decimal('delay', (t) => `${t.delay} (${t.delayUnit})`),
  ...perYear('units', (t) => t.yearFields.units),
  ...linje(1),
  ...[2, 3].flatMap((n) => [
    choice(`effect${n}type`, (t) => `${t.type} ${n}`, BOLIGTYPER, BOLIGTYPE_NAMES),
    choice(`effect${n}level`, (t) => `${t.level} ${n}`, TJENESTENIVAAER, NIVAA_NAMES),
    ...perYear(`effect${n}units`, (t) => `${t.yearFields.units} ${n}:`),
    ...linje(n),
  ]),
  ...perYear('investment', (t) => t.yearFields.investment),
  ...perYear('grants', (t) => t.yearFields.grants),
  ...perYear('vat', (t) => t.yearFields.vat),
  ...perYear('fund', (t) => t.yearFields.fund),
  ...perYear('sale', (t) => t.yearFields.sale),
  ...perYear('onlending', (t) => t.yearFields.onlending),
  ...perYear('operation', (t) => t.yearFields.operation),
  ...perYear('rent', (t) => t.yearFields.rent),
  ...perYear('staff', (t) => t.yearFields.staff),
  text('noOperation', (t) => t.noOperation),
  text('vatGround', (t) => t.vatGround),
  number('priceYear', (t) => t.priceYear),
  choice(
    'certainty',
    (t) => t.certainty,
    SIKKERHET,
    names((t) => t.certainties),
  ),
  number('share', (t) => t.share),
  text('kostra', (t) => t.kostra),
];

export type Objektslag = 'maal' | 'tiltak';
export type Kolonner = Readonly<Record<Objektslag, readonly Kolonne[]>>;
export const KOLONNER: Kolonner = {
  maal: MAAL_KOLONNER,
  tiltak: TILTAK_KOLONNER,
};

const KINDS = { tekst: 'tekst', tall: 'desimal', dato: 'dato', valg: 'valg', janei: 'valg' } as const;

/** A column for a field of the municipality's own. Its head says so, and cannot be taken for one of ours. */
function egenKolonne({ number, data: f }: NumberedFelt): Kolonne {
  const name = f.unit ? `${f.name}, ${f.unit}` : f.name;
  return {
    field: feltKey(number),
    head: { nb: `${name} (eget felt)`, nn: `${name} (eige felt)` },
    kind: KINDS[f.kind],
    ...(f.kind === 'valg' ? { values: f.choices, open: true } : {}),
    ...(f.kind === 'janei' ? { values: ['ja', 'nei'], names: JANEI, open: true } : {}),
    ...(f.inTable ? { often: true } : {}),
  };
}

/** The columns of both lists, those of the municipality's own fields last. */
export const kolonnerMed = (felter: readonly NumberedFelt[]): Kolonner => ({
  maal: MAAL_KOLONNER,
  tiltak: [...TILTAK_KOLONNER, ...felter.map(egenKolonne)],
});

/** A head that says it is of a field of their own, of whatever name. */
export const isEgenHead = (head: string): boolean => /\((eget|eige) felt\)\s*$/i.test(head);
export const ARKNAVN: Readonly<Record<Objektslag, Texts<string>>> = {
  maal: { nb: 'Mål', nn: 'Mål' },
  tiltak: { nb: 'Tiltak', nn: 'Tiltak' },
};
export const NUMMER: Texts<string> = { nb: 'Nr', nn: 'Nr' };
export const VERSJON: Texts<string> = { nb: 'Versjon', nn: 'Versjon' };

/** What a typed field means, whatever way it was written; zero and nothing are the same in a form of amounts. */
export function normal(k: Kolonne, typed: string | undefined): string {
  const plain = (typed ?? '').replace(/\r\n?/g, '\n').trim();
  if (k.kind === 'tall') {
    const digits = plain
      .replace(/[\s\u00a0\u202f]/g, '')
      .replace('\u2212', '-')
      .replace(',', '.');
    if (!/^-?\d+(\.\d+)?$/.test(digits)) return plain;
    return Number(digits) === 0 ? '' : String(Number(digits)).replace('.', ',');
  }
  if (k.kind === 'desimal') return plainNumber(plain) ?? plain;
  if (k.kind === 'dato') {
    const date = typedDate(plain);
    return date === null || date === 'ikke-dato' ? plain : date;
  }
  if (k.kind === 'flere') return [...new Set(plain.split(/[\s;]+/).filter((v) => v !== ''))].sort().join(' ');
  return plain;
}

const codeOf = (k: Kolonne, word: string): string =>
  k.values?.find((v) =>
    [v, k.names?.nb[v], k.names?.nn[v]].some((n) => n !== undefined && bareHead(n) === bareHead(word)),
  ) ?? word;

/** What stands in a cell, as the form would have it typed. A word that is none of the values stays, for the form to refuse. */
export function typedOfCell(k: Kolonne, cell: string): string {
  if (cell.trim() === '') return '';
  if (k.kind === 'valg') return codeOf(k, cell);
  if (k.kind === 'flere')
    return cell
      .split(';')
      .filter((w) => w.trim() !== '')
      .map((w) => codeOf(k, w.trim()))
      .join(' ');
  if (k.kind === 'maal') return cell.trim().replace(/^m-(?=\d)/i, '');
  return normal(k, cell);
}

/** The value as people read it, in a cell or on a page. */
export function shownValue(k: Kolonne, typed: string | undefined, lang: Language): string {
  const value = normal(k, typed);
  if (value === '') return '';
  if (k.kind === 'valg') return k.names?.[lang][value] ?? value;
  if (k.kind === 'dato') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
  if (k.kind === 'flere')
    return value
      .split(' ')
      .map((v) => k.names?.[lang][v] ?? v)
      .join('; ');
  return k.kind === 'maal' && /^\d/.test(value) ? `M-${value}` : value;
}

export interface Endring {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}
export interface Konflikt {
  readonly field: string;
  /** What stood there when the table was made, what somebody has saved since, and what this table says. */
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
}

/** What somebody changed in a table, held against what others have saved since: changes, and fields that both changed to different things. */
export function compare(
  columns: readonly Kolonne[],
  base: Typed,
  mine: Typed,
  current: Typed,
): { readonly changes: readonly Endring[]; readonly conflicts: readonly Konflikt[] } {
  const changes: Endring[] = [];
  const conflicts: Konflikt[] = [];
  for (const k of columns) {
    if (mine[k.field] === undefined) continue;
    const [was, my, now] = [normal(k, base[k.field]), normal(k, mine[k.field]), normal(k, current[k.field])];
    if (my === was || my === now) continue;
    if (now === was) changes.push({ field: k.field, from: now, to: my });
    else conflicts.push({ field: k.field, base: was, theirs: now, mine: my });
  }
  return { changes, conflicts };
}
