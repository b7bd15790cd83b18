import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import { type Bruker, type KeyGrant, type KommuneCtx, ROLES, type Role } from '../http/route.ts';
import { strongest } from './access.ts';
import { useKey } from './keys.ts';
import {
  extendSession,
  SESSION_COLUMNS,
  type Session,
  type SessionRow,
  sessionJoins,
  sessionToken,
  toSession,
} from './sessions.ts';
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
  /** Who asks, and the kommune of the address with what they are there: in one look, for it is before every page. */
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

/** The kommune of an address with a person's roles in it, as columns; one row for each role, nulls where there is none. */
interface KommuneRow {
  readonly kommune: string | null;
  readonly slug: string;
  readonly kommuneName: string;
  readonly number: string;
  readonly demo: boolean;
  readonly role: Role | null;
  readonly changes: number | null;
}
const KOMMUNE_COLUMNS =
  'k.id as kommune, k.slug, k.name as "kommuneName", k.number, k.demo, m.role, e.antall as changes';
const kommuneJoins = (slug: string, person: string) =>
  `left join kommune k on k.slug = ${slug} left join endring e on e.kommune_id = k.id
   left join medlemskap m on m.kommune_id = k.id and m.bruker_id = ${person}`;

function toKommune(rows: readonly KommuneRow[], key: Visitor['key']): KommuneCtx | null {
  const first = rows[0];
  if (!first?.kommune) return null;
  const { kommune: id, slug, kommuneName: name, number, demo, changes } = first;
  const roles = rows.flatMap((row) => (row.role ? [row.role] : []));
  return { id, slug, name, number, demo, roles: rolesThrough(key, id, roles), changes: changes ?? 0 };
}

export function createVisitors(db: Database, clock: Clock): Visitors {
  const kommuneFor = async (slug: string, visitor: Pick<Visitor, 'bruker' | 'key'>) =>
    toKommune(
      await db.lookUp<KommuneRow>(
        `select ${KOMMUNE_COLUMNS} from (select $2::uuid as person) p ${kommuneJoins('$1', 'p.person')}`,
        [slug, visitor.bruker?.id ?? null],
      ),
      visitor.key,
    );

  async function bySession(token: string, use: boolean, slug: string | null): Promise<Met> {
    const now = clock.now();
    const hash = hashToken(token);
    const rows = await db.lookUp<SessionRow & KommuneRow>(
      `select ${SESSION_COLUMNS}, ${KOMMUNE_COLUMNS} from (select 1) one ${sessionJoins('$1', '$2')} ${kommuneJoins('$3', 'b.id')}`,
      [hash, now, slug],
    );
    const found = rows[0] ? toSession(rows[0], use, now) : null;
    if (found?.extend) await extendSession(db, hash, now, found.session);
    const visitor: Visitor = found
      ? { bruker: found.bruker, session: found.session, csrf: csrfToken(token), key: null }
      : NOBODY;
    return { visitor, kommune: toKommune(rows, null) };
  }

  async function byKey(token: string): Promise<Visitor> {
    const found = await db.inPlattform((tx) => useKey(tx, hashToken(token), clock.now()));
    return found ? { bruker: found.bruker, csrf: '', key: found.grant } : { ...NOBODY, key: 'ugyldig' };
  }

  return {
    async meet(request, { api, secure, use }, slug) {
      const key = api ? bearerToken(request) : null;
      const token = key === null ? sessionToken(request, secure) : null;
      if (token) return bySession(token, use, slug);
      const visitor = key === null ? NOBODY : await byKey(key);
      // The open pages wait for no database.
      return { visitor, kommune: slug === null ? null : await kommuneFor(slug, visitor) };
    },
    kommuneFor,
  };
}

/** What a key leaves of its owner's roles: nothing in another kommune, and here never more than the owner still has. */
function rolesThrough(key: Visitor['key'], kommuneId: string, roles: readonly Role[]): readonly Role[] {
  if (key === null) return roles;
  if (key === 'ugyldig' || key.kommuneId !== kommuneId) return [];
  const own = strongest(roles);
  return own === null ? [] : [ROLES[Math.min(ROLES.indexOf(own), ROLES.indexOf(key.role))] ?? 'leser'];
}
