import type { Texts } from '../../kernel/index.ts';

/** The parts of a step, always in this order. A phase has the same parts without `bakgrunn`. */
export const DELER = [
  'hvem',
  'bakgrunn',
  'kort',
  'resultater',
  'oppgaver',
  'spoersmaal',
  'fallgruver',
  'lov',
  'kilder',
] as const;
export type DelId = (typeof DELER)[number];

/** What an actor does in a task. */
export const VERB = ['vedtar', 'innstiller', 'eier', 'utfoerer', 'deltar', 'hoeres', 'innspill'] as const;
export type Verb = (typeof VERB)[number];

/** The pages of a municipality's workspace that a heading or a point may lead to. */
export const ARBEIDSSIDER = [
  'tall',
  'kunnskap',
  'kartlegging',
  'kartlegging/oversikt',
  'behov',
  'tilbud',
  'gap',
  'tiltak',
  'oekonomiplan',
  'oppfoelging',
  'dokument',
  'avtaler',
  'planer',
  'foringer',
  'prosessplan',
  'planform',
  'vedtak',
  'prosess',
] as const;
export type Arbeidsside = (typeof ARBEIDSSIDER)[number];

/** One statement of the guide: a paragraph of text with an address of its own. */
export interface Punkt {
  readonly id: string;
  /** The `id` attribute on the page; unique within the page. */
  readonly anker: string;
  /** Safe phrasing content: raw HTML in the source is escaped, links are http(s) or relative. */
  readonly html: Texts;
  readonly tekst: Texts;
  /** Rows of the starting point (S01, S02 ...) that this statement answers. */
  readonly startpunkt: readonly string[];
  readonly liveLink?: Arbeidsside;
}

export interface Aktoer {
  readonly id: string;
  readonly navn: Texts;
}

/** A numbered task; `ansvarlig` always also stands in `hvem`. */
export interface Oppgave extends Punkt {
  readonly nummer: number;
  readonly ansvarlig: readonly Aktoer[];
  readonly hvem: readonly { readonly verb: Verb; readonly aktoerer: readonly Aktoer[] }[];
}

/** One row of "Hvem gjør hva": an actor, its verbs, and the tasks by number under each verb. */
export interface AktoerRad {
  readonly aktoer: Aktoer;
  readonly roller: readonly { readonly verb: Verb; readonly oppgaver: readonly Oppgave[] }[];
}

export type Kontrollert = 'ja' | 'delvis' | 'ikke';

/** A dated row of law, in our own words. `gjelderFra` null: in force since before the rows begin. */
export interface LovRad {
  readonly id: string;
  readonly lov: string;
  readonly lovnavn: Texts;
  readonly paragraf: string;
  readonly tittel: Texts;
  readonly krav: Texts;
  readonly url: string;
  readonly gjelderFra: string | null;
  /** Last day in force; null while it has no end. */
  readonly gjelderTil: string | null;
  readonly kontrollert: Kontrollert;
  readonly frist?: Texts;
}

/** A source as its publisher titles it; titles are not translated. */
export interface Kilde {
  readonly id: string;
  readonly tittel: string;
  readonly utgiver: string;
  readonly url: string;
  readonly sistKontrollert: string;
}

/** Calendar months; our own estimate, meant to be changed by the municipality. */
export interface Varighet {
  readonly min: number;
  readonly max: number;
  readonly gjentas?: 'aarlig' | 'planperiode';
}

/** What a step and a phase have in common. */
export interface Innhold {
  readonly tittel: Texts;
  readonly aktoerer: readonly AktoerRad[];
  readonly kort: readonly Punkt[];
  readonly resultater: readonly Punkt[];
  readonly oppgaver: readonly Oppgave[];
  readonly spoersmaal: readonly Punkt[];
  readonly fallgruver: readonly Punkt[];
  readonly lov: readonly LovRad[];
  readonly kilder: readonly Kilde[];
  readonly varighet: Varighet | null;
  /** The national guide's page was not found; the text is ours alone and is marked so. */
  readonly vaarTekst: boolean;
  readonly lenker: Readonly<Partial<Record<DelId, Arbeidsside>>>;
}

