import { karthentJob, karthentView } from '../plan/boligbyggeprogram/jobs.ts';
import { oppdateringJob, oppdateringView, orderOppdateringer } from '../plan/grunnlag/actions/oppdatering.ts';
import { grunnlagJobs, hentingJob, hentingView, innlesingView } from '../plan/grunnlag/jobs.ts';
import { endringerRoutes } from '../plan/grunnlag/pages/endringer.tsx';
import type { Clock } from '../platform/clock/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { SSB } from '../platform/statistics/pxweb/address.ts';
import { createPxWeb } from '../platform/statistics/pxweb/client.ts';
import { createSources, isAgency } from '../platform/statistics/sources.ts';
import type { Time } from '../platform/statistics/time.ts';
import type { Content } from './content.ts';
import { figuresKept } from './figures.ts';
import { restingOn } from './hviler.ts';

/** How official figures come in: from files, when somebody presses, and by themselves on working days. */
export function createTall(c: {
  readonly content: Pick<Content, 'catalogue' | 'kommuner' | 'indikatorer'>;
  readonly db: Database;
  readonly clock: Clock;
  readonly ssb?: string;
  readonly agencyTime?: Time;
  readonly fetchesByItself?: boolean;
}) {
  const { catalogue, kommuner, indikatorer } = c.content;
  const { ssb = SSB, fetchesByItself = true } = c;
  const imports = { catalogue, ...figuresKept(kommuner) };
  // One way out for the whole server: the agency counts the calls of an address, whoever in it asks.
  const { send, kommuneinfo, grunnkretser } = createSources({
    base: ssb,
    ...(c.agencyTime ? { time: c.agencyTime } : {}),
  });
  const fetching = { ...imports, official: isAgency(ssb), service: () => createPxWeb({ base: ssb, send }) };
  return {
    imports,
    place: { official: fetching.official, host: new URL(ssb).host },
    kartverket: { official: fetching.official, host: new URL(kommuneinfo.base).host },
    jobs: [
      ...grunnlagJobs(imports),
      hentingJob(fetching),
      oppdateringJob(fetching),
      karthentJob({ kartverk: kommuneinfo, grunnkretser, official: fetching.official }),
    ],
    views: [innlesingView(imports), hentingView(imports), oppdateringView(imports), karthentView],
    routes: endringerRoutes({ catalogue, fetchesByItself, restingOn: (ctx) => restingOn(ctx, indikatorer) }),
    async upkeep() {
      if (fetchesByItself) await orderOppdateringer(c.db, c.clock);
    },
  };
}
