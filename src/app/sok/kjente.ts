import type { Language } from '../../kernel/index.ts';
import type { GuideTask } from '../../plan/runde/index.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { ownDocuments } from './egne.ts';
import { createIndeks, type Indeks } from './indeks.ts';

/** So many things that can be found are held at most, however many municipalities there are. */
const MOST = 30_000;

interface Kept {
  readonly mark: string;
  readonly indeks: Indeks;
  readonly size: number;
}

/** Every change writes its event in its own transaction: while the newest is the same, so is all there is to find. */
async function markOf(tx: Tx): Promise<string | null> {
  const [newest] = await tx.rows<{ seq: string; at: string }>(
    'select seq::text as seq, at::text as at from hendelse order by hendelse.seq desc limit 1',
  );
  return newest ? `${newest.seq} ${newest.at}` : null;
}

/** The indexes of the workspaces searched last, each made anew when something has changed there. */
export function ownIndekser(guide: ReadonlyMap<string, GuideTask>, most = MOST) {
  // A Map keeps the order of insertion: what was asked for longest ago stands first.
  const kept = new Map<string, Kept>();

  function keep(key: string, made: Kept): void {
    kept.set(key, made);
    let held = [...kept.values()].reduce((sum, one) => sum + one.size, 0);
    for (const [old, { size }] of kept) {
      if (held <= most || old === key) break;
      kept.delete(old);
      held -= size;
    }
  }

  return {
    of: (db: Database, kommuneId: string, lang: Language): Promise<Indeks> =>
      db.inKommune(kommuneId, async (tx) => {
        const key = `${kommuneId} ${lang}`;
        // Read before the documents: what is written in between is found by the next question.
        const mark = await markOf(tx);
        const known = kept.get(key);
        kept.delete(key);
        if (known && known.mark === mark) {
          kept.set(key, known);
          return known.indeks;
        }
        const documents = await ownDocuments(tx, guide, lang);
        const indeks = createIndeks(documents);
        if (mark !== null) keep(key, { mark, indeks, size: documents.length });
        return indeks;
      }),
    /** How many things are held now. */
    held: (): number => [...kept.values()].reduce((sum, one) => sum + one.size, 0),
  };
}
