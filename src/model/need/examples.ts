import type { Maalgruppe } from '../../kernel/index.ts';
import { total } from '../population/project.ts';
import type { Parameters, PopulationYear, RunInput } from '../types.ts';

/** What a group would be at the country's rate, where a municipality has no figures of its own. An example: never a part of the gap. */
export interface GroupExample {
  readonly group: Maalgruppe;
  /** Persons per inhabitant. */
  readonly rate: number;
  /** Persons who lack a suitable dwelling on 1 January of each year. */
  readonly persons: readonly number[];
}

/** The country's rate times the inhabitants, of each group that nobody has told figures of or counted. */
export const groupExamples = (
  input: Pick<RunInput, 'groups' | 'social'>,
  path: readonly PopulationYear[],
  { groupRates }: Pick<Parameters, 'groupRates'>,
): GroupExample[] =>
  groupRates
    .filter(({ group }) => ![...(input.groups ?? []), ...(input.social ?? [])].some((own) => own.group === group))
    .map(({ group, rate }) => ({ group, rate, persons: path.map((p) => rate * total(p)) }));
