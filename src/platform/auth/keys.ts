import { err, ok, type Result } from '../../kernel/index.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../db/database.ts';
import { type Bruker, ROLES, type Role } from '../http/route.ts';
import { mayInKommune, strongest } from './access.ts';
import { recordAccess } from './access-events.ts';
import type { AccountRefusal } from './refusals.ts';
import { hashToken, newToken } from './token.ts';

export const KEY_DAYS = [30, 90, 365] as const;
const NAME_MAX = 100;
const PREFIX = 'bp_';

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly kommune: string;
  readonly role: Role;
  readonly created: string;
  readonly expires: string;
  readonly lastUsed: string | null;
  readonly revoked: string | null;
}

/** Who a key speaks for, and notes that it was used (to the minute, so that reading is not writing all the time). */
export async function useKey(
  tx: Tx,
  tokenHash: string,
  now: string,
): Promise<{ bruker: Bruker; grant: { kommuneId: string; role: Role } } | null> {
  const [found] = await tx.rows<Bruker & { keyId: string; kommuneId: string; role: Role; lastUsed: string | null }>(
    `select b.id, b.name, b.email, n.id as "keyId", n.kommune_id as "kommuneId", n.role, n.last_used as "lastUsed"
     from api_noekkel n join bruker b on b.id = n.bruker_id
     where n.token_hash = $1 and n.revoked is null and n.expires > $2 and b.disabled is null`,
    [tokenHash, now],
  );
  if (!found) return null;
  const { id, name, email, kommuneId, role } = found;
  if (!found.lastUsed || Date.parse(now) - Date.parse(found.lastUsed) > 60_000)
    await tx.rows('update api_noekkel set last_used = $2 where id = $1', [found.keyId, now]);
  return { bruker: { id, name, email }, grant: { kommuneId, role } };
}

/** Keys of one person. Made by planners and administrators; a key reads, whatever its role. */
/** A key reads what its role may read; who may read nothing of the kommune has none. */
export const KEY_ROLES = ROLES.filter((role) => mayInKommune([role], 'les'));

export function createKeys(db: Database, clock: Clock) {
  /** Ends the key, or all there are. In the order of the kommuner, so that nobody waits in a ring. */
  const revoke = (brukerId: string, id: string | null): Promise<number> =>
    db.inPlattform(async (tx) => {
      const ended = await tx.rows<{ id: string; kommuneId: string }>(
        `update api_noekkel set revoked = $3 where bruker_id = $1 and ($2::text is null or id::text = $2) and revoked is null and expires > $3
         returning id, kommune_id as "kommuneId"`,
        [brukerId, id, clock.now()],
      );
      for (const key of ended.toSorted((a, b) => (a.kommuneId < b.kommuneId ? -1 : 1)))
        await recordAccess(tx, clock, key.kommuneId, brukerId, {
          type: 'tilgang.noekkel-trukket',
          data: { key: key.id },
        });
      return ended.length;
    });

  return {
    /** The kommuner a person may make a key for, with the role there. */
    async keyPlaces(brukerId: string): Promise<{ slug: string; name: string; role: Role }[]> {
      const rows = await db.inPlattform((tx) =>
        tx.rows<{ slug: string; name: string; roles: Role[] }>(
          `select k.slug, k.name, array_agg(m.role) as roles from medlemskap m join kommune k on k.id = m.kommune_id
           where m.bruker_id = $1 group by k.slug, k.name order by k.name`,
          [brukerId],
        ),
      );
      return rows.flatMap(({ slug, name, roles }) => {
        const role = strongest(roles);
        return role && mayInKommune([role], 'rediger') ? [{ slug, name, role }] : [];
      });
    },

    /** A new key. The token is returned once and never stored. */
    async makeKey(
      brukerId: string,
      wish: { readonly kommune: string; readonly name: string; readonly role: string; readonly days: string },
    ): Promise<Result<{ token: string }, AccountRefusal[]>> {
      const refusals: AccountRefusal[] = [];
      const place = (await this.keyPlaces(brukerId)).find((p) => p.slug === wish.kommune);
      const role = KEY_ROLES.find((r) => r === wish.role);
      const days = KEY_DAYS.find((d) => String(d) === wish.days);
      if (!wish.name) refusals.push({ code: 'mangler-navn-paa-noekkel', field: 'name' });
      if (wish.name.length > NAME_MAX) refusals.push({ code: 'for-langt', field: 'name', data: { max: NAME_MAX } });
      if (!place) refusals.push({ code: 'ikke-rolle', field: 'kommune' });
      if (!role || (place && ROLES.indexOf(role) > ROLES.indexOf(place.role)))
        refusals.push({ code: 'for-sterk-rolle', field: 'role' });
      if (!days) refusals.push({ code: 'ukjent-frist', field: 'days' });
      if (refusals.length > 0 || !place || !role || !days) return err(refusals);
      const token = `${PREFIX}${newToken()}`;
      const now = clock.now();
      const expires = new Date(Date.parse(now) + days * 86_400_000).toISOString();
      const id = clock.id();
      await db.inPlattform(async (tx) => {
        const [made] = await tx.rows<{ kommuneId: string }>(
          `insert into api_noekkel (id, token_hash, kommune_id, bruker_id, role, name, created, expires)
           select $1, $2, k.id, $4, $5, $6, $7, $8 from kommune k where k.slug = $3 returning kommune_id as "kommuneId"`,
          [id, hashToken(token), place.slug, brukerId, role, wish.name, now, expires],
        );
        if (!made) throw new Error(`No kommune ${place.slug}, which was there a moment ago`);
        const data = { key: id, role, expires };
        await recordAccess(tx, clock, made.kommuneId, brukerId, { type: 'tilgang.noekkel-laget', data });
      });
      return ok({ token });
    },

    keysOf: (brukerId: string): Promise<ApiKey[]> =>
      db.inPlattform((tx) =>
        tx.rows<ApiKey>(
          `select n.id, n.name, k.name as kommune, n.role, n.created, n.expires, n.last_used as "lastUsed", n.revoked
           from api_noekkel n join kommune k on k.id = n.kommune_id where n.bruker_id = $1 order by n.created desc limit 200`,
          [brukerId],
        ),
      ),

    /** Ends one's own key at once; false when there is no such key. */
    revokeKey: async (brukerId: string, id: string): Promise<boolean> => (await revoke(brukerId, id)) > 0,

    /** Ends all keys of a person, in every kommune. Gives how many there were. */
    revokeAllKeys: (brukerId: string): Promise<number> => revoke(brukerId, null),
  };
}
