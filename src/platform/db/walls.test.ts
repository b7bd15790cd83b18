import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import type { Connection } from './connection.ts';
import type { OwnedDatabase } from './open.ts';

interface Table {
  readonly name: string;
  /** Columns that must have a value, with one of their type. */
  readonly values: Readonly<Record<string, string>>;
  /** A column that the kommune's role may change; null when it may change none. */
  readonly writable: string | null;
}

/** A value of every type there is, and one for each kommune where it must differ. */
const VALUES: Readonly<Record<string, string>> = {
  uuid: "'00000000-0000-7000-8000-000000000001'",
  text: "'1507'",
  integer: '1',
  bigint: '1',
  numeric: '0.5',
  boolean: 'false',
  jsonb: "'{}'",
  bytea: "''",
  date: "'2026-11-25'",
  'timestamp with time zone': "'2026-11-25T10:00:00Z'",
};

/** The policy of every row of a kommune, as PostgreSQL writes it back. */
const OWN = "(kommune_id = (current_setting('app.kommune_id'::text, true))::uuid)";

/** What the catalogue says of every thing in the database that a role that serves requests, or anybody, could reach. */
const ASKED = {
  /** Tables of a kommune that are not behind the one policy, for all verbs, enabled and forced, with kommune_id first in the key. */
  'a table of a kommune without its wall': `
    select c.relname as found from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'kommune_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not has_table_privilege('boligplan_plattform', c.oid, 'insert')
      and not (c.relrowsecurity and c.relforcerowsecurity and a.attnotnull
        and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'egen_kommune' and p.polcmd = '*' and p.polpermissive
          and p.polroles = array['boligplan_kommune'::regrole::oid] and pg_get_expr(p.polqual, p.polrelid) = $OWN and pg_get_expr(p.polwithcheck, p.polrelid) = $OWN)
        and exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = a.attnum))`,
  /** Permissive policies add up: one more, and the wall has a door. The worker's view of the queue is the one there is. */
  'a policy beside the one there should be': `
    select polrelid::regclass || '.' || polname as found from pg_policy
    where polname <> 'egen_kommune' and (polrelid::regclass::text, polname) not in (('jobb_koe', 'plattform_leser'))`,
  'a table that both roles may write': `
    select relname as found from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
      and has_table_privilege('boligplan_kommune', oid, 'select, insert, update, delete')
      and has_table_privilege('boligplan_plattform', oid, 'insert, update, delete')`,
  /** Row-level security knows nothing of these verbs: TRUNCATE empties everybody's table. */
  'a verb that passes row-level security by': `
    select relname || ': ' || verb as found from pg_class, unnest(array['truncate', 'references', 'trigger']) as verb
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and (has_table_privilege('boligplan_kommune', oid, verb) or has_table_privilege('boligplan_plattform', oid, verb))`,
  /** A view reads with the rights of its owner; a sequence is one for all kommuner; a partition or foreign table has no policy of its own. */
  'something else than a table': `
    select relname as found from pg_class where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i')`,
  'a function that anybody may call with the rights of its owner, or a trigger': `
    select proname as found from pg_proc where pronamespace = 'public'::regnamespace
    union select tgname from pg_trigger where not tgisinternal`,
  'something granted to everybody': `
    select relname as found from pg_class, aclexplode(relacl) where relnamespace = 'public'::regnamespace and grantee = 0
    union select 'default' from pg_default_acl
    union select 'create in public' where has_schema_privilege('boligplan_kommune', 'public', 'create') or has_schema_privilege('boligplan_plattform', 'public', 'create')`,
  'a role that may become another, or log in': `
    select rolname as found from pg_roles where rolname in ('boligplan_kommune', 'boligplan_plattform')
      and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
    union select member::regrole || ' in ' || roleid::regrole from pg_auth_members where member in ('boligplan_kommune'::regrole, 'boligplan_plattform'::regrole)`,
} as const;

