import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import type { Role } from '../http/route.ts';
import { hashPassword, isPassword, PASSWORD_MAX, PASSWORD_MIN, spendPasswordTime } from './password.ts';
import { hashToken, newSetupCode, newToken, normaliseSetupCode, sameHash } from './token.ts';
import { SESSION_HOURS } from './visitors.ts';

export type AccountRefusal = Refusal<
  | 'mangler'
  | 'ikke-epost'
  | 'passord-for-kort'
  | 'passord-for-langt'
  | 'for-langt'
  | 'feil-kode'
  | 'feil-innlogging'
  | 'for-mange-forsoek'
  | 'finnes-fra-foer'
  | 'invitasjon-ugyldig'
>;

const TRIES = 5;
const TRY_MINUTES = 15;
const INVITATION_DAYS = 14;

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const later = (iso: string, minutes: number): string => new Date(Date.parse(iso) + minutes * 60_000).toISOString();

export function checkPerson(person: NewPerson): AccountRefusal[] {
  const refusals: AccountRefusal[] = [];
  if (!person.name) refusals.push({ code: 'mangler', field: 'name' });
  if (person.name.length > 200) refusals.push({ code: 'for-langt', field: 'name', data: { max: 200 } });
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(person.email) || person.email.length > 254)
    refusals.push({ code: 'ikke-epost', field: 'email' });
  if (person.password.length < PASSWORD_MIN)
    refusals.push({ code: 'passord-for-kort', field: 'password', data: { min: PASSWORD_MIN } });
  if (person.password.length > PASSWORD_MAX)
    refusals.push({ code: 'passord-for-langt', field: 'password', data: { max: PASSWORD_MAX } });
  return refusals;
}

