import type { FC } from 'hono/jsx';
import type { Ctx } from '../../../platform/http/route.ts';
import { here } from '../../organisering/index.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { planYear } from '../actions.ts';
import { checkPlan, type Report } from '../check.ts';
import type { FoundObject } from '../finding.ts';
import { type JudgedFinding, judge } from '../godtatt.ts';
import type { CheckedPlan } from '../plan.ts';
import { nameOf } from '../setning.ts';
import { listGodtatt, loadCheckedPlan, type PlanSources } from '../store.ts';
import { ROEDTRAAD_PAGE_TEXTS } from './texts.ts';

export interface RoedtraadDeps extends PlanSources {
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  readonly View: FC<{ document: PlanDocument }>;
}

export interface Read {
  readonly plan: CheckedPlan;
  readonly report: Report;
  readonly judged: readonly JudgedFinding[];
}

export async function read(ctx: Ctx, deps: PlanSources): Promise<Read> {
  const { plan, rows } = await ctx.db.inKommune(here(ctx).kommune.id, async (tx) => ({
    plan: await loadCheckedPlan(tx, deps, planYear(ctx.clock)),
    rows: await listGodtatt(tx),
  }));
  const report = checkPlan(plan);
  return { plan, report, judged: judge(report.findings, rows) };
}

/** The page where an object is mended. */
export function addressOf(work: string, { kind, id }: FoundObject): string {
  const number = Number(/\d+$/.exec(id)?.[0] ?? 0);
  switch (kind) {
    case 'foering':
      return `${work}/foringer/${number}`;
    case 'maal':
      return `${work}/tiltak/maal/${number}`;
    case 'tiltak':
      return `${work}/tiltak/${number}`;
    case 'linje':
      return `${work}/oekonomiplan`;
    case 'behov':
      return `${work}/kartlegging`;
    case 'tall':
      return `${work}/behov`;
    case 'tilbud':
      return `${work}/tilbud/${number}`;
    case 'motstrid':
      return `${work}/foringer`;
  }
}

const NUMBERED = ['foering', 'maal', 'tiltak', 'linje'];

/** The object to mend as a link; `short` where its name stands in the sentence above. */
export function ObjectLink(p: { ctx: Ctx; of: FoundObject; short?: boolean }) {
  const { ctx, of } = p;
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const number = NUMBERED.includes(of.kind) ? `${of.id} ` : '';
  const name = nameOf(of, ctx.lang);
  return (
    <a href={ctx.href(addressOf(here(ctx).work, of))}>
      {p.short ? `${t.open} ${number}`.trim() : `${number}${name}`}
      {p.short ? <span class="ds-sr-only">{`: ${name}`}</span> : null}
    </a>
  );
}