/** Each harm somebody could do in a migration, and the question that must find it. */
const PLANTED: readonly [keyof typeof ASKED, string][] = [
  ['a table of a kommune without its wall', 'create table glemt (kommune_id uuid not null primary key)'],
  ['a table of a kommune without its wall', 'alter table tiltak_revisjon no force row level security'],
  ['a table of a kommune without its wall', 'alter policy egen_kommune on fil using (true)'],
  ['a policy beside the one there should be', 'create policy dør on fil for select to boligplan_kommune using (true)'],
  ['a table that both roles may write', 'grant update on fil to boligplan_plattform'],
  ['a verb that passes row-level security by', 'grant truncate on fil to boligplan_kommune'],
  ['something else than a table', 'create view alle_filer as select * from fil'],
  ['something else than a table', 'create sequence felles'],
  [
    'a function that anybody may call with the rights of its owner, or a trigger',
    "create function filer() returns bigint language sql security definer as 'select count(*) from fil'",
  ],
  ['something granted to everybody', 'grant select on fil to public'],
  ['a role that may become another, or log in', 'grant boligplan_plattform to boligplan_kommune'],
];

const insert = ({ name, values }: Table, kommune: string): string =>
  `insert into ${name} (${['kommune_id', ...Object.keys(values)].join(', ')}) values (${[`'${kommune}'`, ...Object.values(values)].join(', ')})`;

