import { formatDate, formatNumber } from '../../../kernel/index.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Finding, Notice, SourceLine, Status } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { checkPlan } from '../check.ts';
import { type KjentPlan, planOfKjent, splitBySilence } from '../kjentplan.ts';
import { mendOf, sentenceOf } from '../setning.ts';
import { ROEDTRAAD_TEXTS } from '../texts.ts';
import { TONES } from './liste.tsx';
import { ROEDTRAAD_PAGE_TEXTS } from './texts.ts';

/** The places a fact was read; one that names a page leads to it. */
function Kilde(p: { label: string; kilde: string }) {
  return (
    <span class="bp-source">
      {`${p.label}: `}
      {p.kilde.split(', ').map((place, i) => (
        <>
          {i > 0 ? ', ' : ''}
          {place.includes('/') ? <a href={`https://${place}`}>{place}</a> : place}
        </>
      ))}
    </span>
  );
}

/** What the checker would have said of a public plan, from the facts that sources tell of it. */
function kjentPage(ctx: Ctx, plan: KjentPlan): Page {
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const words = ROEDTRAAD_TEXTS[ctx.lang];
  const report = checkPlan(planOfKjent(plan, ctx.lang));
  const { shown, open } = splitBySilence(report.findings);
  const title = t.knownTitle(plan.kommune);
  return {
    title,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`/eksempler#eksempel-${plan.eksempel}`)}>← {t.examples}</a>
        </p>
        <h1>{title}</h1>
        <Finding>{t.knownFinding(plan.kommune, shown.length)}</Finding>
        <Notice tone="info">{t.knownCaveat}</Notice>
        <section>
          <h2>{t.facts}</h2>
          <ul class="bp-text">
            {plan.fakta.map((f) => (
              <li>
                {f[ctx.lang]} <Kilde label={t.factSource} kilde={f.kilde} />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t.restated}</h2>
          <p class="bp-text">{t.restatedText}</p>
          <DataTable
            caption={t.restated}
            hideCaption
            stack
            columns={[
              { label: t.ledd.maal },
              { label: t.ledd.tiltak },
              { label: t.units, align: 'right' },
              { label: t.within, align: 'right' },
            ]}
            rows={plan.maal.flatMap((goal) => {
              const count = ({ units, year }: { units?: number | undefined; year?: number | undefined }) => [
                formatNumber(units ?? null),
                year ? String(year) : '–',
              ];
              return [
                { cells: [goal[ctx.lang], t.wholeGoal, ...count(goal)], total: true },
                ...plan.tiltak
                  .filter((x) => x.maal === goal.id)
                  .map((x) => ({ cells: [goal[ctx.lang], x[ctx.lang], ...count(x)] })),
              ];
            })}
          />
        </section>
        <section>
          <h2>{t.knownFindings(formatDate(plan.vedtatt))}</h2>
          <ul class="bp-traad">
            {shown.map((f) => (
              <li class="bp-traad-funn">
                <p>
                  <Status tone={TONES[f.severity]}>{words.alvor[f.severity]}</Status> {sentenceOf(f, ctx.lang)}
                </p>
                <p class="bp-source">{mendOf(f, ctx.lang)}</p>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t.openHeading}</h2>
          <p class="bp-text">{t.openText}</p>
          <ul class="bp-text">
            {[...new Set(open.map((f) => f.code))].map((code) => (
              <li>{t.openOf[code as keyof typeof t.openOf](open.filter((f) => f.code === code).length)}</li>
            ))}
          </ul>
        </section>
        <SourceLine>{t.tableSource}</SourceLine>
      </>
    ),
  };
}

export const kjentPlanRoutes = (plan: KjentPlan): Route[] => [
  {
    method: 'GET',
    path: `/eksempler/${plan.eksempel}/roed-traad`,
    who: 'alle',
    handle: async (ctx) => kjentPage(ctx, plan),
  },
];
