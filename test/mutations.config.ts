import { defineConfig } from 'vitest/config';
import { MUTATIONS } from './mutations.ts';

/** MUTATION: the number of the one constant that is changed while the tests are read; nothing on disk is. */
const mutation = MUTATIONS[Number(process.env.MUTATION ?? -1)];

export default defineConfig({
  plugins: [
    {
      name: 'one-constant-changed',
      enforce: 'pre',
      transform: (code, id) =>
        mutation && id.split('?')[0]?.endsWith(`/${mutation.file}`)
          ? code.replace(mutation.from, () => mutation.to)
          : null,
    },
  ],
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['src/**/*.test.ts'],
    env: { BOLIGPLAN_TEST_DB: 'pglite' },
  },
});
