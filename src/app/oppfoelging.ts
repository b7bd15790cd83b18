import type { Language } from '../kernel/index.ts';
import { groupMeetings } from '../plan/boliggruppe/index.ts';
import { computedFigures, type KunnskapPageDeps } from '../plan/kunnskap/pages/parts.tsx';
import { indikatorerForRunde } from '../plan/maalindikator/pages/parts.tsx';
import type { PlanTables } from '../plan/oekonomiplan/index.ts';
import { fristhendelser } from '../plan/oppfoelging/index.ts';
import { adoptedBefore, leadingTo, workspaceAt } from '../plan/plandokument/index.ts';
import { ChapterView } from '../plan/plandokument/rendering/web.tsx';
import { regnskapAsOf } from '../plan/regnskap/index.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Ctx } from '../platform/http/route.ts';

/** What a reporting round is held against: the account, the day the plan was adopted, and the indicators as everybody may see them. */
export const followUp = (tables: PlanTables, kunnskap: KunnskapPageDeps, sendsMail: boolean, address?: string) => ({
  sendsMail,
  leadingTo,
  workspace: (ctx: Ctx) => workspaceAt(address, ctx.lang, ctx.kommune?.slug ?? ''),
  Chapter: ChapterView,
  accounts: (tx: Tx, day: string) => regnskapAsOf(tx, tables, day),
  adopted: adoptedBefore,
  indikatorer: indikatorerForRunde((ctx) => computedFigures(ctx, kunnskap, true)),
});

/** What stands in the calendar of the process beside what the process plans itself. */
export const otherEvents = async (tx: Tx, kommuneId: string, today: string, lang: Language) => [
  ...(await groupMeetings(tx, kommuneId)),
  ...(await fristhendelser(tx, kommuneId, today, lang)),
];
