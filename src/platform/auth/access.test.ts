import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../test/server.ts';
import { canonicalJson } from '../../model/manifest.ts';
import { systemClock } from '../clock/system.ts';
import { ACTIONS, type Action, ROLES, type Role, type Route } from '../http/route.ts';
import { ACCESS } from './access.ts';
import { csrfToken } from './token.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const PASSWORD = 'en lang og trygg setning';

/** Who asks: somebody without a login, with a login and no role here, the neighbour's administrator, or a role here. */
type Visitor = 'none' | 'stranger' | 'neighbour' | Role;
const VISITORS = ['none', 'stranger', 'neighbour', ...ROLES] as const satisfies readonly Visitor[];

/** The whole table, written out by hand: a new action or role does not compile here without its cells. */
const TABLE: Readonly<Record<Action, Readonly<Record<Visitor, boolean>>>> = {
  les: { none: false, stranger: false, neighbour: false, leser: true, planlegger: true, administrator: true },
  rediger: { none: false, stranger: false, neighbour: false, leser: false, planlegger: true, administrator: true },
  vedta: { none: false, stranger: false, neighbour: false, leser: false, planlegger: false, administrator: true },
  administrer: { none: false, stranger: false, neighbour: false, leser: false, planlegger: false, administrator: true },
};

interface Door {
  readonly path: string;
  /** What is sent; nothing that would be taken, so that one cell leaves nothing for the next. */
  readonly body?: Readonly<Record<string, string>>;
  /** What who may come in is answered. */
  readonly status: number;
}

/** For each action one page and one form of the real route table; null where the table has none, which is tested too. */
const DOORS: Readonly<Record<Action, { readonly GET: Door | null; readonly POST: Door | null }>> = {
  les: {
    GET: { path: '/arbeid/:kommune/tiltak', status: 200 },
    POST: { path: '/arbeid/:kommune/jobb/:id/avbryt', status: 404 },
  },
  rediger: {
    GET: { path: '/arbeid/:kommune/tiltak/nytt', status: 200 },
    POST: { path: '/arbeid/:kommune/tiltak/maal', body: { title: '' }, status: 422 },
  },
  vedta: { GET: null, POST: null },
  administrer: {
    GET: { path: '/arbeid/:kommune/innstillinger/medlem/:bruker', status: 404 },
    POST: { path: '/arbeid/:kommune/innstillinger', body: { email: 'ikke en adresse', role: 'leser' }, status: 422 },
  },
};

const actionOf = (route: Route): Action | null => (typeof route.who === 'object' ? route.who.kommune : null);

/** What a municipality has published is for all: only these pages, and only what was published. */
const PUBLISHED = ['/k/:kommune/prosessplan', '/k/:kommune/prosessplan.ics'];

