import { formatDate, formatKroner, formatNumber, type Language, sumKroner } from '../../kernel/index.ts';
import { isStale, latestRun } from '../../plan/boligbehov/index.ts';
import { bestandIn, gjeldendeTilbud } from '../../plan/boligbestand/index.ts';
import { avtalerIn, type Tilbud } from '../../plan/boligtilbud/index.ts';

import { listDatasett, PLAN_ROLES } from '../../plan/grunnlag/index.ts';

import { findKommunetall, listTellinger } from '../../plan/kartlegging/index.ts';
import { ownIndikatorer } from '../../plan/kunnskap/index.ts';
import { buildOekonomiplan, listFrames, type PlanTables } from '../../plan/oekonomiplan/index.ts';
import { rapportState } from '../../plan/oppfoelging/index.ts';
import { KAPITLER } from '../../plan/plandokument/mal.ts';
import { currentChapters } from '../../plan/plandokument/store.ts';
import { listPlaner, openFoeringer } from '../../plan/planregister/index.ts';
import { loadPlan, publishedVersjon } from '../../plan/prosessplan/index.ts';
import { isUnfunded, listMaal, listTiltak } from '../../plan/tiltak/index.ts';
import { listVedtak, listVurderinger, newestOn, standing } from '../../plan/vedtak/index.ts';
import type { Standings } from '../../plan/veileder/live.ts';
import type { Ctx } from '../../platform/http/route.ts';
import type { RoundState } from './oppgaver.ts';
import { HJEM_TEXTS } from './texts.ts';

/** The parts of the line from figures to document, in its order. */
export const DELER = ['tall', 'kartlegging', 'behov', 'tilbud', 'gap', 'tiltak', 'oekonomiplan', 'dokument'] as const;
export type Del = (typeof DELER)[number];

export type Tilstand = 'ferdig' | 'paabegynt' | 'ikke';

export interface DelState {
  readonly state: Tilstand;
  /** What is there, or what to do first, in one sentence. */
  readonly text: string;
}

export type LineState = Readonly<Record<Del, DelState>>;

/** What the municipality has in each part of the line today. */
export async function lineState(ctx: Ctx, tables: PlanTables, lang: Language = ctx.lang): Promise<LineState> {
  const { kommune } = ctx;
  if (!kommune) throw new Error('The state of no kommune');
  const t = HJEM_TEXTS[lang];
  const have = await ctx.db.inKommune(kommune.id, async (tx) => {
    const run = await latestRun(tx);
    return {
      run,
      stale: run ? await isStale(tx, run) : false,
      roles: new Set((await listDatasett(tx)).map((d) => d.role)),
      tellinger: (await listTellinger(tx)).filter((r) => !r.data.removed),
      etterslep: await findKommunetall(tx, 'etterslep'),
      tilbud: (await gjeldendeTilbud(tx)).filter((r) => !r.data.removed),
      bestand: await bestandIn(tx, ctx.clock.today()),
      goals: await listMaal(tx),
      tiltak: await listTiltak(tx),
      frames: await listFrames(tx),
      chapters: (await currentChapters(tx)).filter((c) => c.text.trim() !== ''),
    };
  });
  const empty = (del: Del): DelState => ({ state: 'ikke', text: t.empty[del] });
  const said = (whole: boolean, ...sentences: readonly string[]): DelState => ({
    state: whole ? 'ferdig' : 'paabegynt',
    text: sentences.filter((s) => s !== '').join(' '),
  });

  const loaded = PLAN_ROLES.filter((role) => have.roles.has(role)).length;
  const kinds = (kind: Tilbud['kind']) => have.tilbud.filter((r) => r.data.kind === kind).length;
  const result = have.run?.result;
  const households = result?.households.total;
  const gap = result?.gap.find(
    (g) => g.ledger === 'boligutvikling' && g.type === 'alle' && g.year === result.baseYear + 10,
  );
  const plan = buildOekonomiplan(Number(ctx.clock.today().slice(0, 4)) + 1, have.tiltak, have.frames, tables);
  const unfunded = have.tiltak.filter((x) => isUnfunded(x.data)).length;
  const counted = have.etterslep !== null && !have.etterslep.data.removed;
  return {
    tall: loaded > 0 ? said(have.roles.has('population'), t.tall(loaded, PLAN_ROLES.length)) : empty('tall'),
    kartlegging:
      have.tellinger.length > 0 || counted
        ? said(have.tellinger.length > 0 && counted, t.kartlegging(have.tellinger.length), counted ? '' : t.noBacklog)
        : empty('kartlegging'),
    behov:
      have.run && households
        ? said(
            !have.stale,
            t.behov(
              formatDate(have.run.created),
              formatNumber((households.at(-1)?.mean ?? 0) - (households[0]?.mean ?? 0)),
            ),
            have.stale ? t.stale : '',
          )
        : empty('behov'),
    tilbud:
      have.tilbud.length > 0 || have.bestand
        ? said(
            kinds('program') > 0 && (have.bestand !== null || kinds('bestand') > 0),
            t.tilbud(
              kinds('program'),
              avtalerIn(have.tilbud).length,
              have.bestand ? t.boliger(formatNumber(have.bestand.units)) : t.rader(kinds('bestand')),
            ),
          )
        : empty('tilbud'),
    gap: gap
      ? said(
          !have.stale,
          gap.p10 !== null && gap.p90 !== null && gap.p10 < 0 && gap.p90 > 0
            ? t.gapEither(formatNumber(-gap.p10), formatNumber(gap.p90), gap.year)
            : t.gap(
                gap.p10 === null ? formatNumber(gap.mean) : t.interval(formatNumber(gap.p10), formatNumber(gap.p90)),
                gap.year,
              ),
          have.stale ? t.stale : '',
        )
      : empty('gap'),
    tiltak:
      have.goals.length > 0
        ? said(have.tiltak.length > 0, t.tiltak(have.goals.length, have.tiltak.length, unfunded))
        : empty('tiltak'),
    oekonomiplan:
      plan.lines.length > 0
        ? said(
            have.frames.length > 0,
            t.oekonomiplan(
              formatKroner(sumKroner(plan.totals.investment)),
              formatKroner(sumKroner(plan.unfunded.flatMap((l) => l.investment))),
            ),
            have.frames.length > 0 ? '' : t.noFrame,
          )
        : empty('oekonomiplan'),
    dokument:
      have.chapters.length > 0
        ? said(have.chapters.length === KAPITLER.length, t.dokument(have.chapters.length, KAPITLER.length))
        : empty('dokument'),
  };
}

