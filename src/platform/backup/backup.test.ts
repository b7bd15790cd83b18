import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../clock/system.ts';
import type { Engine } from '../db/connection.ts';
import type { OwnedDatabase } from '../db/open.ts';
import { addFirst } from '../db/revisions.ts';
import { recordEvent } from '../events/events.ts';
import { makeBackup, restoreBackup } from './backup.ts';

describe('backup and restore', () => {
  let from: OwnedDatabase;
  let to: OwnedDatabase;
  const clock = fixedClock('2026-11-24T12:34:56.789Z');
  beforeAll(async () => {
    [from, to] = [await testDatabase(), await testDatabase()];
    const { own, neighbour } = await twoKommuner(from);
    for (const id of [own, neighbour]) {
      await from.inKommune(id, async (tx) => {
        await addFirst(
          tx,
          'maal_revisjon',
          { kommuneId: id, at: clock.now(), by: null },
          { title: 'Æ, ø, å «og» \n ny linje \\ ', n: 12_345_678_901, none: null },
        );
        await recordEvent(tx, clock, id, { type: 'test.gjort', actor: null, data: { a: [1, 2, 3] } });
        await tx.rows(
          "insert into fil (kommune_id, id, sha256, name, type, size, created) values ($1, $2, 'x', 'a.pdf', 'pdf', 4, $3)",
          [id, id, clock.now()],
        );
        await tx.rows(
          "insert into fil_del (kommune_id, fil_id, part, bytes) values ($1, $2, 0, '\\x00ff10ab'::bytea)",
          [id, id],
        );
      });
    }
  });
  afterAll(async () => {
    await from.close();
    await to.close();
  });

  it('gives back every row of every table, and says no to what it cannot restore', async () => {
    const backup = await makeBackup(from.engine);
    expect(await restoreBackup(from.engine, backup)).toMatchObject({ ok: false, error: { code: 'ikke-tom' } });
    expect(await restoreBackup(to.engine, new Uint8Array([1, 2, 3]))).toEqual({
      ok: false,
      error: { code: 'ikke-sikkerhetskopi' },
    });
    const { gunzipSync, gzipSync } = await import('node:zlib');
    const damaged = gzipSync(gunzipSync(backup).toString('utf8').replace('ny linje', 'en linje'));
    expect(await restoreBackup(to.engine, damaged)).toEqual({ ok: false, error: { code: 'skadet' } });
    expect(await restoreBackup(to.engine, backup)).toEqual({ ok: true, value: { rows: 12 } });
    const rows = async (db: OwnedDatabase) => gunzipSync(await makeBackup(db.engine)).toString('utf8');
    expect(await rows(to)).toBe(await rows(from));
  });

  it('lets nobody in with the session of then', async () => {
    const old = await testDatabase();
    const anew = await testDatabase();
    const id = '00000000-0000-7000-8000-00000000000a';
    const sessions = (db: OwnedDatabase) => db.inPlattform((tx) => tx.rows('select 1 from oekt'));
    await old.inPlattform(async (tx) => {
      await tx.rows(
        "insert into bruker (id, email, name, password_hash, created) values ($1, 'a@b.no', 'A', 'x', now())",
        [id],
      );
      await tx.rows("insert into oekt values ('hash', $1, now(), now() + interval '12 hours', now())", [id]);
    });
    expect(await sessions(old)).toHaveLength(1);
    expect(await restoreBackup(anew.engine, await makeBackup(old.engine))).toEqual({ ok: true, value: { rows: 1 } });
    expect(await sessions(anew)).toEqual([]);
    expect(await anew.inPlattform((tx) => tx.rows('select name from bruker'))).toEqual([{ name: 'A' }]);
    await Promise.all([old.close(), anew.close()]);
  }, 90_000);

  it('fails rather than leave rows out when the role does not see them all', async () => {
    const role = 'boligplan_ser_ikke_alt';
    await from.engine.withConnection((db) =>
      db.exec(`do $$ begin if not exists (select 1 from pg_roles where rolname = '${role}') then create role ${role} nologin; end if; end $$;
        grant usage on schema public to ${role}; grant select, insert on all tables in schema public to ${role}`),
    );
    const limited: Engine = {
      ...from.engine,
      withConnection: (body) =>
        from.engine.withConnection(async (db) => {
          await db.exec(`set role ${role}`);
          try {
            return await body(db);
          } finally {
            await db.exec('reset role');
          }
        }),
    };
    const seen = await limited.withConnection((db) => db.query('select 1 from maal_revisjon'));
    expect(seen).toEqual([]);
    await expect(makeBackup(limited)).rejects.toThrow(/row-level security/);
    expect((await makeBackup(from.engine)).length).toBeGreaterThan(600);
  });
});
