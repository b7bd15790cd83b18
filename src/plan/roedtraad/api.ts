import { z } from 'zod';
import { type Endpoint, endpoint, kommuneOf, reasoned, withReasons } from '../../platform/http/api.ts';
import { planYear } from './actions.ts';
import { checkPlan } from './check.ts';
import { ALVOR, KODER } from './finding.ts';
import { judge } from './godtatt.ts';
import { mendOf, sentenceOf } from './setning.ts';
import { listGodtatt, loadCheckedPlan, type PlanSources } from './store.ts';

const said = z.strictObject({ text: z.string(), mend: z.string() });
const finding = reasoned({
  key: z.string(),
  code: z.enum(KODER),
  severity: z.enum(ALVOR),
  objects: z.array(z.strictObject({ kind: z.string(), id: z.string(), title: z.string() })),
  nb: said,
  nn: said,
  /** "endret": it was accepted, but the plan has changed since. */
  standing: z.enum(['ny', 'godtatt', 'endret']),
  reason: z.string().nullable(),
});
const roedTraad = z.strictObject({
  counts: z.strictObject({ feil: z.int(), advarsel: z.int(), merknad: z.int(), godtatt: z.int() }),
  findings: z.array(finding),
  /** Rules that could not be judged; not the same as kept. */
  notJudged: z.array(z.enum(KODER)),
});

export const roedtraadApi = (sources: PlanSources): readonly Endpoint[] => [
  endpoint({
    id: 'roedTraad',
    path: '/api/v1/kommuner/:kommune/roed-traad',
    answer: roedTraad,
    async load(ctx) {
      const { plan, rows } = await ctx.db.inKommune(kommuneOf(ctx).id, async (tx) => ({
        plan: await loadCheckedPlan(tx, sources, planYear(ctx.clock)),
        rows: await listGodtatt(tx),
      }));
      const report = checkPlan(plan);
      const judged = judge(report.findings, rows);
      const open = judged.filter((j) => j.standing !== 'godtatt');
      const count = (severity: string) => open.filter((j) => j.finding.severity === severity).length;
      return {
        counts: {
          feil: count('feil'),
          advarsel: count('advarsel'),
          merknad: count('merknad'),
          godtatt: judged.length - open.length,
        },
        findings: judged.map(({ finding: f, key, standing, row }) =>
          withReasons(
            {
              key,
              code: f.code,
              severity: f.severity,
              objects: f.objects.map(({ kind, id, title }) => ({ kind, id, title })),
              nb: { text: sentenceOf(f, 'nb'), mend: mendOf(f, 'nb') },
              nn: { text: sentenceOf(f, 'nn'), mend: mendOf(f, 'nn') },
              standing,
              reason: row?.data.reason ?? null,
            },
            { reason: 'gjelder-ikke' },
          ),
        ),
        notJudged: [...report.notJudged],
      };
    },
  }),
];
