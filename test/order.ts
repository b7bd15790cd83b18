import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** One database after the other, for a process goes on only with its own; in each what takes longest starts first, so that no core waits for the last file. */
export class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const weights = new Map(files.map((spec) => [spec, weight(spec)]));
    return Promise.resolve(
      [...files].sort(
        (a, b) => a.project.name.localeCompare(b.project.name) || (weights.get(b) ?? 0) - (weights.get(a) ?? 0),
      ),
    );
  }
}

/** Known before anything has run: what a file starts says more of its time than its size does. */
function weight({ moduleId }: TestSpecification): number {
  const source = readFileSync(moduleId, 'utf8');
  const starts = (file: string) => source.includes(`/${file}.ts'`);
  if (starts('pages/fixture')) return 5_000_000 + source.length;
  if (starts('browser') || starts('product') || starts('torture')) return 4_000_000 + source.length;
  if (starts('server')) return 3_000_000 + source.length;
  if (starts('database')) return 2_000_000 + source.length;
  return source.length;
}
