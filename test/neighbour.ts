import { createHash } from 'node:crypto';
import type { Connection } from '../src/platform/db/connection.ts';
import { digestOf, MARK, marked, ROWS, type Row } from './neighbour-rows.ts';
import type { TestServer } from './server.ts';

export { MARK };

/** Every table behind the policy of a kommune's own rows, as the catalogue says, parents before children. */
export async function tenantTables(db: Connection): Promise<string[]> {
  const tables = await db.query<{ name: string; parents: string[] }>(
    `select c.relname as name,
       array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
         where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
     from pg_class c join pg_policy p on p.polrelid = c.oid where p.polname = 'egen_kommune' order by 1`,
  );
  const placed = new Set<string>();
  const waits = (parents: readonly string[]) => parents.some((p) => !placed.has(p) && tables.some((t) => t.name === p));
  for (let before = -1; placed.size > before; ) {
    before = placed.size;
    for (const { name } of tables.filter((t) => !waits(t.parents))) placed.add(name);
  }
  if (placed.size < tables.length) throw new Error("tables that are each other's parents");
  return [...placed];
}

/** Gives `to` the rows of `from` with the mark in every text, and a row in every table that `from` has none in. */
export async function fillNeighbour(db: Connection, from: string, to: string): Promise<void> {
  /** The ids of rows that were copied, and of their copies: what belongs to a row belongs to its copy. */
  const copies = new Map<string, string>();
  for (const table of await tenantTables(db)) {
    const found = await db.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t where kommune_id = $1`, [
      from,
    ]);
    const fixture = ROWS[table];
    if (found.length === 0 && !fixture)
      throw new Error(`The neighbour has nothing in ${table}: give it a row in test/neighbour-rows.ts`);
    // Its own row too where there is one: rows of other tables may know it by its id.
    const rows = [...found.map((f) => f.row), ...(fixture ? [fixture] : [])];
    const [defaults] = await db.query<{ names: string[] }>(
      `select array_agg(attname::text) as names from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    );
    for (const row of rows) {
      const own: Row = { ...(marked(row) as Row), kommune_id: to };
      if (typeof own.id === 'string' && row !== fixture) {
        const id = newId();
        copies.set(own.id, id);
        own.id = id;
      }
      for (const [column, value] of Object.entries(own))
        if (typeof value === 'string' && copies.has(value)) own[column] = copies.get(value);
      // What is frozen proves itself against its digest, with the marks in it too.
      if ('digest' in own && 'document' in own) own.digest = digestOf(own.document);
      const columns = (defaults?.names ?? []).filter((c) => c in own);
      await db.query(
        `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_record(null::${table}, $1::jsonb) on conflict do nothing`,
        [JSON.stringify(own)],
      );
    }
  }
}

let made = 100;
const newId = () => {
  made += 1;
  return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
};

/** Number and fingerprint of the neighbour's rows in every table that knows a kommune, the platform's own included. */
export async function stateOf(db: Connection, kommuneId: string): Promise<Record<string, string>> {
  const tables = await db.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = 'public' and c.relkind = 'r' and a.attname = 'kommune_id' order by 1`,
  );
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    // Counts for every kommune what the platform writes for any: no data of theirs.
    if (name === 'endring') continue;
    const rows = await db.query<{ row: string }>(
      `select t::text as row from ${name} t where kommune_id = $1 order by 1`,
      [kommuneId],
    );
    state[name] = `${rows.length} ${createHash('sha256')
      .update(rows.map((r) => r.row).join('\n'))
      .digest('hex')}`;
  }
  return state;
}

/** What a person could read in an answer, whatever the kind of file. */
export async function textOf({ type, bytes: read }: { type: string; bytes: Uint8Array }): Promise<string> {
  const bytes = new Uint8Array(read);
  if (type.includes('pdf')) {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: bytes }).promise;
    const pages = Array.from({ length: document.numPages }, async (_, i) => {
      const { items } = await (await document.getPage(i + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('');
    });
    return (await Promise.all(pages)).join('\n');
  }
  if (type.includes('wordprocessingml')) {
    const { default: mammoth } = await import('mammoth');
    return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
  }
  if (type.includes('spreadsheetml')) {
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    await book.xlsx.load(bytes.buffer);
    return JSON.stringify(book.worksheets.map((sheet) => [sheet.name, sheet.getSheetValues()]));
  }
  return Buffer.from(bytes).toString('utf8');
}

/** A route's addresses in a kommune: its examples, and the neighbour's own ids in the place of every parameter. */
export function addressesOf(
  route: TestServer['routes'][number],
  slug: string,
  ids: Readonly<Record<string, readonly string[]>>,
): string[] {
  const bare = route.path.replace(':kommune', slug);
  const names = [...bare.matchAll(/:([a-z]+)/g)].map((m) => m[1] ?? '');
  const [first] = names;
  const probes = first
    ? (ids[first] ?? []).map((id) => bare.replace(/:[a-z]+(\{[^}]*\})?/, id).replace(/:[a-z]+(\{[^}]*\})?/g, '1'))
    : [bare];
  return [...new Set([...(route.examples ?? []).map((e) => e.replace(':kommune', slug)), ...probes])];
}
