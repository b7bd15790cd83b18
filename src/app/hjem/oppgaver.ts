import { currentRunde, type ListedOppgave, listOppgaver, RUNDE_TEXTS, standingOf } from '../../plan/runde/index.ts';
import type { LiveTasks, Standing, TaskStanding } from '../../plan/veileder/live.ts';
import type { Ctx } from '../../platform/http/route.ts';

/** What a municipality's round says to the guide and the ring. */
export interface RoundState {
  readonly tasks: LiveTasks | null;
  /** The round as a whole; "not started" when there is none. */
  readonly whole: Standing;
  /** Each of the six steps; null without a round. */
  readonly steps: readonly TaskStanding[] | null;
}

const PROGRESS = {
  'ikke-startet': 'ikke',
  paabegynt: 'paabegynt',
  'til-gjennomgang': 'paabegynt',
  ferdig: 'ferdig',
  'ikke-aktuell': 'ikke',
} as const;

export async function roundState(ctx: Ctx): Promise<RoundState> {
  const { kommune } = ctx;
  if (!kommune) throw new Error('The round of no kommune');
  const t = RUNDE_TEXTS[ctx.lang];
  const base = `/arbeid/${kommune.slug}/oppgaver`;
  const rows = await ctx.db.inKommune(kommune.id, async (tx) => {
    const runde = await currentRunde(tx);
    return runde ? listOppgaver(tx, runde.number) : null;
  });
  if (!rows)
    return {
      tasks: null,
      whole: { state: 'ikke', stateName: t.states.ikke, name: t.title, text: `${t.noRound}.` },
      steps: null,
    };
  const stand = (tasks: readonly ListedOppgave[], query: string): TaskStanding | null => {
    const standing = standingOf(tasks);
    return (
      standing && {
        state: standing.state,
        stateName: t.states[standing.state],
        text: t.standing(standing),
        href: `${base}${query}`,
      }
    );
  };
  const none = (): TaskStanding => ({ state: 'ikke', stateName: t.states.ikke, text: '', href: base });
  return {
    tasks: {
      of: (place) =>
        stand(
          rows.filter((x) => x.contentId?.startsWith(`${place}/`)),
          `?del=${place}`,
        ),
      task(id) {
        const task = rows.find((x) => x.contentId === id);
        if (!task) return null;
        return { state: PROGRESS[task.status], stateName: t.statuses[task.status], href: `${base}/${task.number}` };
      },
    },
    whole: { ...(stand(rows, '') ?? none()), name: t.title },
    steps: [1, 2, 3, 4, 5, 6].map(
      (step) =>
        stand(
          rows.filter((x) => x.step === step),
          `?trinn=${step}`,
        ) ?? none(),
    ),
  };
}
