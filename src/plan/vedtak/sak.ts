import { formatDate, formatKroner, formatNumber, isSmallCount, type Language, sumKroner } from '../../kernel/index.ts';
import type { GapRow } from '../../model/result.ts';
import type { StoredRun } from '../boligbehov/index.ts';
import type { Block, Cell, Chapter, DocumentTable, PlanDocument } from '../plandokument/document.ts';
import { gapOf, gapPicture, type LoadedPlan, type Planversjon, parseRichText } from '../plandokument/index.ts';
import { PLANFORMER, type Planform, type PlanformRules, recommendPlanform } from './planform.ts';
import { PLANFORM_TEXTS } from './planform-texts.ts';
import { SAK_TEXTS } from './sak-texts.ts';
import { NO_VURDERING, type Vurdering } from './vurdering.ts';

/** What is put before the politicians: that a plan is begun, or that it is adopted. */
export const SAKER = ['mandat', 'plan'] as const;
export type Sak = (typeof SAKER)[number];

export interface SakParts {
  readonly plan: LoadedPlan;
  /** The newest stored run of the model; null before the first. */
  readonly run: StoredRun | null;
  readonly rules: PlanformRules;
  readonly vurdering: Vurdering | null;
  /** The newest frozen version of the plan; null while there is none, and when it is adopted already. */
  readonly version: Pick<Planversjon, 'number' | 'title'> | null;
}

const YEARS_AHEAD = 10;
const NO_FIGURES: ReadonlyMap<string, string> = new Map();

const paragraph = (...texts: readonly string[]): Block => ({
  kind: 'paragraph',
  text: [{ text: texts.filter((one) => one !== '').join(' ') }],
});
const list = (ordered: boolean, items: readonly string[]): Block => ({
  kind: 'list',
  ordered,
  items: items.map((text) => [{ text }]),
});

/** The year that is looked ahead to, and the figures of the stored run for it. */
function aheadOf({ run }: SakParts) {
  if (!run) return null;
  const { result } = run;
  const year = result.years.includes(result.baseYear + YEARS_AHEAD)
    ? result.baseYear + YEARS_AHEAD
    : (result.years.at(-1) ?? result.baseYear);
  const now = result.households.total[0];
  const then = result.households.total[result.years.indexOf(year)];
  return {
    year,
    baseYear: result.baseYear,
    now,
    then,
    gap: gapOf(result, 'boligutvikling', year),
    places: gapOf(result, 'boligsosialt', year),
    example: result.example,
  };
}

const sourceOf = (parts: SakParts, lang: Language): string => {
  const { run } = parts;
  return run
    ? SAK_TEXTS[lang].source(formatDate(run.created), run.manifest.modelVersion, run.manifest.inputHash.slice(0, 12))
    : '–';
};

function needTable(parts: SakParts, lang: Language): DocumentTable[] {
  const t = SAK_TEXTS[lang];
  const ahead = aheadOf(parts);
  if (!ahead?.then) return [];
  const num = (n: number | null | undefined): Cell =>
    n === null || n === undefined ? null : { number: Math.round(n) };
  const year = String(ahead.year);
  const gapRow = (name: string, row: GapRow | undefined, small: boolean) => {
    if (!row) return [];
    if (small && isSmallCount(row.mean)) return [{ cells: [name, year, t.under, null, null] }];
    return [{ cells: [name, year, num(row.mean), num(row.p10), num(row.p90)] }];
  };
  return [
    {
      kind: 'table',
      id: 'behov',
      caption: t.table,
      columns: [
        { label: t.measure, align: 'left' },
        { label: t.year, align: 'left' },
        { label: t.expected, align: 'right' },
        { label: t.low, align: 'right' },
        { label: t.high, align: 'right' },
      ],
      rows: [
        { cells: [t.households, year, num(ahead.then.mean), num(ahead.then.p10), num(ahead.then.p90)] },
        ...gapRow(t.gap, ahead.gap, false),
        ...gapRow(t.places, ahead.places, true),
      ],
      source: `${sourceOf(parts, lang)}. ${t.interval}`,
    },
  ];
}

