/** The numbers that made up an area on a date: those that lie in it whole, and those of which only a part does. */
export interface AreaParts {
  readonly whole: readonly string[];
  readonly splits: readonly string[];
}

/** What a municipality, its county and the country are made of, on any date. */
export interface Areas {
  readonly kommune: (date: string) => AreaParts;
  /** `code` is the county number that meant the same area then; null where none did. */
  readonly fylke: (date: string) => AreaParts & { readonly code: string | null };
  readonly landet: (date: string) => AreaParts;
}

/** The codes to add, each with the share of it that is counted. */
export type Shares = ReadonlyMap<string, number>;

export type Coverage =
  | { readonly ok: true; readonly shares: Shares; readonly weighted: boolean }
  /** `missing` are numbers the table lacks, `undecided` split numbers nobody has given a share. */
  | { readonly ok: false; readonly missing: readonly string[]; readonly undecided: readonly string[] };

/**
 * An area is known in a year when every number that then made it up has figures; one missing part would make the sum
 * too small without anybody seeing it. A split number counts with the share that a person has decided.
 */
export function cover(parts: AreaParts, has: (code: string) => boolean, decided: Shares = new Map()): Coverage {
  const needed = [...parts.whole, ...parts.splits];
  const missing = needed.filter((code) => !has(code));
  const undecided = parts.splits.filter((code) => has(code) && !decided.has(code));
  if (needed.length === 0 || missing.length > 0 || undecided.length > 0) return { ok: false, missing, undecided };
  return {
    ok: true,
    shares: new Map(needed.map((code) => [code, parts.splits.includes(code) ? (decided.get(code) ?? 0) : 1])),
    weighted: parts.splits.length > 0,
  };
}
