import { type AnyRole, mayInKommune } from '../../platform/auth/access.ts';
import type { Action, Ctx } from '../../platform/http/route.ts';
import type { Oppgave } from './oppgave.ts';
import { listRunder, type Rolle, rollerOf } from './store.ts';

/** What the visitor may do in a round; with a task, what being named in it adds there. */
export type MayInRunde = (action: Action, task?: Pick<Oppgave, 'person' | 'participants'>) => boolean;

/** The one table (platform/auth/access.ts) asked with the roles in the kommune, in the round, and in the task. */
export function mayInRunde(ctx: Ctx, roller: readonly Rolle[]): MayInRunde {
  // Asked of who the visitor is only when the role in the kommune is not enough: then the page is theirs alone.
  const me = () => (ctx.may('oppgaver') ? ctx.bruker?.id : undefined);
  return (action, task) => {
    if (ctx.may(action)) return true;
    // A round's roles belong to members alone: who has left the kommune has none.
    const own = me();
    if (own === undefined) return false;
    const roles: AnyRole[] = roller.filter((r) => r.brukerId === own).map((r) => r.role);
    if (mayInKommune(roles, action)) return true;
    const named = task !== undefined && (task.person === own || task.participants.includes(own));
    return named && mayInKommune(['navngitt'], action);
  };
}

/** Whether a task may be opened: by who follows the round, and by who works in that very task. */
export const opens = (may: MayInRunde, task: Pick<Oppgave, 'person' | 'participants'> | undefined): boolean =>
  may('foelg') || (task !== undefined && may('bidra', task));

/** Whether the visitor leads: by the role in the kommune, or in a round that goes. */
export async function mayLead(ctx: Ctx): Promise<boolean> {
  if (ctx.may('led')) return true;
  const { kommune, bruker } = ctx;
  if (!kommune || !bruker) return false;
  return ctx.db.inKommune(kommune.id, async (tx) => {
    const open = (await listRunder(tx)).filter((r) => !r.data.closed).map((r) => r.number);
    return mayInRunde(ctx, await rollerOf(tx, open, bruker.id))('led');
  });
}
