import type { Language } from '../kernel/index.ts';
import { groupMeetings } from '../plan/boliggruppe/index.ts';
import { signsIn } from '../plan/brukerundersoekelse/index.ts';
import { computedFigures, type KunnskapPageDeps } from '../plan/kunnskap/pages/parts.tsx';
import { indikatorerForRunde } from '../plan/maalindikator/pages/parts.tsx';
import type { PlanTables } from '../plan/oekonomiplan/index.ts';
import { fristhendelser, possibleNames } from '../plan/oppfoelging/index.ts';
import { ENHET } from '../plan/organisering/index.ts';
import { adoptedBefore, leadingTo, workspaceAt } from '../plan/plandokument/index.ts';
import { ChapterView } from '../plan/plandokument/rendering/web.tsx';
import { regnskapAsOf } from '../plan/regnskap/index.ts';
import { listTiltak } from '../plan/tiltak/index.ts';
import type { Database, Tx } from '../platform/db/database.ts';
import { listRows } from '../platform/db/rows.ts';
import type { Ctx } from '../platform/http/route.ts';
import { openAreaNames } from './egne-tall.ts';
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

/**
 * What in a comment may point out a person: the same signs as in the answers of a survey, the names of members and of who leads a unit, and
 * other names that are of no place, unit or tiltak.
 */
export const signsOfPersons =
  (membersOf: MembersOf, places: readonly string[]) => async (db: Database, kommuneId: string) => {
    const { units, tiltak, areas } = await db.inKommune(kommuneId, async (tx) => ({
      units: (await listRows(tx, ENHET)).map(({ data }) => data),
      tiltak: (await listTiltak(tx)).map(({ data }) => data),
      areas: await openAreaNames(tx),
    }));
    const persons = [...(await membersOf(kommuneId)), ...units.map(({ leader }) => ({ name: leader, email: '' }))];
    const known = [
      ...[...places, ...areas],
      ...units.map(({ name }) => name),
      ...tiltak.flatMap(({ title, area, site }) => [title, area ?? '', site ?? '']),
    ];
    return (text: string) => {
      const own = persons.filter((who) => names(text, who));
      const ours = [...known, ...own.map(({ name }) => name)];
      return {
        signs: [...signsIn(text), ...(own.length > 0 ? (['navn'] as const) : [])],
        names: possibleNames(text, ours),
      };
    };
  };

/** What stands in the calendar of the process beside what the process plans itself. */
export const otherEvents = async (tx: Tx, kommuneId: string, today: string, lang: Language) => [
  ...(await groupMeetings(tx, kommuneId)),
  ...(await fristhendelser(tx, kommuneId, today, lang)),
];
