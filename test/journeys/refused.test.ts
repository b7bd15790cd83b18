import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfToken } from '../../src/platform/auth/token.ts';
import type { Tx } from '../../src/platform/db/database.ts';
import { ask } from '../ask.ts';
import { formsIn, type PageForm, Typist } from '../naughty.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

const WORK = '/arbeid/eksempelvik';
type Who = 'leser' | 'politiker' | 'ekstern' | 'ingen';
/** What somebody who may only read can do all the same, and why. */
const MAY: readonly (readonly [RegExp, readonly Who[], string])[] = [
  [/\/dokument\/fil$/, ['leser', 'politiker'], 'who may read the draft may have it as a file'],
  [/\/oppgaver\/\d+\/kommentar$/, ['politiker'], 'politicians ask'],
  [/\/skjemautkast$/, ['leser', 'politiker', 'ekstern'], 'their own words, seen by nobody else'],
];

describe('every POST of the route table', () => {
  let server: TestServer;
  let kommune = '';
  const forms = new Map<string, PageForm>();
  const people = new Map<Who, { cookie: string; csrf: string }>([['ingen', { cookie: '', csrf: '' }]]);
  beforeAll(async () => {
    server = await startServer({ localDemo: false, keptPages: 'used' });
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    const [row] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
    );
    kommune = row?.id ?? '';
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select $1, id, 'administrator' from bruker where email = 'anne@kommune.no'",
        [kommune],
      ),
    );
    for (const who of ['leser', 'politiker', 'ekstern'] as const) {
      const invited = await server.accounts.invite(
        kommune,
        `${who}@kommune.no`,
        who === 'ekstern' ? 'ekstern' : 'leser',
      );
      if (!invited.ok) throw new Error(who);
      const entered = await server.accounts.accept(invited.value.token, {
        name: `Per ${who}`,
        email: `${who}@kommune.no`,
        password: 'en lang og trygg setning',
      });
      if (!entered.ok) throw new Error(who);
      people.set(who, { cookie: `boligplan=${entered.value.token}`, csrf: csrfToken(entered.value.token) });
    }
    const [politician] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from bruker where email = 'politiker@kommune.no'"),
    );
    await server.db.inKommune(kommune, (tx) =>
      tx.rows(
        "insert into runde_rolle (kommune_id, runde, bruker_id, role, created) values ($1, 1, $2, 'politiker', now())",
        [kommune, politician?.id],
      ),
    );
    const typist = new Typist(server, { cookie: own.cookie, origin: server.url });
    const pages = server.routes
      .filter((r) => r.method === 'GET' && r.path.startsWith('/arbeid/'))
      .flatMap((r) => r.examples ?? [r.path])
      .map((p) => p.replace(':kommune', 'eksempelvik'))
      .filter((p) => !p.includes(':') && !/\.[a-z]+$/.test(p));
    for (const page of pages)
      for (const form of formsIn(await typist.read(page)))
        if (form.action.startsWith(WORK) && !forms.has(form.action)) forms.set(form.action, form);
  }, 240_000);
  afterAll(() => server?.stop());

  /** How many rows of the municipality there are in every table, of its own and of the platform's. */
  const state = async () => {
    const counts: Record<string, number> = {};
    const count = async (tx: Tx) => {
      const tables = await tx.rows<{ name: string }>(
        `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
         where a.attname = 'kommune_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
           and has_table_privilege(c.oid, 'select') order by 1`,
      );
      for (const { name } of tables) {
        const [row] = await tx.rows<{ n: number }>(`select count(*)::int as n from ${name} where kommune_id = $1`, [
          kommune,
        ]);
        counts[name] = row?.n ?? 0;
      }
    };
    await server.db.inPlattform(count);
    await server.db.inKommune(kommune, count);
    return counts;
  };
  const changes = async () =>
    (
      await server.db.inPlattform((tx) =>
        tx.rows<{ antall: number }>('select antall from endring where kommune_id = $1', [kommune]),
      )
    )[0]?.antall;

  /** Every address that takes a POST in the municipality, with a body that an administrator's page would send. */
  const wishes = () => {
    const posts = server.routes.filter((r) => r.method === 'POST' && r.path.includes(':kommune'));
    const found: { address: string; form: PageForm | null }[] = [];
    for (const route of posts) {
      const pattern = new RegExp(
        `^${route.path.replace(':kommune', 'eksempelvik').replace(/:[a-zA-Z]+(\{([^}]*)\})?/g, (_, _all, only) => only ?? '[^/]+')}$`,
      );
      const shown = [...forms.values()].filter((f) => pattern.test(f.action));
      const bare = route.path.replace(':kommune', 'eksempelvik').replace(/:[a-zA-Z]+(\{[^}]*\})?/g, '1');
      if (shown.length === 0) found.push({ address: bare, form: null });
      // One row of a list is as the next.
      else found.push(...shown.slice(0, 2).map((form) => ({ address: form.action, form })));
    }
    return found;
  };

  it.each<[Who]>([['leser'], ['politiker'], ['ekstern'], ['ingen']])(
    'refuses %s, and writes nothing',
    async (who) => {
      const { cookie, csrf } = people.get(who) ?? { cookie: '', csrf: '' };
      const before = await state();
      const faults: string[] = [];
      let refused = 0;
      let was = await changes();
      for (const { address, form } of wishes()) {
        if (MAY.some(([pattern, may]) => may.includes(who) && pattern.test(address))) continue;
        const body = new URLSearchParams({ csrf });
        for (const f of form?.fields ?? [])
          if (f.name !== 'csrf' && f.kind !== 'file' && f.sent) body.append(f.name, f.value || 'Noe');
        const headers = { ...(cookie ? { cookie } : {}), origin: server.url };
        const reply = await ask(server.url + address, { headers, body });
        const toLogin = reply.status === 303 && /logg-inn/.test(reply.location);
        if (![401, 403, 404].includes(reply.status) && !toLogin) faults.push(`${address}: ${reply.status}`);
        const is = await changes();
        if (is !== was) faults.push(`${address}: something was written`);
        was = is;
        refused += 1;
      }
      expect(faults).toEqual([]);
      expect(refused).toBeGreaterThan(100);
      expect(Object.keys(before).length).toBeGreaterThan(50);
      expect(await state()).toEqual(before);
      expect(server.errors).toEqual([]);
    },
    240_000,
  );
});