function needBlocks(parts: SakParts, lang: Language): Block[] {
  const t = SAK_TEXTS[lang];
  const ahead = aheadOf(parts);
  if (!ahead?.then || !ahead.now) return [paragraph(t.noRun)];
  const { year, baseYear, now, then } = ahead;
  const n = (value: number) => formatNumber(value);
  const sentence =
    then.p10 === null || then.p90 === null
      ? t.needTextOpen(String(year), n(then.mean), n(now.mean), String(baseYear))
      : t.needText(String(year), t.between(n(then.p10), n(then.p90)), n(now.mean), String(baseYear));
  return [
    paragraph(sentence),
    ...(ahead.example ? [{ kind: 'note' as const, tone: 'warning' as const, text: [{ text: t.example }] }] : []),
    ...needTable(parts, lang),
  ];
}

function costBlocks(sak: Sak, parts: SakParts, lang: Language): Block[] {
  const t = SAK_TEXTS[lang];
  const { years, lines, totals, netOperation, unfunded } = parts.plan.oekonomiplan;
  const [from = 0] = years;
  const to = years.at(-1) ?? from;
  const waiting = sumKroner(unfunded.flatMap((line) => line.investment));
  const tiltak =
    lines.length > 0
      ? t.costPlan(
          String(from),
          String(to),
          formatKroner(sumKroner(totals.investment)),
          formatKroner(netOperation.at(-1) ?? null),
        )
      : t.noTiltak;
  return [
    paragraph(
      sak === 'mandat' ? t.costMandat : '',
      tiltak,
      waiting > 0 ? t.costUnfunded(formatKroner(waiting)) : '',
      t.costSource,
    ),
  ];
}

function nothingBlocks(parts: SakParts, lang: Language): Block[] {
  const t = SAK_TEXTS[lang];
  const ahead = aheadOf(parts);
  if (!ahead?.gap) return [paragraph(t.nothingUnknown)];
  const { gap, places } = ahead;
  const open = gap.p10 === null || gap.p90 === null;
  const span = open ? t.nothingOpen : t.nothingSpan(formatNumber(gap.p10), formatNumber(gap.p90));
  const minus = Math.round(gap.mean) < 0 || Math.round(gap.p10 ?? 0) < 0;
  const lacking = places && places.mean > 0;
  return [
    paragraph(
      t.nothingText(String(ahead.year), formatNumber(gap.mean), span),
      minus ? t.nothingMinus : '',
      lacking ? t.nothingPlaces(isSmallCount(places.mean) ? t.under : formatNumber(places.mean)) : '',
    ),
  ];
}

/** The form the paper proposes: what the municipality chose, else what the answers lead to. */
function proposedForm(parts: SakParts): Planform | null {
  const { choice, answers } = parts.vurdering ?? NO_VURDERING;
  return choice?.planform ?? recommendPlanform(parts.rules, answers).planform;
}

/** The form that is nearest beside the proposed one: what one other answer would give, else another in the list. */
function otherForm(parts: SakParts, proposed: Planform): Planform {
  const advice = recommendPlanform(parts.rules, parts.vurdering?.answers ?? {});
  const near = [advice.planform, ...advice.changes.map((c) => c.planform), ...PLANFORMER];
  return near.find((form) => form !== null && form !== proposed) ?? proposed;
}

function choices(sak: Sak, parts: SakParts, lang: Language): readonly string[] {
  const t = SAK_TEXTS[lang];
  const { forms } = parts.rules;
  if (sak === 'plan') return t.choicesPlan;
  const proposed = proposedForm(parts) ?? 'helhetlig-boligplan';
  const named = (form: Planform) => t.choiceForm(forms[form].name[lang], forms[form].short[lang]);
  return [named(proposed), named(otherForm(parts, proposed)), t.choiceNone];
}

const planName = (parts: SakParts, lang: Language): string => {
  const t = SAK_TEXTS[lang];
  return parts.version ? t.planWithVersion(parts.version.title, parts.version.number) : t.planTitle;
};

const formName = (parts: SakParts, lang: Language): string => {
  const form = proposedForm(parts);
  return form ? parts.rules.forms[form].name[lang].toLowerCase() : SAK_TEXTS[lang].fill;
};

function aboutText(sak: Sak, parts: SakParts, lang: Language): string {
  const t = SAK_TEXTS[lang];
  if (sak === 'plan') return t.aboutPlan(planName(parts, lang));
  const { choice, answers } = parts.vurdering ?? NO_VURDERING;
  const { planform: advised } = recommendPlanform(parts.rules, answers);
  const name = (form: Planform) => parts.rules.forms[form].name[lang].toLowerCase();
  if (choice && advised && choice.planform !== advised)
    return t.aboutChosen(name(choice.planform), name(advised), choice.reason);
  const form = proposedForm(parts);
  return form ? t.aboutMandat(name(form)) : t.aboutUndecided;
}

