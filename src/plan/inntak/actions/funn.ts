import { bareHead } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { latestRun, openGap } from '../../boligbehov/index.ts';
import { type CheckedPlan, checkPlan, type Finding, loadCheckedPlan, type PlanSources } from '../../roedtraad/index.ts';
import { listMaal, listTiltak, type StoredMaal, tiltakNumber } from '../../tiltak/index.ts';
import { type MotGap, motGap } from '../motgap.ts';
import { type Inntak, sourceNumbers } from '../store.ts';
import { recall } from './kolonner.ts';
import { type Lest, type PlanRad, readTable } from './lesing.ts';

/** A row that seems to be here already, and the tiltak it seems to be. */
export interface Dobbel {
  readonly row: number;
  readonly number: number;
  readonly title: string;
  readonly by: 'tittel' | 'nummer';
}

export interface Gransking extends Lest {
  readonly goals: readonly StoredMaal[];
  readonly doubles: readonly Dobbel[];
  readonly findings: readonly Finding[];
  readonly notJudged: readonly Finding['code'][];
  /** Null when no run has been made. */
  readonly gap: readonly MotGap[] | null;
}

function doublesOf(
  rows: readonly PlanRad[],
  tiltak: readonly { readonly number: number; readonly data: { readonly title: string } }[],
  taken: readonly { readonly number: number; readonly source_number: string }[],
): Dobbel[] {
  const byTitle = new Map(tiltak.map((t) => [bareHead(t.data.title), t]));
  const byNumber = new Map([
    ...tiltak.map((t) => [bareHead(tiltakNumber(t.number)), t] as const),
    ...taken.flatMap((s) => {
      const found = tiltak.find((t) => t.number === s.number);
      return found ? [[bareHead(s.source_number), found] as const] : [];
    }),
  ]);
  return rows.flatMap((r): Dobbel[] => {
    const same = byTitle.get(bareHead(r.title));
    if (same) return [{ row: r.row, number: same.number, title: same.data.title, by: 'tittel' }];
    const numbered = r.sourceNumber === '' ? undefined : byNumber.get(bareHead(r.sourceNumber));
    return numbered ? [{ row: r.row, number: numbered.number, title: numbered.data.title, by: 'nummer' }] : [];
  });
}

async function againstGap(tx: Tx, rows: readonly PlanRad[]): Promise<readonly MotGap[] | null> {
  const run = await latestRun(tx);
  return run && motGap(rows, openGap(run.result));
}

/** The lists the table does not have itself, from the municipality's own plan: need, supply, and the budget lines of tiltak that are the same. */
function withOwn(
  plan: CheckedPlan,
  own: CheckedPlan,
  rows: readonly PlanRad[],
  doubles: readonly Dobbel[],
): CheckedPlan {
  const idOf = new Map(doubles.map((d) => [tiltakNumber(d.number), rows.find((r) => r.row === d.row)?.id]));
  const lines = (own.linjer ?? []).flatMap((l) => {
    const id = l.tiltak === null ? undefined : idOf.get(l.tiltak);
    return id ? [{ ...l, tiltak: id }] : [];
  });
  const hasBudget = (own.linjer ?? []).length > 0;
  return { ...plan, behov: own.behov, tilbud: own.tilbud, linjer: hasBudget ? lines : null };
}

/** Reads an intake as it is chosen now, and says what the plan in it lacks. */
export async function examine(tx: Tx, inntak: Inntak, sources: PlanSources, year: number): Promise<Gransking> {
  const goals = await listMaal(tx);
  const tiltak = await listTiltak(tx);
  const memory = await recall(tx);
  const lest = readTable(inntak.sheets[inntak.choice.sheet], inntak.choice, memory, goals, year, sources.kombinasjoner);
  const doubles = doublesOf(lest.rows, tiltak, await sourceNumbers(tx));
  if (!lest.plan) return { ...lest, goals, doubles, findings: [], notJudged: [], gap: null };
  const own = await loadCheckedPlan(tx, sources, year);
  const report = checkPlan(withOwn(lest.plan, own, lest.rows, doubles));
  // What the sums of the whole municipality rest on is no fault of this table.
  const about = report.findings.filter((f) =>
    f.objects.some((o) => o.kind === 'tiltak' || o.kind === 'maal' || o.kind === 'behov'),
  );
  return {
    ...lest,
    goals,
    doubles,
    findings: about,
    notJudged: report.notJudged,
    gap: await againstGap(tx, lest.rows),
  };
}
