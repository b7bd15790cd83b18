import { andelerIn } from '../../plan/boligbestand/index.ts';
import { mappingsOf } from '../../plan/grunnlag/index.ts';
import { computedFigures } from '../../plan/kunnskap/pages/index.tsx';
import { priceYears } from '../../plan/oekonomiplan/index.ts';
import { toExcel } from '../../plan/plandokument/rendering/excel.ts';
import { toPdf } from '../../plan/plandokument/rendering/pdf.ts';
import { toPicture } from '../../plan/plandokument/rendering/picture.ts';
import { toPowerPoint } from '../../plan/plandokument/rendering/powerpoint.ts';
import { RichText } from '../../plan/plandokument/rendering/text.tsx';
import { ChapterView, DocumentView } from '../../plan/plandokument/rendering/web.tsx';
import { toWord } from '../../plan/plandokument/rendering/word.ts';
import type { PlanregisterPageDeps } from '../../plan/planregister/pages/index.tsx';
import { guideTasks } from '../../plan/runde/index.ts';
import { lesbarhetI, seksjonerI } from '../../plan/veileder/index.ts';
import type { Accounts } from '../../platform/auth/accounts.ts';
import type { Ctx } from '../../platform/http/route.ts';
import type { JobDesk } from '../../platform/jobs/desk.ts';
import { liveBlocks } from '../blokker.ts';
import type { Composition } from '../compose.ts';
import { unitNames } from '../enheter.ts';
import { placesToCompare } from '../figures.ts';
import type { jobLine } from '../jobb/pages.tsx';
import { runDeps } from '../kjoering.ts';
import { ownPlanStatus } from '../ownplan.ts';
import { planParts } from '../plandeler.ts';

/** What many slices are given: the rules and rates of `content/`, and what one slice offers the others. */
export function givenToSlices(c: Composition, accounts: Accounts) {
  const { veileder, kommuner, catalogue } = c.content;
  const paper = { toExcel, View: DocumentView };
  const papers = { ...paper, toPdf, toWord };
  const people = { membersOf: accounts.membersOf, unitNames };
  const { vanlige } = c.content;
  const planregister: PlanregisterPageDeps = { vanlige, ownPlan: ownPlanStatus, unitNames, ...paper };
  const tables = {
    kostra: c.content.kostra,
    prices: c.content.prices,
    laan: c.content.laan,
    foelger: c.content.foelger,
  };
  const kunnskap = {
    temaer: c.content.indikatorer,
    mappings: mappingsOf(catalogue),
    ...placesToCompare(kommuner),
    fraListe: andelerIn,
    toExcel,
    Chapter: ChapterView,
    toPicture,
    toPowerPoint,
  };
  const planSources = {
    ...tables,
    live: liveBlocks(kunnskap, c.clock),
    ...planParts(accounts.membersOf),
    ...(c.address ? { address: c.address } : {}),
  };
  const { virkemidler } = c.content;
  const choices = { virkemidler, kostra: tables.kostra, priceYears: priceYears(tables.prices) };
  const measuring = {
    unitNames,
    computed: (ctx: Ctx, only?: ReadonlySet<string>) => computedFigures(ctx, kunnskap, false, only),
  };
  const traad = { tables, kombinasjoner: c.content.kombinasjoner };
  const guide = guideTasks(veileder);
  const notater = { seksjoner: seksjonerI(veileder), lesbarhet: lesbarhetI(veileder), RichText };
  const prosess = { maler: c.content.maler, ...c.content.frister };
  const parameterFile = c.content.parameters;
  const run = runDeps({ parameterFile, mappings: kunnskap.mappings, kommuner, clock: c.clock });
  return {
    paper,
    papers,
    people,
    planregister,
    tables,
    kunnskap,
    planSources,
    choices,
    measuring,
    traad,
    guide,
    notater,
    prosess,
    parameterFile,
    run,
    sendsMail: c.mail !== undefined,
  };
}

/** The desk that long work is ordered at, and the line on a page that says how it goes. */
export interface Ordering {
  readonly desk: JobDesk;
  readonly jobLine: ReturnType<typeof jobLine>;
}

export type Given = ReturnType<typeof givenToSlices>;
