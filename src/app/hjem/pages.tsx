import { raw } from 'hono/html';
import type { Texts } from '../../kernel/index.ts';
import type { PlanTables } from '../../plan/oekonomiplan/index.ts';
import { seeOther } from '../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../platform/http/route.ts';
import { Card, CardGrid, Finding } from '../../ui/blocks.tsx';
import { Ring } from '../../ui/charts/ring.ts';
import { ButtonLink } from '../../ui/form.tsx';
import { PROGRESS_MARKS, ProgressTag } from '../../ui/progress.tsx';
import { roundState } from './oppgaver.ts';
import { DELER, lineState, stepStates } from './state.ts';
import { HJEM_TEXTS } from './texts.ts';

/** The six steps of the guide, as the guide has them. */
export interface Step {
  readonly slug: string;
  readonly title: Texts;
}

async function home(ctx: Ctx, steps: readonly Step[], tables: PlanTables): Promise<Page> {
  const t = HJEM_TEXTS[ctx.lang];
  const { kommune } = ctx;
  if (!kommune) throw new Error('A workspace page without a kommune');
  const line = await lineState(ctx, tables);
  const base = `/arbeid/${kommune.slug}`;
  const next = DELER.find((del) => line[del].state !== 'ferdig');
  const count = (state: 'ferdig' | 'paabegynt') => DELER.filter((del) => line[del].state === state).length;
  const round = await roundState(ctx);
  // A round's own tasks say where a step stands; until there is one, what Boligplan has for it does.
  const where = stepStates(line).map((state, i) => ({
    ...state,
    ...(round.steps?.[i] ?? { stateName: t.stepStates[state.state] }),
    title: steps[i]?.title[ctx.lang] ?? '',
    href: ctx.href(`${base}/veileder/${steps[i]?.slug}`),
  }));
  return {
    title: t.title,
    nav: 'hjem',
    wide: true,
    body: (
      <>
        <h1>{kommune.name}</h1>
        <Finding>{t.finding(count('ferdig'), DELER.length, count('paabegynt'))}</Finding>
        <section aria-labelledby="sirkelen">
          <h2 id="sirkelen">{t.ring}</h2>
          <p class="bp-text">{round.steps ? t.ringRound : t.ringText}</p>
          {round.steps ? null : (
            <p>
              <ButtonLink href={ctx.href(`${base}/runde`)}>{t.startRound}</ButtonLink>
            </p>
          )}
          <div class="bp-front">
            <div class="bp-ring">
              {raw(
                Ring({
                  title: t.ring,
                  description: where.map((s) => `${s.title}: ${s.stateName}`).join('. '),
                  steps: where.map((s) => ({ label: s.title, href: s.href, mark: PROGRESS_MARKS[s.state] })),
                }),
              )}
            </div>
            <ol class="bp-standing">
              {where.map((s, i) => (
                <li>
                  <b aria-hidden="true">{i + 1}</b>
                  <div>
                    <p>
                      <a href={s.href}>{s.title}</a> <ProgressTag state={s.state}>{s.stateName}</ProgressTag>
                    </p>
                    <p class="bp-source">{s.text}</p>
                  </div>
                </li>
              ))}
            </ol>
          </div>
        </section>
        <section aria-labelledby="linja">
          <h2 id="linja">{t.line}</h2>
          <CardGrid>
            {DELER.map((del) => (
              <Card>
                <h3>{t.names[del]}</h3>
                <p>
                  <ProgressTag state={line[del].state}>{t.states[line[del].state]}</ProgressTag>
                  {del === next ? (
                    <span class="ds-tag bp-tag" data-color="info">
                      {t.next}
                    </span>
                  ) : null}
                </p>
                <p>{line[del].text}</p>
                <ButtonLink href={ctx.href(`${base}/${del}`)} variant={del === next ? 'primary' : 'secondary'}>
                  {t.open}
                  <span class="ds-sr-only">{` ${t.names[del]}`}</span>
                </ButtonLink>
              </Card>
            ))}
          </CardGrid>
          <p>
            {t.takeInText} <a href={ctx.href(`${base}/inntak`)}>{t.takeIn}</a>
          </p>
          <p>
            <a href={ctx.href(`${base}/jobb`)}>{t.jobs}</a>
          </p>
        </section>
      </>
    ),
  };
}

export const hjemRoutes = (steps: readonly Step[], tables: PlanTables): Route[] => [
  {
    method: 'GET',
    path: '/arbeid/:kommune',
    who: { kommune: 'oppgaver' },
    // Every way into a workspace ends here. Who is here for single tasks only may not read the plan, and has those for a home.
    handle: async (ctx) =>
      ctx.may('les') ? home(ctx, steps, tables) : seeOther(ctx, `/arbeid/${ctx.kommune?.slug}/min-side`),
  },
];
