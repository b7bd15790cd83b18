import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import { type Bruker, type KeyGrant, type KommuneCtx, ROLES, type Role } from '../http/route.ts';
import { strongest } from './access.ts';
import { useKey } from './keys.ts';
import { createSessions, type Session, sessionToken } from './sessions.ts';
import { csrfToken, hashToken } from './token.ts';

export interface Visitor {
  readonly bruker: Bruker | null;
  readonly csrf: string;
  /** The API key the request came with: one kommune, at most one role there. */
  readonly key: KeyGrant | 'ugyldig' | null;
  /** When the login ends; nothing for those who came without one. */
  readonly session?: Session;
}

/** What the door knows of a request beside the request itself. */
export interface Asked {
  /** Keys count in the API, where nothing can be changed. */
  readonly api: boolean;
  /** It came by https. */
  readonly secure: boolean;
  /** A person does something, so that the session lasts on. */
  readonly use: boolean;
}

export interface Visitors {
  /** Who asks. */
  identify(request: Request, asked: Asked): Promise<Visitor>;
  kommuneFor(slug: string, visitor: Visitor): Promise<KommuneCtx | null>;
}

const NOBODY: Visitor = { bruker: null, csrf: '', key: null };

function bearerToken(request: Request): string | null {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
}

export function createVisitors(db: Database, clock: Clock): Visitors {
  const sessions = createSessions(db, clock);

  async function bySession(token: string, use: boolean): Promise<Visitor> {
    const found = await sessions.openSession(token, use);
    return found ? { ...found, csrf: csrfToken(token), key: null } : NOBODY;
  }

  async function byKey(token: string): Promise<Visitor> {
    const found = await db.inPlattform((tx) => useKey(tx, hashToken(token), clock.now()));
    return found ? { bruker: found.bruker, csrf: '', key: found.grant } : { ...NOBODY, key: 'ugyldig' };
  }

  return {
    async identify(request, { api, secure, use }) {
      const key = api ? bearerToken(request) : null;
      if (key !== null) return byKey(key);
      const token = sessionToken(request, secure);
      return token ? bySession(token, use) : NOBODY;
    },

    async kommuneFor(slug, visitor) {
      const rows = await db.inPlattform((tx) =>
        tx.rows<{ id: string; slug: string; name: string; number: string; demo: boolean; role: Role | null }>(
          `select k.id, k.slug, k.name, k.number, k.demo, m.role from kommune k
           left join medlemskap m on m.kommune_id = k.id and m.bruker_id = $2 where k.slug = $1`,
          [slug, visitor.bruker?.id ?? null],
        ),
      );
      const first = rows[0];
      if (!first) return null;
      const { id, name, number, demo } = first;
      const roles = rows.flatMap((row) => (row.role ? [row.role] : []));
      return { id, slug: first.slug, name, number, demo, roles: rolesThrough(visitor.key, id, roles) };
    },
  };
}

/** What a key leaves of its owner's roles: nothing in another kommune, and here never more than the owner still has. */
function rolesThrough(key: Visitor['key'], kommuneId: string, roles: readonly Role[]): readonly Role[] {
  if (key === null) return roles;
  if (key === 'ugyldig' || key.kommuneId !== kommuneId) return [];
  const own = strongest(roles);
  return own === null ? [] : [ROLES[Math.min(ROLES.indexOf(own), ROLES.indexOf(key.role))] ?? 'leser'];
}
