import type { RunResult } from '../../../model/result.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Picture } from '../../../ui/blocks.tsx';
import { StackedBars } from '../../../ui/charts/stacked.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';

const EVERY = 5;

/** The population by age group, every fifth year. */
export function AgesPicture(p: { ctx: Ctx; result: RunResult }) {
  const t = BOLIGBEHOV_TEXTS[p.ctx.lang];
  const picked = <T,>(values: readonly T[]) => values.filter((_, i) => i % EVERY === 0);
  return (
    <Picture
      caption={t.groups}
      draw={(width) =>
        StackedBars({
          width,
          title: t.groups,
          description: t.persons,
          unit: t.persons,
          years: picked(p.result.years),
          parts: t.ages.map((label, g) => ({ label, values: picked(p.result.population.groups[g] ?? []) })),
        })
      }
    />
  );
}
