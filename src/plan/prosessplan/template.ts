import type { Language, Texts } from '../../kernel/index.ts';
import type { Aktivitet, Aktivitetstype, Organ } from './aktivitet.ts';

/** An activity as a template has it: texts in both forms, length and order, but no dates. */
export interface TemplateAktivitet {
  readonly id: string;
  readonly fase: number;
  readonly type: Aktivitetstype;
  readonly organ?: Organ;
  readonly uker?: number;
  readonly etter?: readonly string[];
  readonly milepael?: boolean;
  readonly tittel: Texts;
  readonly hensikt: Texts;
  readonly ansvarlig: Texts;
  readonly deltakere: Texts;
  readonly metode: Texts;
  readonly resultat: Texts;
}

export interface Template {
  readonly id: string;
  readonly rekkefoelge: number;
  readonly navn: Texts;
  readonly omtale: Texts;
  readonly kilde: { readonly tittel: string; readonly url: string; readonly sistKontrollert: string };
  readonly aktiviteter: readonly TemplateAktivitet[];
}

/** The activity in the words of one language; `numbers` are what its predecessors were given. */
export const fromTemplate = (
  m: TemplateAktivitet,
  lang: Language,
  numbers: ReadonlyMap<string, number>,
): Aktivitet => ({
  title: m.tittel[lang],
  purpose: m.hensikt[lang],
  responsible: m.ansvarlig[lang],
  participants: m.deltakere[lang],
  method: m.metode[lang],
  result: m.resultat[lang],
  type: m.type,
  organ: m.organ ?? null,
  weeks: m.uker ?? 0,
  start: null,
  end: null,
  done: null,
  after: (m.etter ?? []).flatMap((id) => numbers.get(id) ?? []),
  milestone: m.milepael ?? false,
  phase: m.fase,
  removed: false,
});