describe('role x action', () => {
  let server: TestServer;
  const cookies: Record<Visitor, string> = {
    none: '',
    stranger: '',
    neighbour: '',
    leser: '',
    planlegger: '',
    administrator: '',
  };

  const headersOf = (visitor: Visitor) => (cookies[visitor] ? { cookie: cookies[visitor] } : {});
  const ask = (visitor: Visitor, method: 'GET' | 'POST', door: Door) =>
    fetch(server.url + door.path.replace(':kommune', 'halden').replace(/:\w+/, 'ingen'), {
      method,
      redirect: 'manual',
      headers: { origin: server.url, ...headersOf(visitor) },
      ...(method === 'POST'
        ? { body: new URLSearchParams({ csrf: csrfToken(cookies[visitor].split('=')[1] ?? ''), ...door.body }) }
        : {}),
    });

  beforeAll(async () => {
    server = await startServer();
    const { accounts } = server;
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    cookies.administrator = own.cookie;
    const made = await accounts.createKommune({ slug: 'nabovik', name: 'Nabovik', number: '9903', demo: false }, null);
    const [halden] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    if (!made.ok || !halden) throw new Error('no kommuner');
    const enter = async (kommuneId: string, role: Role, email: string) => {
      const invited = await accounts.invite(kommuneId, email, role);
      if (!invited.ok) throw new Error('no invitation');
      const entered = await accounts.accept(invited.value.token, { name: 'N', email, password: PASSWORD });
      if (!entered.ok) throw new Error('not in');
      return `boligplan=${entered.value.token}`;
    };
    cookies.leser = await enter(halden.id, 'leser', 'leser@halden.no');
    cookies.planlegger = await enter(halden.id, 'planlegger', 'planlegger@halden.no');
    cookies.neighbour = await enter(made.value.id, 'administrator', 'admin@nabovik.no');
    cookies.stranger = await enter(halden.id, 'administrator', 'borte@halden.no');
    const gone = (await accounts.membersOf(halden.id)).find((m) => m.email === 'borte@halden.no');
    await accounts.removeMember(halden.id, gone?.brukerId ?? '');
  }, 60_000);
  afterAll(() => server?.stop());

  it('has a cell for every action and every role, and the code says the same', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...ACTIONS].sort());
    expect(Object.keys(DOORS).sort()).toEqual([...ACTIONS].sort());
    for (const action of ACTIONS) expect(Object.keys(TABLE[action]).sort(), action).toEqual([...VISITORS].sort());
    for (const role of ROLES)
      expect([...ACCESS[role]].sort(), role).toEqual(ACTIONS.filter((action) => TABLE[action][role]).sort());
    expect(Object.keys(ACCESS).sort()).toEqual([...ROLES].sort());
  });

  it('is tried at doors that are in the route table with just that action, and leaves none out', () => {
    for (const action of ACTIONS)
      for (const method of ['GET', 'POST'] as const) {
        const those = server.routes.filter((r) => r.method === method && actionOf(r) === action).map((r) => r.path);
        const door = DOORS[action][method];
        if (door) expect(those, `${action} ${method}`).toContain(door.path);
        else expect(those, `${method} with ${action} is in the route table: give it a door here`).toEqual([]);
      }
    const open = server.routes.filter((r) => r.path.includes(':kommune') && actionOf(r) === null);
    expect(open.map((r) => r.path).sort()).toEqual(PUBLISHED);
  });

  const cells = ACTIONS.flatMap((action) =>
    VISITORS.flatMap((visitor) =>
      (['GET', 'POST'] as const).flatMap((method) => {
        const door = DOORS[action][method];
        return door ? [{ action, visitor, method, door, may: TABLE[action][visitor] }] : [];
      }),
    ),
  );

  it.each(cells)('$action by $method for $visitor: $may', async ({ visitor, method, door, may }) => {
    const reply = await ask(visitor, method, door);
    expect(reply.status).toBe(may ? door.status : 403);
    const html = await reply.text();
    const said = visitor === 'none' ? 'Logg inn for å se siden' : 'Du har ikke tilgang';
    if (may) expect(html).not.toContain('Du har ikke tilgang');
    else expect(html).toContain(said);
  });

  describe('vedta', () => {
    const status = '/arbeid/:kommune/dokument/versjon/:nummer{[0-9]+}/status';
    /** A decision without its body: nobody's would be taken, and the answer says whether that is all that is wrong. */
    const adoption = { to: 'vedtatt', date: '2026-01-05', body: '', caseNumber: '26/1' };
    beforeAll(async () => {
      const [halden] = await server.db.inPlattform((tx) =>
        tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
      );
      const document = { schema: 1, lang: 'nb', title: 'Plan', kommune: 'Halden', facts: [], chapters: [] };
      await server.db.inKommune(halden?.id ?? '', (tx) =>
        tx.rows(
          `insert into planversjon (kommune_id, id, number, title, state, schema, digest, document, created)
           values ($1, $2, 1, 'Plan', 'innstilt', 1, $3, $4, now())`,
          [halden?.id, systemClock.id(), sha256(canonicalJson(document)), JSON.stringify(document)],
        ),
      );
    });

    // Adopting is asked for inside a route that who edits may use: the same form moves a version both ways.
    it.each(VISITORS.map((visitor) => ({ visitor, may: TABLE.vedta[visitor], edits: TABLE.rediger[visitor] })))(
      'of a frozen version for $visitor: $may',
      async ({ visitor, may, edits }) => {
        const route = server.routes.find((r) => r.path === status && r.method === 'POST');
        expect(route && actionOf(route)).toBe('rediger');
        const door = { path: status.replace(':nummer{[0-9]+}', '1'), body: adoption, status: 422 };
        const reply = await ask(visitor, 'POST', door);
        const html = await reply.text();
        expect(reply.status).toBe(edits ? 422 : 403);
        expect(html.includes('Du har ikke tilgang til å gjøre dette')).toBe(edits && !may);
        const page = await fetch(`${server.url}/arbeid/halden/dokument/versjon/1`, { headers: headersOf(visitor) });
        expect((await page.text()).includes('value="vedtatt"')).toBe(may);
      },
    );
  });
});
