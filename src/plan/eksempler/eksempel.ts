import type { Boligtype, Ledger, Maalgruppe, Texts, Tjenestenivaa } from '../../kernel/index.ts';

export const FYLKER = [
  'Agder',
  'Akershus',
  'Buskerud',
  'Finnmark',
  'Innlandet',
  'Møre og Romsdal',
  'Nordland',
  'Oslo',
  'Rogaland',
  'Telemark',
  'Troms',
  'Trøndelag',
  'Vestfold',
  'Vestland',
  'Østfold',
] as const;

/** By population: under 5 000, to 20 000, above; and the four largest cities. */
export const STOERRELSER = ['liten', 'mellomstor', 'stor', 'storby'] as const;

export const TEMAER = [
  'aldersvennlig',
  'arealreserve',
  'barnefamilier',
  'behovstall',
  'bolig-foerst',
  'boligmiks',
  'boligprogram',
  'boligsosial-plan',
  'bomiljoe',
  'digitalt-verktoey',
  'distrikt',
  'flyktninger',
  'funksjonsnedsettelse',
  'helhetlig-plan',
  'interkommunalt',
  'kartlegging',
  'kommunale-boliger',
  'leie-til-eie',
  'medvirkning',
  'oekonomiplan',
  'organisering',
  'prisvinner',
  'privat-samarbeid',
  'rapportering',
  'regulering',
  'rus-og-psykisk-helse',
  'startlaan',
  'tilflytting',
  'tilvisning',
  'tomtepolitikk',
  'unge',
] as const;

/** How much of the source has been read: all of it, its beginning, or its contents only. */
export const LEST = ['hele', 'aapningen', 'innhold'] as const;

/** The phases of step 4: sub-process and phase. */
export const FASER = [1, 2, 3, 4, 5].flatMap((u) => [1, 2, 3].map((f) => `${u}.${f}`));

/** Who can read an example that a municipality has written: its own people, or everybody. */
export const VISIBLE = ['intern', 'publisert'] as const;
export type Visible = (typeof VISIBLE)[number];

/** The figures of a tiltak that a source may have: units and kroner in each of four years. */
export const TALLFELT = ['units', 'investment', 'operation'] as const;

/** A figure as the source has it: a sentence, and where it fits a field of a tiltak, what stands there in each year (null: nothing). */
export interface Eksempeltall extends Texts {
  readonly felt?: (typeof TALLFELT)[number] | undefined;
  readonly aar?: readonly (number | null)[] | undefined;
}

/** What a tiltak like this one is. What the source does not say is not here. */
export interface Eksempeltiltak {
  /** The kind of work, by its name in the form of a tiltak. */
  readonly slag?: string | undefined;
  readonly regnskap?: Ledger | undefined;
  /** The one it is most for first. */
  readonly grupper: readonly Maalgruppe[];
  readonly boligtype?: Boligtype | undefined;
  readonly nivaa?: Tjenestenivaa | undefined;
  readonly tall: readonly Eksempeltall[];
}

/** One example from a municipality, retold in our own words. */
export interface Eksempel {
  readonly id: string;
  /** One of the five of the starting point, shown under step 4. */
  readonly kjerne: boolean;
  readonly kommune: string;
  readonly fylker: readonly (typeof FYLKER)[number][];
  /** As the municipality was when the example came to be; empty where nobody has said. */
  readonly stoerrelser: readonly (typeof STOERRELSER)[number][];
  /** A year or a span of years; absent where the source names none. */
  readonly aar?: string | undefined;
  readonly trinn: readonly number[];
  readonly faser: readonly string[];
  readonly temaer: readonly (typeof TEMAER)[number][];
  readonly kilder: readonly { readonly url: string; readonly sistKontrollert: string }[];
  readonly lest?: (typeof LEST)[number] | undefined;
  readonly tittel: Texts;
  readonly tekst: Texts<readonly string[]>;
  /** Only where enough of the source has been read to learn from it. */
  readonly laerdom?: Texts | undefined;
  /** Where the example is of a tiltak that others can start from. */
  readonly tiltak?: Eksempeltiltak | undefined;
  /** The page of a workspace that the example opens. */
  /** Its facts have been through the check of the red thread, which has a page. */
  readonly kontrollert?: boolean | undefined;
  readonly brukDette?: { readonly side: string } | undefined;
  /** Set when the municipality that reads has written it itself. */
  readonly eget?: { readonly number: number; readonly visible: Visible; readonly source: string } | undefined;
}

/** What a reader may choose by; the values stand in the address. */
export const VALG = ['trinn', 'fase', 'tema', 'stoerrelse', 'fylke'] as const;
export type Valg = Readonly<Partial<Record<(typeof VALG)[number], string>>>;

const has = (values: readonly (string | number)[], wanted: string | undefined) =>
  wanted === undefined || values.map(String).includes(wanted);

export const chosen = (eksempler: readonly Eksempel[], valg: Valg): Eksempel[] =>
  eksempler.filter(
    (e) =>
      has(e.trinn, valg.trinn) &&
      has(e.faser, valg.fase) &&
      has(e.temaer, valg.tema) &&
      has(e.stoerrelser, valg.stoerrelse) &&
      has(e.fylker, valg.fylke),
  );

/** The choices of an address; a value nobody offers is no choice. */
export function readValg(params: URLSearchParams): Valg {
  const offered: Readonly<Record<(typeof VALG)[number], readonly string[]>> = {
    trinn: ['1', '2', '3', '4', '5', '6'],
    fase: FASER,
    tema: TEMAER,
    stoerrelse: STOERRELSER,
    fylke: FYLKER,
  };
  return Object.fromEntries(
    VALG.flatMap((name) => {
      const value = params.get(name);
      return value !== null && offered[name].includes(value) ? [[name, value]] : [];
    }),
  );
}
