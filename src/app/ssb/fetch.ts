import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { fetchedRows, fetchRole, loadCatalogue, standsAlone } from '../../plan/grunnlag/index.ts';

import { systemClock } from '../../platform/clock/system.ts';
import { findKommune, numbersOf, slugOf } from '../../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { createSources } from '../../platform/statistics/sources.ts';
import { projectRoot } from '../assets.ts';
import { baseFrom } from './base.ts';
import { refusalSentence } from './sentences.ts';

const fail = (text: string): number => {
  process.stderr.write(`boligplan: ${text}\n`);
  return 2;
};

/** Written beside and moved in whole, so that half a file is never taken for a table. */
function write(path: string, text: string): void {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

/** Downloads the tables that the plan's calculations read for one municipality, each with its request beside it. */
export async function fetchTables(args: readonly string[]): Promise<number> {
  let values: { kommune?: string; out?: string; base?: string };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: { kommune: { type: 'string' }, out: { type: 'string' }, base: { type: 'string' } },
    }));
  } catch (error) {
    return fail((error as Error).message);
  }
  const { kommune: query, out } = values;
  if (!query || !out) return fail('name a municipality with --kommune and a folder with --out');
  const base = baseFrom(values.base);
  if (!base.ok) return fail(`"${base.error.text}" is not a web address`);
  const root = projectRoot();
  const kommuner = loadKommuner(root);
  const found = findKommune(kommuner, query);
  if (!found.ok) {
    const names = found.error.candidates.map((k) => `${k.number} ${k.name}`).join(', ');
    return fail(
      names ? `several municipalities fit "${query}": ${names}` : `no municipality is or was called "${query}"`,
    );
  }
  const { number, name } = found.value;
  const kommune = { number, whole: numbersOf(kommuner, number).whole };
  const { pxweb } = createSources({ base: base.value });
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  mkdirSync(out, { recursive: true });
  process.stdout.write(`${number} ${name}, from ${base.value}\n`);
  let missing = 0;
  for (const row of fetchedRows(loadCatalogue(root)).filter((row) => !standsAlone(row.role))) {
    const fetched = await fetchRole(pxweb, row, kommune, systemClock.now, { signal: stop.signal });
    if (!fetched.ok) {
      missing += 1;
      process.stdout.write(
        `  ${row.role.padEnd(20)} ${row.tables[0]}  not fetched: ${refusalSentence(fetched.error)}\n`,
      );
      if (fetched.error.code === 'uten-nett' || fetched.error.code === 'avbrutt') {
        missing = -1;
        break;
      }
      continue;
    }
    const { record, text } = fetched.value;
    const file = `${record.table}-${slugOf(name)}.json`;
    write(join(out, file), text);
    write(join(out, file.replace(/\.json$/, '.request.json')), `${JSON.stringify(record, null, 2)}\n`);
    process.stdout.write(`  ${row.role.padEnd(20)} ${record.table}  ${file}\n`);
    for (const { table, refusal } of record.passedOver)
      process.stdout.write(`${' '.repeat(23)}${table} was passed over: ${refusalSentence(refusal)}\n`);
  }
  process.removeListener('SIGINT', interrupt);
  if (missing < 0) {
    process.stdout.write(
      'The rest was not tried. Download the tables by hand from https://www.ssb.no/statbank and give them to "boligplan run".\n',
    );
    return 1;
  }
  return missing === 0 ? 0 : 1;
}
