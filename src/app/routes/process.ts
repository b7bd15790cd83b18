import { boliggruppeRoutes } from '../../plan/boliggruppe/pages/index.tsx';
import { invitedTo } from '../../plan/ekstern/index.ts';
import { eksternRoutes } from '../../plan/ekstern/pages/index.tsx';
import { ideRoutes } from '../../plan/idekasse/pages/index.tsx';
import { rapporterSomVenter } from '../../plan/oppfoelging/index.ts';
import { organiseringRoutes } from '../../plan/organisering/pages/index.tsx';
import { DocumentView } from '../../plan/plandokument/rendering/web.tsx';
import { toPaper } from '../../plan/plandokument/rendering/word.ts';
import { planregisterRoutes } from '../../plan/planregister/pages/index.tsx';
import { prosessplanRoutes } from '../../plan/prosessplan/pages/index.tsx';
import { rundeRoutes } from '../../plan/runde/pages/index.tsx';
import { vedtakRoutes } from '../../plan/vedtak/pages/index.tsx';
import type { Route } from '../../platform/http/route.ts';
import type { Composition } from '../compose.ts';
import { unitNames } from '../enheter.ts';
import { funnFor } from '../funn.ts';
import { objectsFor } from '../objekter.ts';
import { otherEvents } from '../oppfoelging.ts';
import { tiltaksoppgaver } from '../tiltaksoppgaver.ts';
import type { Given, Ordering } from './given.ts';

/** The round of the municipality: who does what and when, and what is decided. */
export function processRoutes(c: Composition, given: Given, ordering: Ordering): Route[] {
  const { paper, papers, people, planregister, planSources, guide, prosess, sendsMail } = given;
  const { planform, boligoppgaver, law } = c.content;
  return [
    ...rundeRoutes({
      guide,
      ...people,
      sendsMail,
      funnFor,
      objectsFor,
      reportsWaiting: rapporterSomVenter,
      tiltaksoppgaver,
      invitedTo,
      ...paper,
    }),
    ...eksternRoutes({ guide, membersOf: people.membersOf, sendsMail }),
    ...organiseringRoutes({
      ...people,
      tasks: boligoppgaver,
      raadLaw: law.get('koml-5-12'),
      ...paper,
    }),
    ...boliggruppeRoutes(people),
    ...ideRoutes({ unitNames }),
    ...planregisterRoutes(planregister),
    ...vedtakRoutes({
      rules: planform,
      tables: planSources,
      desk: ordering.desk,
      unitNames,
      toPaper,
      View: DocumentView,
    }),
    ...prosessplanRoutes({ ...prosess, ...papers, unitNames, otherEvents, law, lawRead: prosess.stand }),
  ];
}
