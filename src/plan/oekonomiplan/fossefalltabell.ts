import { formatNumber, type Kroner, type Language } from '../../kernel/index.ts';
import type { WaterfallStep } from '../../ui/charts/waterfall.ts';
import type { DocumentTable } from '../plandokument/document.ts';
import { titleOf } from './behandlingtabell.ts';
import type { Fallsteg, Fossefall } from './fossefall.ts';
import { FOSSEFALL_TEXTS } from './fossefalltekster.ts';

function labelOf(step: Fallsteg, lang: Language): string {
  const t = FOSSEFALL_TEXTS[lang];
  if (step.kind === 'stand') {
    const { trinn, date } = step.stand;
    return trinn === 'arbeid' || date === null ? t.working : titleOf({ trinn, date }, lang);
  }
  return step.number === null
    ? t.others(step.count, step.amount > 0)
    : t.change[step.change](`${step.number} ${step.title}`);
}

/** The twin of the picture: the same steps in whole kroner. */
export function fossefallTable(fall: Fossefall, lang: Language): DocumentTable {
  const t = FOSSEFALL_TEXTS[lang];
  return {
    kind: 'table',
    id: `fossefall-${fall.ramme}`,
    caption: t.caption[fall.ramme],
    columns: [
      { label: t.step, align: 'left' },
      { label: t.amount, unit: 'kr', align: 'right' },
    ],
    rows: [
      ...fall.steps.map((s) => ({
        cells: [labelOf(s, lang), { number: s.amount }],
        ...(s.kind === 'stand' ? { total: true } : {}),
      })),
      ...(fall.frame === null || fall.left === null
        ? []
        : [
            { cells: [t.frame, { number: fall.frame }] },
            { cells: [t.left(fall.left < 0), { number: fall.left }], total: true },
          ]),
    ],
    source: t.source,
  };
}

const millions = (n: number) => n / 1_000_000;
const written = (n: Kroner, sign: boolean) => `${sign && n > 0 ? '+' : ''}${formatNumber(millions(n), 1)}`;

/** The steps as they are drawn, in millions. */
export function fossefallSteps(fall: Fossefall, lang: Language): WaterfallStep[] {
  const t = FOSSEFALL_TEXTS[lang];
  let at = 0;
  const steps = fall.steps.map((s): WaterfallStep => {
    const label = labelOf(s, lang);
    if (s.kind === 'stand') {
      at = s.amount;
      return { label, words: written(s.amount, false), from: 0, to: millions(at), kind: 'sum' };
    }
    const from = at;
    at += s.amount;
    const kind = s.amount > 0 ? 'up' : 'down';
    return { label, words: written(s.amount, true), from: millions(from), to: millions(at), kind };
  });
  if (fall.frame === null || fall.left === null) return steps;
  const over = fall.left < 0;
  return [
    ...steps,
    { label: t.frame, words: written(fall.frame, false), from: 0, to: millions(fall.frame), kind: 'frame' },
    {
      label: t.left(over),
      words: written(fall.left, false),
      from: millions(at),
      to: millions(fall.frame),
      kind: over ? 'up' : 'down',
    },
  ];
}
