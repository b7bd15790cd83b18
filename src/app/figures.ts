import { comparedNumbers } from '../plan/kunnskap/index.ts';
import { areasOf } from '../platform/kommuner/areas.ts';
import { findKommune, type Kommuner, numbersOf, slugsOfKommune } from '../platform/kommuner/kommuner.ts';

/** Which regions of a table are kept for a municipality: its own numbers, those it compares itself with, its county and the country. */
export const figuresKept = (kommuner: Kommuner) => ({
  compared: comparedNumbers,
  regionsOf(number: string, compared: readonly string[] = []) {
    const { whole, splits } = numbersOf(kommuner, number);
    const own = new Set([...whole, ...splits]);
    const county = number.slice(0, 2);
    // A KOSTRA group is a code of its own.
    const others = compared.flatMap((n) => (n.startsWith('EKG') ? [n] : numbersOf(kommuner, n).whole));
    return {
      own,
      // KOSTRA has its own codes for the country and the counties.
      codes: new Set([...own, ...others, '0', 'EAK', county, `EKA${county}`]),
      slugs: slugsOfKommune(kommuner, number),
      spans: kommuner.rows,
    };
  },
});

/** What a page needs to know of the municipalities one may be compared with. */
export const placesToCompare = (kommuner: Kommuner) => ({
  areasOf: (number: string) => areasOf(kommuner, number),
  nameOf: (number: string) => kommuner.today.find((k) => k.number === number)?.name ?? number,
  find(query: string): string | null {
    const found = findKommune(kommuner, query);
    return found.ok && !found.value.fictional ? found.value.number : null;
  },
});
