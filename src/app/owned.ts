import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DatabaseSettings, type OpenRefusal, type OwnedDatabase, openDatabase } from '../platform/db/open.ts';
import { askOwner } from '../platform/socket/socket.ts';
import { projectRoot } from './assets.ts';

/** Where the data is, by the settings of the environment. */
export function place(): { readonly data: string; readonly settings: DatabaseSettings } {
  const data = resolve(process.env.BOLIGPLAN_DATA ?? 'data');
  return {
    data,
    settings: {
      folder: join(data, 'database'),
      url: process.env.DATABASE_URL || undefined,
      migrations: join(projectRoot(), 'migrations'),
    },
  };
}

export const version = (): string =>
  (JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }).version;

export const fail = (text: string): number => {
  process.stderr.write(`boligplan: ${text}\n`);
  return 1;
};

/** Why the database does not open, other than that somebody has it. */
export function whyNot(refusal: Exclude<OpenRefusal, { code: 'i-bruk' }>): string {
  if (refusal.code === 'for-gammel-postgres')
    return `PostgreSQL 15 or newer is needed; this server says ${refusal.version}`;
  return refusal.table === null
    ? `the database role ${refusal.role} can bypass row-level security, so municipalities could see each other. Take the attributes SUPERUSER and BYPASSRLS from it`
    : `row-level security does not protect the table ${refusal.table} from the database role ${refusal.role}. Enable and force it on the table, or take the rights on the table from the role`;
}

/**
 * What a command does with the data: through the running product when that owns the folder, else with the database itself.
 * `ask` is null for what cannot be done while the product runs.
 */
export interface Task {
  readonly ask: string | null;
  answered(bytes: Uint8Array): number;
  opened(db: OwnedDatabase): Promise<number>;
}

export async function withData(task: Task, settings = place().settings): Promise<number> {
  const { data } = place();
  const opened = await openDatabase(settings);
  if (opened.ok) {
    try {
      return await task.opened(opened.value);
    } finally {
      await opened.value.close();
    }
  }
  if (opened.error.code !== 'i-bruk') return fail(whyNot(opened.error));
  const owner = `process ${opened.error.pid}`;
  if (task.ask === null) return fail(`the database in ${data} is in use by ${owner}; stop the product first`);
  const answer = await askOwner(data, task.ask);
  if (answer === null)
    return fail(
      `the database in ${data} is in use by ${owner}, which does not answer yet: it is starting, or another command is at work. Try again in a moment`,
    );
  if (!answer.ok)
    return fail(`the running product (${owner}) could not do it: ${Buffer.from(answer.bytes).toString()}`);
  return task.answered(answer.bytes);
}

export const hasDatabase = (settings: DatabaseSettings): boolean =>
  settings.url !== undefined || (settings.folder !== null && existsSync(join(settings.folder, 'PG_VERSION')));
