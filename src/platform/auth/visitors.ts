import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import type { Bruker, KommuneCtx, Role } from '../http/route.ts';
import { csrfToken, hashToken } from './token.ts';

export const SESSION_COOKIE = 'boligplan';
export const SESSION_HOURS = 12;

export interface Visitors {
  identify(request: Request): Promise<{ bruker: Bruker | null; csrf: string }>;
  kommuneFor(slug: string, bruker: Bruker | null): Promise<KommuneCtx | null>;
}

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

export function createVisitors(db: Database, clock: Clock): Visitors {
  return {
    async identify(request) {
      const token = sessionToken(request);
      if (!token) return { bruker: null, csrf: '' };
      const found = await db.inPlattform((tx) =>
        tx.rows<Bruker>(
          `select b.id, b.name, b.email from oekt o join bruker b on b.id = o.bruker_id
           where o.token_hash = $1 and o.expires > $2 and b.disabled is null`,
          [hashToken(token), clock.now()],
        ),
      );
      return found[0] ? { bruker: found[0], csrf: csrfToken(token) } : { bruker: null, csrf: '' };
    },

    async kommuneFor(slug, bruker) {
      const rows = await db.inPlattform((tx) =>
        tx.rows<{ id: string; slug: string; name: string; number: string; demo: boolean; role: Role | null }>(
          `select k.id, k.slug, k.name, k.number, k.demo, m.role from kommune k
           left join medlemskap m on m.kommune_id = k.id and m.bruker_id = $2 where k.slug = $1`,
          [slug, bruker?.id ?? null],
        ),
      );
      const first = rows[0];
      if (!first) return null;
      const { id, name, number, demo } = first;
      return { id, slug: first.slug, name, number, demo, roles: rows.flatMap((row) => (row.role ? [row.role] : [])) };
    },
  };
}
