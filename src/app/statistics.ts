import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { complete } from '../plan/grunnlag/catalogue.ts';
import { loadEntries } from '../plan/grunnlag/content.ts';
import { inspect } from '../plan/grunnlag/inspect.ts';
import { readStatistics } from '../plan/grunnlag/reading/index.ts';
import { readerSentence } from '../plan/grunnlag/reading/sentences.ts';
import { projectRoot } from './assets.ts';
import type { Verb } from './cli.ts';

export const verb: Verb = {
  usage: 'statistics inspect FILE [--json]',
  help: 'Reads a file of statistics (JSON-stat 2, Statbank CSV, one column per age, xlsx) without storing it and tells what it holds: dimensions, and for each period and measure the raw sum, the number of cells and how many are missing. The sum is null where the measure may not be added.',
  async run(args) {
    const [action, file] = args.filter((a) => !a.startsWith('--'));
    if (action !== 'inspect' || !file) {
      process.stderr.write(`Usage: boligplan ${this.usage}\n`);
      return 2;
    }
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch {
      process.stderr.write(`boligplan: cannot open ${file}\n`);
      return 2;
    }
    const table = await readStatistics(bytes);
    if (!table.ok) {
      process.stderr.write(`boligplan: ${file}: ${readerSentence(table.error, 'nb')}\n`);
      return 1;
    }
    const found = inspect(complete(table.value, loadEntries(projectRoot()), basename(file)));
    if (args.includes('--json')) {
      process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
      return 0;
    }
    process.stdout.write(`${found.table ?? '(no table number)'}  ${found.title ?? '(no title)'}\n`);
    for (const d of found.dimensions) process.stdout.write(`  ${d.code}: ${d.size} values, first ${d.first}\n`);
    for (const p of found.periods)
      process.stdout.write(
        `  ${p.period || '-'}  ${p.measure}  sum ${p.sum ?? 'not added'}  cells ${p.cells}  missing ${p.missing}\n`,
      );
    process.stdout.write(
      `  ${found.cells} cells, ${found.missing} missing, ${found.absent} combinations not in the file\n`,
    );
    for (const w of found.warnings) process.stdout.write(`  note: ${w.code} ${JSON.stringify(w.data)}\n`);
    return 0;
  },
};
