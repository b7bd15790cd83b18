import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import { type Bruker, type KeyGrant, type KommuneCtx, ROLES, type Role } from '../http/route.ts';
import { strongest } from './access.ts';
import { useKey } from './keys.ts';
import { csrfToken, hashToken } from './token.ts';

const SESSION_COOKIE = 'boligplan';
export const SESSION_HOURS = 12;

export interface Visitor {
  readonly bruker: Bruker | null;
  readonly csrf: string;
  /** The API key the request came with: one kommune, at most one role there. */
  readonly key: KeyGrant | 'ugyldig' | null;
}

export interface Visitors {
  /** Who asks. Keys count only in the API (`api`), where nothing can be changed. */
  identify(request: Request, api: boolean): Promise<Visitor>;
  kommuneFor(slug: string, visitor: Visitor): Promise<KommuneCtx | null>;
}

const NOBODY: Visitor = { bruker: null, csrf: '', key: null };

export function sessionToken(request: Request): string | null {
  const cookies = request.headers.get('cookie') ?? '';
  for (const part of cookies.split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === SESSION_COOKIE && value) return value;
  }
  return null;
}

export function sessionCookie(token: string | null, secure: boolean): string {
  const life = token === null ? 0 : SESSION_HOURS * 3600;
  return `${SESSION_COOKIE}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}${secure ? '; Secure' : ''}`;
}

function bearerToken(request: Request): string | null {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
}

export function createVisitors(db: Database, clock: Clock): Visitors {
  async function bySession(token: string): Promise<Visitor> {
    const [bruker] = await db.inPlattform((tx) =>
      tx.rows<Bruker>(
        `select b.id, b.name, b.email from oekt o join bruker b on b.id = o.bruker_id
         where o.token_hash = $1 and o.expires > $2 and b.disabled is null`,
        [hashToken(token), clock.now()],
      ),
    );
    return bruker ? { bruker, csrf: csrfToken(token), key: null } : NOBODY;
  }

  async function byKey(token: string): Promise<Visitor> {
    const found = await db.inPlattform((tx) => useKey(tx, hashToken(token), clock.now()));
    return found ? { bruker: found.bruker, csrf: '', key: found.grant } : { ...NOBODY, key: 'ugyldig' };
  }

  return {
    async identify(request, api) {
      const key = api ? bearerToken(request) : null;
      if (key !== null) return byKey(key);
      const token = sessionToken(request);
      return token ? bySession(token) : NOBODY;
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
