import { err, ok, type Result } from '../../kernel/index.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import type { Role } from '../http/route.ts';
import { invitationId, recordAccess } from './access-events.ts';
import { hashPassword } from './password.ts';
import { checkPerson, isEmail, type NewPerson } from './person.ts';
import type { AccountRefusal } from './refusals.ts';
import type { Proved } from './sessions.ts';
import { hashToken, newToken } from './token.ts';

const INVITATION_MS = 14 * 86_400_000;

export interface OpenInvitation {
  /** That of `invitationId`. */
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly created: string;
  readonly expires: string;
}

interface Sessions {
  authenticate(
    email: string,
    password: string,
    client: string,
    known: string,
  ): Promise<Result<Proved, AccountRefusal[]>>;
  comeIn(person: Proved, known: string): Promise<Result<{ token: string; known: string }, AccountRefusal[]>>;
}

/** Links for one person to one role in one kommune. */
export function createInvitations(db: Database, clock: Clock, sessions: Sessions) {
  return {
    /** The token is shown once and never stored. */
    async invite(
      kommuneId: string,
      email: string,
      role: Role,
      actor: string | null = null,
    ): Promise<Result<{ token: string }, AccountRefusal[]>> {
      if (!isEmail(email)) return err([{ code: 'ikke-epost', field: 'email' }]);
      const token = newToken();
      const now = clock.now();
      const hash = hashToken(token);
      await db.inPlattform(async (tx) => {
        await tx.rows(
          `insert into invitasjon (token_hash, kommune_id, email, role, created, expires, created_by)
           values ($1, $2, lower($3), $4, $5, $6, $7)`,
          [hash, kommuneId, email, role, now, new Date(Date.parse(now) + INVITATION_MS).toISOString(), actor],
        );
        const data = { invitation: invitationId(hash), role };
        await recordAccess(tx, clock, kommuneId, actor, { type: 'tilgang.invitert', data });
      });
      return ok({ token });
    },

    async invitation(
      token: string,
    ): Promise<{ email: string; kommuneName: string; kommuneSlug: string; role: Role; known: boolean } | null> {
      const [row] = await db.inPlattform((tx) =>
        tx.rows<{ email: string; kommuneName: string; kommuneSlug: string; role: Role; known: boolean }>(
          `select i.email, k.name as "kommuneName", k.slug as "kommuneSlug", i.role,
                  exists (select 1 from bruker b where b.email = i.email) as known
           from invitasjon i join kommune k on k.id = i.kommune_id
           where i.token_hash = $1 and i.used is null and i.expires > $2`,
          [hashToken(token), clock.now()],
        ),
      );
      return row ?? null;
    },

    openInvitations: (kommuneId: string): Promise<OpenInvitation[]> =>
      db.inPlattform((tx) =>
        tx.rows<OpenInvitation>(
          `select left(token_hash, 16) as id, email, role, created, expires from invitasjon
           where kommune_id = $1 and used is null and expires > $2 order by created desc`,
          [kommuneId, clock.now()],
        ),
      ),

    /** Takes back an invitation that nobody has used; false when there is none. */
    async revokeInvitation(kommuneId: string, id: string, actor: string | null = null): Promise<boolean> {
      if (!/^[0-9a-f]{16}$/.test(id)) return false;
      return db.inPlattform(async (tx) => {
        const [gone] = await tx.rows<{ role: Role }>(
          'delete from invitasjon where kommune_id = $1 and left(token_hash, 16) = $2 and used is null returning role',
          [kommuneId, id],
        );
        if (!gone) return false;
        const data = { invitation: id, role: gone.role };
        await recordAccess(tx, clock, kommuneId, actor, { type: 'tilgang.invitasjon-trukket', data });
        return true;
      });
    },

    /** Uses the link: the invited one says the e-mail it was sent to; a known person proves the password, a new one chooses it. */
    async accept(
      token: string,
      person: NewPerson,
      client = '',
      known = '',
    ): Promise<Result<{ token: string; known: string; kommuneSlug: string }, AccountRefusal[]>> {
      const invitation = await this.invitation(token);
      if (!invitation) return err([{ code: 'invitasjon-ugyldig' }]);
      if (person.email.toLowerCase() !== invitation.email) return err([{ code: 'annen-epost', field: 'email' }]);
      let brukerId = clock.id();
      let passwordHash = '';
      if (invitation.known) {
        const member = await sessions.authenticate(invitation.email, person.password, client, known);
        if (!member.ok) return member;
        brukerId = member.value.id;
        passwordHash = member.value.hash;
      } else {
        const refusals = checkPerson(person);
        if (refusals.length > 0) return err(refusals);
        passwordHash = await hashPassword(person.password);
      }
      const done = await db.inPlattform(async (tx) => {
        // The lock that changing roles takes (members.ts): a removal that has begun takes the link with it.
        await tx.rows(
          'select 1 from kommune where id = (select kommune_id from invitasjon where token_hash = $1) for no key update',
          [hashToken(token)],
        );
        const [used] = await tx.rows<{ kommune_id: string }>(
          'update invitasjon set used = $2 where token_hash = $1 and used is null and expires > $2 returning kommune_id',
          [hashToken(token), clock.now()],
        );
        if (!used) return false;
        if (!invitation.known) {
          const made = await tx.rows(
            'insert into bruker (id, email, name, password_hash, created) values ($1, $2, $3, $4, $5) on conflict (email) do nothing returning id',
            [brukerId, invitation.email, person.name, passwordHash, clock.now()],
          );
          if (made.length === 0) throw new Error('The invited account was made in the same moment');
        }
        const given = await tx.rows(
          'insert into medlemskap (kommune_id, bruker_id, role) values ($1, $2, $3) on conflict do nothing returning role',
          [used.kommune_id, brukerId, invitation.role],
        );
        if (given.length > 0) {
          const data = { bruker: brukerId, role: invitation.role, invitation: invitationId(hashToken(token)) };
          await recordAccess(tx, clock, used.kommune_id, brukerId, { type: 'tilgang.gitt', data });
        }
        return true;
      });
      if (!done) return err([{ code: 'invitasjon-ugyldig' }]);
      const entered = await sessions.comeIn({ id: brukerId, hash: passwordHash }, known);
      return entered.ok ? ok({ ...entered.value, kommuneSlug: invitation.kommuneSlug }) : entered;
    },
  };
}
