import type { Language, Texts } from '../../kernel/index.ts';
import type { Foering, FoeringRow } from './foering.ts';
import type { Plan, PlanRow } from './plan.ts';

/** A usual plan of the start list; parents are ids of the list. */
export interface VanligPlan extends Pick<Plan, 'kind' | 'theme' | 'status' | 'fromYear' | 'toYear' | 'link' | 'own'> {
  readonly id: string;
  readonly title: Texts;
  readonly parents: readonly string[];
}

/** A føring that ships with the product: from a law or from the national expectations. */
export interface KlarFoering extends Pick<Foering, 'kind' | 'groups' | 'ledger' | 'theme' | 'link' | 'place'> {
  readonly id: string;
  readonly text: Texts;
  readonly source: Texts;
  /** Id of the usual plan it stands in; null for a law. */
  readonly plan: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface Vanlige {
  readonly planer: readonly VanligPlan[];
  readonly foeringer: readonly KlarFoering[];
}

/** The usual plans that are not in the register yet, as rows to come; those above come first. `next` is the first free number. */
export function plansToAdd(list: Vanlige, rows: readonly PlanRow[], next: number, lang: Language): Plan[] {
  const missing = list.planer.filter(
    (p) => !rows.some((r) => r.data.ready === p.id || (p.own && r.data.own && !r.data.removed)),
  );
  const numberOf = (id: string): number[] => {
    const there = rows.find((r) => r.data.ready === id);
    if (there) return there.data.removed ? [] : [there.number];
    const at = missing.findIndex((p) => p.id === id);
    return at < 0 ? [] : [next + at];
  };
  return missing.map((p) => ({
    title: p.title[lang],
    kind: p.kind,
    theme: p.theme,
    status: p.status,
    fromYear: p.fromYear,
    toYear: p.toYear,
    rullering: null,
    owner: '',
    link: p.link,
    caseNumber: '',
    parents: p.parents.flatMap(numberOf),
    supersededBy: null,
    groups: [],
    note: '',
    own: p.own,
    ready: p.id,
    removed: false,
  }));
}

const inForce = (f: Pick<KlarFoering, 'validFrom' | 'validTo'>, day: string) =>
  (f.validFrom ?? '') <= day && (f.validTo === null || day <= f.validTo);

/** The ready føringer in force on a day that have not been taken in before, removed ones too: what was taken away stays away. */
export function foeringerToAdd(
  list: Vanlige,
  rows: readonly FoeringRow[],
  plans: readonly PlanRow[],
  day: string,
  lang: Language,
): Foering[] {
  return list.foeringer
    .filter((f) => inForce(f, day) && !rows.some((r) => r.data.ready === f.id))
    .map((f) => ({
      text: f.text[lang],
      plan: f.plan ? (plans.find((p) => p.data.ready === f.plan && !p.data.removed)?.number ?? null) : null,
      source: f.source[lang],
      link: f.link,
      place: f.place,
      kind: f.kind,
      groups: f.groups,
      ledger: f.ledger,
      theme: f.theme,
      amount: null,
      unit: '',
      year: null,
      waived: '',
      validFrom: f.validFrom,
      validTo: f.validTo,
      ready: f.id,
      maal: [],
      tiltak: [],
      removed: false,
    }));
}

/** A text of ours in the reader's language, as long as nobody has written another. */
const readable = (stored: string, shipped: Texts | undefined, lang: Language): string =>
  shipped && (stored === shipped.nb || stored === shipped.nn) ? shipped[lang] : stored;

export const inLanguage = <R extends PlanRow>(rows: readonly R[], list: Vanlige, lang: Language): R[] =>
  rows.map((r) => {
    const shipped = list.planer.find((p) => p.id === r.data.ready);
    return { ...r, data: { ...r.data, title: readable(r.data.title, shipped?.title, lang) } };
  });

export const foeringerInLanguage = <R extends FoeringRow>(rows: readonly R[], list: Vanlige, lang: Language): R[] =>
  rows.map((r) => {
    const shipped = list.foeringer.find((f) => f.id === r.data.ready);
    return {
      ...r,
      data: {
        ...r.data,
        text: readable(r.data.text, shipped?.text, lang),
        source: readable(r.data.source, shipped?.source, lang),
      },
    };
  });
