import type { Manifest, RunResult } from '../../model/result.ts';

export interface StoredRun {
  readonly id: string;
  readonly created: string;
  readonly result: RunResult;
  readonly manifest: Manifest;
}

/** What tells one run from every other, in any database: the input hash is under the kommune's own random key. */
export interface RunKey {
  readonly id: string;
  readonly created: string;
  readonly inputHash: string;
}

/** Characters of JSON; an object takes some times that. */
const MOST = 12_000_000;

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

/**
 * Runs that were read lately. A run is never changed once it is stored, and to read it anew for each page took half the page's
 * time; which run it is, is asked of the database every time, under the kommune's own rights. The one used longest ago goes first.
 */
export class KeptRuns {
  readonly #most: number;
  readonly #runs = new Map<string, { readonly run: StoredRun; readonly size: number }>();
  #size = 0;

  constructor(most = MOST) {
    this.#most = most;
  }

  get({ id, inputHash }: RunKey): StoredRun | null {
    const key = `${id} ${inputHash}`;
    const kept = this.#runs.get(key);
    if (!kept) return null;
    this.#runs.delete(key);
    this.#runs.set(key, kept);
    return kept.run;
  }

  keep({ id, created, inputHash }: RunKey, result: string, manifest: Manifest): StoredRun {
    const run = frozen<StoredRun>({ id, created, result: JSON.parse(result) as RunResult, manifest });
    const key = `${id} ${inputHash}`;
    if (this.#runs.has(key)) return run;
    this.#runs.set(key, { run, size: result.length });
    this.#size += result.length;
    for (const [oldest, { size }] of this.#runs) {
      if (this.#size <= this.#most) break;
      this.#runs.delete(oldest);
      this.#size -= size;
    }
    return run;
  }
}
