import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../test/server.ts';
import { RUNDE_TEXTS } from '../../plan/runde/index.ts';
import { ACCESS, type AnyRole } from '../../platform/auth/access.ts';
import { csrfToken } from '../../platform/auth/token.ts';
import { ACTIONS, type Action, ROLES } from '../../platform/http/route.ts';
import { RETTIGHETER_TEXTS } from './rettigheter-texts.ts';
import { KONTO_TEXTS } from './texts.ts';

const PASSWORD = 'en lang og trygg setning';
const NEXT = 'en helt annen og lang setning';
const SETTINGS = '/arbeid/halden/innstillinger';

describe('the account and the members, page by page', () => {
  let server: TestServer;
  let cookie = '';
  let empties = { status: 0, html: '' };
  let csrf = '';
  const post = (path: string, fields: Record<string, string>) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { cookie, origin: server.url },
      redirect: 'manual',
      body: new URLSearchParams({ csrf, ...fields }),
    });
  const page = async (path: string) => (await fetch(server.url + path, { headers: { cookie } })).text();
  const idOf = async (email: string) =>
    (await server.db.inPlattform((tx) => tx.rows<{ id: string }>('select id from bruker where email = $1', [email])))[0]
      ?.id ?? '';
  const readsWith = async (key: string) =>
    (await fetch(`${server.url}/api/v1/kommuner/halden`, { headers: { authorization: `Bearer ${key}` } })).status;
  const makeKey = async () => {
    const made = await post('/konto/noekler', { name: 'Regneark', kommune: 'halden', role: 'leser', days: '30' });
    return /bp_[\w-]{43}/.exec(await made.text())?.[0] ?? '';
  };
  const visit = async (path: string, from: string, fields?: Record<string, string>) => {
    const form = await fetch(server.url + path, { headers: { cookie: from } });
    const sent = form.headers.getSetCookie()[0]?.split(';')[0];
    const token = /name="csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
    const body = fields ? { body: new URLSearchParams({ csrf: token, ...fields }), method: 'POST' } : {};
    const headers = { cookie: sent ?? from, origin: server.url };
    return fetch(server.url + path, { headers, redirect: 'manual', ...body });
  };
  async function events() {
    const [halden] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    return server.db.inKommune(halden?.id ?? '', (tx) =>
      tx.rows<{ type: string; actor: string }>('select type, bruker_id as actor from hendelse order by seq'),
    );
  }

  beforeAll(async () => {
    server = await startServer();
    const empty = await fetch(`${server.url}/start`, {
      method: 'POST',
      headers: { origin: server.url },
      body: new URLSearchParams({ kommune: '', code: '', name: '', email: '', password: '' }),
    });
    empties = { status: empty.status, html: await empty.text() };
    ({ cookie, csrf } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
  }, 60_000);
  afterAll(() => server?.stop());

  it('are made on a form that says all that is missing at once, each at its field', () => {
    expect(empties.status).toBe(422);
    const summary = /<[^>]*role="alert"[\s\S]*?<\/ul>/.exec(empties.html)?.[0] ?? empties.html;
    for (const field of ['kommune', 'code', 'name', 'email', 'password']) expect(summary).toContain(`href="#${field}"`);
    expect(summary).toContain(KONTO_TEXTS.nb.refusals['mangler-kommune']);
  });

  it('say that keys live on when the password is changed, and end all of them by one button', async () => {
    expect(await page('/konto')).not.toContain('Trekk tilbake alle nøklene');
    const keys = [await makeKey(), await makeKey()];
    const changed = await post('/konto/passord', { password: PASSWORD, nextPassword: NEXT });
    expect(changed.headers.get('location')).toBe('/konto?byttet=ja');
    cookie = changed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const html = await page('/konto?byttet=ja');
    csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(html).toContain('De 2 nøklene dine virker fortsatt.');
    expect(html).toMatch(/også etter at du har byttet passord[\s\S]*Trekk tilbake alle nøklene/);
    for (const key of keys) expect(await readsWith(key)).toBe(200);
    expect((await post('/konto/noekler/trekk-alle', {})).status).toBe(303);
    for (const key of keys) expect(await readsWith(key)).toBe(401);
    expect(await page('/konto?byttet=ja')).not.toMatch(/virker fortsatt|Trekk tilbake alle/);
  });

  it.each(['nb', 'nn'] as const)(
    'tell in plain words what every role may do, row by row as the table has it: %s',
    async (lang) => {
      const t = RETTIGHETER_TEXTS[lang];
      const html = await page(`${lang === 'nn' ? '/nn' : ''}${SETTINGS}`);
      const [, table = ''] = html.split('id="rettigheter"');
      const rows = [...table.matchAll(/<th scope="row"[^>]*>([^<]*)<\/th>(.*?)<\/tr>/gs)];
      const names = new Map<AnyRole, string>([
        ...Object.entries(KONTO_TEXTS[lang].roles),
        ...Object.entries(RUNDE_TEXTS[lang].roller),
        ['navngitt', t.named],
      ] as [AnyRole, string][]);
      const shown = (where: string, name: string) =>
        rows
          .filter(([, role, rest = '']) => role === name && rest.includes(`>${where}<`))
          .map(([, , rest = '']) => rest);
      expect(rows).toHaveLength(Object.keys(ACCESS).length + 1);
      for (const [role, actions] of Object.entries(ACCESS) as [AnyRole, readonly Action[]][]) {
        const where = ROLES.some((r) => r === role) ? t.inKommune : role === 'navngitt' ? t.inOppgave : t.inRunde;
        const [cells = '', ...others] = shown(where, names.get(role) ?? '');
        expect(others).toEqual([]);
        for (const action of ACTIONS)
          expect([role, action, cells.includes(t.actions[action])]).toEqual([role, action, actions.includes(action)]);
      }
      const [link = ''] = shown(t.inOppgave, t.withLink);
      expect(ACTIONS.filter((a) => link.includes(t.actions[a]))).toEqual(['oppgaver', 'kommenter', 'bidra']);
    },
  );

  it('lead who is invited to single tasks to these, whichever way they come in', async () => {
    const email = 'utenfra@firma.no';
    const link = /\/invitasjon\/([\w-]{43})/.exec(await (await post(SETTINGS, { email, role: 'ekstern' })).text())?.[1];
    const joined = await visit(`/invitasjon/${link}`, '', { name: 'Ute', email, password: PASSWORD });
    expect(joined.headers.get('location')).toBe('/arbeid/halden');
    const inside = joined.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const home = await visit('/arbeid/halden', inside);
    expect([home.status, home.headers.get('location')]).toEqual([303, '/arbeid/halden/min-side']);
    expect((await visit('/arbeid/halden/min-side', inside)).status).toBe(200);
    const back = await visit('/logg-inn?videre=tall', '', { email, password: PASSWORD });
    expect(back.headers.get('location')).toBe('/start?videre=tall');
    expect((await visit('/start?videre=tall', inside)).headers.get('location')).toBe('/arbeid');
    const mine = await (await visit('/arbeid?videre=tall', inside)).text();
    expect(mine).toContain('href="/arbeid/halden"');
    expect(mine).not.toContain('/arbeid/halden/tall');
  });

  it('lead back to the page that asked for a login, and nowhere else', async () => {
    const link = '/arbeid/halden/lenke/en-lenke_1?vis=alt';
    const asked = await (await visit(`/nn${link}`, '')).text();
    const at = /href="(\/nn\/logg-inn\?til=[^"]+)"/.exec(asked)?.[1] ?? '';
    expect(at).toBe(`/nn/logg-inn?til=${encodeURIComponent(link)}`);
    expect(await (await visit(at, '')).text()).toContain(`action="${at}"`);
    const login = (til: string) =>
      visit(`/nn/logg-inn?til=${encodeURIComponent(til)}`, '', { email: 'utenfra@firma.no', password: PASSWORD });
    expect((await login(link)).headers.get('location')).toBe(`/nn${link}`);
    for (const out of ['//ond.example/arbeid/halden', 'https://ond.example', '/arbeid/halden/..//ond', '/konto', ''])
      expect((await login(out)).headers.get('location'), out).toBe('/nn/arbeid');
    // What was sent is not to be opened as a page.
    const sent = await (await visit('/arbeid/halden/tiltak', '', { title: 'x' })).text();
    expect(sent).not.toContain('til=');
  });

  it('let an administrator say in which written form the mail of the municipality is', async () => {
    const [{ id: kommuneId } = { id: '' }] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    expect(await server.accounts.languageOf(kommuneId)).toBe('nb');
    expect((await post(`${SETTINGS}/maalform`, { maalform: 'nn' })).status).toBe(303);
    expect(await server.accounts.languageOf(kommuneId)).toBe('nn');
    expect((await post(`${SETTINGS}/maalform`, { maalform: 'en' })).status).toBe(303);
    expect(await page(SETTINGS)).toMatch(/<option value="nn" selected/);
  });

  it('write down who did it, whoever it was done to', async () => {
    const email = 'per@halden.no';
    const anne = await idOf('anne@kommune.no');
    const before = (await events()).length;
    const link = /\/invitasjon\/([\w-]{43})/.exec(await (await post(SETTINGS, { email, role: 'leser' })).text())?.[1];
    const joined = await server.accounts.accept(link ?? '', { name: 'Per', email, password: PASSWORD });
    expect(joined.ok).toBe(true);
    const per = await idOf(email);
    const member = `${SETTINGS}/medlem/${per}`;
    expect((await post(member, { gjoer: 'rolle', role: 'planlegger' })).status).toBe(303);
    const own = `${SETTINGS}/medlem/${anne}`;
    expect((await post(own, { gjoer: 'fjern', til: per })).status, 'the last administrator stays').toBe(422);
    expect((await post(member, { gjoer: 'fjern', til: per })).status, 'nobody takes over from themselves').toBe(422);
    expect((await post(member, { gjoer: 'overfoer', til: anne })).headers.get('location')).toBe(
      `${member}?overfoert=ja`,
    );
    expect((await post(member, { gjoer: 'fjern', til: anne })).status).toBe(303);
    await post(SETTINGS, { email: 'to@halden.no', role: 'leser' });
    const open = /name="id" value="([0-9a-f]{16})"/.exec(await page(SETTINGS))?.[1] ?? '';
    expect((await post(`${SETTINGS}/trekk`, { id: open })).status).toBe(303);
    expect((await events()).slice(before)).toEqual([
      { type: 'tilgang.invitert', actor: anne },
      { type: 'tilgang.gitt', actor: per },
      { type: 'tilgang.rolle-endret', actor: anne },
      { type: 'tilgang.tatt', actor: anne },
      { type: 'tilgang.invitert', actor: anne },
      { type: 'tilgang.invitasjon-trukket', actor: anne },
    ]);
    expect(server.errors).toEqual([]);
  });

  it('know a browser that was logged in before, also after it is logged out, and no more when all are', async () => {
    const email = 'kjent@halden.no';
    const link = /\/invitasjon\/([\w-]{43})/.exec(await (await post(SETTINGS, { email, role: 'leser' })).text())?.[1];
    const jar = new Map<string, string>();
    const send = async (path: string, fields: Record<string, string>) => {
      const session = jar.get('boligplan') ?? '';
      const reply = await fetch(server.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), origin: server.url },
        body: new URLSearchParams({ csrf: csrfToken(session), ...fields }),
      });
      for (const set of reply.headers.getSetCookie()) {
        const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? [];
        expect(set).toContain('HttpOnly; SameSite=Lax');
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      return reply;
    };
    await send(`/invitasjon/${link}`, { name: 'Kjent', email, password: PASSWORD });
    expect([...jar.keys()]).toEqual(['boligplan', 'boligplan-kjent']);
    const out = await send('/logg-ut', {});
    expect([[...jar.keys()], out.headers.get('clear-site-data')]).toEqual([['boligplan-kjent'], '"storage"']);
    for (let i = 0; i < 60; i += 1) await server.accounts.logIn(email, 'feil passord', `198.51.100.${i % 12}`);
    expect((await send('/logg-inn', { email, password: PASSWORD })).status).toBe(303);
    await send('/konto/logg-ut-overalt', {});
    expect([...jar.keys()]).toEqual([]);
    expect((await send('/logg-inn', { email, password: PASSWORD })).status).toBe(422);
  });
});
