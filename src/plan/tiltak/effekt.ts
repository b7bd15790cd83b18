import type { FlowRow } from '../../model/types.ts';
import { countsInOekonomiplan } from './finansiering.ts';
import { effekterOf, type Tiltak, tiltakNumber } from './tiltak.ts';

/** How sure it is that units with money behind them come: the municipality's own assumption until it has its own record. */
const REALISATION = 0.9;

/** The units of tiltak that count, as flows of supply for the model. A partly financed tiltak is as likely as its share is large. */
export function tiltakFlows(all: readonly { readonly number: number; readonly data: Tiltak }[]): FlowRow[] {
  return all
    .filter(({ data }) => countsInOekonomiplan(data))
    .flatMap(({ number, data }) =>
      effekterOf(data).flatMap(({ type, level, units }, row) =>
        units.flatMap((count, i) =>
          count === 0
            ? []
            : [
                {
                  kind: 'measure' as const,
                  // The first effect keeps the number alone, so that what has one effect draws the same chance as before.
                  id: row === 0 ? tiltakNumber(number) : `${tiltakNumber(number)}/${row + 1}`,
                  year: data.firstYear + i,
                  type,
                  level,
                  ledger: data.ledger,
                  units: count,
                  probability: data.status === 'delvis' ? (REALISATION * (data.share ?? 100)) / 100 : REALISATION,
                  delay: 0,
                  confidence: 'B' as const,
                },
              ],
        ),
      ),
    );
}
