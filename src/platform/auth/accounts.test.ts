import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountRoom, codes, must, openAccountRoom, PASSWORD } from '../../../test/accounts.ts';
import type { OwnedDatabase } from '../db/open.ts';
import type { Accounts } from './accounts.ts';

describe('accounts', () => {
  let room: AccountRoom;
  let own = '';
  let accounts: Accounts;
  let db: OwnedDatabase;
  let neighbour = '';
  let clock: AccountRoom['clock'];
  let later: AccountRoom['later'];
  let asks: AccountRoom['asks'];
  let rolesIn: AccountRoom['rolesIn'];
  let member: AccountRoom['member'];
  beforeAll(async () => {
    room = await openAccountRoom();
    ({ db, own, neighbour, clock, accounts, later, asks, rolesIn, member } = room);
  });
  afterAll(() => room.db.close());
  const neighbourRows = () =>
    db.engine.withConnection((c) =>
      c.query(
        `select 'm' as t, m.role, m.bruker_id::text as id from medlemskap m where kommune_id = $1
         union all select 'i', i.role, i.email from invitasjon i where kommune_id = $1
         union all select 'n', n.role, coalesce(n.revoked::text, 'virker') from api_noekkel n where kommune_id = $1 order by 1, 3`,
        [neighbour],
      ),
    );

  beforeEach(() => later(120));

  describe('an invitation', () => {
    it('gives its one role in its one kommune, once', async () => {
      const { token } = must(await accounts.invite(own, 'Ny@Kommune.no', 'planlegger'));
      expect(await accounts.invitation(token)).toMatchObject({
        email: 'ny@kommune.no',
        role: 'planlegger',
        known: false,
      });
      const person = { name: 'Ny', email: 'NY@kommune.no', password: PASSWORD };
      const session = must(await accounts.accept(token, person));
      expect(session.kommuneSlug).toBe('egenvik');
      expect(await rolesIn('egenvik', session.token)).toEqual(['planlegger']);
      expect(await rolesIn('nabovik', session.token)).toEqual([]);
      expect(await accounts.invitation(token)).toBeNull();
      expect(codes(await accounts.accept(token, person))).toEqual(['invitasjon-ugyldig']);
    });

    it('is for the one it was sent to', async () => {
      const { token } = must(await accounts.invite(own, 'rett@kommune.no', 'leser'));
      const wrong = { name: 'Feil', email: 'feil@kommune.no', password: PASSWORD };
      expect(codes(await accounts.accept(token, wrong))).toEqual(['annen-epost']);
      expect(codes(await accounts.logIn('feil@kommune.no', PASSWORD))).toEqual(['feil-innlogging']);
      expect(await accounts.invitation(token)).not.toBeNull();
    });

    it('asks a known person for the password they have', async () => {
      const known = await member('leser', neighbour);
      const { token } = must(await accounts.invite(own, known.email, 'leser'));
      const person = { name: 'Hvem som helst', email: known.email, password: 'et helt annet passord' };
      expect(codes(await accounts.accept(token, person))).toEqual(['feil-innlogging']);
      expect(await rolesIn('egenvik', known.token)).toEqual([]);
      must(await accounts.accept(token, { ...person, password: PASSWORD }));
      expect(await rolesIn('egenvik', known.token)).toEqual(['leser']);
    });

    it('ends after fourteen days, or when it is taken back', async () => {
      const person = { name: 'Sen', email: 'sen@kommune.no', password: PASSWORD };
      const late = must(await accounts.invite(own, person.email, 'leser'));
      later(14 * 24 * 60 - 1);
      expect(await accounts.invitation(late.token)).not.toBeNull();
      later(2);
      expect(codes(await accounts.accept(late.token, person))).toEqual(['invitasjon-ugyldig']);
      const taken = must(await accounts.invite(own, person.email, 'leser'));
      const [open] = await accounts.openInvitations(own);
      expect(await accounts.revokeInvitation(neighbour, open?.id ?? '')).toBe(false);
      expect(await accounts.revokeInvitation(own, '%')).toBe(false);
      expect(await accounts.revokeInvitation(own, open?.id ?? '')).toBe(true);
      expect(codes(await accounts.accept(taken.token, person))).toEqual(['invitasjon-ugyldig']);
      expect(await accounts.openInvitations(own)).toEqual([]);
    });

    it('refuses what is no e-mail, a short password and a missing name, all at once', async () => {
      expect(codes(await accounts.invite(own, 'ikke en adresse', 'leser'))).toEqual(['ikke-epost']);
      const { token } = must(await accounts.invite(own, 'kort@kommune.no', 'leser'));
      const person = { name: '', email: 'kort@kommune.no', password: 'kort' };
      expect(codes(await accounts.accept(token, person))).toEqual(['mangler', 'passord-for-kort']);
      expect(codes(await accounts.accept(token, { ...person, name: 'N', password: 'x'.repeat(201) }))).toEqual([
        'passord-for-langt',
      ]);
    });
  });

  describe('logging in', () => {
    it('counts tries for an account from one address, and shuts out that address only', async () => {
      const someone = await member('leser');
      const other = await member('leser');
      const guess = (client: string, email = someone.email) => accounts.logIn(email, 'feil passord her', client);
      for (let i = 0; i < 5; i += 1) expect(codes(await guess('192.0.2.1'))).toEqual(['feil-innlogging']);
      expect(codes(await guess('192.0.2.1'))).toEqual(['for-mange-forsoek']);
      expect(codes(await accounts.logIn(someone.email, PASSWORD, '192.0.2.1'))).toEqual(['for-mange-forsoek']);
      expect((await accounts.logIn(someone.email, PASSWORD, '192.0.2.2')).ok).toBe(true);
      expect((await accounts.logIn(other.email, PASSWORD, '192.0.2.1')).ok).toBe(true);
      later(14);
      expect(codes(await guess('192.0.2.1'))).toEqual(['for-mange-forsoek']);
      later(2);
      expect((await accounts.logIn(someone.email, PASSWORD, '192.0.2.1')).ok).toBe(true);
    });

    it('stops one address that tries many accounts, and many addresses that try one', async () => {
      for (let i = 0; i < 30; i += 1) await accounts.logIn(`ukjent${i}@kommune.no`, 'feil passord', '192.0.2.7');
      expect(codes(await accounts.logIn('enda-en@kommune.no', 'feil passord', '192.0.2.7'))).toEqual([
        'for-mange-forsoek',
      ]);
      for (let i = 0; i < 50; i += 1) await accounts.logIn('en@kommune.no', 'feil passord', `198.51.100.${i}`);
      expect(codes(await accounts.logIn('en@kommune.no', 'feil passord', '203.0.113.1'))).toEqual([
        'for-mange-forsoek',
      ]);
      expect(codes(await accounts.logIn('to@kommune.no', 'feil passord', '203.0.113.1'))).toEqual(['feil-innlogging']);
    }, 60_000);

    it('lets no two addresses shut the owner out of an account', async () => {
      const someone = await member('leser');
      for (const client of ['198.51.100.201', '198.51.100.202'])
        for (let i = 0; i < 40; i += 1) await accounts.logIn(someone.email, 'feil passord her', client);
      expect((await accounts.logIn(someone.email, PASSWORD, '203.0.113.9')).ok).toBe(true);
    }, 60_000);

    it('does not count who comes in, however often', async () => {
      const someone = await member('leser');
      for (let i = 0; i < 35; i += 1)
        expect((await accounts.logIn(someone.email, PASSWORD, '192.0.2.9')).ok).toBe(true);
    }, 60_000);

    it('keeps neither e-mail nor address in what it counts', async () => {
      await accounts.logIn('synlig@kommune.no', 'feil passord', '192.0.2.55');
      const rows = await db.inPlattform((tx) => tx.rows<{ key: string }>('select key from innloggingsforsoek'));
      expect(rows.length).toBeGreaterThan(0);
      for (const { key } of rows) expect(key).toMatch(/^[0-9a-f]{64}$/);
    });

    it('is closed to a disabled account, and ends what it has open', async () => {
      const someone = await member('planlegger');
      const wish = { kommune: 'egenvik', name: 'Regneark', role: 'leser', days: '30' };
      const key = must(await accounts.makeKey(someone.id, wish)).token;
      expect((await asks(key, true)).bruker?.id).toBe(someone.id);
      await db.inPlattform((tx) => tx.rows('update bruker set disabled = $2 where id = $1', [someone.id, clock.now()]));
      expect(codes(await accounts.logIn(someone.email, PASSWORD))).toEqual(['feil-innlogging']);
      expect((await asks(someone.token)).bruker).toBeNull();
      expect((await asks(key, true)).key).toBe('ugyldig');
    });
  });

  describe('the set-up code', () => {
    it('has five tries from an address, and a slow ceiling for all together', async () => {
      const person = { name: 'N', email: 'forste@kommune.no', password: PASSWORD };
      for (let i = 0; i < 5; i += 1) expect(codes(await accounts.setUp('FEIL', person, 'a'))).toEqual(['feil-kode']);
      expect(codes(await accounts.setUp('FEIL', person, 'a'))).toEqual(['for-mange-forsoek']);
      expect(codes(await accounts.setUp('FEIL', person, 'b'))).toEqual(['feil-kode']);
      for (let i = 0; i < 54; i += 1) await accounts.setUp('FEIL', person, `c${i}`);
      expect(codes(await accounts.setUp('FEIL', person, 'd'))).toEqual(['for-mange-forsoek']);
      later(30);
      expect(codes(await accounts.setUp('FEIL', person, 'd'))).toEqual(['for-mange-forsoek']);
      later(31);
      expect(codes(await accounts.setUp('FEIL', person, 'd'))).toEqual(['feil-kode']);
    });
  });

  describe('a session', () => {
    it('ends alone, or with all the others', async () => {
      const someone = await member('leser');
      const bystander = await member('leser');
      const second = must(await accounts.logIn(someone.email, PASSWORD)).token;
      const third = must(await accounts.logIn(someone.email, PASSWORD)).token;
      await accounts.logOut(second);
      expect((await asks(second)).bruker).toBeNull();
      expect(await accounts.sessionCount(someone.id)).toBe(2);
      expect(await accounts.logOutEverywhere(someone.id)).toBe(2);
      expect((await asks(someone.token)).bruker).toBeNull();
      expect((await asks(third)).bruker).toBeNull();
      expect((await asks(bystander.token)).bruker?.id).toBe(bystander.id);
    });

    it('ends everywhere when the password is changed, which takes the old one', async () => {
      const someone = await member('leser');
      const next = 'et nytt og like langt passord';
      expect(codes(await accounts.changePassword(someone, 'feil gammelt passord', next))).toEqual(['feil-passord']);
      expect(codes(await accounts.changePassword(someone, PASSWORD, 'kort'))).toEqual(['passord-for-kort']);
      expect((await asks(someone.token)).bruker).not.toBeNull();
      const { token } = must(await accounts.changePassword(someone, PASSWORD, next));
      expect((await asks(someone.token)).bruker).toBeNull();
      expect((await asks(token)).bruker?.id).toBe(someone.id);
      expect(codes(await accounts.logIn(someone.email, PASSWORD))).toEqual(['feil-innlogging']);
      expect((await accounts.logIn(someone.email, next)).ok).toBe(true);
    });
  });

  describe('members', () => {
    it('get another role or none, but never leave a kommune without an administrator', async () => {
      const first = await member('administrator');
      const second = await member('planlegger');
      expect(codes(await accounts.changeRole(own, first.id, 'leser'))).toEqual(['siste-administrator']);
      expect(codes(await accounts.removeMember(own, first.id))).toEqual(['siste-administrator']);
      must(await accounts.changeRole(own, second.id, 'administrator'));
      must(await accounts.changeRole(own, first.id, 'leser'));
      expect(await rolesIn('egenvik', first.token)).toEqual(['leser']);
      must(await accounts.removeMember(own, first.id));
      expect(await rolesIn('egenvik', first.token)).toEqual([]);
      expect((await accounts.membersOf(own)).map((m) => m.brukerId)).not.toContain(first.id);
      expect(codes(await accounts.changeRole(own, first.id, 'leser'))).toEqual(['ikke-medlem']);
      expect(codes(await accounts.changeRole(own, 'ikke-en-id', 'leser'))).toEqual(['ikke-medlem']);
    });

    it('do not come back, or up again, by an invitation that still lay there', async () => {
      const invited = await member('planlegger');
      const other = must(await accounts.invite(own, 'en-annen@kommune.no', 'leser'));
      const theirs = must(await accounts.invite(neighbour, invited.email, 'leser'));
      const person = { name: 'Person', email: invited.email, password: PASSWORD };
      const up = must(await accounts.invite(own, invited.email.toUpperCase(), 'administrator'));
      must(await accounts.changeRole(own, invited.id, 'leser'));
      expect(codes(await accounts.accept(up.token, person))).toEqual(['invitasjon-ugyldig']);
      expect(await rolesIn('egenvik', invited.token)).toEqual(['leser']);
      const back = must(await accounts.invite(own, invited.email, 'planlegger'));
      must(await accounts.removeMember(own, invited.id));
      expect(codes(await accounts.accept(back.token, person))).toEqual(['invitasjon-ugyldig']);
      expect(await rolesIn('egenvik', invited.token)).toEqual([]);
      expect(await accounts.invitation(other.token)).not.toBeNull();
      expect(await accounts.invitation(theirs.token)).not.toBeNull();
      const anew = must(await accounts.invite(own, invited.email, 'leser'));
      must(await accounts.accept(anew.token, person));
      expect(await rolesIn('egenvik', invited.token)).toEqual(['leser']);
    });

    it('leave no door open behind them: what an administrator has sent goes with the role', async () => {
      const [stays, leaves] = [await member('administrator'), await member('administrator')];
      const invite = async (kommune: string, by: string | null) =>
        must(await accounts.invite(kommune, 'bakdoer@firma.no', 'administrator', by)).token;
      const [theirs, kept, elsewhere] = [
        await invite(own, leaves.id),
        await invite(own, stays.id),
        await invite(neighbour, leaves.id),
      ];
      must(await accounts.changeRole(own, leaves.id, 'administrator'));
      expect(await accounts.invitation(theirs)).not.toBeNull();
      must(await accounts.changeRole(own, leaves.id, 'planlegger', stays.id));
      expect(await accounts.invitation(theirs)).toBeNull();
      expect(await accounts.invitation(kept)).not.toBeNull();
      expect(await accounts.invitation(elsewhere)).not.toBeNull();
    });

    it('do not come back by a link that is pressed while they are removed', async () => {
      const gone = await member('planlegger');
      const { token } = must(await accounts.invite(own, gone.email, 'administrator'));
      const gate = Promise.withResolvers<void>();
      const begun = Promise.withResolvers<void>();
      // A removal that has come as far as its first statement.
      const removing = db.inPlattform(async (tx) => {
        await tx.rows('select 1 from kommune where id = $1 for no key update', [own]);
        begun.resolve();
        await gate.promise;
        await tx.rows('delete from medlemskap where kommune_id = $1 and bruker_id = $2', [own, gone.id]);
        await tx.rows('delete from invitasjon where kommune_id = $1 and used is null and email = $2', [
          own,
          gone.email,
        ]);
      });
      await begun.promise;
      const pressing = accounts.accept(token, { name: gone.name, email: gone.email, password: PASSWORD });
      await new Promise((done) => setTimeout(done, 1_500));
      gate.resolve();
      await removing;
      expect(codes(await pressing)).toEqual(['invitasjon-ugyldig']);
      expect(await rolesIn('egenvik', gone.token)).toEqual([]);
    });

    it('do not count an administrator who is shut out', async () => {
      const lone = await member('administrator', neighbour);
      const disabled = await member('administrator', neighbour);
      await db.inPlattform((tx) =>
        tx.rows('update bruker set disabled = $2 where id = $1', [disabled.id, clock.now()]),
      );
      expect(codes(await accounts.removeMember(neighbour, lone.id))).toEqual(['siste-administrator']);
    });

    it('cannot both leave at once', async () => {
      const place = own;
      const admins = (await accounts.membersOf(place)).filter((m) => m.role === 'administrator');
      const extra = await member('administrator', place);
      const all = [...admins.map((m) => m.brukerId), extra.id];
      const results = await Promise.all(all.map((id) => accounts.removeMember(place, id)));
      expect(results.filter((r) => !r.ok)).toHaveLength(1);
      expect((await accounts.membersOf(place)).filter((m) => m.role === 'administrator')).toHaveLength(1);
    });

    it('of the neighbour are out of reach', async () => {
      const theirs = await member('planlegger', neighbour);
      must(await accounts.makeKey(theirs.id, { kommune: 'nabovik', name: 'N', role: 'leser', days: '30' }));
      const before = await neighbourRows();
      expect(before.length).toBeGreaterThan(2);
      expect(codes(await accounts.changeRole(own, theirs.id, 'administrator'))).toEqual(['ikke-medlem']);
      expect(codes(await accounts.removeMember(own, theirs.id))).toEqual(['ikke-medlem']);
      for (const { id } of await accounts.openInvitations(neighbour)) await accounts.revokeInvitation(own, id);
      expect(await neighbourRows()).toEqual(before);
      expect((await accounts.membersOf(own)).map((m) => m.brukerId)).not.toContain(theirs.id);
    });
  });

  describe('a further kommune', () => {
    const wanted = { slug: 'nyvik', name: 'Nyvik', number: '9904', demo: false };
    it('is made by an administrator of one, and by nobody else', async () => {
      for (const role of ['leser', 'planlegger'] as const) {
        const { id } = await member(role);
        expect(await accounts.mayMakeKommune(id)).toBe(false);
        expect(codes(await accounts.createKommune(wanted, id))).toEqual(['ikke-administrator']);
      }
      const administrator = await member('administrator');
      expect(codes(await accounts.createKommune(wanted, administrator.id))).toEqual([]);
      expect((await accounts.kommunerOf(administrator.id)).map((k) => k.slug)).toContain('nyvik');
    });
  });
});
