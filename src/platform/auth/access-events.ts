import type { Clock } from '../clock/clock.ts';
import type { PlatformTx } from '../db/database.ts';
import { recordEvent } from '../events/events.ts';
import type { Role } from '../http/route.ts';

/** What happens to access in a kommune: the whole list. Ids and roles only; who a person is stays in the accounts. */
export type AccessEvent =
  | {
      readonly type: 'tilgang.invitert' | 'tilgang.invitasjon-trukket';
      readonly data: { invitation: string; role: Role };
    }
  | { readonly type: 'tilgang.gitt'; readonly data: { bruker: string; role: Role; invitation: string | null } }
  | { readonly type: 'tilgang.rolle-endret'; readonly data: { bruker: string; from: Role; to: Role } }
  | { readonly type: 'tilgang.tatt'; readonly data: { bruker: string; role: Role; keys: readonly string[] } }
  | { readonly type: 'tilgang.noekkel-laget'; readonly data: { key: string; role: Role; expires: string } }
  | { readonly type: 'tilgang.noekkel-trukket'; readonly data: { key: string } };

/** Tells invitations apart; of no use for opening one. */
export const invitationId = (tokenHash: string): string => tokenHash.slice(0, 16);

/** Writes it among the kommune's own events, in the transaction of the change. Takes the kommune's lock: nothing else should wait for it. */
export const recordAccess = (
  tx: PlatformTx,
  clock: Clock,
  kommuneId: string,
  actor: string | null,
  event: AccessEvent,
): Promise<void> => tx.inKommune(kommuneId, (own) => recordEvent(own, clock, kommuneId, { ...event, actor }));