/** The parts of the line that each of the six steps rests on. */
const STEPS: readonly (readonly Del[])[] = [
  ['tall', 'kartlegging', 'behov'],
  ['tiltak'],
  ['tilbud', 'gap'],
  ['behov', 'gap', 'tiltak', 'dokument'],
  ['tilbud'],
  ['oekonomiplan'],
];

export interface StepState extends DelState {
  readonly parts: readonly Del[];
}

/** Where each step stands: done when all its parts are, begun when one of them is. The text is of the part that waits, else the last. */
export function stepStates(line: LineState): StepState[] {
  return STEPS.map((parts) => {
    const states = parts.map((p) => line[p].state);
    const state = states.every((s) => s === 'ferdig')
      ? 'ferdig'
      : states.every((s) => s === 'ikke')
        ? 'ikke'
        : 'paabegynt';
    const waiting = parts.find((p) => line[p].state !== 'ferdig') ?? parts.at(-1);
    return { parts, state, text: waiting ? line[waiting].text : '' };
  });
}

/** The line as the guide shows it beside its headings. Agreements are a part of the supply. */
export async function standingsOf(ctx: Ctx, tables: PlanTables, round: RoundState): Promise<Standings> {
  const t = HJEM_TEXTS[ctx.lang];
  const line = await lineState(ctx, tables);
  const standingOf = (del: Del) => ({ ...line[del], name: t.names[del], stateName: t.states[line[del].state] });
  const process = await processState(ctx);
  const register = await registerState(ctx);
  const ofRegister = (page: 'planer' | 'foringer') => ({
    ...register[page],
    name: t.register.names[page],
    stateName: t.states[register[page].state],
  });
  return {
    ...Object.fromEntries(DELER.map((del) => [del, standingOf(del)])),
    avtaler: standingOf('tilbud'),
    'kartlegging/oversikt': await overviewStanding(ctx),
    ...(await decisionStandings(ctx)),
    kunnskap: await knowledgeStanding(ctx),
    planer: ofRegister('planer'),
    foringer: ofRegister('foringer'),
    oppfoelging: await followUpStanding(ctx),
    prosess: round.whole,
    prosessplan: { ...process, name: t.process.name, stateName: t.states[process.state] },
  };
}

/** A knowledge base is begun when the municipality has put something of its own into it, and never done: the years go on. */
async function knowledgeStanding(ctx: Ctx): Promise<NonNullable<Standings['kunnskap']>> {
  const { kommune } = ctx;
  if (!kommune) throw new Error('The state of no kommune');
  const t = HJEM_TEXTS[ctx.lang];
  const touched = await ctx.db.inKommune(kommune.id, ownIndikatorer);
  const state: Tilstand = touched > 0 ? 'paabegynt' : 'ikke';
  const text = touched > 0 ? t.knowledge.text(touched) : t.knowledge.empty;
  return { state, stateName: t.states[state], name: t.knowledge.name, text };
}

