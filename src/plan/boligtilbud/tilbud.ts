import {
  BOLIGTYPER,
  type Boligtype,
  type Ledger,
  parseTypedInteger,
  REGNSKAP,
  type Refusal,
  TJENESTENIVAAER,
  type Tjenestenivaa,
} from '../../kernel/index.ts';
import type { FlowRow, StockRow } from '../../model/types.ts';

export const TILBUD_KINDS = ['program', 'avtale', 'bestand'] as const;
export type TilbudKind = (typeof TILBUD_KINDS)[number];

/**
 * A row of supply: a field of the boligbyggeprogram, an agreement with a private party, or municipal dwellings that stand today.
 * `units` come in `year`; of a stock row they are there in that year.
 */
export interface Tilbud {
  readonly kind: TilbudKind;
  readonly name: string;
  readonly ledger: Ledger;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly units: number;
  readonly year: number;
  /** Percent; 100 for what is certain. */
  readonly probability: number;
  readonly removed: boolean;
}

export type TilbudRefusal = Refusal<'mangler' | 'for-langt' | 'ikke-tall' | 'utenfor' | 'ukjent-valg'>;

export function parseTilbud(
  typed: Readonly<Record<string, string>>,
): { ok: true; value: Tilbud } | { ok: false; error: TilbudRefusal[] } {
  const refusals: TilbudRefusal[] = [];
  const choice = <T extends string>(values: readonly T[], field: string): T | null => {
    const found = values.find((v) => v === typed[field]) ?? null;
    if (!found) refusals.push({ code: 'ukjent-valg', field });
    return found;
  };
  const whole = (field: string, min: number, max: number) => {
    const value = parseTypedInteger(typed[field] ?? '');
    if (value === null) refusals.push({ code: 'ikke-tall', field });
    else if (value < min || value > max) refusals.push({ code: 'utenfor', field, data: { min, max } });
    return value ?? 0;
  };
  const name = typed.name ?? '';
  if (!name) refusals.push({ code: 'mangler', field: 'name' });
  if (name.length > 200) refusals.push({ code: 'for-langt', field: 'name', data: { max: 200 } });
  const kind = choice(TILBUD_KINDS, 'kind');
  const ledger = choice(REGNSKAP, 'ledger');
  const type = choice(BOLIGTYPER, 'type');
  const level = choice(TJENESTENIVAAER, 'level');
  const units = whole('units', 1, 100_000);
  const year = whole('year', 1950, 2100);
  const probability = whole('probability', 0, 100);
  if (refusals.length > 0 || !kind || !ledger || !type || !level) return { ok: false, error: refusals };
  return { ok: true, value: { kind, name, ledger, type, level, units, year, probability, removed: false } };
}

/** Median years a field of the programme slips; agreements come when they say. */
const PROGRAMME_DELAY = 1;

export function tilbudFlows(rows: readonly { readonly number: number; readonly data: Tilbud }[]): FlowRow[] {
  return rows.flatMap(({ number, data: d }) =>
    d.removed || d.kind === 'bestand'
      ? []
      : [
          {
            kind: d.kind === 'program' ? ('programme' as const) : ('agreement' as const),
            id: `tilbud-${number}`,
            year: d.year,
            type: d.type,
            level: d.level,
            ledger: d.ledger,
            units: d.units,
            probability: d.probability / 100,
            delay: d.kind === 'program' ? PROGRAMME_DELAY : 0,
            confidence: 'B' as const,
          },
        ],
  );
}

export const tilbudStock = (rows: readonly { readonly data: Tilbud }[]): StockRow[] =>
  rows.flatMap(({ data: d }) =>
    d.removed || d.kind !== 'bestand'
      ? []
      : [{ type: d.type, level: d.level, ledger: d.ledger, units: d.units, confidence: 'B' as const }],
  );
