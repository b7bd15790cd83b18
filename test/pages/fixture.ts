import { hashToken } from '../../src/platform/auth/token.ts';
import type { Role } from '../../src/platform/http/route.ts';
import { administrator, startServer, type TestServer } from '../server.ts';
import { isFile, KOMMUNER, pageAddresses, routeOf, type State } from './addresses.ts';
import { placeOutsiders } from './ekstern.ts';
import { bodyOf, type FoundForm, formsIn } from './forms.ts';
import { placeRegnskap } from './regnskap.ts';
import { AFTER, BEFORE, ENDS, PASSING, PRESSED, type Typing } from './typings.ts';

/** Who looks: nobody in particular, or a person with the same role in both kommuner. A controller's pages are walked by src/plan/oppfoelging/pages/oppfoelging-pages.test.ts. */
export type Visitor = 'none' | Exclude<Role, 'controller'>;

/** An address, and what the browser carries there. */
export interface Visit {
  readonly path: string;
  readonly cookie: string;
}

export interface Site {
  readonly server: TestServer;
  readonly cookies: Readonly<Record<Visitor, string>>;
  /** Pages with a form that a person who is logged in does not meet, as seen while they still had it. */
  readonly unlogged: readonly Seen[];
  /** What an administrator saw right after a form was taken. */
  readonly afterwards: readonly Seen[];
  /** Pages that only links lead to. */
  readonly linked: Readonly<Record<State, readonly string[]>>;
}

export interface Seen {
  readonly path: string;
  readonly html: string;
}
interface Answered extends Seen {
  readonly refused: boolean;
}

const PASSWORD = 'en lang og trygg setning';

/** The product with Eksempelvik, an empty kommune, and one person for each role in both. */
export async function openSite(): Promise<Site> {
  const server = await startServer();
  const unlogged: Seen[] = [];
  const see = async (path: string) => {
    for (const prefix of ['', '/nn'])
      unlogged.push({ path: prefix + path, html: await (await fetch(server.url + prefix + path)).text() });
  };
  await see('/start');
  const { cookie } = await administrator(server, { slug: KOMMUNER.empty, name: 'Haram', number: '1580' });
  const kommuner = await server.db.inPlattform((tx) =>
    tx.rows<{ id: string; slug: string }>('select id, slug from kommune order by slug'),
  );
  const enter = async (kommuneId: string, email: string, role: Role) => {
    const invited = await server.accounts.invite(kommuneId, email, role);
    if (!invited.ok) throw new Error(`${email} is not invited`);
    const accepted = await server.accounts.accept(invited.value.token, {
      name: 'Per Hansen',
      email,
      password: PASSWORD,
    });
    if (!accepted.ok) throw new Error(`${email} did not get in`);
    return `boligplan=${accepted.value.token}`;
  };
  const cookies: Record<Visitor, string> = { none: '', ekstern: '', leser: '', planlegger: '', administrator: cookie };
  for (const { id, slug } of kommuner) {
    if (slug !== KOMMUNER.empty) await enter(id, 'anne@kommune.no', 'administrator');
    for (const role of ['ekstern', 'leser', 'planlegger'] as const)
      cookies[role] = await enter(id, `${role}@kommune.no`, role);
  }
  const waiting = await server.accounts.invite(kommuner[0]?.id ?? '', 'ny@kommune.no', 'leser');
  if (!waiting.ok) throw new Error('no invitation');
  await see(`/invitasjon/${waiting.value.token}`);
  await see('/logg-inn');
  for (const { id } of kommuner) {
    await placeJobs(server, id);
    await placeInntak(server, id);
    await placeBoliger(server, id);
    await placeRegnskap(server, id);
  }
  await placeLink(server);
  await placeRequests(server);
  await placeOutsiders(server);
  await type(server, cookie, BEFORE);
  await server.desk.idle();
  const afterwards = [...(await passingPages(server, cookie)), ...(await giveHistory(server, cookie))];
  await type(server, cookie, AFTER);
  const linked = {
    filled: await linkedPages(server, cookie, 'filled'),
    empty: await linkedPages(server, cookie, 'empty'),
  };
  return { server, cookies, unlogged, afterwards, linked };
}

