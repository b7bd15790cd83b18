import { drawnLack, type Lack } from '../need/lacks.ts';
import type { RunResult } from '../result.ts';
import type { Basis } from './basis.ts';
import { type Explained, input, leaf, made, type Origin, parameter, type Strays } from './parts.ts';

const ROLE = input('backlog');

/** Runs kept before a backlog was a flow cleared what was counted: as many came as went. */
const before = (basis: Basis): readonly Lack[] =>
  basis.backlog === null
    ? []
    : [
        {
          ...{ part: 'backlog', start: basis.backlog, perYear: 0, leaving: 0, told: false, ownLeaving: false },
          ...{ counted: basis.backlogConfidence, confidence: basis.backlogConfidence },
        },
      ];

/** What was counted, or how many of the crowded households would split. */
function startTold(lack: Lack): Explained {
  const { crowded } = lack;
  if (!crowded) return leaf('counted', lack.start, 'dwellings', ROLE, lack.counted);
  const split = made('wouldSplit', 'product', 'households', [
    leaf('crowded', crowded.households, 'households', input('crowding'), crowded.confidence, crowded.year),
    leaf('splitShare', crowded.split, 'share', parameter('crowding'), 'O'),
  ]);
  return made('crowdedUnits', 'surplus', 'dwellings', [
    split,
    leaf('inOverview', crowded.counted, 'households', input('social-counts'), 'B'),
  ]);
}

/** Those who lack a dwelling `t` years on. Where nobody has said who comes, as many come as go. */
function lackingTold(lack: Lack, baseYear: number, t: number): Explained {
  if (!lack.told) return startTold(lack);
  const origin: Origin = lack.ownLeaving ? ROLE : parameter('groupFlow');
  const stays = (years: number) =>
    made('stillThere', 'power', 'factor', [
      leaf('stays', 1 - lack.leaving, 'share', origin, lack.ownLeaving ? lack.counted : 'C'),
      leaf('yearsPassed', years, 'years', ROLE, lack.counted),
    ]);
  const come = (year: number) => leaf('perYear', lack.perYear, 'dwellings', ROLE, lack.counted, year);
  return made('lackingThen', 'sum', 'dwellings', [
    made('leftOfStart', 'product', 'dwellings', [startTold(lack), stays(t)]),
    ...Array.from({ length: t }, (_, y) =>
      made('addedIn', 'product', 'dwellings', [come(baseYear + y), stays(t - 1 - y)], baseYear + y),
    ),
  ]);
}

/** In one draw, where it has been drawn. */
function lackingInDraw(result: RunResult, basis: Basis, lack: Lack, t: number, { draw }: Strays): Explained | null {
  const { draws, supply } = basis;
  if (!draws || !supply || !basis.lacks) return null;
  const place = { code: supply.area, baseYear: result.baseYear, years: result.years.length - 1 };
  const drawn = drawnLack(lack, place, draws.groups.countSpread, draws.seed, draw)[t] ?? 0;
  return leaf('lackingInDraw', drawn, 'dwellings', { kind: 'draw', draw }, 'B', draw + 1);
}

/** The part of what is missing that is to be there by then; nothing where nobody knows of any. `whole` gives the part of one type. */
export function lacksTold(
  result: RunResult,
  basis: Basis,
  t: number,
  whole: (parts: readonly Explained[]) => Explained[],
  strays: Strays | null,
): Explained[] {
  return (basis.lacks ?? before(basis)).map((lack) => {
    const cleared = made('cleared', 'quotient', 'share', [
      leaf('yearsPassed', Math.min(t, basis.backlogYears), 'years', parameter('backlogYears'), 'O'),
      leaf('backlogYears', basis.backlogYears, 'years', parameter('backlogYears'), 'O'),
    ]);
    const lacking = (strays && lackingInDraw(result, basis, lack, t, strays)) ?? lackingTold(lack, result.baseYear, t);
    return made(lack.part, 'product', 'dwellings', whole([lacking, cleared]));
  });
}
