import type { Child } from 'hono/jsx';
import type { Ctx } from '../../../platform/http/route.ts';
import { KeyFacts } from '../../../ui/blocks.tsx';
import type { NumberedFelt } from '../../egnefelt/index.ts';
import { planDeler, type RegistrertPlan } from '../planlenker.ts';
import type { StoredMaal } from '../store.ts';
import { strategiNumber } from '../strategi.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { maalgrupperOf, priceYearOf, type Tiltak } from '../tiltak.ts';
import { egneFacts } from './egne.tsx';
import { openText } from './mer.tsx';
import { type TiltakPageDeps, where } from './parts.tsx';
import { stedFacts } from './sted.tsx';

/** What a tiltak says, but for its numbers. */
export function Facts(p: {
  ctx: Ctx;
  d: Tiltak;
  goal: StoredMaal | undefined;
  deps: TiltakPageDeps;
  plans: readonly RegistrertPlan[];
  felter: readonly NumberedFelt[];
}) {
  const { ctx, d, goal } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const way = goal?.strategies.find((s) => s.number === d.strategy);
  const kostra = p.deps.kostra.find((k) => k.code === d.kostra);
  const named = planDeler(d.plans ?? '', p.plans).map((part) =>
    part.plan === null ? (
      part.text
    ) : (
      <a href={ctx.href(`/arbeid/${where(ctx).kommune.slug}/planer/${part.plan}`)}>{part.text}</a>
    ),
  );
  const facts: readonly (readonly [string, Child])[] = [
    [t.goals, goal ? `${goal.number}. ${goal.data.title}` : '–'],
    [t.strategy, way ? `${strategiNumber(way)} ${way.data.title}` : ''],
    [t.responsible, d.responsible],
    [t.cooperating, d.cooperating ?? ''],
    [t.parties, d.parties ?? ''],
    [t.kind, d.kind ? t.kinds[d.kind] : ''],
    [
      t.instrumentsUsed,
      (d.instruments ?? [])
        .map((id) => p.deps.virkemidler.find((v) => v.id === id))
        .map((v) => (v ? `${v.name[ctx.lang]}${openText(ctx, v)}` : '–'))
        .join(', '),
    ],
    [t.indicator, d.indicator ?? ''],
    [t.risks, d.risks ?? ''],
    [t.law, d.law ?? ''],
    [t.plans, d.plans ? named : ''],
    [
      t.groupsLabel,
      maalgrupperOf(d)
        .map((g) => t.groups[g])
        .join(', '),
    ],
    ...stedFacts(ctx, d),
    [t.start, d.start ? String(d.start) : ''],
    [t.end, d.end ? String(d.end) : ''],
    [t.priceYear, String(priceYearOf(d))],
    [t.certainty, d.certainty ? t.certainties[d.certainty] : t.notSaid],
    [t.kostra, kostra ? `${kostra.code} ${kostra.name[ctx.lang]}` : d.kostra || '–'],
    [t.share, d.share ? `${d.share} %` : ''],
    [t.noOperation, d.noOperation],
    [t.vatGround, d.vatGround ?? ''],
    ...egneFacts(ctx, p.felter, d),
  ];
  return <KeyFacts facts={facts} />;
}
