import { err, ok, type Result } from '../../kernel/index.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database, PlatformTx } from '../db/database.ts';
import type { Role } from '../http/route.ts';
import { strongest } from './access.ts';
import { invitationId, recordAccess } from './access-events.ts';
import type { AccountRefusal } from './refusals.ts';

export interface Member {
  readonly brukerId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
}

/** True when a kommune without this person still has an administrator who can log in. Holds the kommune's row, so that two cannot leave at once; who writes rows of the kommune does not wait. */
async function hasAnotherAdministrator(tx: PlatformTx, kommuneId: string, brukerId: string): Promise<boolean> {
  await tx.rows('select 1 from kommune where id = $1 for no key update', [kommuneId]);
  const others = await tx.rows(
    `select 1 from medlemskap m join bruker b on b.id = m.bruker_id
     where m.kommune_id = $1 and m.role = 'administrator' and m.bruker_id::text <> $2 and b.disabled is null limit 1`,
    [kommuneId, brukerId],
  );
  return others.length > 0;
}

/**
 * Takes back what was sent to a member and not used: what is decided last about somebody counts, not a link they kept.
 * `sent` takes back what they have sent to others too.
 */
async function withdrawInvitations(
  tx: PlatformTx,
  clock: Clock,
  kommuneId: string,
  brukerId: string,
  actor: string | null,
  sent: boolean,
): Promise<void> {
  const gone = await tx.rows<{ hash: string; role: Role }>(
    `delete from invitasjon where kommune_id = $1 and used is null
       and (email = (select email from bruker where id = $2) or ($3 and created_by = $2))
     returning token_hash as hash, role`,
    [kommuneId, brukerId, sent],
  );
  for (const { hash, role } of gone)
    await recordAccess(tx, clock, kommuneId, actor, {
      type: 'tilgang.invitasjon-trukket',
      data: { invitation: invitationId(hash), role },
    });
}

export function createMembers(db: Database, clock: Clock) {
  /** Puts `role` in the place of the roles a member has; null takes them all away, with the keys for this kommune. Open invitations go either way. */
  async function setRole(
    kommuneId: string,
    brukerId: string,
    role: Role | null,
    actor: string | null,
  ): Promise<Result<null, AccountRefusal[]>> {
    return db.inPlattform(async (tx) => {
      const another = await hasAnotherAdministrator(tx, kommuneId, brukerId);
      const before = await tx.rows<{ role: Role }>(
        'select role from medlemskap where kommune_id = $1 and bruker_id::text = $2',
        [kommuneId, brukerId],
      );
      if (before.length === 0) return err([{ code: 'ikke-medlem' }]);
      const from = strongest(before.map((r) => r.role)) ?? 'leser';
      if (from === role) return ok(null);
      if (from === 'administrator' && role !== 'administrator' && !another)
        return err([{ code: 'siste-administrator' }]);
      await tx.rows('delete from medlemskap where kommune_id = $1 and bruker_id = $2', [kommuneId, brukerId]);
      await withdrawInvitations(tx, clock, kommuneId, brukerId, actor, from === 'administrator');
      if (role) {
        await tx.rows('insert into medlemskap (kommune_id, bruker_id, role) values ($1, $2, $3)', [
          kommuneId,
          brukerId,
          role,
        ]);
        const data = { bruker: brukerId, from, to: role };
        await recordAccess(tx, clock, kommuneId, actor, { type: 'tilgang.rolle-endret', data });
        return ok(null);
      }
      const keys = await tx.rows<{ id: string }>(
        'update api_noekkel set revoked = $3 where kommune_id = $1 and bruker_id = $2 and revoked is null returning id',
        [kommuneId, brukerId, clock.now()],
      );
      const data = { bruker: brukerId, role: from, keys: keys.map((k) => k.id) };
      await recordAccess(tx, clock, kommuneId, actor, { type: 'tilgang.tatt', data });
      return ok(null);
    });
  }

  return {
    /** One row a person, with the role that may most. */
    async membersOf(kommuneId: string): Promise<Member[]> {
      const rows = await db.inPlattform((tx) =>
        tx.rows<Omit<Member, 'role'> & { roles: Role[] }>(
          `select b.id as "brukerId", b.name, b.email, b.disabled is not null as disabled, array_agg(m.role) as roles
           from medlemskap m join bruker b on b.id = m.bruker_id where m.kommune_id = $1
           group by b.id, b.name, b.email, b.disabled order by b.name, b.email`,
          [kommuneId],
        ),
      );
      return rows.map(({ roles, ...member }) => ({ ...member, role: strongest(roles) ?? 'leser' }));
    },

    changeRole: (kommuneId: string, brukerId: string, role: Role, actor: string | null = null) =>
      setRole(kommuneId, brukerId, role, actor),

    removeMember: (kommuneId: string, brukerId: string, actor: string | null = null) =>
      setRole(kommuneId, brukerId, null, actor),
  };
}
