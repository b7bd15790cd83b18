import { expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { systemClock } from '../../platform/clock/system.ts';
import type { Tx } from '../../platform/db/database.ts';
import { checkFile, saveFile } from '../../platform/files/files.ts';
import { findAttachments } from './actions/vedlegg.ts';

it('the files a form names are found in one look, in its order, each once, and the neighbour’s not at all', async () => {
  const db = await testDatabase();
  try {
    const { own, neighbour } = await twoKommuner(db);
    const save = (kommuneId: string, name: string) =>
      db.inKommune(kommuneId, (tx) => {
        const checked = checkFile({ name, bytes: new TextEncoder().encode(`%PDF-1.7 ${name}`) });
        if (!checked.ok) throw new Error(checked.error.code);
        return saveFile(tx, systemClock, kommuneId, checked.value);
      });
    const [b, a, theirs] = [await save(own, 'b.pdf'), await save(own, 'a.pdf'), await save(neighbour, 'n.pdf')];
    let looks = 0;
    const forged = Array.from({ length: 5_000 }, () => systemClock.id());
    const found = await db.inKommune(own, (tx) => {
      const counting: Tx = {
        ...tx,
        rows: (sql, params) => {
          looks += 1;
          return tx.rows(sql, params);
        },
      };
      return findAttachments(counting, [a, theirs, 'ingen', ...forged, b, a]);
    });
    expect(found.map((f) => f.name)).toEqual(['a.pdf', 'b.pdf']);
    expect(looks).toBe(1);
  } finally {
    await db.close();
  }
});
