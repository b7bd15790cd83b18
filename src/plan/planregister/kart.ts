import type { Language } from '../../kernel/index.ts';
import type { LayerMapProps } from '../../ui/charts/layers.ts';
import { nivaaOf, PLANNIVAAER, type PlanRow, planNumber, standing } from './plan.ts';
import { PLANREGISTER_TEXTS } from './texts.ts';

export const periodOf = ({ data: d }: Pick<PlanRow, 'data'>): string =>
  d.fromYear || d.toYear ? `${d.fromYear ?? ''}–${d.toYear ?? ''}` : '';

/** Plans that are on the map: those that stand and that nothing has replaced. */
export const onMap = (rows: readonly PlanRow[]): PlanRow[] =>
  standing(rows).filter((r) => r.data.status !== 'erstattet');

/** Links between plans that are on the map. */
export function linksOf(rows: readonly PlanRow[]): { from: number; to: number }[] {
  const there = new Set(onMap(rows).map((r) => r.number));
  return onMap(rows).flatMap((r) => r.data.parents.filter((p) => there.has(p)).map((from) => ({ from, to: r.number })));
}

/** The plan map as a picture: layers from the national to what is done, and who follows from whom. */
export function planMap(rows: readonly PlanRow[], lang: Language): LayerMapProps {
  const t = PLANREGISTER_TEXTS[lang];
  const links = linksOf(rows);
  return {
    title: t.mapCaption,
    description: t.mapDescription,
    layers: PLANNIVAAER.map((level) => ({
      label: t.levels[level],
      nodes: onMap(rows)
        .filter((r) => nivaaOf(r.data) === level)
        .map((r) => {
          const above = links.filter((l) => l.to === r.number).map((l) => planNumber(l.from));
          return {
            id: String(r.number),
            label: r.data.title,
            note: [planNumber(r.number), t.statuses[r.data.status], periodOf(r)].filter((w) => w !== '').join(' · '),
            follows: above.length > 0 ? t.mapFollows(above.join(', ')) : '',
            chosen: r.data.own,
          };
        }),
    })),
    links: links.map((l) => ({ from: String(l.from), to: String(l.to) })),
  };
}
