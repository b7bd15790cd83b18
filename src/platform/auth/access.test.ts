import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BY_UNIT_LINK, HOLDERS, TABLE, VISITORS, type Visitor } from '../../../test/roles.ts';
import { administrator, startServer, type TestServer } from '../../../test/server.ts';
import { canonicalJson } from '../../model/manifest.ts';
import { askUnits, makeLink } from '../../plan/kartlegging/actions/forespoersel.ts';
import { saveSvar } from '../../plan/kartlegging/actions/svar.ts';
import { saveMany } from '../../plan/runde/actions/flere.ts';
import { setRolle, startRunde } from '../../plan/runde/actions.ts';
import { guideTasks } from '../../plan/runde/index.ts';
import { loadVeileder } from '../../plan/veileder/index.ts';
import { systemClock } from '../clock/system.ts';
import { ACTIONS, type Action, type Role, type Route } from '../http/route.ts';
import { ACCESS, RUNDE_ROLLER } from './access.ts';
import { csrfToken } from './token.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const PASSWORD = 'en lang og trygg setning';

/** The doors of these ask inside for the roles in the round; those of `oppgaver` let them that far. */
const ROUND_ACTIONS: readonly Action[] = ['foelg', 'kommenter', 'bidra', 'godkjenn', 'led'];

interface Door {
  readonly path: string;
  /** What is sent; nothing that would be taken, so that one cell leaves nothing for the next. */
  readonly body?: Readonly<Record<string, string>>;
  /** What who may come in is answered. */
  readonly status: number;
}

const TASK = '/arbeid/:kommune/oppgaver/:nummer{[0-9]+}';

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
  oekonomi: {
    GET: { path: '/arbeid/:kommune/oppfoelging/:nummer{[0-9]+}/tiltak/:tiltak{[0-9]+}', status: 404 },
    POST: {
      path: '/arbeid/:kommune/oekonomiplan',
      body: { [`drift${new Date().getFullYear() + 1}`]: 'mye' },
      status: 422,
    },
  },
  vedta: { GET: null, POST: null },
  oppgaver: { GET: { path: '/arbeid/:kommune/min-side', status: 200 }, POST: null },
  foelg: { GET: { path: '/arbeid/:kommune/oppgaver', status: 200 }, POST: null },
  kommenter: {
    GET: null,
    POST: { path: `${TASK}/kommentar`, body: { kommentar: '' }, status: 422 },
  },
  bidra: { GET: null, POST: { path: `${TASK}/angre`, body: { revision: '99' }, status: 409 } },
  godkjenn: { GET: null, POST: null },
  led: {
    GET: { path: '/arbeid/:kommune/oppgaver/ny', status: 200 },
    POST: { path: '/arbeid/:kommune/runde/roller', body: { role: '' }, status: 422 },
  },
  administrer: {
    GET: { path: '/arbeid/:kommune/innstillinger/medlem/:bruker', status: 404 },
    POST: { path: '/arbeid/:kommune/innstillinger', body: { email: 'ikke en adresse', role: 'leser' }, status: 422 },
  },
};

const actionOf = (route: Route): Action | null => (typeof route.who === 'object' ? route.who.kommune : null);

/** What a municipality has published is for all: only these pages, and only what was published. */
const PUBLISHED = [
  '/k/:kommune/eksempler',
  '/k/:kommune/prosessplan',
  '/k/:kommune/prosessplan.ics',
  '/k/:kommune/veileder',
];

/** For whoever holds the link: of a request to count, of one task, and of a survey that is open. Their own tests try the links, and the grid of a unit stands below. */
const BY_LINK = /^\/k\/:kommune\/(kartlegging\/:token|oppgave\/:token|svar\/:adresse)/;

