import { createIndeks, type Funnbar, type Indeks, type LiveIndeks } from './indeks.ts';

/** So many municipalities' indexes are held at once; whose search is longest ago gives way. */
export const HELD = 60;

/**
 * The indexes of the municipalities' own process, each in one language.
 * What a question finds is what `documents` holds, read for that question through the municipality's own door:
 * the index only spares the work of making it again, and can neither be stale nor know more than the reader.
 */
export function createHeldIndekser(most = HELD): { indeksOf(owner: string, documents: readonly Funnbar[]): Indeks } {
  const held = new Map<string, LiveIndeks>();
  return {
    indeksOf(owner, documents) {
      const known = held.get(owner) ?? createIndeks();
      held.delete(owner);
      known.follow(documents);
      held.set(owner, known);
      for (const oldest of held.keys()) {
        if (held.size <= most) break;
        held.delete(oldest);
      }
      return known;
    },
  };
}
