import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { NumberField, TextField } from '../../../ui/form.tsx';
import type { Typed } from '../maal.ts';
import { leadTime } from '../sted.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import type { Tiltak } from '../tiltak.ts';

/** Names that other parts of the plan have for places: parts of the municipality, and fields and agreements. */
export interface Stedsnavn {
  readonly areas: readonly string[];
  readonly sites: readonly string[];
}

const FIELDS = ['area', 'site', 'probability', 'delay'] as const;

/** Where the dwellings come, how surely and how late: not every tiltak has something to say about it. */
export function StedFields(p: { ctx: Ctx; typed: Typed; of: (field: string) => string | undefined; names: Stedsnavn }) {
  const t = TILTAK_TEXTS[p.ctx.lang];
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    label: t[name],
    description: t[`${name}Help`],
    tag: t.optional,
    value: p.typed[name] ?? '',
    error: p.of(name),
  });
  return (
    <Details summary={t.siteAndCertainty} open={FIELDS.some((f) => p.typed[f] || p.of(f))}>
      <TextField {...field('area')} suggestions={p.names.areas} />
      <TextField {...field('site')} suggestions={p.names.sites} />
      <NumberField {...field('probability')} unit="%" />
      <NumberField {...field('delay')} unit={t.delayUnit} />
    </Details>
  );
}

/** What a tiltak says of it, with the names of the fields. */
export function stedFacts(ctx: Ctx, d: Tiltak): (readonly [string, string])[] {
  const t = TILTAK_TEXTS[ctx.lang];
  const lead = leadTime(d);
  return [
    [t.area, d.area ?? ''],
    [t.site, d.site ?? ''],
    [t.leadTime, lead === null ? '' : `${lead} ${t.delayUnit}`],
    [t.probability, d.probability ? `${d.probability} %` : ''],
    [t.delay, typeof d.delay === 'number' ? `${d.delay} ${t.delayUnit}` : ''],
  ];
}