describe('role x action', () => {
  let server: TestServer;
  let haldenId = '';
  const cookies = Object.fromEntries(VISITORS.map((v) => [v, ''])) as Record<Visitor, string>;

  const headersOf = (visitor: Visitor) => (cookies[visitor] ? { cookie: cookies[visitor] } : {});
  const addressOf = (door: Door) =>
    door.path
      .replace(':kommune', 'halden')
      .replace(/:\w+\{\[0-9\]\+\}/g, '1')
      .replace(/:\w+/, 'ingen');
  const ask = (visitor: Visitor, method: 'GET' | 'POST', door: Door) =>
    fetch(server.url + addressOf(door), {
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
    haldenId = halden.id;
    const enter = async (kommuneId: string, role: Role, email: string) => {
      const invited = await accounts.invite(kommuneId, email, role);
      if (!invited.ok) throw new Error('no invitation');
      const entered = await accounts.accept(invited.value.token, { name: 'N', email, password: PASSWORD });
      if (!entered.ok) throw new Error('not in');
      return `boligplan=${entered.value.token}`;
    };
    cookies.ekstern = await enter(halden.id, 'ekstern', 'ekstern@halden.no');
    for (const role of [...RUNDE_ROLLER, 'navngitt'] as const)
      cookies[role] = await enter(halden.id, 'ekstern', `${role}@halden.no`);
    cookies.leser = await enter(halden.id, 'leser', 'leser@halden.no');
    cookies.controller = await enter(halden.id, 'controller', 'controller@halden.no');
    cookies.planlegger = await enter(halden.id, 'planlegger', 'planlegger@halden.no');
    cookies.neighbour = await enter(made.value.id, 'administrator', 'admin@nabovik.no');
    cookies.stranger = await enter(halden.id, 'administrator', 'borte@halden.no');
    const gone = (await accounts.membersOf(halden.id)).find((m) => m.email === 'borte@halden.no');
    const members = await accounts.membersOf(halden.id);
    const idOf = (who: string) => members.find((m) => m.email === `${who}@halden.no`)?.brukerId ?? '';
    await accounts.removeMember(halden.id, gone?.brukerId ?? '');
    const actor = { kommuneId: halden.id, brukerId: null };
    const round = { title: 'Boligplan', from: '1.1.2026', to: '31.12.2029', firstStep: '1' };
    await startRunde(server.db, systemClock, actor, round, guideTasks(loadVeileder('.')));
    for (const role of RUNDE_ROLLER)
      await setRolle(server.db, systemClock, actor, 1, { bruker: idOf(role), role }, members, true);
    // A role in the round does not outlive the membership.
    await setRolle(
      server.db,
      systemClock,
      actor,
      1,
      { bruker: gone?.brukerId ?? '', role: 'prosjektleder' },
      members,
      true,
    );
    const context = { members: new Set([idOf('navngitt')]), mayApprove: true };
    const named = await saveMany(
      server.db,
      systemClock,
      actor,
      [{ number: 1, revision: 1 }],
      { person: idOf('navngitt'), unit: 'Nav' },
      context,
    );
    if (!named.ok) throw new Error('nobody is named');
  }, 60_000);
  afterAll(() => server?.stop());

  it('lets everybody who belongs there in by the front door: who may not read the plan goes on to their own tasks', async () => {
    const door: Door = { path: '/arbeid/:kommune', status: 200 };
    for (const visitor of VISITORS) {
      const reply = await ask(visitor, 'GET', door);
      if (TABLE.les[visitor]) expect(reply.status, visitor).toBe(200);
      else if (TABLE.oppgaver[visitor]) {
        expect([reply.status, reply.headers.get('location')], visitor).toEqual([303, '/arbeid/halden/min-side']);
        const mine = await ask(visitor, 'GET', { ...door, path: '/arbeid/:kommune/min-side' });
        expect(mine.status, visitor).toBe(200);
      } else expect(reply.headers.get('location') ?? '', visitor).not.toContain('min-side');
    }
  });

  it('has a cell for every action and every role, and the code says the same', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...ACTIONS].sort());
    expect(Object.keys(DOORS).sort()).toEqual([...ACTIONS].sort());
    for (const action of ACTIONS) expect(Object.keys(TABLE[action]).sort(), action).toEqual([...VISITORS].sort());
    for (const role of HOLDERS)
      expect([...ACCESS[role]].sort(), role).toEqual(ACTIONS.filter((action) => TABLE[action][role]).sort());
    expect(Object.keys(ACCESS).sort()).toEqual([...HOLDERS].sort());
  });

  it('is tried at doors that are in the route table with just that action, and leaves none out', () => {
    for (const action of ACTIONS)
      for (const method of ['GET', 'POST'] as const) {
        const asked = ROUND_ACTIONS.includes(action) ? 'oppgaver' : action;
        const those = server.routes.filter((r) => r.method === method && actionOf(r) === asked).map((r) => r.path);
        const door = DOORS[action][method];
        if (door) expect(those, `${action} ${method}`).toContain(door.path);
        else if (asked === action && action !== 'oppgaver')
          expect(those, `${method} with ${action} is in the route table: give it a door here`).toEqual([]);
      }
    const open = server.routes.filter((r) => r.path.includes(':kommune') && actionOf(r) === null);
    expect(
      open
        .map((r) => r.path)
        .filter((path) => !BY_LINK.test(path))
        .sort(),
    ).toEqual(PUBLISHED);
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

  it.each([
    ['the running costs that follow an investment', '/arbeid/:kommune/oekonomiplan/drift'],
    ['values of indicators', '/arbeid/:kommune/oppfoelging/maalindikatorer/:nummer{[0-9]+}/verdi'],
  ])('%s are for who keeps the money', async (_, path) => {
    for (const visitor of ['leser', 'controller', 'planlegger'] as const) {
      const { status } = await ask(visitor, 'POST', { path, body: {}, status: 404 });
      expect(status !== 403, visitor).toBe(TABLE.oekonomi[visitor]);
    }
  });

  // Approving is inside the form of a task: who works in it sends it; who only approves says yes or no to what is handed on.
  it.each(VISITORS.map((visitor) => ({ visitor, may: TABLE.godkjenn[visitor], works: TABLE.bidra[visitor] })))(
    'godkjenn of a task for $visitor: $may',
    async ({ visitor, may, works }) => {
      const page = await fetch(`${server.url}/arbeid/halden/oppgaver/1`, { headers: headersOf(visitor) });
      expect(page.status).toBe(TABLE.foelg[visitor] || works ? 200 : 403);
      const whole = await fetch(page.url, { headers: headersOf('administrator') });
      const revision = /name="revision" value="(\d+)"/.exec(await whole.text())?.[1] ?? '';
      // Without its unit, so that nobody's is taken; the answer says whether that is all that is wrong.
      const body = { revision, status: 'ferdig', unit: '' };
      const reply = await ask(visitor, 'POST', { path: TASK, body, status: 422 });
      const html = await reply.text();
      expect(reply.status).toBe(works || may ? 422 : 403);
      expect(html.includes('setter en oppgave til ferdig')).toBe(works && !may);
      expect(html.includes('Skriv hvilken enhet som har ansvaret')).toBe(works);
      expect(html.includes('ikke meldt klar til gjennomgang')).toBe(may && !works);
    },
  );

  describe('a grid of counts', () => {
    const links = { Nav: '', Boligkontoret: '' };
    const count = { situation: 'mangler', type: 'blokk', level: 'ingen', now: '8', perYear: '0' };
    const forAll = { date: '1.1.2026', method: 'gjennomgang', doubleCount: 'kontrollert' };
    const answerOf = (group: string): Record<string, string> =>
      Object.fromEntries(Object.entries({ ...count, group }).map(([k, v]) => [`ny-1-${k}`, v]));
    beforeAll(async () => {
      const actor = { kommuneId: haldenId, brukerId: null };
      const mails = { 'email-1': 'kari@halden.no', 'email-2': 'per@halden.no' };
      const units = { 'unit-1': 'Nav', 'unit-2': 'Boligkontoret', ...mails, deadline: '31.12.2099' };
      expect(await askUnits(server.db, systemClock, actor, units, false)).toEqual([]);
      for (const [at, unit] of (['Nav', 'Boligkontoret'] as const).entries()) {
        links[unit] = (await makeLink(server.db, systemClock, actor, at + 1)) ?? '';
        const answer = { ...forAll, ...answerOf(unit === 'Nav' ? 'unge' : 'eldre') };
        const said = await saveSvar(server.db, systemClock, actor.kommuneId, links[unit], answer, false);
        expect(said.ok).toBe(true);
      }
    });

    it.each(VISITORS)('is a unit’s own by its link, and nothing of another’s: %s', async (visitor) => {
      const at = (token: string, to = '') => `/k/halden/kartlegging/${token}${to}`;
      const read = async (path: string) => {
        const reply = await fetch(server.url + path, { headers: headersOf(visitor), redirect: 'manual' });
        return { status: reply.status, html: await reply.text() };
      };
      const [page, sheet] = [await read(at(links.Nav)), await read(at(links.Nav, '/tellinger.xlsx'))];
      const may = (row: keyof typeof BY_UNIT_LINK) => BY_UNIT_LINK[row][visitor];
      for (const { status } of [page, sheet]) expect(status === 200).toBe(may('own'));
      expect(page.html.includes('Unge, mangler')).toBe(may('own'));
      expect(page.html.includes('Eldre, mangler')).toBe(may('of another unit'));
      const gone = links.Nav.replace(/.$/, (c) => (c === 'a' ? 'b' : 'a'));
      for (const to of ['', '/tellinger.xlsx'])
        expect((await read(at(gone, to))).status === 200, to).toBe(may('without the link'));
      for (const to of ['/forespoersler', '/tellinger.xlsx'])
        expect((await read(`/arbeid/halden/kartlegging${to}`)).status === 200, to).toBe(may('of all units'));
      // Sent with its own link, and the other unit's row by its number: the whole is refused, and the other's count stands.
      const typed = { 'rad-2-revision': '1', 'rad-2-now': '99', 'rad-2-perYear': '0', ...forAll };
      const sent = await ask(visitor, 'POST', { path: at(links.Nav), body: typed, status: 409 });
      expect(sent.status === 303).toBe(may('of another unit'));
      const other = await fetch(server.url + at(links.Boligkontoret));
      expect((await other.text()).includes('value="99"')).toBe(may('of another unit'));
    });
  });

  describe('vedta', () => {
    const status = '/arbeid/:kommune/dokument/versjon/:nummer{[0-9]+}/status';
    /** A decision without its body: nobody's would be taken, and the answer says whether that is all that is wrong. */
    const adoption = { to: 'vedtatt', date: '2026-01-05', body: '', caseNumber: '26/1' };
    beforeAll(async () => {
      const document = { schema: 1, lang: 'nb', title: 'Plan', kommune: 'Halden', facts: [], chapters: [] };
      await server.db.inKommune(haldenId, (tx) =>
        tx.rows(
          `insert into planversjon (kommune_id, id, number, title, state, schema, digest, document, created)
           values ($1, $2, 1, 'Plan', 'innstilt', 1, $3, $4, now())`,
          [haldenId, systemClock.id(), sha256(canonicalJson(document)), JSON.stringify(document)],
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

    // An empty adoption: who may adopt is told what it lacks.
    it.each(VISITORS)('of the økonomiplan for %s', async (visitor) => {
      const door = { path: '/arbeid/:kommune/oekonomiplan/behandling', body: { trinn: 'vedtatt' }, status: 422 };
      expect((await ask(visitor, 'POST', door)).status).toBe(TABLE.vedta[visitor] ? 422 : 403);
    });

    const asked = { maal: '1', ledger: 'boligsosialt', responsible: 'Nav' };
    const home = { group: 'alle', type: 'blokk', level: 'ingen' };
    it.each(VISITORS.map((visitor) => ({ visitor, may: TABLE.vedta[visitor], edits: TABLE.rediger[visitor] })))(
      'of a tiltak for $visitor: $may',
      async ({ visitor, may, edits }) => {
        const goal = { title: 'Trygge hjem', ledger: 'boligsosialt' };
        await ask('administrator', 'POST', { path: '/arbeid/:kommune/tiltak/maal', body: goal, status: 303 });
        const saved = async (status: string) => {
          const body = { ...asked, ...home, title: `Av ${visitor}`, status };
          return ask(visitor, 'POST', { path: '/arbeid/:kommune/tiltak', body, status: 303 });
        };
        const reply = await saved('vedtatt');
        expect(reply.status).toBe(may ? 303 : edits ? 422 : 403);
        expect((await reply.text()).includes('Bare den som kan føre vedtak')).toBe(edits && !may);
        expect((await saved('foreslaatt')).status).toBe(edits ? 303 : 403);
      },
    );
  });
});
