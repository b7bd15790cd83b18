// Changes each constant of test/mutations.ts in turn and runs the test that is to catch it: `npm run mutations [-- WORD]`.
import { spawnSync } from 'node:child_process';
import { MUTATIONS } from './mutations.ts';

const [word = ''] = process.argv.slice(2);
let survived = 0;
for (const [i, { formula, file, to, test }] of MUTATIONS.entries()) {
  if (!`${formula} ${file}`.includes(word)) continue;
  const { status } = spawnSync(
    'node_modules/.bin/vitest',
    ['run', '--config', 'test/mutations.config.ts', '--bail', '1', test],
    {
      env: { ...process.env, MUTATION: String(i) },
      stdio: 'ignore',
    },
  );
  const caught = status === 1;
  if (!caught) survived += 1;
  process.stdout.write(`${caught ? 'caught  ' : 'SURVIVED'} ${formula} (${file}: ${to}) by ${test}\n`);
}
process.exitCode = survived === 0 ? 0 : 1;
