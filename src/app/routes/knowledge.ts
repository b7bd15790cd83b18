import { boligbehovRoutes } from '../../plan/boligbehov/pages/index.tsx';
import { hasBoliger } from '../../plan/boligbestand/index.ts';
import { boligbestandRoutes } from '../../plan/boligbestand/pages/index.tsx';
import { programRoutes } from '../../plan/boligbyggeprogram/pages/index.tsx';
import type { ProgramPageDeps } from '../../plan/boligbyggeprogram/pages/where.ts';
import { rowsToMove, tilbudRoutes } from '../../plan/boligtilbud/pages/index.tsx';
import { undersoekelseRoutes } from '../../plan/brukerundersoekelse/pages/index.tsx';
import { countedIn } from '../../plan/kartlegging/index.ts';
import { kartleggingRoutes } from '../../plan/kartlegging/pages/index.tsx';
import { kunnskapRoutes } from '../../plan/kunnskap/pages/index.tsx';
import { maalindikatorRoutes } from '../../plan/maalindikator/pages/index.tsx';
import { toExcel } from '../../plan/plandokument/rendering/excel.ts';
import { toPaperPdf } from '../../plan/plandokument/rendering/pdf.ts';
import { toPaper } from '../../plan/plandokument/rendering/word.ts';
import { openTables } from '../../plan/roedtraad/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Route } from '../../platform/http/route.ts';
import { egneBarn } from '../barnerate.ts';
import { boligerCounted, gapgrunnlag, kommende } from '../beholdning.ts';
import type { Composition } from '../compose.ts';
import { areaNames, hasCarePlaces, openAreaNames, placeNames } from '../egne-tall.ts';
import { unitNames } from '../enheter.ts';
import type { Given, Ordering } from './given.ts';

const areasOffered = async (tx: Tx) => (await placeNames(tx)).areas;

/** What the municipality knows and has: figures, needs, dwellings and what will come. */
export function knowledgeRoutes(
  c: Composition,
  given: Given,
  { kartverket, ...ordering }: Ordering & Pick<ProgramPageDeps, 'kartverket'>,
): Route[] {
  const { paper, kunnskap, measuring, parameterFile, run, sendsMail } = given;
  return [
    ...kunnskapRoutes({ ...kunnskap, ...ordering }),
    ...maalindikatorRoutes(measuring),
    ...kartleggingRoutes({
      ...paper,
      openTables,
      toPaperPdf,
      toPaper,
      sendsMail,
      unitNames,
      areaNames: areasOffered,
      openAreaNames,
      carePlaces: (tx) => hasCarePlaces(tx, c.clock.today()),
    }),
    ...undersoekelseRoutes({ maler: c.content.skjemamaler, clock: c.clock, toExcel }),
    ...boligbehovRoutes({ ...ordering, run, parameters: parameterFile, counted: countedIn, areaNames, toExcel }),
    ...tilbudRoutes({
      toExcel,
      terms: c.content.husbankvilkaar,
      areaNames: areasOffered,
      oneByOne: (ctx) => ctx.db.inKommune(ctx.kommune?.id ?? '', hasBoliger),
    }),
    ...boligbestandRoutes({
      ...ordering,
      toExcel,
      counted: (ctx, ledger) => boligerCounted(ctx, kunnskap, ledger),
      gap: (ctx, ledger) => ctx.db.inKommune(ctx.kommune?.id ?? '', (tx) => gapgrunnlag(tx, ledger)),
      kommende: (ctx, ledger) => ctx.db.inKommune(ctx.kommune?.id ?? '', (tx) => kommende(tx, ledger)),
    }),
    ...programRoutes({
      hjemler: c.content.hjemler,
      toExcel,
      rowsToMove,
      barnetall: c.content.barnetall,
      egneBarn: (ctx) => ctx.db.inKommune(ctx.kommune?.id ?? '', egneBarn),
      areaNames: areasOffered,
      kartverket,
      desk: ordering.desk,
      supplyShared: parameterFile.supplyShared.value,
    }),
  ];
}
