import { parseArgs } from 'node:util';
import { loadCatalogue } from '../../plan/grunnlag/index.ts';
import { type CheckResult, contractChecks, runChecks } from '../../platform/statistics/checks.ts';
import { createSources } from '../../platform/statistics/sources.ts';
import { projectRoot } from '../assets.ts';
import { baseFrom } from './base.ts';

const WORDS = { kept: 'ok', broken: 'BROKEN', 'not tried': 'not tried' } as const;

const line = ({ call, result, found, ms }: CheckResult) =>
  `${call.padEnd(46)} ${WORDS[result].padEnd(9)} ${ms === null ? '-'.padStart(7) : String(ms).padStart(7)}${found ? `  ${found}` : ''}\n`;

/** The contract that the clients lean on, tried call by call. */
export async function check(args: readonly string[]): Promise<number> {
  let values: { base?: string; json?: boolean };
  try {
    ({ values } = parseArgs({ args: [...args], options: { base: { type: 'string' }, json: { type: 'boolean' } } }));
  } catch (error) {
    process.stderr.write(`boligplan: ${(error as Error).message}\n`);
    return 2;
  }
  const base = baseFrom(values.base);
  if (!base.ok) {
    process.stderr.write(`boligplan: "${base.error.text}" is not a web address\n`);
    return 2;
  }
  // What the service itself takes, without the waiting for our turn.
  let spent = 0;
  const timed = async (url: string, init: RequestInit) => {
    const from = performance.now();
    try {
      const answer = await fetch(url, init);
      const { status, headers } = answer;
      return new Response(await answer.text(), { status, headers });
    } finally {
      spent += performance.now() - from;
    }
  };
  // Few attempts each: what is wanted is how the service answers now.
  const sources = createSources({ base: base.value, fetch: timed, retries: 1, timeoutMs: 20_000 });
  if (!values.json)
    process.stdout.write(`${base.value}\n${'Call'.padEnd(46)} ${'Result'.padEnd(9)} ${'ms'.padStart(7)}\n`);
  const { results, connected } = await runChecks(
    contractChecks(sources, loadCatalogue(projectRoot())),
    () => spent,
    (result) => {
      if (!values.json) process.stdout.write(line(result));
    },
  );
  const kept = results.filter((r) => r.result === 'kept').length;
  if (values.json) process.stdout.write(`${JSON.stringify({ base: base.value, connected, results }, null, 2)}\n`);
  else if (!connected)
    process.stdout.write(
      `\nNo connection with ${new URL(base.value).host}: the network is missing, or a firewall stands between. Nothing was tried.\n`,
    );
  else process.stdout.write(`\n${kept} of ${results.length} promises are kept.\n`);
  return kept === results.length ? 0 : 1;
}
