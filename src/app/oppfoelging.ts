import type { Language } from '../kernel/index.ts';
import { groupMeetings } from '../plan/boliggruppe/index.ts';
import { signsIn } from '../plan/brukerundersoekelse/index.ts';
import { computedFigures, type KunnskapPageDeps } from '../plan/kunnskap/pages/parts.tsx';
import { indikatorerForRunde } from '../plan/maalindikator/pages/parts.tsx';
import type { PlanTables } from '../plan/oekonomiplan/index.ts';
import { fristhendelser } from '../plan/oppfoelging/index.ts';
import { ENHET } from '../plan/organisering/index.ts';
import { adoptedBefore, leadingTo, workspaceAt } from '../plan/plandokument/index.ts';
import { ChapterView } from '../plan/plandokument/rendering/web.tsx';
import { regnskapAsOf } from '../plan/regnskap/index.ts';
import type { Database, Tx } from '../platform/db/database.ts';
import { listRows } from '../platform/db/rows.ts';
import type { Ctx } from '../platform/http/route.ts';
import { names } from './konto/navn.ts';

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

type MembersOf = (kommuneId: string) => Promise<readonly { readonly name: string; readonly email: string }[]>;

/** What in a comment may point out a person: the same signs as in the answers of a survey, and the names of members and of who leads a unit. */
export const signsOfPersons = (membersOf: MembersOf) => async (db: Database, kommuneId: string) => {
  const leaders = (await db.inKommune(kommuneId, (tx) => listRows(tx, ENHET))).map(({ data }) => data.leader);
  const persons = [...(await membersOf(kommuneId)), ...leaders.map((name) => ({ name, email: '' }))];
  return (text: string) => [...signsIn(text), ...(persons.some((who) => names(text, who)) ? (['navn'] as const) : [])];
};

/** What stands in the calendar of the process beside what the process plans itself. */
export const otherEvents = async (tx: Tx, kommuneId: string, today: string, lang: Language) => [
  ...(await groupMeetings(tx, kommuneId)),
  ...(await fristhendelser(tx, kommuneId, today, lang)),
];