/** The link of a mail that the administrator got about a task of Eksempelvik that is still to be done. */
const placeLink = async (server: TestServer): Promise<void> => {
  const [row] = await server.db.inPlattform((tx) =>
    tx.rows<{ kommune: string; bruker: string }>(
      "select k.id as kommune, b.id as bruker from kommune k, bruker b where k.slug = 'eksempelvik' and b.email = 'anne@kommune.no'",
    ),
  );
  if (!row) throw new Error('nobody to send a link to');
  await server.db.inKommune(row.kommune, (tx) =>
    tx.rows(
      `insert into lenke (kommune_id, kind, token_hash, bruker_id, object, value, created, expires)
       values ($1, 'oppgave', $2, $3, 60, 'til-gjennomgang', now(), now() + interval '1 day')`,
      [row.kommune, hashToken('sveip'), row.bruker],
    ),
  );
};

/** Requests to units of Eksempelvik, with the links of one that waits and of one that is delivered; another one can be withdrawn. */
const placeRequests = async (server: TestServer): Promise<void> => {
  const [row] = await server.db.inPlattform((tx) =>
    tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
  );
  if (!row) throw new Error('nobody to ask');
  await server.db.inKommune(row.id, async (tx) => {
    for (const [i, unit] of ['Rus og psykisk helse', 'Nav', 'Boligkontoret'].entries())
      await tx.rows(
        `insert into kartlegging_forespoersel (kommune_id, number, revision, unit, name, email, deadline, message, created, delivered)
         values ($1, $2, 1, $3, 'Per Hansen', 'per@kommune.no', '2099-12-31', 'Takk for hjelpen', now(), $4)`,
        [row.id, i + 1, unit, unit === 'Boligkontoret' ? new Date().toISOString() : null],
      );
    for (const [token, number] of [
      ['sveip', 2],
      ['sveip-levert', 3],
    ] as const)
      await tx.rows(
        `insert into lenke (kommune_id, kind, token_hash, object, created, expires)
         values ($1, 'kartlegging', $2, $3, now(), now() + interval '1 day')`,
        [row.id, hashToken(token), number],
      );
  });
};

/** A job in each state, with the ids that the route's examples name; nobody does them. */
const placeJobs = (server: TestServer, kommuneId: string): Promise<void> =>
  server.db.inKommune(kommuneId, async (tx) => {
    for (const [i, state] of ['venter', 'kjoerer', 'ferdig', 'feilet', 'avbrutt'].entries())
      await tx.rows(
        `insert into jobb (kommune_id, id, kind, state, progress, message, input, input_hash, result, created)
         values ($1, $2, 'boligbehov.kjoering', $3, $4, $5, '{}', 'sveip', '{"runId": "1"}', now())`,
        [kommuneId, `00000000-0000-4000-8000-00000000000${i + 1}`, state, i * 20, ['', 'regner', '', 'feil', ''][i]],
      );
  });

/** Tables that were read: one to take in, one with errors, one that was taken in, and a list that came back. */
const placeInntak = (server: TestServer, kommuneId: string): Promise<void> =>
  server.db.inKommune(kommuneId, async (tx) => {
    const plan = [
      ['Tiltak', 'Hvem', 'Status', 'Boliger 2027'],
      ['Kjøpe boliger', 'NAV', 'Grønn', '4'],
    ];
    const wrong = [...plan, ['Leie', '', '', '-2']];
    const back = [
      ['Nr', 'Versjon', 'Mål', 'Regnskap'],
      ['', '', 'Et nytt mål', 'Boligsosialt'],
    ];
    const columns = { title: 0, state: 2, 'boliger-2027': 3 };
    const rows = [
      ['plan', plan, 'lest', columns, 'Tiltak'],
      ['plan', wrong, 'lest', columns, 'Tiltak'],
      ['plan', plan, 'tatt-inn', columns, 'Tiltak'],
      ['retur', back, 'lest', {}, 'Mål'],
    ] as const;
    for (const [i, [kind, cells, state, fields, name]] of rows.entries())
      await tx.rows(
        `insert into inntak (kommune_id, number, kind, name, sheets, choice, state, created)
         values ($1, $2, $3, $4, $5, $6, $7, now())`,
        [
          kommuneId,
          i + 1,
          kind,
          `tabell-${i + 1}.csv`,
          JSON.stringify([{ name, rows: cells }]),
          JSON.stringify({ sheet: 0, head: 0, columns: fields }),
          state,
        ],
      );
  });

