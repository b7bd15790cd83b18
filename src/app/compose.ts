import { boligbehovJobs, kjoeringView } from '../plan/boligbehov/jobs.ts';
import { boligbehovRoutes } from '../plan/boligbehov/pages/index.tsx';
import { hasBoliger, opptaltIn } from '../plan/boligbestand/index.ts';
import { boligbestandJobs, boligbestandView } from '../plan/boligbestand/jobs.ts';
import { boligbestandRoutes } from '../plan/boligbestand/pages/index.tsx';
import { programRoutes } from '../plan/boligbyggeprogram/pages/index.tsx';
import { groupMeetings } from '../plan/boliggruppe/index.ts';
import { boliggruppeRoutes } from '../plan/boliggruppe/pages/index.tsx';
import { rowsToMove, tilbudRoutes } from '../plan/boligtilbud/pages/index.tsx';
import { closeExpired } from '../plan/brukerundersoekelse/index.ts';
import { undersoekelseRoutes } from '../plan/brukerundersoekelse/pages/index.tsx';
import { egnefeltRoutes } from '../plan/egnefelt/pages/index.tsx';
import { invitedTo } from '../plan/ekstern/index.ts';
import { eksternRoutes } from '../plan/ekstern/pages/index.tsx';
import { mappingsOf } from '../plan/grunnlag/index.ts';
import { grunnlagRoutes } from '../plan/grunnlag/pages/index.tsx';
import { ideRoutes } from '../plan/idekasse/pages/index.tsx';
import { inntakJobs, inntakView } from '../plan/inntak/jobs.ts';
import { CameFrom, inntakRoutes } from '../plan/inntak/pages/index.tsx';
import { countedIn } from '../plan/kartlegging/index.ts';
import { kartleggingRoutes } from '../plan/kartlegging/pages/index.tsx';
import { computedFigures, kunnskapRoutes } from '../plan/kunnskap/pages/index.tsx';
import { MaalindikatorerTil, measuredGoals } from '../plan/maalindikator/pages/formaal.tsx';
import { maalindikatorRoutes } from '../plan/maalindikator/pages/index.tsx';
import { priceYears } from '../plan/oekonomiplan/index.ts';
import { paidBy } from '../plan/oekonomiplan/pages/betalt.tsx';
import { oekonomiplanRoutes } from '../plan/oekonomiplan/pages/index.tsx';
import { oppfoelgingRoutes } from '../plan/oppfoelging/pages/index.tsx';
import { organiseringRoutes } from '../plan/organisering/pages/index.tsx';
import { plandokumentJobs } from '../plan/plandokument/jobs.ts';
import { plandokumentRoutes } from '../plan/plandokument/pages/index.tsx';
import { plandokumentViews } from '../plan/plandokument/pages/jobs.ts';
import { toExcel } from '../plan/plandokument/rendering/excel.ts';
import { toPaperPdf, toPdf } from '../plan/plandokument/rendering/pdf.ts';
import { toPicture } from '../plan/plandokument/rendering/picture.ts';
import { RichText } from '../plan/plandokument/rendering/text.tsx';
import { DocumentView } from '../plan/plandokument/rendering/web.tsx';
import { toPaper, toWord } from '../plan/plandokument/rendering/word.ts';
import { namedPlans } from '../plan/planregister/index.ts';
import { answersTo, type PlanregisterPageDeps, planregisterRoutes } from '../plan/planregister/pages/index.tsx';
import { prioriteringRoutes } from '../plan/prioritering/pages/index.tsx';
import { prosessplanRoutes } from '../plan/prosessplan/pages/index.tsx';
import { regnskapJobs, regnskapView } from '../plan/regnskap/jobs.ts';
import { regnskapRoutes, regnskapSection } from '../plan/regnskap/pages/index.tsx';
import { openTables } from '../plan/roedtraad/index.ts';
import { BeforePublishing } from '../plan/roedtraad/pages/beside.tsx';
import { roedtraadRoutes } from '../plan/roedtraad/pages/index.tsx';
import { kjentPlanRoutes } from '../plan/roedtraad/pages/kjent.tsx';
import { guideTasks } from '../plan/runde/index.ts';
import { rundeRoutes } from '../plan/runde/pages/index.tsx';
import { eksempelstarter, listEgneVerdier } from '../plan/tiltak/index.ts';
import { tiltakRoutes } from '../plan/tiltak/pages/index.tsx';
import { vedtakRoutes } from '../plan/vedtak/pages/index.tsx';
import { seksjonerI } from '../plan/veileder/index.ts';
import type { Workspace } from '../plan/veileder/pages/parts.tsx';
import { createAccounts } from '../platform/auth/accounts.ts';
import { createVisitors } from '../platform/auth/visitors.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { createApp } from '../platform/http/app.ts';
import type { Ctx, Route } from '../platform/http/route.ts';
import { createJobDesk } from '../platform/jobs/desk.ts';
import { splitNumbersOf } from '../platform/kommuner/areas.ts';
import { findKommune } from '../platform/kommuner/kommuner.ts';
import type { Mailer } from '../platform/mail/mail.ts';
import { removeExpired } from '../platform/retention/retention.ts';
import type { Time } from '../platform/statistics/time.ts';
import { readApi } from './api/index.ts';
import { readApiRoutes } from './api/pages.tsx';
import type { Assets } from './assets.ts';
import { boligerCounted, kommende } from './beholdning.ts';
import { liveBlocks } from './blokker.ts';
import type { Content } from './content.ts';
import { prepareDemo } from './demo/prepare.ts';
import { hasCarePlaces } from './egne-tall.ts';
import { unitNames } from './enheter.ts';
import { placesToCompare } from './figures.ts';
import { createFrame } from './frame/layout.tsx';
import { funnFor } from './funn.ts';
import { roundState } from './hjem/oppgaver.ts';
import { hjemRoutes } from './hjem/pages.tsx';
import { standingsOf } from './hjem/state.ts';
import { jobbRoutes, jobLine } from './jobb/pages.tsx';
import { runDeps } from './kjoering.ts';
import { kontoRoutes } from './konto/pages.tsx';
import { objectsFor } from './objekter.ts';
import { oektRoutes } from './oekt/pages.tsx';
import { omRoutes } from './om/pages.tsx';
import { followUp } from './oppfoelging.ts';
import { ownPlanStatus } from './ownplan.ts';
import { planParts } from './plandeler.ts';
import { createPost } from './post.ts';
import { sokRoutes } from './sok/pages.tsx';
import { createTall } from './tall.ts';
import { utkastRoutes } from './utkast/routes.ts';
import { guidePages } from './veiledersider.ts';

