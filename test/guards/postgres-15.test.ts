import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrationFiles } from '../../src/platform/db/migrate.ts';

const called = (...names: string[]) => new RegExp(`\\b(${names.join('|')})\\s*\\(`, 'i');

/** What PostgreSQL 15 lacks and the embedded 18 takes: since when, what, how it looks, and an example that must be caught. */
const NEWER: readonly (readonly [since: 16 | 17 | 18, what: string, pattern: RegExp, example: string])[] = [
  [16, 'any_value', called('any_value'), 'select any_value(name) from kommune'],
  [16, 'SQL/JSON constructors', called('json_array', 'json_arrayagg', 'json_objectagg'), 'select json_arrayagg(a)'],
  [16, 'json_object with keys', /\bjson_object\s*\(\s*'[^']*'\s*(:|value)/i, "select json_object('a': 1)"],
  [16, 'is json', /\bis\s+(not\s+)?json\b/i, 'check (data is json object)'],
  [16, 'checks of input', called('pg_input_is_valid', 'pg_input_error_info'), "select pg_input_is_valid('1', 'int4')"],
  [16, 'random_normal and the like', called('random_normal', 'erf', 'erfc'), 'select random_normal()'],
  [16, 'random arrays', called('array_sample', 'array_shuffle'), 'select array_shuffle(a)'],
  [16, 'date_add', called('date_add', 'date_subtract'), "select date_add(now(), '1 day', 'Europe/Oslo')"],
  [16, 'system_user', /\bsystem_user\b/i, 'select system_user'],
  [16, 'whole numbers that are not decimal', /(?<![\w.'$])0[xob][0-9a-f]+\b/i, 'select 0x1f'],
  [16, 'underscores in numbers', /(?<![\w.'$])\d+_\d+/, 'check (size < 26_214_400)'],
  [16, 'grant with inherit or set', /\bwith\s+(inherit|set)\s+(true|false|option)/i, 'grant a to b with inherit true'],
  [
    16,
    'a select in from without a name',
    /\bfrom\s*\(\s*select\b[^()]*\)\s*(;|$|where|order|group|limit)/i,
    'select * from (select 1);',
  ],
  [
    16,
    'storage in create table',
    /\bcreate\s+table\b[^;]*\bstorage\s+(plain|main|external|extended)/i,
    'create table a (b text storage external)',
  ],
  [
    17,
    'merge with returning',
    /\bmerge\s+into\b[^;]*\breturning\b/i,
    'merge into a using b on true when matched then delete returning a.id',
  ],
  [17, 'merge by source', /\bnot\s+matched\s+by\s+(source|target)\b/i, 'when not matched by source then delete'],
  [17, 'json_table', called('json_table'), "select * from json_table(data, '$[*]' columns (id int))"],
  [
    17,
    'SQL/JSON questions',
    called('json_exists', 'json_query', 'json_value', 'json_scalar', 'json_serialize'),
    "select json_value(data, '$.a')",
  ],
  [17, 'random within bounds', /\brandom\s*\(\s*[^)\s]/i, 'select random(1, 6)'],
  [17, 'to_bin and to_oct', called('to_bin', 'to_oct'), 'select to_bin(5)'],
  [17, 'reading uuids', called('uuid_extract_timestamp', 'uuid_extract_version'), 'select uuid_extract_version(id)'],
  [
    17,
    'unicode versions',
    called('unicode_assigned', 'unicode_version', 'icu_unicode_version'),
    'select unicode_assigned(name)',
  ],
  [17, 'at local', /\bat\s+local\b/i, 'select now() at local'],
  [
    17,
    'built-in collations',
    /\b(pg_c_utf8|pg_unicode_fast)\b|provider\s*=?\s*builtin/i,
    'create table a (b text collate pg_c_utf8)',
  ],
  [17, 'the right to maintain', /\bgrant\b[^;]*\bmaintain\b|\bpg_maintain\b/i, 'grant maintain on kommune to a'],
  [17, 'transaction_timeout', /\btransaction_timeout\b/i, "set transaction_timeout = '1s'"],
  [
    17,
    'a changed expression of a column',
    /\bset\s+expression\b/i,
    'alter table a alter column b set expression as (c + 1)',
  ],
  [
    17,
    'triggers at login',
    /\bevent\s+trigger\b[^;]*\bon\s+login\b/i,
    'create event trigger a on login execute function b()',
  ],
  [18, 'uuidv7 and uuidv4', called('uuidv7', 'uuidv4'), 'insert into a values (uuidv7())'],
  [
    18,
    'columns computed when read (also where "stored" is not said)',
    /\bgenerated\s+always\s+as\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)(?!\s*stored)/i,
    'create table a (b int, c int generated always as (abs(b)))',
  ],
  [
    18,
    'keys over periods',
    /\bwithout\s+overlaps\b|\(\s*[\w, ]*\bperiod\s+\w+\s*\)/i,
    'primary key (id, valid without overlaps)',
  ],
  [
    18,
    'old and new in returning',
    /\breturning\b[^;]*\b(old|new)\s*\.|\breturning\s+with\b/i,
    'update a set b = 1 returning old.b',
  ],
  [18, 'checks that are not enforced', /\bnot\s+enforced\b/i, 'check (a > 0) not enforced'],
  [
    18,
    'not null as a named constraint of the table',
    /\b(constraint\s+\w+|add)\s+not\s+null\s+\w/i,
    'alter table a add constraint b not null c not valid',
  ],
  [18, 'sorted and reversed arrays', called('array_sort', 'array_reverse'), 'select array_sort(a)'],
  [18, 'casefold', called('casefold'), 'select casefold(name)'],
  [18, 'checksums and gamma', called('crc32', 'crc32c', 'gamma', 'lgamma'), 'select crc32(bytes)'],
];

const withoutComments = (sql: string) => sql.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/--.*$/gm, ' ');
const found = (sql: string) =>
  NEWER.filter(([, , pattern]) => pattern.test(withoutComments(sql))).map(([, what]) => what);

describe('migrations', () => {
  it('use nothing that PostgreSQL 15 lacks', () => {
    const files = migrationFiles('migrations');
    expect(files.length).toBeGreaterThan(5);
    expect(
      files.flatMap((f) => found(readFileSync(join('migrations', f), 'utf8')).map((what) => `${f}: ${what}`)),
    ).toEqual([]);
  });

  it.each(NEWER.map(([since, what, , example]) => ({ since, what, example })))(
    'would be refused with $what (since $since)',
    ({ what, example }) => {
      expect(found(`-- a remark\n${example}`)).toContain(what);
    },
  );

  it.each([
    'merge into a using b on a.id = b.id when matched then update set c = 1;',
    'create table a (b int, c int generated always as (b * (b + 1)) stored);',
    'id int generated always as identity',
    '-- uuidv7() is not there on 15',
    'select * from (select 1) as a where true; select random();',
    "insert into a values ('0x1f') returning id",
  ])('may use what 15 has: %s', (sql) => {
    expect(found(sql)).toEqual([]);
  });
});
