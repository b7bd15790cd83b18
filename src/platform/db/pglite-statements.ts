import { type PGlite, protocol, parse as replies } from '@electric-sql/pglite';

type Message = Parameters<typeof replies.parseResults>[0][number];

/** A statement that the database has read and planned, and keeps under a name. */
interface Named {
  readonly name: string;
  readonly parameters: readonly number[];
  /** Says what the columns are; null for a statement without rows. */
  readonly columns: Message | null;
}

const OFTEN = 3;
const MOST_NAMED = 300;
const { serialize } = protocol;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * Statements of the embedded database. One that comes again is read and planned once, and its values, its run and the end of it
 * go in one call: PGlite's own query makes six calls and plans anew each time, which is most of what a short statement costs.
 * (PostgreSQL: Frontend/Backend Protocol, Extended Query.)
 */
export function createStatements(db: PGlite) {
  const seen = new Map<string, number>();
  const named = new Map<string, Named>();
  const call = (...parts: Uint8Array[]): Promise<Message[]> =>
    db.execProtocolStream(joined(parts), { syncToFs: false });

  async function namedFor(sql: string): Promise<Named | undefined> {
    const known = named.get(sql);
    if (known || named.size >= MOST_NAMED) return known;
    const times = (seen.get(sql) ?? 0) + 1;
    if (seen.size > MOST_NAMED) seen.clear();
    seen.set(sql, times);
    if (times < OFTEN) return undefined;
    seen.delete(sql);
    const name = `s${named.size}`;
    const told = await call(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const statement = {
      name,
      parameters: replies.parseDescribeStatementResults(told),
      columns: told.find((message) => message.name === 'rowDescription') ?? null,
    };
    named.set(sql, statement);
    return statement;
  }

  return {
    /** One statement with its rows, each a list of values. */
    async query(sql: string, params: readonly unknown[]) {
      const statement = await namedFor(sql);
      if (!statement) return db.query<unknown[]>(sql, [...params], { rowMode: 'array' });
      const values = params.map((value, i) => {
        if (value === null || value === undefined) return null;
        return db.serializers[statement.parameters[i] ?? 0]?.(value) ?? String(value);
      });
      const told = await call(
        serialize.bind({ statement: statement.name, values }),
        serialize.execute({}),
        serialize.sync(),
      );
      const messages = statement.columns === null ? told : [statement.columns, ...told];
      const [result] = replies.parseResults(messages, db.parsers, { rowMode: 'array' });
      return { fields: result?.fields ?? [], rows: (result?.rows ?? []) as unknown[][] };
    },
    /** Statements without parameters and rows. */
    async exec(sql: string): Promise<void> {
      await call(serialize.query(sql));
    },
  };
}
