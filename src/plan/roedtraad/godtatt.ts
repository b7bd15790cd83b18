import { type Removable, type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';
import { type Finding, findingKey, markOf } from './finding.ts';

/** A finding that somebody has accepted, and why. */
export interface Godtatt extends Removable {
  readonly funn: string;
  /** The mark of the finding as it was then. */
  readonly seen: string;
  readonly reason: string;
}

export interface GodtattRow {
  readonly number: number;
  readonly revision: number;
  readonly data: Godtatt;
  readonly created: string;
}

/** A finding, and how it stands to what was accepted: "endret" is accepted once, but the plan has changed since. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly key: string;
  readonly standing: 'ny' | 'godtatt' | 'endret';
  readonly row: GodtattRow | null;
}

const MAX_REASON = 1000;

export function parseGodtatt(typed: TypedFields, finding: Finding): RowResult<Godtatt> {
  const form = rowForm(typed);
  const reason = form.words('reason', MAX_REASON, true);
  return form.done({ funn: findingKey(finding), seen: markOf(finding), reason, removed: false });
}

export function judge(findings: readonly Finding[], rows: readonly GodtattRow[]): JudgedFinding[] {
  const standing = new Map(rows.filter((r) => !r.data.removed).map((r) => [r.data.funn, r]));
  return findings.map((finding) => {
    const key = findingKey(finding);
    const row = standing.get(key) ?? null;
    return { finding, key, row, standing: row ? (row.data.seen === markOf(finding) ? 'godtatt' : 'endret') : 'ny' };
  });
}
