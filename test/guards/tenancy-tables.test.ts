import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnedDatabase } from '../../src/platform/db/open.ts';
import { testDatabase } from '../database.ts';

/** Tables without a municipality's data; `jobb_koe` holds ids only and is read, never written, from here. */
const PLATFORM = [
  'api_noekkel',
  'bruker',
  'endring',
  'innloggingsforsoek',
  'invitasjon',
  'jobb_koe',
  'kjent_nettleser',
  'kommune',
  'medlemskap',
  'oekt',
  'oppsett',
];

describe('every table', () => {
  let db: OwnedDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  const loose = () =>
    db.engine.withConnection((c) =>
      c.query<{ name: string }>(
        `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege('boligplan_kommune', c.oid, 'select')
           and not (c.relrowsecurity and c.relforcerowsecurity
             and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'egen_kommune' and p.polwithcheck is not null))`,
      ),
    );

  it('that a municipality reads is behind forced row-level security', async () => {
    expect(await loose()).toEqual([]);
    await db.engine.withConnection((c) =>
      c.exec('create table glemt (kommune_id uuid); grant select on glemt to boligplan_kommune'),
    );
    expect(await loose()).toEqual([{ name: 'glemt' }]);
    await db.engine.withConnection((c) => c.exec('drop table glemt'));
  });

  it('that the platform role reads is on the closed list', async () => {
    const rows = await db.engine.withConnection((c) =>
      c.query<{ name: string }>(
        `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege('boligplan_plattform', c.oid, 'select') order by 1`,
      ),
    );
    expect(rows.map((r) => r.name)).toEqual(PLATFORM);
    const queue = await db.engine.withConnection((c) =>
      c.query<{ column: string; writes: boolean }>(
        `select a.attname as column, has_table_privilege('boligplan_plattform', a.attrelid, 'insert, update, delete, truncate') as writes
         from pg_attribute a where a.attrelid = 'jobb_koe'::regclass and a.attnum > 0 and not a.attisdropped order by 1`,
      ),
    );
    expect(queue).toEqual(['jobb_id', 'kommune_id', 'ready'].map((column) => ({ column, writes: false })));
  });
});
