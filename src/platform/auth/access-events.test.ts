import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { systemClock } from '../clock/system.ts';
import type { OwnedDatabase } from '../db/open.ts';
import { recordEvent } from '../events/events.ts';
import { type Accounts, createAccounts } from './accounts.ts';

const PASSWORD = 'en lang og trygg setning';
const ADA = 'ada@kommune.no';
const BO = 'bo@kommune.no';

interface Stored {
  readonly type: string;
  readonly actor: string | null;
  readonly data: Record<string, unknown>;
}

describe('what happens to access in a kommune', () => {
  let db: OwnedDatabase;
  let accounts: Accounts;
  let own = '';
  let neighbour = '';
  let ada = '';
  let bo = '';

  const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };
  const events = (kommuneId = own) =>
    db.inKommune(kommuneId, (tx) =>
      tx.rows<Stored>('select type, bruker_id as actor, data from hendelse order by seq'),
    );
  /** The events that came while something was done. */
  async function cameOf(what: () => Promise<unknown>): Promise<Stored[]> {
    const before = (await events()).length;
    await what();
    return (await events()).slice(before);
  }
  const enter = (token: string, name: string, email: string) =>
    accounts.accept(token, { name, email, password: PASSWORD });
  const idOf = async (email: string) =>
    (await db.inPlattform((tx) => tx.rows<{ id: string }>('select id from bruker where email = $1', [email])))[0]?.id ??
    '';
  const key = (kommune: string) =>
    accounts.makeKey(ada, { kommune, name: 'Regneark hos Ada', role: 'leser', days: '30' });

  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    accounts = createAccounts(db, systemClock);
    const { token } = must(await accounts.invite(neighbour, ADA, 'planlegger'));
    must(await enter(token, 'Ada', ADA));
    ada = await idOf(ADA);
    const invited = must(await accounts.invite(own, ADA, 'administrator'));
    must(await enter(invited.token, '', ADA));
  });
  afterAll(() => db.close());

  it('is written when somebody is invited, comes in, changes role and leaves: who did it, to whom', async () => {
    let token = '';
    const invited = await cameOf(async () => {
      ({ token } = must(await accounts.invite(own, BO, 'leser', ada)));
    });
    const [open] = await accounts.openInvitations(own);
    expect(invited).toEqual([{ type: 'tilgang.invitert', actor: ada, data: { invitation: open?.id, role: 'leser' } }]);
    const came = await cameOf(async () => must(await enter(token, 'Bo', BO)));
    bo = await idOf(BO);
    expect(came).toEqual([
      { type: 'tilgang.gitt', actor: bo, data: { bruker: bo, role: 'leser', invitation: open?.id } },
    ]);
    expect(await cameOf(() => accounts.changeRole(own, bo, 'planlegger', ada))).toEqual([
      { type: 'tilgang.rolle-endret', actor: ada, data: { bruker: bo, from: 'leser', to: 'planlegger' } },
    ]);
    must(await accounts.makeKey(bo, { kommune: 'egenvik', name: 'K', role: 'leser', days: '30' }));
    const [boKey] = await accounts.keysOf(bo);
    expect(await cameOf(() => accounts.removeMember(own, bo, ada))).toEqual([
      { type: 'tilgang.tatt', actor: ada, data: { bruker: bo, role: 'planlegger', keys: [boKey?.id] } },
    ]);
  });

  it('is written when an invitation is taken back, and when a new kommune gets its administrator', async () => {
    must(await accounts.invite(own, 'ny@kommune.no', 'planlegger', ada));
    const [open] = await accounts.openInvitations(own);
    expect(await cameOf(() => accounts.revokeInvitation(own, open?.id ?? '', ada))).toEqual([
      { type: 'tilgang.invitasjon-trukket', actor: ada, data: { invitation: open?.id, role: 'planlegger' } },
    ]);
    const made = must(await accounts.createKommune({ slug: 'nyvik', name: 'Nyvik', number: '9904', demo: false }, ada));
    expect(await events(made.id)).toEqual([
      { type: 'tilgang.gitt', actor: ada, data: { bruker: ada, role: 'administrator', invitation: null } },
    ]);
  });

  it('is written of keys where they open, one by one or all at once', async () => {
    const made = await cameOf(() => key('egenvik'));
    const [first] = await accounts.keysOf(ada);
    expect(made).toEqual([
      { type: 'tilgang.noekkel-laget', actor: ada, data: { key: first?.id, role: 'leser', expires: first?.expires } },
    ]);
    const revoked = (id?: string) => ({ type: 'tilgang.noekkel-trukket', actor: ada, data: { key: id } });
    expect(await cameOf(() => accounts.revokeKey(ada, first?.id ?? ''))).toEqual([revoked(first?.id)]);
    must(await key('egenvik'));
    must(await key('nabovik'));
    must(await key('egenvik'));
    const live = (await accounts.keysOf(ada)).filter((k) => k.revoked === null);
    const opens = (kommune: string) => live.filter((k) => k.kommune === kommune).map((k) => revoked(k.id));
    const ended = await cameOf(async () => expect(await accounts.revokeAllKeys(ada)).toBe(3));
    expect(ended).toHaveLength(2);
    expect(ended).toEqual(expect.arrayContaining(opens('egenvik')));
    expect((await events(neighbour)).slice(-1)).toEqual(opens('nabovik'));
    expect((await accounts.keysOf(ada)).every((k) => k.revoked !== null)).toBe(true);
    expect(await accounts.revokeAllKeys(ada)).toBe(0);
  });

  it('is not written of what changes nothing or is refused', async () => {
    const nothing = await cameOf(async () => {
      await accounts.changeRole(own, ada, 'administrator', ada);
      await accounts.removeMember(own, ada, ada);
      await accounts.changeRole(own, bo, 'leser', ada);
      await accounts.revokeInvitation(own, '0'.repeat(16), ada);
      await accounts.revokeKey(bo, 'ikke-en-id');
      await accounts.makeKey(bo, { kommune: 'egenvik', name: 'K', role: 'leser', days: '30' });
      await accounts.invite(own, 'ikke en adresse', 'leser', ada);
    });
    expect(nothing).toEqual([]);
  });

  it('stands or falls with the change itself', async () => {
    const rows = () =>
      db.engine.withConnection((c) =>
        c.query(
          `select (select count(*) from invitasjon)::int as i, (select count(*) from api_noekkel)::int as n,
                  (select count(*) from medlemskap)::int as m, (select count(*) from hendelse)::int as h`,
        ),
      );
    const before = await rows();
    await db.engine.withConnection((c) => c.exec('revoke insert on hendelse from boligplan_kommune'));
    await expect(accounts.invite(own, 'ny@kommune.no', 'leser', ada)).rejects.toThrow(/permission denied/);
    await expect(key('egenvik')).rejects.toThrow(/permission denied/);
    await expect(
      accounts.createKommune({ slug: 'tomvik', name: 'Tomvik', number: '9905', demo: false }, ada),
    ).rejects.toThrow(/permission denied/);
    expect(await rows()).toEqual(before);
    await db.engine.withConnection((c) => c.exec('grant insert on hendelse to boligplan_kommune'));
    must(await key('egenvik'));
    expect(await rows()).not.toEqual(before);
  });

  it('holds no name, no e-mail and no token', async () => {
    const all = JSON.stringify([...(await events()), ...(await events(neighbour))]);
    expect(all).toContain(ada);
    expect(all).not.toMatch(/Ada|Bo\b|@|Regneark|bp_/);
  });

  it('waits for nobody who writes the plan, and nobody waits for it in a ring', async () => {
    must(await enter(must(await accounts.invite(own, BO, 'leser')).token, '', BO));
    const event = { type: 'test.gjort', actor: null, data: {} };
    const came = await cameOf(() =>
      Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          i % 2 === 0
            ? accounts.changeRole(own, bo, i % 4 === 0 ? 'planlegger' : 'leser', ada)
            : db.inKommune(own, (tx) => recordEvent(tx, systemClock, own, event)),
        ),
      ),
    );
    expect(came.filter((e) => e.type === event.type)).toHaveLength(20);
    expect(came.filter((e) => e.type === 'tilgang.rolle-endret').length).toBeGreaterThan(0);
  });
});
