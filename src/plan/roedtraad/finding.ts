import type { CheckedPlan, PlanObject } from './plan.ts';

/** A "feil" stops the thread, an "advarsel" will be asked about, a "merknad" is good to know. */
export const ALVOR = ['feil', 'advarsel', 'merknad'] as const;
export type Alvor = (typeof ALVOR)[number];

export const KODER = [
  'foering-ubesvart',
  'maal-uten-indikator',
  'maal-uten-strategi',
  'maal-uten-tiltak',
  'maal-naas-ikke',
  'tiltak-uten-maal',
  'tiltak-uten-svar',
  'tiltak-uten-ansvarlig',
  'tiltak-uten-kostnad',
  'tiltak-uten-effekt',
  'tiltak-uten-frist',
  'tiltak-uten-gruppe',
  'kostnad-uten-finansiering',
  'investering-uten-drift',
  'drift-under-linjene',
  'vedtatt-uten-penger',
  'linje-uten-tiltak',
  'gruppe-uten-tiltak',
  'effekt-to-ganger',
  'planer-i-motstrid',
  'tall-eldre-enn-kilden',
  'tilskudd-ikke-sammen',
  'regulert-som-bygd',
  'deler-av-mennesker',
  'regnskap-lagt-sammen',
] as const;
export type Kode = (typeof KODER)[number];

export type Objekttype = 'foering' | 'maal' | 'tiltak' | 'linje' | 'behov' | 'tall' | 'tilbud' | 'motstrid';

export interface FoundObject extends PlanObject {
  readonly kind: Objekttype;
}

/** What a sentence needs besides the first object's name. */
export type FindingData = Readonly<Record<string, string | number>>;

export interface Finding {
  readonly code: Kode;
  readonly severity: Alvor;
  /** The object to mend first, then those it has to do with. */
  readonly objects: readonly [FoundObject, ...FoundObject[]];
  readonly data: FindingData;
}

export interface Rule {
  readonly code: Kode;
  /** Lists without which the rule cannot be judged. */
  readonly needs: readonly Exclude<keyof CheckedPlan, 'kombinasjoner'>[];
  /** Whether the lists say what the rule looks at; they do where this is left out. */
  said?(plan: FullPlan): boolean;
  find(plan: FullPlan): Iterable<Omit<Finding, 'code'>>;
}

/** A plan in which every list is there; those a rule did not ask for may be empty because nobody has said. */
export type FullPlan = { readonly [K in keyof CheckedPlan]: NonNullable<CheckedPlan[K]> };

export const objectOf = (kind: Objekttype, o: PlanObject): FoundObject => ({
  kind,
  id: o.id,
  title: o.title,
  ...(o.version === undefined ? {} : { version: o.version }),
});

/** A finding about one object. */
export const about = (
  severity: Alvor,
  kind: Objekttype,
  o: PlanObject,
  data: FindingData = {},
  others: readonly FoundObject[] = [],
): Omit<Finding, 'code'> => ({ severity, objects: [objectOf(kind, o), ...others], data });

/** The same finding as long as its rule and the object to mend are the same. Stands in addresses. */
export const findingKey = (f: Pick<Finding, 'code' | 'objects'>): string => {
  const [{ kind, id }] = f.objects;
  return `${f.code}.${kind}.${id.replace(/[^A-Za-z0-9-]/g, '_')}`;
};

/** What the finding says and of which version of the objects; another mark means that something has changed. */
export const markOf = (f: Finding): string =>
  JSON.stringify([f.severity, f.objects.map((o) => [o.kind, o.id, o.version ?? 0]), Object.entries(f.data).sort()]);
