import type { Verb } from '../cli.ts';
import { check } from './check.ts';
import { fetchTables } from './fetch.ts';

export const verb: Verb = {
  usage: 'ssb check [--base URL] [--json] | ssb fetch --kommune NAME-OR-NUMBER --out FOLDER [--base URL]',
  help: 'check tries every promise of the live services (SSB PxWebApi v2, Klass, Kartverket, Geonorge) that the clients lean on, and prints a table; the exit code is 0 when all are kept. fetch downloads the tables of content/statistikk/tabeller.yaml for one municipality as JSON-stat 2, each with the request that gave it in a file beside, ready for "boligplan run --from". Both obey 30 calls a minute. Without --base the address is BOLIGPLAN_SSB, else the live service.',
  async run([action, ...rest]) {
    if (action === 'check') return check(rest);
    if (action === 'fetch') return fetchTables(rest);
    process.stderr.write(`Usage: boligplan ${this.usage}\n`);
    return 2;
  },
};