/** Lists of dwellings: one that is the stock, and two that were read, without errors and with. */
const placeBoliger = (server: TestServer, kommuneId: string): Promise<void> =>
  server.db.inKommune(kommuneId, async (tx) => {
    const heads = ['Adresse', 'Boligtype', 'Status', 'Merknad'];
    const good = [heads, ['Storgata 1', 'Leilighet', 'Ledig', ''], ['Storgata 2', 'Rekkehus', 'Utleid', '']];
    const lists = [
      ['lest', good],
      ['lest', [...good, ['Storgata 2', 'Slott', 'Utleid', 'Se her']]],
      ['tatt-inn', []],
    ] as const;
    for (const [i, [state, rows]] of lists.entries())
      await tx.rows(
        `insert into boligliste (kommune_id, number, name, sheets, choice, left_out, sizes, as_of, state, created)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())`,
        [
          kommuneId,
          i + 1,
          `boliger-${i + 1}.csv`,
          JSON.stringify([{ name: '', rows }]),
          JSON.stringify({ sheet: 0, head: 0, columns: { address: 0, type: 1, status: 2 } }),
          JSON.stringify(i === 1 ? [{ head: 'Leietaker', why: 'hode' }] : []),
          state === 'tatt-inn' ? JSON.stringify({ small: 3, fits: 40, large: 7, unknown: 0 }) : null,
          state === 'tatt-inn' ? '2026-11-01' : null,
          state,
        ],
      );
    await tx.rows(
      `insert into bolig (kommune_id, liste, row, key, ref, address, unit, type, level, disposal, status, condition,
         size, backlog, rent, place, grunnkrets, lease_end)
       select $1, 3, n, 'b' || n, 'b' || n, 'Storgata ' || n, '', case when n % 3 = 0 then 'smaahus' else 'blokk' end,
         case when n % 2 = 0 then 'ingen' end, case when n % 4 = 0 then 'innleid' else 'eid' end,
         case when n % 7 = 0 then 'ledig' else 'utleid' end, n % 4, 40 + n, 10000 * n, 7000 + n, 'Sentrum',
         case when n < 40 then 'Torget' else 'Bryggen' end, case when n = 5 then date '2026-12-31' end
       from generate_series(1, 60) n`,
      [kommuneId],
    );
  });

/** Somebody who reads pages and sends their forms as they stand, or with a little typed into them. */
function clerk(server: TestServer, cookie: string) {
  // Packed answers would only be unpacked again.
  const headers = { cookie, origin: server.url, 'accept-encoding': 'identity' };
  const read = async (path: string) => (await fetch(server.url + path, { headers })).text();
  const send = async (form: FoundForm, typed: Readonly<Record<string, string>> = {}): Promise<Answered> => {
    const reply = await fetch(server.url + form.action, { method: 'POST', headers, body: bodyOf(form, typed) });
    const html = await reply.text();
    // What is in use may not be removed; the page that says so is seen as well.
    if (reply.status >= 400 && !(reply.status === 422 && form.action.endsWith('/fjern')))
      throw new Error(
        `${form.action}: ${reply.status} ${/id="feil"[\s\S]*?<\/ul>/.exec(html)?.[0].replace(/<[^>]*>/g, ' ')}`,
      );
    const { pathname, search } = new URL(reply.url);
    return { path: pathname + search, html, refused: reply.status >= 400 };
  };
  const routeFor = (form: FoundForm) => routeOf(server.routes, 'POST', form.action)?.path ?? '';
  return { read, send, routeFor };
}

