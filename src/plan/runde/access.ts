import { type AnyRole, mayInKommune } from '../../platform/auth/access.ts';
import type { Action, Ctx } from '../../platform/http/route.ts';
import type { Oppgave } from './oppgave.ts';
import { listRunder, type Rolle, rollerOf } from './store.ts';

/** What the visitor may do in a round; with a task, what being named in it adds there. */
export type MayInRunde = (action: Action, task?: Pick<Oppgave, 'person' | 'participants'>) => boolean;

/** The one table (platform/auth/access.ts) asked with the roles in the kommune, in the round, and in the task. */
export function mayInRunde(ctx: Ctx, roller: readonly Rolle[]): MayInRunde {
  const me = ctx.bruker?.id;
  // A round's roles belong to members alone: who has left the kommune has none.
  const member = ctx.may('oppgaver') && me !== undefined;
  const own: AnyRole[] = member ? roller.filter((r) => r.brukerId === me).map((r) => r.role) : [];
  return (action, task) => {
    if (ctx.may(action) || mayInKommune(own, action)) return true;
    const named = member && task !== undefined && (task.person === me || task.participants.includes(me));
    return named && mayInKommune(['navngitt'], action);
  };
}

/** Whether the visitor leads: by the role in the kommune, or in a round that goes. */
export async function mayLead(ctx: Ctx): Promise<boolean> {
  const { kommune, bruker } = ctx;
  if (ctx.may('led')) return true;
  if (!kommune || !bruker) return false;
  return ctx.db.inKommune(kommune.id, async (tx) => {
    const open = (await listRunder(tx)).filter((r) => !r.data.closed).map((r) => r.number);
    return mayInRunde(ctx, await rollerOf(tx, open, bruker.id))('led');
  });
}
