/** Before the first verb: "Kommunen skal", "å". */
const LEAD = /^(?:(?:kommunen|vi|byen|heradet)\s+)?(?:(?:skal|vil|må|bør|ønsker å|ønskjer å)\s+)?(?:å\s+)?/;

/** Verbs that say a direction and no act, in both forms of Norwegian. */
const DIRECTION =
  /^(?:styrke|styrkje|styrka|bidra|medvirke|medverke|arbeide? (?:for|med|mot|videre|vidare)|arbeida (?:for|med|mot|vidare)|jobbe (?:for|med|mot|videre|vidare)|ha (?:større |auka |økt |mer |meir )?fokus|sette fokus|setje fokus|legge vekt|leggje vekt|økt fokus|auka fokus|mer fokus|meir fokus|tilstrebe|etterstrebe|stimulere|være (?:en )?pådriver|vere (?:ein )?pådrivar|søke å|søkje å)(?:\s|$|[.,:;])/;

/** A year tells when, and not how much. */
const AMOUNT = /\d/;
const YEARS = /\b(?:19|20)\d{2}\b/g;

/**
 * Whether the text of a tiltak lets anybody answer "done" or "not done". One that begins with a direction ("styrke", "bidra til") and
 * names no amount never does. Other texts may be vague too; this says only what is sure.
 */
export function kanSvaresPaa(title: string): boolean {
  const text = title.trim().toLowerCase().replace(/\s+/g, ' ');
  return !DIRECTION.test(text.replace(LEAD, '')) || AMOUNT.test(text.replace(YEARS, ''));
}