describe('the walls of the database', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  let tables: readonly Table[] = [];
  const admin = <T>(body: (c: Connection) => Promise<T>) => db.engine.withConnection(body);
  const ask = (c: Connection, question: keyof typeof ASKED) =>
    c
      .query<{ found: string }>(ASKED[question].replaceAll('$OWN', `'${OWN.replaceAll("'", "''")}'`))
      .then((rows) => rows.map((r) => r.found));

  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    await admin(async (c) => {
      // The walls are what is tried here; the rules of single tables would ask for a made-up row of every kind.
      await c.exec(`do $$ declare r record; begin
        for r in select conname, conrelid::regclass as t from pg_constraint
          where connamespace = 'public'::regnamespace and contype in ('c', 'f') and conrelid in (select polrelid from pg_policy) loop
          execute format('alter table %s drop constraint %I', r.t, r.conname); end loop;
        for r in select attname, attrelid::regclass as t from pg_attribute
          where attgenerated <> '' and attnotnull and attrelid in (select polrelid from pg_policy) loop
          execute format('alter table %s alter column %I drop not null', r.t, r.attname); end loop; end $$`);
      const columns = await c.query<{ table: string; column: string; type: string; must: boolean; writes: boolean }>(
        `select c.relname as table, a.attname as column, regexp_replace(format_type(a.atttypid, a.atttypmod), '\\(.*', '') as type,
           a.attnotnull and a.attgenerated = '' as must, has_column_privilege('boligplan_kommune', c.oid, a.attnum, 'update') as writes
         from pg_class c join pg_policy p on p.polrelid = c.oid join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where p.polname = 'egen_kommune' and a.attname <> 'kommune_id' order by 1, a.attnum`,
      );
      tables = [...new Set(columns.map((r) => r.table))].map((name) => {
        const own = columns.filter((r) => r.table === name);
        const values = Object.fromEntries(own.filter((r) => r.must).map((r) => [r.column, VALUES[r.type] ?? 'null']));
        return { name, values, writable: own.find((r) => r.writes)?.column ?? null };
      });
      for (const table of tables) for (const kommune of [own, neighbour]) await c.exec(insert(table, kommune));
    });
  }, 60_000);
  afterAll(() => db.close());

  it.each(Object.keys(ASKED) as (keyof typeof ASKED)[])('have not %s', async (question) => {
    expect(await admin((c) => ask(c, question))).toEqual([]);
  });

  it.each(PLANTED)('would show %s: %s', async (question, harm) => {
    const found = await admin(async (c) => {
      await c.exec(`begin; ${harm}`);
      try {
        return await ask(c, question);
      } finally {
        await c.exec('rollback');
      }
    });
    expect(found).not.toEqual([]);
  });

  const REFUSED = '42501';
  const NO_UUID = '22P02';

  /** What comes of a statement as a role with an id set: the rows it gives, or the class of its error; and the neighbour's rows after it. Never kept. */
  const tried = (role: string, id: string | null, table: string, sql: string) =>
    admin(async (c) => {
      await c.exec(`begin; set local role ${role}`);
      try {
        if (id !== null) await c.query("select set_config('app.kommune_id', $1, true)", [id]);
        const rows = await c.query<{ kommune_id: string }>(sql);
        await c.exec('reset role');
        const left = await c.query(`select 1 from ${table} where kommune_id = '${neighbour}'`);
        return {
          error: null,
          theirs: rows.filter((r) => r.kommune_id === neighbour).length,
          all: rows.length,
          left: left.length,
        };
      } catch (error) {
        return { error: (error as { code?: string }).code ?? String(error), theirs: 0, all: 0, left: 1 };
      } finally {
        await c.exec('rollback');
      }
    });

  const harms = (table: Table): readonly string[] => [
    `select * from ${table.name}`,
    `select * from ${table.name} where kommune_id = '${neighbour}' for update`,
    insert(table, neighbour),
    ...(table.writable ? [`update ${table.name} set ${table.writable} = null returning *`] : []),
    `update ${table.name} set kommune_id = '${neighbour}' returning *`,
    `delete from ${table.name} returning *`,
    `truncate ${table.name} cascade`,
  ];

  it('hold every table against another kommune, no kommune and a malformed one, with every verb', async () => {
    expect(tables.length).toBeGreaterThan(15);
    const through: string[] = [];
    for (const table of tables) {
      const seen = await tried('boligplan_kommune', own, table.name, `select * from ${table.name}`);
      expect(seen, table.name).toEqual({ error: null, theirs: 0, all: 1, left: 1 });
      for (const id of [own, null, '', 'x'])
        for (const sql of harms(table)) {
          const got = await tried('boligplan_kommune', id, table.name, sql);
          const held = got.theirs === 0 && got.left === 1 && (id === own || got.all === 0);
          const known = got.error === null || [REFUSED, NO_UUID, '23502'].includes(got.error);
          if (!held || !known || (/^insert|set kommune_id/.test(sql) && got.error === null && id === own))
            through.push(`as ${id}: ${sql}: ${JSON.stringify(got)}`);
        }
    }
    expect(through).toEqual([]);
  }, 120_000);

  it('keep the platform out of every table of a kommune, whatever id is set', async () => {
    for (const table of tables)
      for (const sql of harms(table)) {
        if (table.name === 'jobb_koe' && sql === 'select * from jobb_koe') continue;
        const got = await tried('boligplan_plattform', neighbour, table.name, sql);
        expect(got.error, sql).toBe(REFUSED);
      }
  }, 60_000);

  it('let no id outlive its transaction on any connection, not even one that was set for the session', async () => {
    const read = (tx: { rows<T>(sql: string): Promise<T[]> }) =>
      tx.rows<{ id: string | null; role: string }>(
        "select current_setting('app.kommune_id', true) as id, current_user::text as role",
      );
    await Promise.all(Array.from({ length: 12 }, (_, i) => db.inKommune(i % 2 ? own : neighbour, read)));
    const after = await Promise.all(Array.from({ length: 12 }, () => db.inPlattform(read)));
    expect(after.flat().filter((r) => r.id)).toEqual([]);
    await admin((c) => c.exec(`set app.kommune_id = '${neighbour}'`));
    const [row] = (await Promise.all(Array.from({ length: 12 }, () => db.inKommune(own, read)))).flat();
    expect(row).toEqual({ id: own, role: 'boligplan_kommune' });
    await admin((c) => c.exec('reset app.kommune_id'));
  });
});
