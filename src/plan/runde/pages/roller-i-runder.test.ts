import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepsWhatWasMarked } from '../../../../test/pages/samtidig.ts';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { csrfToken } from '../../../platform/auth/token.ts';
import { systemClock } from '../../../platform/clock/system.ts';
import { written } from '../../../platform/db/actor.ts';
import { newLink } from '../../../platform/links/links.ts';
import { addMaal, listMaal, removeMaalIn } from '../../tiltak/index.ts';
import { loadVeileder } from '../../veileder/index.ts';
import { saveMany } from '../actions/flere.ts';
import { addKommentar, setRolle, startRunde } from '../actions.ts';
import { guideTasks } from '../content.ts';
import { oppgaveNumber } from '../oppgave.ts';
import { RESULT_PAGES } from '../parse.ts';
import { findOppgave, findOppgaver, listOppgaver, listRunder, OPPGAVE_LENKE, oppgaverOf } from '../store.ts';

const PASSWORD = 'en lang og trygg setning';
const ROUND = { title: 'Boligplan', from: '1.1.2026', to: '31.12.2029', firstStep: '1' };
const DAY = 86_400_000;

/** Members from outside: one led the round before and is nothing in the one that goes, one is named in a task. */
describe('somebody from outside, and the rounds they have no part in', () => {
  let server: TestServer;
  let kommuneId = '';
  const cookies: Record<string, string> = {};
  const ids: Record<string, string> = {};
  const actor = () => ({ kommuneId, brukerId: null });
  const guide = guideTasks(loadVeileder('.'));
  const inHalden = <T>(body: Parameters<TestServer['db']['inKommune']>[1]) =>
    server.db.inKommune(kommuneId, body) as Promise<T>;

  const at = (path: string) => `${server.url}/arbeid/halden/${path}`;
  const get = (who: string, path: string) => fetch(at(path), { headers: { cookie: cookies[who] ?? '' } });
  const post = (
    who: string,
    path: string,
    fields: Record<string, string> | readonly (readonly [string, string])[] = {},
  ) =>
    fetch(at(path), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, cookie: cookies[who] ?? '' },
      body: new URLSearchParams([
        ['csrf', csrfToken((cookies[who] ?? '').split('=')[1] ?? '')],
        ...(Array.isArray(fields) ? fields : Object.entries(fields)),
      ]),
    });
  const seen = (...numbers: number[]) =>
    inHalden<{ number: number; revision: number }[]>((tx) => findOppgaver(tx, numbers));
  async function name(person: string, numbers: readonly number[], more: Record<string, string> = {}) {
    const context = { members: new Set(Object.values(ids)), mayApprove: true };
    const fields = { person: ids[person] ?? '', unit: 'Nav', ...more };
    const named = await saveMany(server.db, systemClock, actor(), await seen(...numbers), fields, context);
    if (!named.ok) throw new Error(JSON.stringify(named.error));
  }
  /** The first task of the round that goes. */
  const first = async () => (await inHalden<{ number: number }[]>((tx) => listOppgaver(tx, 2)))[0]?.number ?? 0;

  beforeAll(async () => {
    server = await startServer();
    cookies.admin = (await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' })).cookie;
    const [halden] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    kommuneId = halden?.id ?? '';
    for (const who of ['leder', 'navngitt', 'annen']) {
      const email = `${who}@ute.no`;
      const invited = await server.accounts.invite(kommuneId, email, 'ekstern');
      if (!invited.ok) throw new Error('no invitation');
      const entered = await server.accounts.accept(invited.value.token, { name: who, email, password: PASSWORD });
      if (!entered.ok) throw new Error('not in');
      cookies[who] = `boligplan=${entered.value.token}`;
      ids[who] = (await server.accounts.membersOf(kommuneId)).find((m) => m.email === email)?.brukerId ?? '';
    }
    const members = await server.accounts.membersOf(kommuneId);
    await startRunde(server.db, systemClock, actor(), ROUND, guide);
    const leads = { bruker: ids.leder ?? '', role: 'prosjektleder' };
    await setRolle(server.db, systemClock, actor(), 1, leads, members, true);
    const next = { ...ROUND, title: 'Neste plan', after: '1' };
    const started = await startRunde(server.db, systemClock, actor(), next, guide);
    if (!started.ok) throw new Error(JSON.stringify(started.error));
  }, 120_000);
  afterAll(() => server?.stop());

  it('lets who led the round before look at it, and change nothing of the one that goes', async () => {
    expect((await get('leder', 'runde?runde=1')).status).toBe(200);
    expect((await get('leder', 'oppgaver?runde=1')).status).toBe(200);
    expect((await get('leder', 'runde')).status).toBe(403);
    const number = await first();
    const before = await inHalden<unknown>(async (tx) => [await listRunder(tx), await oppgaverOf(tx, 2)]);
    const tries = [
      await get('leder', 'runde/neste?runde=1'),
      await get('leder', 'runde/endre?runde=1'),
      await get('leder', 'oppgaver/ny?runde=1'),
      await post('leder', 'runde?runde=1', { ...ROUND, title: 'Overtatt', after: '2' }),
      await post('leder', 'runde/endre?runde=1', { ...ROUND, title: 'Omdøpt', revision: '1' }),
      await post('leder', 'runde/angre?runde=1', { revision: '1' }),
      await post('leder', 'runde/roller?runde=1', { bruker: ids.leder ?? '', role: 'prosjektleder' }),
      await post('leder', 'oppgaver?runde=1', { title: 'Ny', step: '1' }),
      await post('leder', 'oppgaver/flere?runde=1', { nummer: String(number), unit: 'Min egen' }),
    ];
    expect(tries.map((r) => r.status)).toEqual(tries.map(() => 403));
    expect(await inHalden(async (tx) => [await listRunder(tx), await oppgaverOf(tx, 2)])).toEqual(before);
  });

  it('shows nothing of a task through its link to who is taken off it', async () => {
    const number = await first();
    await name('navngitt', [number]);
    const token = await inHalden<string>((tx) =>
      newLink(tx, systemClock, {
        kommuneId,
        kind: OPPGAVE_LENKE,
        object: number,
        brukerId: ids.navngitt ?? '',
        value: 'til-gjennomgang',
        expires: new Date(Date.parse(systemClock.now()) + DAY).toISOString(),
      }),
    );
    const shown = await get('navngitt', `lenke/${token}`);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain(oppgaveNumber(number));
    expect((await get('annen', `lenke/${token}`)).status).toBe(404);
    await name('annen', [number]);
    const after = await get('navngitt', `lenke/${token}`);
    expect(after.status).toBe(404);
    expect(await after.text()).not.toContain(oppgaveNumber(number));
    expect((await post('navngitt', `lenke/${token}`)).status).toBe(404);
    expect((await inHalden<{ data: { status: string } }>((tx) => findOppgave(tx, number))).data.status).toBe(
      'ikke-startet',
    );
  });

  it('reads no comment of a task they may not open, though it calls them', async () => {
    const number = await first();
    const members = await server.accounts.membersOf(kommuneId);
    const said = 'Si det til @navngitt, men ikke det andre';
    await name('navngitt', [number]);
    const added = await addKommentar(server.db, systemClock, actor(), number, said, members);
    expect(added.ok).toBe(true);
    expect(await (await get('navngitt', 'min-side')).text()).toContain('ikke det andre');
    await name('annen', [number]);
    expect((await get('navngitt', `oppgaver/${number}`)).status).toBe(403);
    expect(await (await get('navngitt', 'min-side')).text()).not.toContain('ikke det andre');
  });

  it('says before a round is started that who starts it leads it', async () => {
    const [admin] = (await server.accounts.membersOf(kommuneId)).filter((m) => m.role === 'administrator');
    const tomvik = { slug: 'tomvik', name: 'Tomvik', number: '9905', demo: false };
    expect((await server.accounts.createKommune(tomvik, admin?.brukerId ?? null)).ok).toBe(true);
    for (const page of ['runde/neste', 'runde']) {
      const kommune = page === 'runde' ? 'tomvik' : 'halden';
      const reply = await fetch(`${server.url}/arbeid/${kommune}/${page}`, {
        headers: { cookie: cookies.admin ?? '' },
      });
      expect(await reply.text(), page).toMatch(/Du blir prosjektleder i runden.*?<button/s);
    }
  });

  it('is offered a name for the next round that the one that goes has not', async () => {
    const page = async () =>
      (await fetch(`${server.url}/arbeid/tomvik/runde/neste`, { headers: { cookie: cookies.admin ?? '' } })).text();
    const [tomvik] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'tomvik'"),
    );
    const year = Number(systemClock.today().slice(0, 4));
    const name = `Boligplan ${year}–${year + 3}`;
    const actor = { kommuneId: tomvik?.id ?? '', brukerId: null };
    expect((await startRunde(server.db, systemClock, actor, { ...ROUND, title: name }, [])).ok).toBe(true);
    expect(await page()).toContain(`value="${name}, runde 2"`);
  });

  it('is not told in one breath that a task is late and that there is none', async () => {
    const number = await first();
    await name('navngitt', [number]);
    expect(await (await get('navngitt', 'min-side')).text()).toContain('Dette må jeg gjøre nå (1)');
    await name('navngitt', [number], { deadline: '1.2.2026' });
    const page = await (await get('navngitt', 'min-side')).text();
    expect(page).toContain('Forfalt (1)');
    expect(page).not.toContain('Ingen oppgaver');
    // Who leads is told of it as somebody else's, and the history says whose it has been.
    expect(await (await get('admin', 'min-side')).text()).toMatch(/ingen oppgaver[\s\S]*Forfalt hos andre \(1\)/);
    const history = (await (await get('admin', `oppgaver/${number}`)).text()).split('id="historikk"')[1] ?? '';
    expect(history).toMatch(/data-label="Ansvarlig person">navngitt</);
    const told = async (who: string) => /på godkjenning/.test(await (await get(who, `oppgaver/${number}`)).text());
    await name('navngitt', [number], { status: 'til-gjennomgang' });
    expect([await told('admin'), await told('navngitt')]).toEqual([true, false]);
    await name('navngitt', [number], { deadline: '1.2.2099', status: 'ikke-startet' });
    expect(await told('admin')).toBe(false);
  });

  it('meets the names of those at the task, not of everybody in the kommune, and puts nobody else on it', async () => {
    const number = await first();
    await name('navngitt', [number]);
    const task = `oppgaver/${number}`;
    const html = await (await get('navngitt', task)).text();
    expect(html).toContain(`value="${ids.navngitt}"`);
    for (const other of ['leder', 'annen']) expect(html).not.toContain(ids[other]);
    expect(html).not.toContain('Anne Planlegger');
    const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
    const typed = { revision, status: 'paabegynt', unit: 'Nav', person: ids.navngitt ?? '' };
    expect((await post('navngitt', task, { ...typed, participants: ids.annen ?? '' })).status).toBe(422);
    expect((await post('navngitt', task, { ...typed, person: ids.annen ?? '' })).status).toBe(422);
    expect((await post('navngitt', task, typed)).status).toBe(303);
  });

  it('ends a task in a thing of the product by its name of today, and in none of another kommune', async () => {
    const [number, other] = (await inHalden<{ number: number }[]>((tx) => listOppgaver(tx, 2))).map((t) => t.number);
    const task = `oppgaver/${number}`;
    const page = async (who = 'admin') => (await get(who, task)).text();
    const save = async (object: string, at = task) => {
      const html = await (await get('admin', at)).text();
      const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
      return (await post('admin', at, { revision, status: 'paabegynt', unit: 'Nav', object })).status;
    };
    const goal = { title: 'Bygge i Storgata', ledger: 'boligutvikling' };
    const made = await addMaal(server.db, systemClock, actor(), goal);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const address = `maal/${made.value}`;
    const picker = await page();
    expect(picker).toContain(`<option value="${address}">1. Bygge i Storgata</option>`);
    const [demo] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
    );
    const foreign = await server.db.inKommune(demo?.id ?? '', listMaal);
    expect(foreign.length).toBeGreaterThan(2);
    for (const t of foreign) expect(picker).not.toContain(t.data.title);
    expect(await save(`maal/${foreign.at(-1)?.number}`)).toBe(422);
    expect(await save('../halden/kommunen')).toBe(422);
    expect(await save(address)).toBe(303);
    const link = (title: string) => new RegExp(`<a href="/arbeid/halden/${address}[^"]*">${title}</a>`);
    expect(await page()).toMatch(link('1. Bygge i Storgata'));
    // Who is let in to this task alone reads the name, and gets neither the link nor the list.
    await name('navngitt', [number ?? 0]);
    const outside = await page('navngitt');
    expect(outside).toContain('Bygge i Storgata');
    expect(outside).not.toMatch(link('.*'));
    expect(outside.match(/value="maal\/\d+"/g)).toEqual([`value="${address}"`]);

    const seen = { number: made.value, revision: 1 };
    await addMaal(server.db, systemClock, actor(), { ...goal, title: 'Bygge i Lillegata' }, seen);
    expect(await page()).toMatch(link('1. Bygge i Lillegata'));
    const w = written(systemClock, actor());
    await inHalden((tx) => removeMaalIn(tx, w, { ...seen, revision: 2 }));
    const after = await page();
    expect(after).toContain('1. Bygge i Storgata (er lagt bort siden)');
    expect(after).not.toMatch(link('.*'));
    // It may stand where it stands, and be chosen anew nowhere.
    expect(await save(address)).toBe(303);
    expect(await save(address, `oppgaver/${other}`)).toBe(422);
  });

  it('keeps what was typed for many tasks, and which, when somebody saved one of them first', async () => {
    const marked = (await inHalden<{ number: number }[]>((tx) => listOppgaver(tx, 2))).slice(4, 7).map((t) => t.number);
    const context = { members: new Set<string>(), mayApprove: true };
    await keepsWhatWasMarked({
      marked,
      get: async (path) => (await get('admin', path)).text(),
      post: (path, fields) => post('admin', path, fields),
      async colleagueSaves(number, typed) {
        const saved = await saveMany(server.db, systemClock, actor(), await seen(number), typed, context);
        expect(saved.ok).toBe(true);
      },
      units: async () =>
        (await inHalden<{ data: { unit: string } }[]>((tx) => findOppgaver(tx, marked))).map((t) => t.data.unit),
    });
  });

  it('ends a task in an address that nobody answers at, which the product itself never asks', async () => {
    const number = await first();
    let asked = 0;
    const elsewhere = createServer((_, reply) => {
      asked += 1;
      reply.end();
    });
    await new Promise<void>((on) => elsewhere.listen(0, '127.0.0.1', on));
    const place = elsewhere.address() as { port: number };
    const link = `http://127.0.0.1:${place.port}/borte`;
    const html = await (await get('admin', `oppgaver/${number}`)).text();
    const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
    const saved = await post('admin', `oppgaver/${number}`, { revision, status: 'paabegynt', unit: 'Nav', link });
    expect(saved.status).toBe(303);
    for (const page of [`oppgaver/${number}`, 'oppgaver/utskrift', 'oppgaver/oppgaver.xlsx'])
      expect([page, (await get('admin', page)).status]).toEqual([page, 200]);
    expect(await (await get('admin', `oppgaver/${number}`)).text()).toContain(`<a href="${link}">${link}</a>`);
    expect(asked).toBe(0);
    await new Promise((on) => elsewhere.close(on));
  });

  it('offers what has been made of every kind, each under its name', async () => {
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select distinct k.id, m.bruker_id, 'planlegger' from kommune k, medlemskap m where k.slug = 'eksempelvik' and m.role = 'administrator'",
      ),
    );
    const cookie = cookies.admin ?? '';
    const at = (path: string) => fetch(`${server.url}/arbeid/eksempelvik/${path}`, { headers: { cookie } });
    const body = new URLSearchParams({ csrf: csrfToken(cookie.split('=')[1] ?? '') });
    const headers = { cookie, origin: server.url };
    await fetch(`${server.url}/arbeid/eksempelvik/dokument/frys`, { method: 'POST', headers, body });
    const list = async () =>
      /<select[^>]*id="object".*?<\/select>/s.exec(await (await at('oppgaver/1')).text())?.[0] ?? '';
    await expect.poll(list, { timeout: 20_000 }).toContain('value="dokument/versjon/1"');
    const picker = await list();
    const groups = [...picker.matchAll(/<optgroup label="([^"]*)">.*?value="([^"]*)"/gs)].map((m) => [m[1], m[2]]);
    expect(groups.map((g) => g[0])).toEqual([
      'En hel side',
      'Tiltak',
      'Mål',
      'Vedtak',
      'Modellkjøringer',
      'Versjoner av plandokumentet',
      'Planer i planregisteret',
      'Versjoner av prosessplanen',
      'Rapporter',
    ]);
    // Many are looked through by words, with what is typed left as it stands and nothing saved.
    const form = { revision: '1', status: 'ikke-startet', unit: 'Halvskrevet', object: 'tall' };
    const sent = (fields: Record<string, string>, to: string) =>
      fetch(`${server.url}/arbeid/eksempelvik/oppgaver/1${to}`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams({ csrf: body.get('csrf') ?? '', ...form, ...fields }),
      });
    const values = (html: string) =>
      [...(/<select[^>]*id="object".*?<\/select>/s.exec(html)?.[0] ?? '').matchAll(/<option value="([^"]+)"/g)].map(
        (m) => m[1],
      );
    const [, current = ''] = /name="revision" value="(\d+)"/.exec(await (await at('oppgaver/1')).text()) ?? [];
    const found = await sent({ revision: current, finn: 'PLAN plandok versjon' }, '/finn');
    expect(found.status).toBe(200);
    const html = await found.text();
    expect(values(html)).toEqual(['tall', 'dokument/versjon/1']);
    expect(html).toContain('value="Halvskrevet"');
    expect(await (await at('oppgaver/1')).text()).not.toContain('Halvskrevet');
    const nothing = await (await sent({ revision: current, finn: '<b>xqz' }, '/finn')).text();
    expect(nothing).toContain('Ingenting her passer med «&lt;b&gt;xqz»');
    expect(values(nothing)).toEqual(values(picker));
    const late = await sent({ revision: '99', finn: 'plan' }, '/finn');
    const beside = await late.text();
    expect([late.status, /<td[^>]*>Halvskrevet<\/td>/.test(beside)]).toEqual([409, true]);
    // Only what the form holds can differ.
    expect(beside).not.toContain('>Trinn</th>');
    const addresses = [...RESULT_PAGES, ...groups.map((g) => g[1])];
    for (const address of addresses) expect([address, (await at(address ?? '')).status]).toEqual([address, 200]);
    expect((await at('behov?kjoering=00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await at('behov?kjoering=x')).status).toBe(404);
  });
});
