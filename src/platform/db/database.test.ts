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

  it('does what nobody waits for before the next statement, whosever that is, and else by itself', async () => {
    const { engine } = db;
    const code = (hash: string) => `insert into oppsett (code_hash, created) values ('${hash}', now())`;
    const codes = (found: readonly unknown[]) => found.length;
    const asked = "select 1 from oppsett where code_hash like 'foer-%'";
    await engine.withConnection(async (session) => session.before(code('foer-1')));
    expect(codes(await engine.withConnection((session) => session.query(asked)))).toBe(1);
    await engine.withConnection(async (session) => {
      session.before(code('foer-2'));
      session.before(code('foer-3'));
      expect(codes(await session.query(asked))).toBe(3);
      session.before(code('foer-4'));
      await session.exec(code('foer-5'));
      expect(codes(await session.query(asked))).toBe(5);
      session.before("select set_config('app.kommune_id', 'alene', false)");
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const alone = await engine.withConnection((session) =>
      session.query<{ id: string }>("select current_setting('app.kommune_id') as id"),
    );
    expect(alone).toEqual([{ id: 'alene' }]);
    await engine.withConnection((session) => session.exec("set app.kommune_id = ''"));
  });

  it.each(['begin; set local role finnes_ikke', 'select 1 / 0; begin; set local role boligplan_kommune'])(
    'does nothing with other rights when what should have gone before a statement could not be done: %s',
    async (ahead) => {
      const found = await db.engine.withConnection(async (session) => {
        session.before(ahead);
        const answers = await Promise.allSettled([
          session.query('select current_user::text as name'),
          session.query('select current_user::text as name'),
        ]);
        const later = await session.query('select current_user::text as name').catch(() => 'refused');
        await session.exec('rollback');
        return [...answers.map((answer) => answer.status), later];
      });
      expect(found).toEqual(['rejected', 'rejected', 'refused']);
      expect(await db.lookUp('select current_user::text as name')).toEqual([{ name: 'boligplan_plattform' }]);
    },
  );

  it('sees what was written between two readings of the same, and shares no row between those who ask', async () => {
    const asked = 'select seq, data from hendelse where type = $1 order by seq';
    const read = (kommune: string) => db.inKommune(kommune, (tx) => tx.rows(asked, ['test.lest']));
    await db.inKommune(own, async (tx) => {
      expect(await tx.rows(asked, ['test.lest'])).toEqual([]);
      await recordEvent(tx, clock, own, { ...event, type: 'test.lest' });
      const [first] = await tx.rows<{ data: { n: number } }>(asked, ['test.lest']);
      if (first) first.data.n = 7;
      expect(await tx.rows(asked, ['test.lest'])).toMatchObject([{ data: { n: 1 } }]);
      expect(await tx.rows(asked, ['test.gjort'])).not.toHaveLength(1);
    });
    expect(await read(own)).toHaveLength(1);
    expect(await read(neighbour)).toEqual([]);
    await db.inPlattform(async (tx) => {
      const inside = (kommune: string) => tx.inKommune(kommune, (t) => t.rows(asked, ['test.lest']));
      expect([(await inside(own)).length, (await inside(neighbour)).length]).toEqual([1, 0]);
      await expect(tx.rows(asked, ['test.lest'])).rejects.toThrow(/permission denied/);
    });
    const times = await db.inKommune(own, async (tx) => [
      ...(await tx.rows('select random() as at')),
      ...(await tx.rows('select random() as at')),
    ]);
    expect(times[0]).not.toEqual(times[1]);
  });

  it('goes no further in a transaction that has failed, and keeps nothing of it, though its body goes on', async () => {
    const before = await db.inKommune(own, (tx) => listEvents(tx));
    const answer = await db.inKommune(own, async (tx) => {
      await recordEvent(tx, clock, own, event);
      await tx.rows('select 1 / 0').catch(() => undefined);
      return tx.rows('select 1').catch((error: Error) => error.message);
    });
    expect(answer).toMatch(/division by zero/);
    expect(await db.inKommune(own, (tx) => listEvents(tx))).toEqual(before);
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