/** A name that ends in a star stands for every field that begins so: the number in it is the page's to choose. */
const spelt = (form: FoundForm, values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.endsWith('*')
        ? form.fields.filter((f) => f.name.startsWith(name.slice(0, -1))).map((f) => [f.name, value] as const)
        : [[name, value] as const],
    ),
  );

async function type(server: TestServer, cookie: string, typings: readonly Typing[]): Promise<void> {
  const { read, send, routeFor } = clerk(server, cookie);
  for (const [page, route, values] of typings) {
    const form = formsIn(await read(page)).find((found) => routeFor(found) === route);
    if (!form) throw new Error(`${page} has no form for ${route}`);
    await send(form, spelt(form, values));
  }
}

/** Sends each form that keeps revisions once, and removes and brings back what can be: then there is something to undo. */
async function giveHistory(server: TestServer, cookie: string): Promise<Seen[]> {
  const { read, send, routeFor } = clerk(server, cookie);
  const done = new Set<string>();
  const seen: Seen[] = [];
  /** What the same press gives a reader of nynorsk: a refusal comes again, and where it led can be read again. */
  const inNynorsk = async (form: FoundForm, after: Answered, typed: Readonly<Record<string, string>> | undefined) =>
    after.refused
      ? send({ ...form, action: `/nn${form.action}` }, typed)
      : { path: `/nn${after.path}`, html: await read(`/nn${after.path}`) };
  for (const path of pageAddresses(server.routes, 'filled')) {
    let sent = 0;
    for (const form of formsIn(await read(path))) {
      const route = routeFor(form);
      const removes = route.endsWith('/fjern') && route !== '/arbeid/:kommune/tall/fjern';
      if (
        done.has(route) ||
        route.endsWith('/angre') ||
        route.endsWith(ENDS) ||
        !(removes || form.fields.some((field) => field.name === 'revision'))
      )
        continue;
      // A page with several such forms gives the later ones a newer revision.
      const fresh = sent === 0 ? form : formsIn(await read(path)).find((found) => found.action === form.action);
      const after = await send(fresh ?? form, PRESSED[route]);
      sent += 1;
      seen.push(after, await inNynorsk(fresh ?? form, after, PRESSED[route]));
      if (after.refused) continue;
      done.add(route);
      const back = formsIn(after.html).find((found) => routeFor(found) === route.replace(/fjern$/, 'angre'));
      if (removes && back) await send(back);
    }
  }
  return seen;
}

async function passingPages(server: TestServer, cookie: string): Promise<Seen[]> {
  const { read } = clerk(server, cookie);
  const seen: Seen[] = [];
  for (const prefix of ['', '/nn'])
    for (const path of PASSING) seen.push({ path: prefix + path, html: await read(prefix + path) });
  return seen;
}

/** One page for each route with parameters that links lead to and no example names. */
async function linkedPages(server: TestServer, cookie: string, state: State): Promise<string[]> {
  const { read } = clerk(server, cookie);
  const known = pageAddresses(server.routes, state);
  const found = new Map<string, string>();
  for (const page of known)
    for (const [, link = ''] of (await read(page)).matchAll(/<a\b[^>]*\shref="([^"#?]*)/g)) {
      const route = routeOf(server.routes, 'GET', link);
      const own = link.includes(`/${KOMMUNER[state]}/`) || !link.startsWith('/arbeid/');
      if (route?.path.includes(':') && own && !isFile(link) && !known.includes(link) && !link.startsWith('/nn/'))
        found.set(route.path, link);
    }
  return [...found.values()];
}

/** Every page there is to see: of the route table, and where its links lead. */
export const pagesOf = (site: Site, state: State): string[] => [
  ...pageAddresses(site.server.routes, state),
  ...site.linked[state],
];
