import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/order.ts';
import { SMOKE, storeTests } from './test/stores.ts';

const TSX = new URL('./bin/tsx.mjs', import.meta.url).href;

/** BOLIGPLAN_TEST_DB: pglite (when nothing is said), postgres, or both: then in one run, so that neither core waits. */
const asked = process.env.BOLIGPLAN_TEST_DB ?? 'pglite';
const databases = asked === 'both' ? ['pglite', 'postgres'] : [asked];

// As the product does (docs/adr/0123): the threads and processes that tests start take their code from there, compiled.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/boligplan-code');

export default defineConfig({
  test: {
    // Twice the cores: while some files wait for a browser, a disk or a clock, others work. Both cores are then full.
    maxWorkers: 4,
    // Node reads our files itself, as it reads those of the product: no second compiler between a test and what it tests, and imports are
    // imports, not looked up again wherever they are used.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    sequence: { sequencer: LongestFirst },
    projects: databases.map((database) => ({
      test: {
        name: database,
        // One process after the other file: what they import is read once, and the embedded database is compiled once.
        isolate: false,
        execArgv: ['--import', TSX],
        env: { BOLIGPLAN_TEST_DB: database },
        include: asked === 'both' && database === 'postgres' ? storeTests() : ['{src,test}/**/*.test.{ts,tsx}'],
        // The journeys are on the embedded database; of them the smoke journey is the one for the other.
        exclude: asked === 'both' && database === 'pglite' ? ['**/node_modules/**', SMOKE] : ['**/node_modules/**'],
        globalSetup: database === 'postgres' ? ['test/global-setup.ts'] : [],
        testTimeout: 60_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