export interface Fase extends Innhold {
  readonly id: string;
  readonly nummer: number;
  readonly anker: string;
}

export interface Underprosess {
  /** Also the last part of the address: `1-forfase`. */
  readonly id: string;
  readonly nummer: number;
  readonly anker: string;
  readonly startpunkt: readonly string[];
  readonly tittel: Texts;
  readonly ingress: Punkt;
  readonly bakgrunn: readonly Punkt[];
  readonly aktoerer: readonly AktoerRad[];
  readonly faser: readonly Fase[];
  readonly kilder: readonly Kilde[];
  readonly varighet: Varighet;
  readonly liveLink?: Arbeidsside;
}

/** An answer to a plan form question leads to another question or to one or more plan forms, best first. */
export type PlanformSvar = { readonly spoersmaal: string } | { readonly utfall: readonly string[] };

export interface PlanformSpoersmaal extends Punkt {
  readonly ja: PlanformSvar;
  readonly nei: PlanformSvar;
}

export interface PlanformUtfall extends Punkt {
  readonly tittel: Texts;
  /** True when plan- og bygningsloven rules the process, so that its deadlines are statutory. */
  readonly lovstyrt: boolean;
  readonly lov: readonly LovRad[];
}

/** The choice of plan form in step 4. */
export interface Planform {
  readonly anker: string;
  readonly tittel: Texts;
  readonly ingress: readonly Punkt[];
  readonly spoersmaal: readonly PlanformSpoersmaal[];
  readonly utfall: readonly PlanformUtfall[];
}

export interface Trinn extends Innhold {
  readonly id: string;
  readonly nummer: number;
  /** Last part of the address and name of the content folder: `trinn-1-planstrategi`. */
  readonly slug: string;
  readonly anker: string;
  readonly startpunkt: readonly string[];
  readonly ingress: Punkt;
  readonly bakgrunn: readonly Punkt[];
  readonly underprosesser: readonly Underprosess[];
  readonly planform: Planform | null;
}

/** Where a row of the starting point is found: a page of the guide and an anchor on it. */
export interface Sted {
  readonly side: string;
  readonly anker: string;
}

export interface Forside {
  readonly tittel: Punkt;
  readonly ingress: Punkt;
  readonly velg: Punkt;
}

export interface Veileder {
  readonly forside: Forside;
  /** Short labels by id: headings of the parts, verbs, "Ansvarlig", "Tilbake til oversikt", "vår tekst" ... */
  readonly etiketter: Readonly<Record<string, Texts>>;
  readonly deler: readonly { readonly id: DelId; readonly tittel: Texts }[];
  readonly verb: Readonly<Record<Verb, Texts>>;
  readonly aktoerer: readonly Aktoer[];
  readonly trinn: readonly Trinn[];
  readonly lov: readonly LovRad[];
  /** The day the rows of law were last read against the law. */
  readonly lovKontrollert: string;
  readonly kilder: readonly Kilde[];
  /** Rows of the starting point to the places that answer them; page '' is the front page. */
  readonly startpunkt: Readonly<Record<string, readonly Sted[]>>;
}

/** The law rows in force on a day (YYYY-MM-DD). */
export function lovPaa(rader: readonly LovRad[], dag: string): readonly LovRad[] {
  return rader.filter((r) => (r.gjelderFra ?? '') <= dag && (r.gjelderTil === null || dag <= r.gjelderTil));
}

export const trinnMedSlug = (veileder: Veileder, slug: string): Trinn | undefined =>
  veileder.trinn.find((t) => t.slug === slug);

export const underprosessMedId = (trinn: Trinn, id: string): Underprosess | undefined =>
  trinn.underprosesser.find((u) => u.id === id);
