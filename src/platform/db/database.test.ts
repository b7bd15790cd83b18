import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../clock/system.ts';
import { listEvents, recordEvent } from '../events/events.ts';
import type { OwnedDatabase } from './open.ts';

/** What only a database in another process can suffer. */
const onPostgres = process.env.BOLIGPLAN_TEST_DB === 'postgres' ? it : () => undefined;

describe('the doors to the database', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  const clock = fixedClock('2026-11-24T12:00:00Z');
  const event = { type: 'test.gjort', actor: null, data: { n: 1 } };

  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    await db.inKommune(neighbour, (tx) => recordEvent(tx, clock, neighbour, event));
  });
  afterAll(() => db.close());

  it('shows a kommune only its own rows, numbered without gaps', async () => {
    await db.inKommune(own, (tx) => recordEvent(tx, clock, own, event));
    await db.inKommune(own, (tx) => recordEvent(tx, clock, own, event));
    expect((await db.inKommune(own, (tx) => listEvents(tx))).map((e) => e.seq)).toEqual([2, 1]);
    expect((await db.inKommune(neighbour, (tx) => listEvents(tx))).map((e) => e.seq)).toEqual([1]);
  });

  it('refuses to write a row for another kommune', async () => {
    await expect(db.inKommune(own, (tx) => recordEvent(tx, clock, neighbour, event))).rejects.toThrow(
      /row-level security/,
    );
  });

  it('keeps the platform role away from kommune data, and the kommune role from accounts', async () => {
    await expect(db.inPlattform((tx) => tx.rows('select * from hendelse'))).rejects.toThrow(/permission denied/);
    await expect(db.inKommune(own, (tx) => tx.rows('select * from bruker'))).rejects.toThrow(/permission denied/);
  });

  it('looks up as the platform, writes nothing by it, and goes on after a refusal', async () => {
    expect(await db.lookUp('select id from kommune where id = $1', [own])).toEqual([{ id: own }]);
    await expect(db.lookUp('select * from hendelse')).rejects.toThrow(/permission denied/);
    await expect(db.lookUp("update kommune set name = 'x' where id = $1", [own])).rejects.toThrow(/read-only/);
    expect(await db.lookUp('select current_user::text as name')).toEqual([{ name: 'boligplan_plattform' }]);
    expect((await db.inKommune(own, (tx) => listEvents(tx))).length).toBeGreaterThan(0);
  });

  it('keeps kommuner and roles apart also in a statement that has come so often that the database keeps it', async () => {
    const sql = 'select seq, data from hendelse where type = $1 and ($2::int is null or seq > $2) order by seq';
    const rowsFor = (kommune: string, after: number | null = null) =>
      db.inKommune(kommune, (tx) => tx.rows<{ seq: number }>(sql, ['test.gjort', after]));
    const neighbours = await rowsFor(neighbour);
    expect(neighbours).toEqual([{ seq: 1, data: { n: 1 } }]);
    for (let i = 0; i < 5; i += 1) {
      expect((await rowsFor(own)).length).toBeGreaterThan(1);
      expect(await rowsFor(own, 1)).not.toContainEqual(expect.objectContaining({ seq: 1 }));
      expect(await rowsFor(neighbour)).toEqual(neighbours);
      await expect(db.inPlattform((tx) => tx.rows(sql, ['test.gjort', null]))).rejects.toThrow(/permission denied/);
    }
    const divide = (by: number) => db.inKommune(own, (tx) => tx.rows('select 12 / $1::int as x', [by]));
    for (const by of [1, 2, 3, 4]) expect(await divide(by)).toEqual([{ x: 12 / by }]);
    await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
    expect(await divide(6)).toEqual([{ x: 2 }]);
  });

  it('undoes the whole transaction when the body throws, and goes on', async () => {
    const before = await db.inKommune(own, (tx) => listEvents(tx));
    await expect(
      db.inKommune(own, async (tx) => {
        await recordEvent(tx, clock, own, event);
        throw new Error('midt i');
      }),
    ).rejects.toThrow('midt i');
    expect(await db.inKommune(own, (tx) => listEvents(tx))).toEqual(before);
  });

  it('does not carry the kommune over to the next transaction', async () => {
    await db.inKommune(own, (tx) => listEvents(tx));
    const seen = await db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select current_setting('app.kommune_id', true) as id"),
    );
    expect(seen[0]?.id ?? '').toBe('');
  });

  it('lets the platform into one kommune for a moment, with the rights of that kommune and no others', async () => {
    const before = await db.inKommune(own, (tx) => listEvents(tx));
    await db.inPlattform(async (tx) => {
      await tx.inKommune(own, (inside) => recordEvent(inside, clock, own, event));
      await tx.rows("insert into oppsett (code_hash, created) values ('a', now())");
    });
    expect(await db.inKommune(own, (tx) => listEvents(tx))).toHaveLength(before.length + 1);
    for (const [inside, why] of [
      ['select * from bruker', /permission denied/],
      [`insert into hendelse values ('${neighbour}', 99, 'test.gjort', now(), null, 1, '{}')`, /row-level security/],
    ] as const)
      await expect(db.inPlattform((tx) => tx.inKommune(own, (t) => t.rows(inside)))).rejects.toThrow(why);
    await expect(
      db.inPlattform(async (tx) => {
        await tx.inKommune(own, (t) => recordEvent(t, clock, own, event));
        return tx.rows('select * from hendelse');
      }),
    ).rejects.toThrow(/permission denied/);
    expect(await db.inKommune(own, (tx) => listEvents(tx))).toHaveLength(before.length + 1);
    await expect(db.inPlattform((tx) => tx.inKommune("'; reset role; --", (t) => listEvents(t)))).rejects.toThrow(
      /Not the id of a kommune/,
    );
  });

  onPostgres('outlives a session that is cut off within a transaction', async () => {
    const cutOff = db.inPlattform(async (tx) => {
      const [session] = await tx.rows<{ pid: number }>('select pg_backend_pid() as pid');
      await db.engine.withConnection((other) => other.query('select pg_terminate_backend($1)', [session?.pid]));
      await new Promise((resolve) => setTimeout(resolve, 50));
      return tx.rows('select 1');
    });
    await expect(cutOff).rejects.toThrow();
    expect(await db.inPlattform((tx) => tx.rows('select 1 as n'))).toEqual([{ n: 1 }]);
  });

  it('returns dates and instants as text', async () => {
    const [row] = await db.inPlattform((tx) =>
      tx.rows("select date '2026-11-24' as d, timestamptz '2026-11-24 12:00:00+01' as t, 7::bigint as n"),
    );
    expect(row).toEqual({ d: '2026-11-24', t: '2026-11-24T11:00:00.000Z', n: 7 });
  });

  it('returns JSON and lists as values, row by row, and tells no value from the null of JSON', async () => {
    const rows = await db.inPlattform((tx) =>
      tx.rows(
        `select n, jsonb_build_object('a', jsonb_build_array(n, null, 'æ"\\')) as b, array['x,y', null] as texts,
           array[jsonb '{"i": 1}', null, jsonb '[2]'] as many, '[]'::json as j, jsonb 'null' as nothing, null::jsonb as missing,
           '\\x0001ff'::bytea as bytes, 1 as twice, 2 as twice
         from generate_series(1, 2) n order by n`,
      ),
    );
    const alike = { texts: ['x,y', null], many: [{ i: 1 }, null, [2]], j: [], nothing: null, missing: null, twice: 2 };
    expect(rows.map((r) => ({ ...(r as object), bytes: [...(r as { bytes: Uint8Array }).bytes] }))).toEqual(
      [1, 2].map((n) => ({ n, b: { a: [n, null, 'æ"\\'] }, ...alike, bytes: [0, 1, 255] })),
    );
    expect(await db.inPlattform((tx) => tx.rows('select 1 as one where false'))).toEqual([]);
  });
});
