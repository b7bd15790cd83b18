import { opptaltIn } from '../../plan/boligbestand/index.ts';
import { egnefeltRoutes } from '../../plan/egnefelt/pages/index.tsx';
import { CameFrom, inntakRoutes } from '../../plan/inntak/pages/index.tsx';
import { maalAv } from '../../plan/kunnskap/pages/index.tsx';
import { MaalindikatorerTil, measuredGoals } from '../../plan/maalindikator/pages/formaal.tsx';
import { paidBy } from '../../plan/oekonomiplan/pages/betalt.tsx';
import { oekonomiplanRoutes } from '../../plan/oekonomiplan/pages/index.tsx';
import { oppfoelgingRoutes } from '../../plan/oppfoelging/pages/index.tsx';
import { leadingTo, workspaceAt } from '../../plan/plandokument/index.ts';
import { plandokumentRoutes } from '../../plan/plandokument/pages/index.tsx';
import { toPaperPdf } from '../../plan/plandokument/rendering/pdf.ts';
import { toPaper } from '../../plan/plandokument/rendering/word.ts';
import { namedPlans } from '../../plan/planregister/index.ts';
import { answersTo } from '../../plan/planregister/pages/index.tsx';
import { prioriteringRoutes } from '../../plan/prioritering/pages/index.tsx';
import { regnskapRoutes, regnskapSection } from '../../plan/regnskap/pages/index.tsx';
import { openTables } from '../../plan/roedtraad/index.ts';
import { BeforePublishing } from '../../plan/roedtraad/pages/beside.tsx';
import { roedtraadRoutes } from '../../plan/roedtraad/pages/index.tsx';
import { kjentPlanRoutes } from '../../plan/roedtraad/pages/kjent.tsx';
import { eksempelstarter, listEgneVerdier } from '../../plan/tiltak/index.ts';
import { tiltakRoutes } from '../../plan/tiltak/pages/index.tsx';
import type { Route } from '../../platform/http/route.ts';
import type { Composition } from '../compose.ts';
import { placeNames } from '../egne-tall.ts';
import { unitNames } from '../enheter.ts';
import { followUp, signsOfPersons } from '../oppfoelging.ts';
import type { Given, Ordering } from './given.ts';

/** Goals and tiltak, the money they get, the document, and how it went. */
export function planRoutes(c: Composition, given: Given, ordering: Ordering): Route[] {
  const { paper, papers, planregister, tables, kunnskap, planSources, choices, measuring, traad, people, sendsMail } =
    given;
  const { eksempler } = c.content;
  return [
    ...egnefeltRoutes({ tiltak: listEgneVerdier }),
    ...tiltakRoutes({
      unitNames,
      ...choices,
      eksempler: eksempelstarter(eksempler),
      answersTo: (ctx, what, number) => answersTo(ctx, planregister, what, number),
      plans: namedPlans,
      places: placeNames,
      counted: opptaltIn,
      measured: (ctx) => measuredGoals(ctx, measuring),
      goalOf: (ctx, indikator) => maalAv(ctx, kunnskap, indikator),
      indicatorsOf: (ctx, maal) => MaalindikatorerTil(ctx, measuring, maal),
      paidBy,
      cameFrom: CameFrom,
      ...paper,
    }),
    ...inntakRoutes({
      sources: traad,
      ...choices,
      // The workbook writer is heavy, and few ask for it.
      planForm: async (year) => (await import('../../plan/roedtraad/rendering/planmal.ts')).planTemplate(year),
      ...ordering,
    }),
    ...prioriteringRoutes(tables),
    ...oekonomiplanRoutes({
      ...{ tables, openTables, ...paper, toPaper, toPaperPdf, leadingTo },
      accounts: (ctx) => regnskapSection(ctx, tables),
      workspace: (ctx) => workspaceAt(c.address, ctx.lang, ctx.kommune?.slug ?? ''),
    }),
    ...regnskapRoutes({ ...ordering, tables, toExcel: paper.toExcel }),
    ...oppfoelgingRoutes({
      ...papers,
      ...followUp(tables, kunnskap, sendsMail, c.address),
      unitsOnly: planSources.unitsOnly,
      signsIn: signsOfPersons(
        people.membersOf,
        c.content.kommuner.today.map((k) => k.name),
      ),
    }),
    ...kjentPlanRoutes(c.content.kjentPlan),
    ...roedtraadRoutes({ ...traad, ...paper }),
    ...plandokumentRoutes({
      ...ordering,
      tables: planSources,
      beforePublishing: (ctx) => BeforePublishing({ ctx, sources: traad }),
    }),
  ];
}
