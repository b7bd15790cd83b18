import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** One file of tests on one database, as bin/test.mjs counts it. */
interface Tallied {
  readonly name: string;
  readonly ms: number;
  readonly failed: boolean;
  readonly tests: readonly { readonly name: string; readonly state: string }[];
}

/** Writes what came of every test to the file that BOLIGPLAN_TEST_TALLY names: vitest's own JSON does not tell the databases apart. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tallied = modules.map((module): Tallied => {
      const times = module.diagnostic();
      return {
        name: `${relative(process.cwd(), module.moduleId)} [${module.project.name}]`,
        ms: times.collectDuration + times.setupDuration + times.duration,
        failed: module.state() === 'failed',
        tests: [...module.children.allTests()].map((test) => ({ name: test.fullName, state: test.result().state })),
      };
    });
    writeFileSync(process.env.BOLIGPLAN_TEST_TALLY ?? '', JSON.stringify(tallied));
  }
}