/** Where the overview of need stands: done when what the units counted has been checked for doubles. */
async function overviewStanding(ctx: Ctx): Promise<NonNullable<Standings['kartlegging/oversikt']>> {
  const { kommune } = ctx;
  if (!kommune) throw new Error('The state of no kommune');
  const t = HJEM_TEXTS[ctx.lang];
  const rows = (await ctx.db.inKommune(kommune.id, listTellinger)).filter((r) => !r.data.removed);
  const units = new Set(rows.map((r) => r.data.countedBy.toLowerCase())).size;
  const unchecked = rows.filter((r) => r.data.doubleCount !== 'kontrollert').length;
  const state: Tilstand = rows.length === 0 ? 'ikke' : unchecked > 0 ? 'paabegynt' : 'ferdig';
  return {
    state,
    stateName: t.states[state],
    name: t.overview.name,
    text: rows.length === 0 ? t.empty.kartlegging : t.overview.text(units, unchecked),
  };
}

/** Where the choice of plan form stands, and what has been decided: done when there is a standing decision on the mandate. */
async function decisionStandings(ctx: Ctx): Promise<Standings> {
  const { kommune } = ctx;
  if (!kommune) throw new Error('The state of no kommune');
  const t = HJEM_TEXTS[ctx.lang];
  const { vurdering, all } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    vurdering: (await listVurderinger(tx)).at(-1)?.data,
    all: await listVedtak(tx),
  }));
  const state = (whole: boolean, begun: boolean): Tilstand => (whole ? 'ferdig' : begun ? 'paabegynt' : 'ikke');
  const answered = Object.keys(vurdering?.answers ?? {}).length;
  const form = state((vurdering?.choice ?? null) !== null, answered > 0);
  const decided = state(newestOn(all, 'mandat') !== null, all.length > 0);
  return {
    planform: {
      state: form,
      stateName: t.states[form],
      name: t.planform.name,
      text: vurdering?.choice ? t.planform.chosen : answered > 0 ? t.planform.answered(answered) : t.planform.empty,
    },
    vedtak: {
      state: decided,
      stateName: t.states[decided],
      name: t.vedtak.name,
      text: all.length > 0 ? t.vedtak.text(standing(all).length) : t.vedtak.empty,
    },
  };
}

/** Where follow-up stands: begun with the first reporting round, done while every round there is, is closed. */
async function followUpStanding(ctx: Ctx) {
  const { kommune } = ctx;
  if (!kommune) throw new Error('The state of no kommune');
  const t = HJEM_TEXTS[ctx.lang];
  const found = await ctx.db.inKommune(kommune.id, rapportState);
  const state: Tilstand = !found ? 'ikke' : found.closed ? 'ferdig' : 'paabegynt';
  return {
    state,
    stateName: t.states[state],
    name: t.followUp.name,
    text: found ? t.followUp.text(found.title, found.reported, found.asked) : t.followUp.empty,
  };
}

/** Where the prosessplan stands: begun when it has activities, done when one is published. */
async function processState(ctx: Ctx): Promise<DelState> {
  const { kommune } = ctx;
  if (!kommune) throw new Error('The state of no kommune');
  const t = HJEM_TEXTS[ctx.lang].process;
  const { activities } = await loadPlan(ctx.db, kommune.id);
  if (activities.length === 0) return { state: 'ikke', text: t.empty };
  const published = await ctx.db.inKommune(kommune.id, publishedVersjon);
  const done = activities.filter((a) => a.data.done).length;
  return { state: published ? 'ferdig' : 'paabegynt', text: t.text(activities.length, done, published !== null) };
}

/** Where the plan register stands: done when every plan is looked up, and when every føring has an answer. */
async function registerState(ctx: Ctx): Promise<Readonly<Record<'planer' | 'foringer', DelState>>> {
  const { kommune } = ctx;
  if (!kommune) throw new Error('The state of no kommune');
  const t = HJEM_TEXTS[ctx.lang].register;
  const { plans, open, asked } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    plans: (await listPlaner(tx)).filter((r) => !r.data.removed),
    ...(await openFoeringer(tx)),
  }));
  const unclear = plans.filter((r) => r.data.status === 'uavklart').length;
  return {
    planer:
      plans.length > 0
        ? { state: unclear === 0 ? 'ferdig' : 'paabegynt', text: t.planer(plans.length, unclear) }
        : { state: 'ikke', text: t.empty.planer },
    foringer:
      asked > 0
        ? { state: open === 0 ? 'ferdig' : 'paabegynt', text: t.foringer(asked, open) }
        : { state: 'ikke', text: t.empty.foringer },
  };
}
