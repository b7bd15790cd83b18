import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../db/database.ts';
import { type Bruker, type KeyGrant, type KommuneCtx, ROLES, type Role } from '../http/route.ts';
import { strongest } from './access.ts';
import { useKey } from './keys.ts';
import { openSession, type Session, sessionToken } from './sessions.ts';
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
  /** Who asks, and the kommune of the address with what they are there: one transaction, for it is before every page. */
  meet(request: Request, asked: Asked, slug: string | null): Promise<Met>;
  kommuneFor(slug: string, visitor: Visitor): Promise<KommuneCtx | null>;
}

export interface Met {
  readonly visitor: Visitor;
  readonly kommune: KommuneCtx | null;
}

const NOBODY: Visitor = { bruker: null, csrf: '', key: null };

function bearerToken(request: Request): string | null {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
}

async function kommuneIn(tx: Tx, slug: string, visitor: Visitor): Promise<KommuneCtx | null> {
  const rows = await tx.rows<{
    id: string;
    slug: string;
    name: string;
    number: string;
    demo: boolean;
    role: Role | null;
    changes: number | null;
  }>(
    `select k.id, k.slug, k.name, k.number, k.demo, m.role, e.antall as changes from kommune k
     left join endring e on e.kommune_id = k.id
     left join medlemskap m on m.kommune_id = k.id and m.bruker_id = $2 where k.slug = $1`,
    [slug, visitor.bruker?.id ?? null],
  );
  const first = rows[0];
  if (!first) return null;
  const { id, name, number, demo, changes } = first;
  const roles = rows.flatMap((row) => (row.role ? [row.role] : []));
  return {
    id,
    slug: first.slug,
    name,
    number,
    demo,
    roles: rolesThrough(visitor.key, id, roles),
    changes: changes ?? 0,
  };
}

export function createVisitors(db: Database, clock: Clock): Visitors {
  async function bySession(tx: Tx, token: string, use: boolean): Promise<Visitor> {
    const found = await openSession(tx, token, use, clock.now());
    return found ? { ...found, csrf: csrfToken(token), key: null } : NOBODY;
  }

  async function byKey(tx: Tx, token: string): Promise<Visitor> {
    const found = await useKey(tx, hashToken(token), clock.now());
    return found ? { bruker: found.bruker, csrf: '', key: found.grant } : { ...NOBODY, key: 'ugyldig' };
  }

  return {
    async meet(request, { api, secure, use }, slug) {
      const key = api ? bearerToken(request) : null;
      const token = key === null ? sessionToken(request, secure) : null;
      // The open pages wait for no database.
      if (key === null && token === null && slug === null) return { visitor: NOBODY, kommune: null };
      return db.inPlattform(async (tx) => {
        const visitor = key !== null ? await byKey(tx, key) : token ? await bySession(tx, token, use) : NOBODY;
        return { visitor, kommune: slug === null ? null : await kommuneIn(tx, slug, visitor) };
      });
    },

    kommuneFor: (slug, visitor) => db.inPlattform((tx) => kommuneIn(tx, slug, visitor)),
  };
}

/** What a key leaves of its owner's roles: nothing in another kommune, and here never more than the owner still has. */
function rolesThrough(key: Visitor['key'], kommuneId: string, roles: readonly Role[]): readonly Role[] {
  if (key === null) return roles;
  if (key === 'ugyldig' || key.kommuneId !== kommuneId) return [];
  const own = strongest(roles);
  return own === null ? [] : [ROLES[Math.min(ROLES.indexOf(own), ROLES.indexOf(key.role))] ?? 'leser'];
}
