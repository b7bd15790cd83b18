import { type Removable, type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';
import { type Eksempel, FASER, FYLKER, STOERRELSER, TEMAER, VISIBLE, type Visible } from './eksempel.ts';

/** An example that a municipality has written for its own library, with the same fields to choose by as the shipped ones. */
export interface EgetEksempel extends Removable {
  readonly title: string;
  readonly text: string;
  /** Whose experience it is; often the municipality's own. */
  readonly kommune: string;
  readonly year: string;
  readonly trinn: readonly number[];
  readonly faser: readonly string[];
  readonly temaer: readonly (typeof TEMAER)[number][];
  readonly size: (typeof STOERRELSER)[number] | null;
  readonly county: (typeof FYLKER)[number] | null;
  /** Title and owner of where it is told, which is enough to find it again when the address is gone. */
  readonly source: string;
  readonly link: string;
  readonly visible: Visible;
}

const TRINN = ['1', '2', '3', '4', '5', '6'] as const;
const MAX = { title: 200, text: 3000, name: 120, year: 20, source: 300, link: 500 } as const;

/** The fields that hold several values, which a form gives joined by spaces. */
export const SEVERAL = ['trinn', 'faser', 'temaer'] as const;
export const severalIn = (typed: TypedFields, field: (typeof SEVERAL)[number]): string[] =>
  (typed[field] ?? '').split(' ').filter((value) => value !== '');

const isAddress = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text);

export function parseEget(typed: TypedFields): RowResult<EgetEksempel> {
  const form = rowForm(typed);
  const several = <T extends string>(field: (typeof SEVERAL)[number], known: readonly T[]): T[] => {
    const chosen = severalIn(typed, field);
    if (chosen.some((value) => !known.some((k) => k === value))) form.refuse('ukjent-valg', field);
    return known.filter((value) => chosen.includes(value));
  };
  const title = form.words('title', MAX.title, true);
  const text = form.words('text', MAX.text, true);
  const kommune = form.words('kommune', MAX.name, true);
  const year = form.words('year', MAX.year);
  const trinn = several('trinn', TRINN).map(Number);
  if (severalIn(typed, 'trinn').length === 0) form.refuse('mangler', 'trinn');
  const faser = several('faser', FASER);
  const temaer = several('temaer', TEMAER);
  const size = typed.size ? form.choice(STOERRELSER, 'size') : null;
  const county = typed.county ? form.choice(FYLKER, 'county') : null;
  const source = form.words('source', MAX.source, true);
  const link = form.text('link', MAX.link);
  if (link !== '' && !isAddress(link)) form.refuse('ikke-adresse', 'link');
  const visible = form.choice(VISIBLE, 'visible');
  return form.done(
    visible && {
      title,
      text,
      kommune,
      year,
      trinn,
      faser,
      temaer,
      size,
      county,
      source,
      link,
      visible,
      removed: false,
    },
  );
}

/** The same as it stands in the form. */
export const typedFrom = (e: EgetEksempel): TypedFields => ({
  title: e.title,
  text: e.text,
  kommune: e.kommune,
  year: e.year,
  trinn: e.trinn.join(' '),
  faser: e.faser.join(' '),
  temaer: e.temaer.join(' '),
  size: e.size ?? '',
  county: e.county ?? '',
  source: e.source,
  link: e.link,
  visible: e.visible,
});

/** As one of the library: found by the same choices. `on` is the day it was written, when its source was last looked at. */
export function asEksempel(number: number, e: EgetEksempel, on: string): Eksempel {
  const paragraphs = e.text.split(/\n\s*\n/).map((p) => p.trim());
  return {
    id: `eget-${number}`,
    kjerne: false,
    kommune: e.kommune,
    fylker: e.county ? [e.county] : [],
    stoerrelser: e.size ? [e.size] : [],
    ...(e.year ? { aar: e.year } : {}),
    trinn: e.trinn,
    faser: e.faser,
    temaer: e.temaer,
    kilder: e.link ? [{ url: e.link, sistKontrollert: on }] : [],
    tittel: { nb: e.title, nn: e.title },
    tekst: { nb: paragraphs, nn: paragraphs },
    eget: { number, visible: e.visible, source: e.source },
  };
}
