import type { Language } from '../../kernel/index.ts';
import { MAALGRUPPE_NAMES } from '../../ui/housing-names.ts';
import type { DocumentTable } from '../plandokument/document.ts';
import { tiltakNumber } from '../tiltak/index.ts';
import { dekningOf, type Grunnlag, gruppeDekning, SVARGRADER, svargradOf, utenFoering } from './dekning.ts';
import { foeringNumber, type MotstridRow } from './foering.ts';
import { FOERING_TEXTS } from './foeringtekster.ts';
import { periodOf } from './kart.ts';
import { nivaaOf, planNumber, standing } from './plan.ts';
import { PLANREGISTER_TEXTS } from './texts.ts';

const left = (...labels: string[]) => labels.map((label) => ({ label, align: 'left' as const }));

/** The register, the føringer with what answers them, and the groups, as tables for paper and for a spreadsheet. */
export function coverageTables(g: Grunnlag, motstrid: readonly MotstridRow[], lang: Language): DocumentTable[] {
  const t = FOERING_TEXTS[lang];
  const tp = PLANREGISTER_TEXTS[lang];
  const names = MAALGRUPPE_NAMES[lang];
  const plans = standing(g.plans);
  const foeringer = standing(g.foeringer);
  const titleOf = (number: number | null) => plans.find((p) => p.number === number)?.data.title;
  const found = dekningOf(g);
  const unasked = utenFoering(g);
  const table = (
    id: string,
    caption: string,
    columns: DocumentTable['columns'],
    rows: readonly DocumentTable['rows'][number]['cells'][],
  ): DocumentTable => ({
    kind: 'table',
    id,
    caption,
    columns,
    rows: rows.map((cells) => ({ cells })),
    source: t.tableSource,
  });
  return [
    table(
      'dekning',
      t.coveragePicture,
      [...left(t.answer), { label: t.count, align: 'right' }],
      SVARGRADER.map((grade) => [t.grades[grade], { number: found[grade].length }]),
    ),
    table(
      'foeringer',
      t.title,
      left(t.number, t.foering, t.from, t.place, t.kind, t.groups, t.answer, t.maal, t.tiltak),
      foeringer.map(({ number, data: d }) => [
        foeringNumber(number),
        d.text,
        titleOf(d.plan) ?? d.source,
        d.place || '–',
        t.kinds[d.kind],
        d.groups.map((x) => names[x]).join(', ') || '–',
        t.grades[svargradOf(d, g)],
        d.maal.join(', ') || '–',
        d.tiltak.map(tiltakNumber).join(', ') || '–',
      ]),
    ),
    table(
      'maalgrupper',
      t.groupsHeading,
      left(t.group, t.inPlans, t.title, t.tiltak),
      gruppeDekning(g).map((x) => [
        names[x.group],
        x.plans.map(planNumber).join(', ') || '–',
        x.foeringer.map(foeringNumber).join(', ') || '–',
        x.tiltak.map(tiltakNumber).join(', ') || '–',
      ]),
    ),
    table(
      'motstrid',
      t.conflictsHeading,
      left(t.first, t.second, t.reason),
      standing(motstrid).map(({ data: m }) => [foeringNumber(m.a), foeringNumber(m.b), m.reason]),
    ),
    table('uten-foering', t.unaskedHeading, left(t.number, tp.planTitle), [
      ...unasked.maal.map((m) => [`${t.maal} ${m.number}`, m.title]),
      ...unasked.tiltak.map((m) => [tiltakNumber(m.number), m.title]),
    ]),
    table(
      'planer',
      tp.title,
      left(tp.number, tp.planTitle, tp.level, tp.kind, tp.status, tp.period, tp.owner, tp.caseNumber, tp.parents),
      plans.map((r) => [
        planNumber(r.number),
        r.data.title,
        tp.levels[nivaaOf(r.data)],
        tp.kinds[r.data.kind],
        tp.statuses[r.data.status],
        periodOf(r) || '–',
        r.data.owner || '–',
        r.data.caseNumber || '–',
        r.data.parents.map(planNumber).join(', ') || '–',
      ]),
    ),
  ].filter((x) => x.rows.length > 0);
}