export const DEMO_SLUG = 'eksempelvik';

export interface Composition {
  readonly root: string;
  readonly content: Content;
  readonly db: Database;
  readonly clock: Clock;
  readonly assets: Assets;
  readonly localDemo: boolean;
  readonly proxies?: ReadonlySet<string>;
  /** How mail goes out, and the address that links in it begin with; without it no reminders are sent. */
  readonly mail?: { readonly mailer: Mailer; readonly baseUrl: string };
  /** Where figures are fetched from; the agency's own service unless said. */
  readonly ssb?: string;
  /** How the pace of fetching is waited for: in earnest unless said. */
  readonly agencyTime?: Time;
  /** False: no figures are fetched unless somebody presses. */
  readonly fetchesByItself?: boolean;
  /** See platform/http: for tests. */
  readonly keptPages?: 'prove';
  readonly log: (line: Readonly<Record<string, string | number>>) => void;
}

/** All slices' routes in one table, and the application that serves them. */
export function compose(c: Composition) {
  const { veileder, eksempler, kommuner, catalogue, planform, boligoppgaver, law, ordliste } = c.content;
  const accounts = createAccounts(c.db, c.clock);
  const visitors = createVisitors(c.db, c.clock);
  const demo = DEMO_SLUG;
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
    toExcel,
    toPicture,
  };
  const planSources = { ...tables, live: liveBlocks(kunnskap, c.clock), ...planParts(accounts.membersOf) };
  const { virkemidler } = c.content;
  const choices = { virkemidler, kostra: tables.kostra, priceYears: priceYears(tables.prices) };
  const measuring = { unitNames, computed: (ctx: Ctx) => computedFigures(ctx, kunnskap) };
  const traad = { tables, kombinasjoner: c.content.kombinasjoner };
  const guide = guideTasks(veileder);
  const notater = { seksjoner: seksjonerI(veileder), RichText };
  const prosess = { maler: c.content.maler, ...c.content.frister };
  const parameterFile = c.content.parameters;
  const run = runDeps({ parameterFile, mappings: kunnskap.mappings, kommuner, clock: c.clock });

  /** The kommune of the address, else the only one a person works in. */
  const slugFor = async (ctx: Ctx) => {
    if (ctx.kommune) return ctx.kommune.slug;
    const own = ctx.bruker ? await accounts.kommunerOf(ctx.bruker.id) : [];
    return own.length === 1 ? (own[0]?.slug ?? null) : null;
  };
  const workspaceOf = async (ctx: Ctx): Promise<Workspace> => {
    const slug = await slugFor(ctx);
    if (!ctx.kommune) return { slug, standings: null, tasks: null };
    const round = await roundState(ctx);
    return { slug, standings: await standingsOf(ctx, tables, round), tasks: round.tasks };
  };
  const tall = createTall(c);
  const post = createPost({ ...c, guide, membersOf: accounts.membersOf });
  const kinds = [
    ...tall.jobs,
    ...boligbehovJobs(run),
    ...plandokumentJobs(planSources),
    ...inntakJobs,
    ...boligbestandJobs({ openTables }),
    ...regnskapJobs,
    ...post.jobs,
  ];
  const views = [...tall.views, kjoeringView, ...plandokumentViews, inntakView, boligbestandView, regnskapView];
  const desk = createJobDesk(c.db, kinds, {
    clock: c.clock,
    name: c.clock.id(),
    log: c.log,
    async upkeep() {
      await closeExpired(c.db, c.clock);
      await removeExpired(c.db, c.clock);
      await tall.upkeep();
      await post.upkeep();
    },
  });
  const ordering = { desk, jobLine: jobLine({ views }) };

  const built = (side: string): boolean => routes.some((r) => r.path === `/arbeid/:kommune/${side}`);
  const routes: Route[] = [
    ...guidePages({ content: c.content, notater, slugFor, workspaceOf, built, demoSlug: demo }),
    ...kontoRoutes({
      accounts,
      guide,
      demoSlug: demo,
      findKommune(query) {
        const found = findKommune(kommuner, query);
        return found.ok ? found.value : found.error.code;
      },
    }),
    ...hjemRoutes(
      veileder.trinn.map((trinn) => ({ slug: trinn.slug, title: trinn.tittel })),
      tables,
    ),
    ...jobbRoutes({ desk, views }),
    ...grunnlagRoutes({
      ...tall.imports,
      splitsOf: (number) => splitNumbersOf(kommuner, number),
      ...ordering,
      ...tall.place,
    }),
    ...tall.routes,
    ...rundeRoutes({
      guide,
      ...people,
      sendsMail: c.mail !== undefined,
      funnFor,
      objectsFor,
      invitedTo,
      ...paper,
    }),
    ...eksternRoutes({ guide, membersOf: accounts.membersOf, sendsMail: c.mail !== undefined }),
    ...organiseringRoutes({
      ...people,
      tasks: boligoppgaver,
      raadLaw: law.get('koml-5-12'),
      ...paper,
    }),
    ...boliggruppeRoutes(people),
    ...ideRoutes({ unitNames }),
    ...kunnskapRoutes(kunnskap),
    ...maalindikatorRoutes(measuring),
    ...kartleggingRoutes({
      ...paper,
      openTables,
      toPaperPdf,
      toPaper,
      sendsMail: c.mail !== undefined,
      unitNames,
      carePlaces: (tx) => hasCarePlaces(tx, c.clock.today()),
    }),
    ...undersoekelseRoutes({ maler: c.content.skjemamaler, clock: c.clock, toExcel }),
    ...boligbehovRoutes({ ...ordering, run, parameters: parameterFile, counted: countedIn }),
    ...tilbudRoutes({
      terms: c.content.husbankvilkaar,
      oneByOne: (ctx) => ctx.db.inKommune(ctx.kommune?.id ?? '', hasBoliger),
    }),
    ...boligbestandRoutes({
      ...ordering,
      toExcel,
      counted: (ctx, ledger) => boligerCounted(ctx, kunnskap, ledger),
      kommende: (ctx, ledger) => ctx.db.inKommune(ctx.kommune?.id ?? '', (tx) => kommende(tx, ledger)),
    }),
    ...programRoutes({
      hjemler: c.content.hjemler,
      toExcel,
      rowsToMove,
      supplyShared: parameterFile.supplyShared.value,
    }),
    ...egnefeltRoutes({ tiltak: listEgneVerdier }),
    ...tiltakRoutes({
      unitNames,
      ...choices,
      eksempler: eksempelstarter(eksempler),
      answersTo: (ctx, what, number) => answersTo(ctx, planregister, what, number),
      plans: namedPlans,
      counted: opptaltIn,
      measured: (ctx) => measuredGoals(ctx, measuring),
      indicatorsOf: (ctx, maal) => MaalindikatorerTil(ctx, measuring, maal),
      paidBy,
      cameFrom: CameFrom,
      ...paper,
    }),
    ...inntakRoutes({
      sources: traad,
      ...choices,
      // The workbook writer is heavy, and few ask for it.
      planForm: async (year) => (await import('../plan/roedtraad/rendering/planmal.ts')).planTemplate(year),
      ...ordering,
    }),
    ...planregisterRoutes(planregister),
    ...prioriteringRoutes(tables),
    ...oekonomiplanRoutes({ tables, openTables, accounts: (ctx) => regnskapSection(ctx, tables), ...paper, toPaper }),
    ...regnskapRoutes({ ...ordering, tables, toExcel: paper.toExcel }),
    ...oppfoelgingRoutes({ ...papers, ...followUp(tables, kunnskap, c.mail !== undefined) }),
    ...kjentPlanRoutes(c.content.kjentPlan),
    ...roedtraadRoutes({ ...traad, ...paper }),
    ...plandokumentRoutes({
      ...ordering,
      tables: planSources,
      beforePublishing: (ctx) => BeforePublishing({ ctx, sources: traad }),
    }),
    ...vedtakRoutes({ rules: planform, tables: planSources, desk, unitNames, toPaper, View: DocumentView }),
    ...oektRoutes(),
    ...utkastRoutes(),
    ...prosessplanRoutes({ ...prosess, ...papers, unitNames, groupMeetings, law, lawRead: prosess.stand }),
    ...sokRoutes({ veileder, eksempler, ordliste, guide, seksjoner: notater.seksjoner }),
    ...omRoutes(c.content.treff, parameterFile),
    ...readApiRoutes(readApi(demo, traad), demo),
  ];
  const app = createApp({
    routes,
    frame: createFrame(c.assets.addresses),
    db: c.db,
    clock: c.clock,
    visitors,
    assets: c.assets.files,
    localDemo: c.localDemo,
    proxies: c.proxies ?? new Set(),
    ...(c.keptPages ? { keptPages: c.keptPages } : {}),
    log: c.log,
  });
  const demoKommune = kommuner.today.find((k) => k.slug === demo);
  if (!demoKommune) throw new Error(`content/kommuner.yaml has no ${demo}`);
  return {
    app,
    routes,
    accounts,
    desk,
    run,
    prepareDemo: () =>
      prepareDemo({
        root: c.root,
        db: c.db,
        clock: c.clock,
        accounts,
        catalogue,
        indikatorer: c.content.indikatorer,
        skjemamaler: c.content.skjemamaler,
        run,
        tables,
        planform,
        boligoppgaver,
        guide,
        kommune: demoKommune,
        vanlige: planregister.vanlige,
        seksjoner: notater.seksjoner,
        ...prosess,
        kombinasjoner: traad.kombinasjoner,
      }),
  };
}
