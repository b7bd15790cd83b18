import { boligbehovJobs, kjoeringView } from '../plan/boligbehov/jobs.ts';
import { boligbestandJobs, boligbestandView } from '../plan/boligbestand/jobs.ts';
import { closeExpired } from '../plan/brukerundersoekelse/index.ts';
import { grunnlagRoutes } from '../plan/grunnlag/pages/index.tsx';
import { inntakJobs, inntakView } from '../plan/inntak/jobs.ts';
import { kunnskapJobs, kunnskapView } from '../plan/kunnskap/jobs.ts';
import { plandokumentJobs } from '../plan/plandokument/jobs.ts';
import { plandokumentViews } from '../plan/plandokument/pages/jobs.ts';
import { regnskapJobs, regnskapView } from '../plan/regnskap/jobs.ts';
import { openTables } from '../plan/roedtraad/index.ts';
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
import type { Content } from './content.ts';
import { prepareDemo } from './demo/prepare.ts';
import { createFrame } from './frame/layout.tsx';
import { roundState } from './hjem/oppgaver.ts';
import { hjemRoutes } from './hjem/pages.tsx';
import { standingsOf } from './hjem/state.ts';
import { jobbRoutes, jobLine } from './jobb/pages.tsx';
import { kontoRoutes } from './konto/pages.tsx';
import { oektRoutes } from './oekt/pages.tsx';
import { omRoutes } from './om/pages.tsx';
import { createPost } from './post.ts';
import { givenToSlices } from './routes/given.ts';
import { knowledgeRoutes } from './routes/knowledge.ts';
import { planRoutes } from './routes/plan.ts';
import { processRoutes } from './routes/process.ts';
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
  /** How people reach the product, such as https://boligplan.kommune.no; links in files begin with it. */
  readonly address?: string;
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
  const { veileder, eksempler, kommuner, catalogue, planform, boligoppgaver, ordliste } = c.content;
  const accounts = createAccounts(c.db, c.clock);
  const visitors = createVisitors(c.db, c.clock);
  const demo = DEMO_SLUG;
  const given = givenToSlices(c, accounts);
  const { tables, planSources, traad, guide, notater, prosess, parameterFile, run, planregister } = given;

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
    ...kunnskapJobs({ indikatorer: c.content.indikatorer.flatMap((t) => t.indicators), openTables }),
    ...post.jobs,
  ];
  const views = [
    ...tall.views,
    kjoeringView,
    ...plandokumentViews,
    inntakView,
    boligbestandView,
    regnskapView,
    kunnskapView,
  ];
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
    ...processRoutes(c, given, ordering),
    ...knowledgeRoutes(c, given, { ...ordering, kartverket: tall.kartverket }),
    ...planRoutes(c, given, ordering),
    ...oektRoutes(),
    ...utkastRoutes(),
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
