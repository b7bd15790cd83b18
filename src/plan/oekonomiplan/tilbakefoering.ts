import type { TypedFields } from '../../kernel/index.ts';
import { countsInOekonomiplan, isUnfunded, type Tiltak, type TiltakStatus, tiltakNumber } from '../tiltak/index.ts';
import type { BehandlingRefusal } from './behandling.ts';
import type { NumberedTiltak, Oekonomiplan } from './oekonomiplan.ts';

/** What may become of a tiltak that asked for money and was adopted without. */
export const UTFALL = ['som-foer', 'vedtatt', 'utsatt', 'forkastet'] as const;
export type Utfall = (typeof UTFALL)[number];

const MAX_REASON = 1000;
const NEEDS_REASON: readonly Utfall[] = ['utsatt', 'forkastet'];

export const outcomeField = (number: number): string => `utfall${number}`;

/** To become what it is already would be no outcome. */
export const outcomesFor = ({ status }: Pick<Tiltak, 'status'>): readonly Utfall[] =>
  UTFALL.filter((u) => u !== status);

/** A proposal without money waits for the next plan, unless somebody says otherwise; what is being looked into, or was adopted before, stays so. */
export const likeliestOutcome = ({ status }: Pick<Tiltak, 'status'>): Utfall =>
  status === 'foreslaatt' ? 'utsatt' : 'som-foer';

/** Tiltak with a cost in the plan's years and no money there, which the adoption decides on beside its lines. */
export function askedInVain<T extends NumberedTiltak>(plan: Oekonomiplan, all: readonly T[]): T[] {
  const unfunded = new Set(plan.unfunded.map((l) => l.number));
  return all.filter((t) => unfunded.has(tiltakNumber(t.number)) && !countsInOekonomiplan(t.data) && isUnfunded(t.data));
}

/** Tiltak whose money stands in the plan's lines, those that are done left out: nothing more is decided of them. */
export function givenMoney<T extends NumberedTiltak>(plan: Oekonomiplan, all: readonly T[]): T[] {
  const lines = new Set(plan.lines.map((l) => l.number));
  return all.filter((t) => lines.has(tiltakNumber(t.number)) && t.data.status !== 'gjennomfoert');
}

export interface Tilbakefoering<T> {
  readonly tiltak: T;
  readonly status: TiltakStatus;
  readonly reason: string;
}

/**
 * What an adoption writes into the tiltak: a line says that they have all their money or a share of it, under way or not;
 * for those that asked in vain it is what was chosen. Who says nothing leaves a tiltak as it is. Everything wrong at once.
 */
export function tilbakefoeringOf<T extends NumberedTiltak>(
  typed: TypedFields,
  plan: Oekonomiplan,
  all: readonly T[],
): { readonly value: readonly Tilbakefoering<T>[]; readonly refusals: readonly BehandlingRefusal[] } {
  const refusals: BehandlingRefusal[] = [];
  const reason = (typed.utfallsgrunn ?? '').trim();
  const value: Tilbakefoering<T>[] = givenMoney(plan, all).map((tiltak) => {
    const share = plan.lines.find((l) => l.number === tiltakNumber(tiltak.number))?.share ?? null;
    const status = tiltak.data.status === 'i-gang' ? 'i-gang' : share === null ? 'finansiert' : 'delvis';
    return { tiltak, status, reason: tiltak.data.reason };
  });
  let asks = false;
  for (const tiltak of askedInVain(plan, all)) {
    const field = outcomeField(tiltak.number);
    const raw = typed[field] ?? '';
    const outcome = outcomesFor(tiltak.data).find((u) => u === (raw || 'som-foer'));
    if (!outcome) refusals.push({ code: 'ukjent-valg', field });
    else if (outcome !== 'som-foer') {
      asks ||= NEEDS_REASON.includes(outcome);
      value.push({ tiltak, status: outcome, reason: NEEDS_REASON.includes(outcome) ? reason : '' });
    }
  }
  if (asks && reason === '') refusals.push({ code: 'mangler', field: 'utfallsgrunn' });
  if (reason.length > MAX_REASON)
    refusals.push({ code: 'for-langt', field: 'utfallsgrunn', data: { max: MAX_REASON } });
  return { value, refusals };
}
