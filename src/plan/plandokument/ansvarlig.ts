/** An indicator of a goal in numbers, in the words the plan has it in; '' for what is not known. */
export interface MaaltIPlanen {
  readonly maal: number;
  readonly title: string;
  readonly baseline: string;
  readonly baselineYear: string;
  readonly baselineSource: string;
  readonly target: string;
  readonly targetYear: string;
}

/** Somebody whose name does not belong in a plan, and the unit they lead; '' for none. */
export interface Person {
  readonly name: string;
  readonly unit: string;
}

const same = (a: string, b: string) => a.trim().toLocaleLowerCase('nb') === b.trim().toLocaleLowerCase('nb');

/**
 * Who answers for a tiltak, as a plan says it: units only. A tiltak may name a person until it is decided on; in the plan the person's unit
 * stands for them, or nothing where no unit is known.
 */
export function withoutPersons(responsible: string, persons: readonly Person[], units: readonly string[]): string {
  if (units.some((u) => same(u, responsible))) return responsible;
  const parts = responsible.split(/\s*(?:,|;|\/|\(|\)|\bv\/|\bved\b)\s*/).filter((part) => part !== '');
  const kept = parts.map((part) => {
    const known = persons.filter((p) => p.name.trim() !== '' && same(p.name, part));
    return known.length > 0 ? (known.find((p) => p.unit !== '')?.unit ?? '') : part;
  });
  if (kept.every((part, i) => part === parts[i])) return responsible;
  return [...new Set(kept.filter((part) => part !== ''))].join(', ');
}