const chapter = (id: string, title: string, ...blocks: readonly Block[]): Chapter => ({ id, title, blocks });

/** One page for those who decide: what it is about, the need, three choices, the cost, doing nothing, and what is asked. */
export function buildBrief(sak: Sak, parts: SakParts, lang: Language): PlanDocument {
  const t = SAK_TEXTS[lang];
  return {
    schema: 1,
    lang,
    title: `${t.brief}: ${t.kinds[sak].toLowerCase()}`,
    kommune: parts.plan.kommune,
    facts: [{ label: t.date, value: formatDate(parts.plan.date) }],
    chapters: [
      chapter('sak', t.about, paragraph(aboutText(sak, parts, lang))),
      chapter('behov', t.need, ...needBlocks(parts, lang)),
      chapter('valg', t.choices, list(true, choices(sak, parts, lang))),
      chapter('kostnad', t.cost, ...costBlocks(sak, parts, lang)),
      chapter('ingenting', t.nothing, ...nothingBlocks(parts, lang)),
      chapter('ber-om', t.ask, list(false, sak === 'plan' ? t.askPlan : t.askMandat(formName(parts, lang)))),
    ],
  };
}

function answersTable(parts: SakParts, lang: Language): Block[] {
  const t = SAK_TEXTS[lang];
  const words = PLANFORM_TEXTS[lang];
  const { answers, evidence } = parts.vurdering ?? NO_VURDERING;
  if (Object.keys(answers).length === 0) return [];
  const advice = recommendPlanform(parts.rules, answers);
  const found = (id: string) => {
    const { plan = '', page = '' } = evidence[id] ?? {};
    return (
      [plan, page === '' ? '' : `${words.page.toLowerCase()} ${page}`].filter((one) => one !== '').join(', ') || null
    );
  };
  return [
    paragraph(advice.rule?.reason[lang] ?? '', t.score(String(Math.round(advice.score)), String(parts.rules.limit))),
    {
      kind: 'table',
      id: 'svar',
      caption: t.answers,
      columns: [
        { label: t.question, align: 'left' },
        { label: t.answer, align: 'left' },
        { label: t.evidence, align: 'left' },
      ],
      rows: parts.rules.questions.map((q) => {
        const svar = answers[q.id];
        return { cells: [q.text[lang], svar ? words.answers[svar] : t.open, found(q.id)] };
      }),
      source: t.answersSource,
    },
  ];
}

/** The paper of the case, in the order a council expects: the matter, its grounds, the assessment, and the proposal. */
export function buildSaksframlegg(sak: Sak, parts: SakParts, lang: Language): PlanDocument {
  const t = SAK_TEXTS[lang];
  const { run } = parts;
  const choice = parts.vurdering?.choice;
  const proposal =
    sak === 'plan'
      ? t.proposalPlan(planName(parts, lang))
      : t.proposalMandat(formName(parts, lang), choice !== null && choice !== undefined);
  return {
    schema: 1,
    lang,
    title: t.kinds[sak],
    subtitle: t.paper,
    kommune: parts.plan.kommune,
    facts: [
      { label: t.date, value: formatDate(parts.plan.date) },
      { label: t.caseNumber, value: t.fill },
      { label: t.officer, value: t.fill },
      { label: t.body, value: t.council },
    ],
    chapters: [
      chapter('forslag', t.proposal, list(true, proposal)),
      chapter('sak', t.about, paragraph(aboutText(sak, parts, lang))),
      chapter('bakgrunn', t.background, paragraph(sak === 'plan' ? t.backgroundPlan : t.backgroundMandat)),
      chapter(
        'grunnlag',
        t.knowledge,
        ...needBlocks(parts, lang),
        ...(run ? gapPicture(run.result, lang, sourceOf(parts, lang)) : []),
      ),
      chapter(
        'vurdering',
        t.assessment,
        ...(sak === 'mandat' ? answersTable(parts, lang) : []),
        { kind: 'heading', level: 2, text: t.choices },
        list(true, choices(sak, parts, lang)),
        { kind: 'heading', level: 2, text: t.nothing },
        ...nothingBlocks(parts, lang),
      ),
      chapter('oekonomi', t.economy, ...costBlocks(sak, parts, lang)),
      ...(sak === 'mandat' && choice
        ? [chapter('mandat', t.mandate, ...parseRichText(choice.mandate, NO_FIGURES).blocks)]
        : []),
    ],
  };
}
