// npm run torture:kill -- [--rounds 50] [--database pglite|postgres] [--json]
import { parseArgs } from 'node:util';
import { torture } from './torture.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    database: { type: 'string', default: 'pglite' },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1 || (values.database !== 'pglite' && values.database !== 'postgres')) {
  process.stderr.write('--rounds takes a whole number from 1, --database pglite or postgres\n');
  process.exit(2);
}
const report = await torture(rounds, values.database, (line) => {
  if (!values.json) process.stderr.write(`${line}\n`);
});
process.stdout.write(`${JSON.stringify(report, null, values.json ? 0 : 2)}\n`);
process.exitCode = report.lost.length + report.doubled.length + report.torn.length + report.unfinishedJobs > 0 ? 1 : 0;
