import { err, type Language, ok, type Result } from '../../kernel/index.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../db/database.ts';
import type { Role } from '../http/route.ts';
import { recordAccess } from './access-events.ts';
import { createAttempts, knownLimits, loginLimits, setupLimits } from './attempts.ts';
import { createInvitations } from './invitations.ts';
import { createKeys } from './keys.ts';
import { createKnown } from './known.ts';
import { createMembers } from './members.ts';
import { hashPassword, isPassword, PASSWORD_MAX, spendPasswordTime } from './password.ts';
import { checkPassword, checkPerson, type NewPerson } from './person.ts';
import type { AccountRefusal } from './refusals.ts';
import { createSessions, type Proved } from './sessions.ts';
import { hashToken, newSetupCode, normaliseSetupCode, sameHash } from './token.ts';

const tooMany = (minutter: number, field?: string): AccountRefusal => ({
  code: 'for-mange-forsoek',
  ...(field ? { field } : {}),
  data: { minutter },
});

/**
 * Accounts and sessions of the installation. `client` is the address a try came from, as the door found it, and `known` the
 * secret its browser keeps (known.ts); a call from the server itself leaves them out.
 */
export function createAccounts(db: Database, clock: Clock) {
  const attempts = createAttempts(db, clock);

  const sessions = createSessions(db, clock);
  const { startSession } = sessions;
  const browsers = createKnown(db, clock);

  /** The account that e-mail and password belong to, counted as a try; takes equally long for an unknown e-mail. */
  async function authenticate(
    email: string,
    password: string,
    client: string,
    known: string,
  ): Promise<Result<Proved, AccountRefusal[]>> {
    const asked = email.slice(0, 254);
    const isKnown = await browsers.knows(asked, known);
    const limits = isKnown ? knownLimits(asked, client, known) : loginLimits(asked, client);
    const wait = await attempts.spend(limits);
    if (wait !== null) return err([tooMany(wait, 'email')]);
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
    await attempts.giveBack(limits);
    return ok({ id: found.id, hash: found.password_hash });
  }

  /** A session, and a browser that is known from now on. */
  async function comeIn(
    person: Proved,
    known: string,
  ): Promise<Result<{ token: string; known: string }, AccountRefusal[]>> {
    const token = await startSession(person);
    if (token === null) return err([{ code: 'feil-innlogging', field: 'email' }]);
    return ok({ token, known: await browsers.remember(person.id, known) });
  }

  return {
    ...sessions,
    ...createInvitations(db, clock, { authenticate, comeIn }),
    ...createMembers(db, clock),
    ...createKeys(db, clock),

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
      client = '',
    ): Promise<Result<{ token: string; known: string; brukerId: string }, AccountRefusal[]>> {
      const refusals = checkPerson(person);
      const wait = await attempts.spend(setupLimits(client));
      if (wait !== null) return err([tooMany(wait, 'code')]);
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
      const entered = await comeIn({ id, hash: passwordHash }, '');
      return entered.ok ? ok({ ...entered.value, brukerId: id }) : entered;
    },

    async logIn(
      email: string,
      password: string,
      client = '',
      known = '',
    ): Promise<Result<{ token: string; known: string }, AccountRefusal[]>> {
      if (!email || !password) return err([{ code: 'feil-innlogging', field: 'email' }]);
      const person = await authenticate(email, password, client, known);
      return person.ok ? comeIn(person.value, known) : person;
    },

    /** Proves the old password, stores the new one, and ends every session but the new one it starts. */
    async changePassword(
      bruker: { readonly id: string; readonly email: string },
      old: string,
      next: string,
      client = '',
      known = '',
    ): Promise<Result<{ token: string; known: string }, AccountRefusal[]>> {
      const refusals = checkPassword(next).map((r) => ({ ...r, field: 'nextPassword' }));
      if (refusals.length > 0) return err(refusals);
      const person = await authenticate(bruker.email, old, client, known);
      if (!person.ok)
        return err(
          person.error.map((r) => ({
            ...r,
            code: r.code === 'feil-innlogging' ? 'feil-passord' : r.code,
            field: 'password',
          })),
        );
      const passwordHash = await hashPassword(next);
      const changed = await db.inPlattform(async (tx) => {
        // Who knows an old password changes nothing after it has been changed.
        const [mine] = await tx.rows(
          'update bruker set password_hash = $2 where id = $1 and password_hash = $3 returning id',
          [bruker.id, passwordHash, person.value.hash],
        );
        if (!mine) return false;
        await tx.rows('delete from oekt where bruker_id = $1', [bruker.id]);
        await tx.rows('delete from kjent_nettleser where bruker_id = $1', [bruker.id]);
        return true;
      });
      if (!changed) return err([{ code: 'feil-passord', field: 'password' }]);
      return comeIn({ id: bruker.id, hash: passwordHash }, '');
    },

    /**
     * A new kommune with its first administrator, who must be administrator of one already where there is one: a reader
     * makes none. `slug` and `number` come from the list of municipalities.
     */
    async createKommune(
      kommune: { slug: string; name: string; number: string; demo: boolean },
      administratorId: string | null,
    ): Promise<Result<{ id: string }, AccountRefusal[]>> {
      const id = clock.id();
      return db.inPlattform(async (tx) => {
        if (administratorId && !(await mayMakeKommune(tx, administratorId)))
          return err([{ code: 'ikke-administrator', field: 'kommune' }]);
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
          const data = { bruker: administratorId, role: 'administrator', invitation: null } as const;
          await recordAccess(tx, clock, id, administratorId, { type: 'tilgang.gitt', data });
        }
        return ok({ id });
      });
    },

    /** The written form that the municipality's mail is in. */
    async languageOf(kommuneId: string): Promise<Language> {
      const [row] = await db.inPlattform((tx) =>
        tx.rows<{ language: Language }>('select language from kommune where id = $1', [kommuneId]),
      );
      return row?.language ?? 'nb';
    },

    async setLanguage(kommuneId: string, language: Language): Promise<void> {
      await db.inPlattform((tx) => tx.rows('update kommune set language = $2 where id = $1', [kommuneId, language]));
    },

    mayMakeKommune: (brukerId: string): Promise<boolean> => db.inPlattform((tx) => mayMakeKommune(tx, brukerId)),

    async kommunerOf(brukerId: string): Promise<{ slug: string; name: string; role: Role }[]> {
      return db.inPlattform((tx) =>
        tx.rows(
          'select k.slug, k.name, m.role from medlemskap m join kommune k on k.id = m.kommune_id where m.bruker_id = $1 order by k.name',
          [brukerId],
        ),
      );
    },
  };
}

export type Accounts = ReturnType<typeof createAccounts>;

/** The first kommune of an installation is made by whoever set it up; the next ones by an administrator of one. */
async function mayMakeKommune(tx: Tx, brukerId: string): Promise<boolean> {
  const rows = await tx.rows(
    `select 1 where not exists (select 1 from kommune where not demo)
       or exists (select 1 from medlemskap where bruker_id = $1 and role = 'administrator')`,
    [brukerId],
  );
  return rows.length > 0;
}