export function createAccounts(db: Database, clock: Clock) {
  async function startSession(brukerId: string): Promise<string> {
    const token = newToken();
    await db.inPlattform((tx) =>
      tx.rows('insert into oekt (token_hash, bruker_id, created, expires, last_seen) values ($1, $2, $3, $4, $3)', [
        hashToken(token),
        brukerId,
        clock.now(),
        later(clock.now(), SESSION_HOURS * 60),
      ]),
    );
    return token;
  }

  return {
    /** The code the server prints while nobody has an account yet; null when the set-up is done. A new start gives a new code. */
    async renewSetupCode(): Promise<string | null> {
      const code = newSetupCode();
      const hash = hashToken(normaliseSetupCode(code));
      return db.inPlattform(async (tx) => {
        const [done] = await tx.rows('select 1 from bruker limit 1');
        if (done) return null;
        await tx.rows('delete from oppsett');
        await tx.rows('insert into oppsett (code_hash, created) values ($1, $2)', [hash, clock.now()]);
        return code;
      });
    },

    async setupIsOpen(): Promise<boolean> {
      return db.inPlattform(async (tx) => (await tx.rows('select 1 from bruker limit 1')).length === 0);
    },

    /** The first administrator, once, with the printed code. Returns a session token and the person's id. */
    async setUp(
      code: string,
      person: NewPerson,
    ): Promise<Result<{ token: string; brukerId: string }, AccountRefusal[]>> {
      const refusals = checkPerson(person);
      const tried = await this.countTry('oppsett');
      if (!tried) return err([{ code: 'for-mange-forsoek', data: { minutter: TRY_MINUTES } }]);
      const stored = await db.inPlattform((tx) => tx.rows<{ code_hash: string }>('select code_hash from oppsett'));
      const given = hashToken(normaliseSetupCode(code));
      if (!stored[0] || !sameHash(stored[0].code_hash, given)) refusals.unshift({ code: 'feil-kode', field: 'code' });
      if (refusals.length > 0) return err(refusals);
      const passwordHash = await hashPassword(person.password);
      const id = clock.id();
      const made = await db.inPlattform(async (tx) => {
        const used = await tx.rows('delete from oppsett where code_hash = $1 returning code_hash', [given]);
        if (used.length === 0) return false;
        await tx.rows(
          'insert into bruker (id, email, name, password_hash, created) values ($1, lower($2), $3, $4, $5)',
          [id, person.email, person.name, passwordHash, clock.now()],
        );
        return true;
      });
      if (!made) return err([{ code: 'feil-kode', field: 'code' }]);
      return ok({ token: await startSession(id), brukerId: id });
    },

    async logIn(email: string, password: string): Promise<Result<{ token: string }, AccountRefusal[]>> {
      if (!email || !password) return err([{ code: 'feil-innlogging', field: 'email' }]);
      if (!(await this.countTry(`epost:${email.toLowerCase().slice(0, 254)}`))) {
        return err([{ code: 'for-mange-forsoek', field: 'email', data: { minutter: TRY_MINUTES } }]);
      }
      const [found] = await db.inPlattform((tx) =>
        tx.rows<{ id: string; password_hash: string }>(
          'select id, password_hash from bruker where email = lower($1) and disabled is null',
          [email],
        ),
      );
      const short = password.slice(0, PASSWORD_MAX);
      if (!found) {
        await spendPasswordTime(short);
        return err([{ code: 'feil-innlogging', field: 'email' }]);
      }
      if (!(await isPassword(found.password_hash, short))) return err([{ code: 'feil-innlogging', field: 'email' }]);
      await db.inPlattform((tx) =>
        tx.rows('delete from innloggingsforsoek where key = $1', [`epost:${email.toLowerCase()}`]),
      );
      return ok({ token: await startSession(found.id) });
    },

    async logOut(token: string): Promise<void> {
      await db.inPlattform((tx) => tx.rows('delete from oekt where token_hash = $1', [hashToken(token)]));
    },

    /** Counts one try; false when the limit within the window is spent. */
    async countTry(key: string): Promise<boolean> {
      return db.inPlattform(async (tx) => {
        await tx.rows('delete from innloggingsforsoek where at < $1', [later(clock.now(), -TRY_MINUTES)]);
        const [row] = await tx.rows<{ n: number }>('select count(*)::int as n from innloggingsforsoek where key = $1', [
          key,
        ]);
        if ((row?.n ?? 0) >= TRIES) return false;
        await tx.rows('insert into innloggingsforsoek (key, at) values ($1, $2)', [key, clock.now()]);
        return true;
      });
    },

    /** A link for one person to one role in one kommune. The token is shown once and never stored. */
    async invite(kommuneId: string, email: string, role: Role): Promise<Result<{ token: string }, AccountRefusal[]>> {
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return err([{ code: 'ikke-epost', field: 'email' }]);
      const token = newToken();
      await db.inPlattform((tx) =>
        tx.rows(
          'insert into invitasjon (token_hash, kommune_id, email, role, created, expires) values ($1, $2, lower($3), $4, $5, $6)',
          [hashToken(token), kommuneId, email, role, clock.now(), later(clock.now(), INVITATION_DAYS * 24 * 60)],
        ),
      );
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

    /** Uses the link: a known person proves the password, a new one chooses it. */
    async accept(token: string, name: string, password: string): Promise<Result<{ token: string }, AccountRefusal[]>> {
      const invitation = await this.invitation(token);
      if (!invitation) return err([{ code: 'invitasjon-ugyldig' }]);
      let brukerId = clock.id();
      let passwordHash = '';
      if (invitation.known) {
        const login = await this.logIn(invitation.email, password);
        if (!login.ok) return login;
      } else {
        const refusals = checkPerson({ name, email: invitation.email, password });
        if (refusals.length > 0) return err(refusals);
        passwordHash = await hashPassword(password);
      }
      const done = await db.inPlattform(async (tx) => {
        const [used] = await tx.rows<{ kommune_id: string }>(
          'update invitasjon set used = $2 where token_hash = $1 and used is null and expires > $2 returning kommune_id',
          [hashToken(token), clock.now()],
        );
        if (!used) return false;
        if (!invitation.known) {
          await tx.rows('insert into bruker (id, email, name, password_hash, created) values ($1, $2, $3, $4, $5)', [
            brukerId,
            invitation.email,
            name,
            passwordHash,
            clock.now(),
          ]);
        } else {
          const [known] = await tx.rows<{ id: string }>('select id from bruker where email = $1', [invitation.email]);
          brukerId = known?.id ?? brukerId;
        }
        await tx.rows(
          'insert into medlemskap (kommune_id, bruker_id, role) values ($1, $2, $3) on conflict do nothing',
          [used.kommune_id, brukerId, invitation.role],
        );
        return true;
      });
      if (!done) return err([{ code: 'invitasjon-ugyldig' }]);
      return ok({ token: await startSession(brukerId) });
    },

    /** A new kommune with its first administrator. `slug` and `number` come from the list of municipalities. */
    async createKommune(
      kommune: { slug: string; name: string; number: string; demo: boolean },
      administratorId: string | null,
    ): Promise<Result<{ id: string }, AccountRefusal[]>> {
      const id = clock.id();
      return db.inPlattform(async (tx) => {
        const made = await tx.rows(
          `insert into kommune (id, slug, name, number, demo, created) values ($1, $2, $3, $4, $5, $6)
           on conflict (slug) do nothing returning id`,
          [id, kommune.slug, kommune.name, kommune.number, kommune.demo, clock.now()],
        );
        if (made.length === 0) return err([{ code: 'finnes-fra-foer', field: 'kommune' }]);
        if (administratorId) {
          await tx.rows("insert into medlemskap (kommune_id, bruker_id, role) values ($1, $2, 'administrator')", [
            id,
            administratorId,
          ]);
        }
        return ok({ id });
      });
    },

    async kommunerOf(brukerId: string): Promise<{ slug: string; name: string; role: Role }[]> {
      return db.inPlattform((tx) =>
        tx.rows(
          'select k.slug, k.name, m.role from medlemskap m join kommune k on k.id = m.kommune_id where m.bruker_id = $1 order by k.name',
          [brukerId],
        ),
      );
    },

    async membersOf(kommuneId: string): Promise<{ name: string; email: string; role: Role }[]> {
      return db.inPlattform((tx) =>
        tx.rows(
          'select b.name, b.email, m.role from medlemskap m join bruker b on b.id = m.bruker_id where m.kommune_id = $1 order by b.name',
          [kommuneId],
        ),
      );
    },
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
