import type { z } from 'zod';

export interface Problem {
  /** Where in the case, as a JSON path: `$.mortality.survival.female[3]`. */
  readonly path: string;
  readonly text: string;
}

export const jsonPath = (parts: readonly PropertyKey[]): string =>
  `$${parts.map((p) => (typeof p === 'number' ? `[${p}]` : /^\w+$/.test(String(p)) ? `.${String(p)}` : `['${String(p)}']`)).join('')}`;

/** Every problem of a parse. Of a choice between forms, the form that was meant: the one that got farthest into the value. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[] = []): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = [...at, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const depth = (branch: readonly z.core.$ZodIssue[]) =>
        Math.min(...branch.map((i) => (i.code === 'unrecognized_keys' ? -1 : i.path.length)));
      const meant = issue.errors.reduce((best, branch) =>
        depth(branch) > depth(best) || (depth(branch) === depth(best) && branch.length < best.length) ? branch : best,
      );
      return problemsOf(meant, path);
    }
    return [{ path: jsonPath(path), text: issue.message }];
  });
}
