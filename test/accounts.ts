import { type Accounts, createAccounts } from '../src/platform/auth/accounts.ts';
import { createVisitors, type Visitor } from '../src/platform/auth/visitors.ts';
import { systemClock } from '../src/platform/clock/system.ts';
import type { OwnedDatabase } from '../src/platform/db/open.ts';
import type { Role } from '../src/platform/http/route.ts';
import { testDatabase, twoKommuner } from './database.ts';

export const PASSWORD = 'en lang og trygg setning';

/** The codes of a refusal; none when there is no refusal. */
export const codes = (result: { ok: boolean; error?: readonly { code: string }[] }) =>
  result.ok ? [] : (result.error ?? []).map((r) => r.code);

/** What must have gone well. */
export const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

export interface AccountRoom {
  readonly db: OwnedDatabase;
  readonly own: string;
  readonly neighbour: string;
  readonly clock: typeof systemClock;
  readonly accounts: Accounts;
  later(minutes: number): void;
  asks(cookie: string, bearer?: boolean): Promise<Visitor>;
  rolesIn(slug: string, token: string, bearer?: boolean): Promise<readonly Role[] | undefined>;
  /** A new member by an invitation, as people come in. */
  member(role: Role, kommune?: string): Promise<{ id: string; name: string; email: string; token: string }>;
}

/** Two kommuner with accounts and a clock that only moves when it is told. */
export async function openAccountRoom(): Promise<AccountRoom> {
  const db = await testDatabase();
  const { own, neighbour } = await twoKommuner(db);
  let at = Date.parse('2026-11-25T10:00:00Z');
  let count = 0;
  const clock = { ...systemClock, now: () => new Date(at).toISOString() };
  const accounts = createAccounts(db, clock);
  const visitors = createVisitors(db, clock);
  const meet = (cookie: string, bearer: boolean, slug: string | null) =>
    visitors.meet(
      new Request('http://localhost/', {
        headers: bearer ? { authorization: `Bearer ${cookie}` } : { cookie: `boligplan=${cookie}` },
      }),
      { api: bearer, secure: false, use: true },
      slug,
    );
  const asks = async (cookie: string, bearer = false) => (await meet(cookie, bearer, null)).visitor;
  return {
    db,
    own,
    neighbour,
    clock,
    accounts,
    asks,
    later(minutes) {
      at += minutes * 60_000;
    },
    rolesIn: async (slug, token, bearer = false) => (await meet(token, bearer, slug)).kommune?.roles,
    async member(role, kommune = own) {
      count += 1;
      const email = `person${count}@kommune.no`;
      const { token } = must(await accounts.invite(kommune, email, role));
      const session = must(await accounts.accept(token, { name: `Person ${count}`, email, password: PASSWORD }));
      const bruker = (await asks(session.token)).bruker;
      if (!bruker) throw new Error('not logged in');
      return { ...bruker, token: session.token };
    },
  };
}
