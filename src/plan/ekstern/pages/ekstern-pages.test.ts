import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../../test/browser.ts';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { systemClock } from '../../../platform/clock/system.ts';
import { saveMany } from '../../runde/actions/flere.ts';

const INVITED = { oppgave: '1', name: 'Eva Arkitekt', email: 'eva@firma.no', until: '' };

describe('somebody from outside with a link to one task', () => {
  let server: TestServer;
  let planner: Record<string, string> = {};
  let csrf = '';
  let link = '';
  const list = '/arbeid/halden/runde/eksterne';
  const be = (role: string, slug = 'halden') =>
    server.db.inPlattform(async (tx) => {
      await tx.rows('delete from medlemskap');
      await tx.rows(
        'insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, $1 from kommune k, bruker b where k.slug = $2',
        [role, slug],
      );
    });
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await fetch(server.url + path, { headers, redirect: 'manual' });
    return { status: reply.status, html: await reply.text() };
  };
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = planner) => {
    const body = new URLSearchParams({ csrf, ...fields });
    const reply = await fetch(server.url + path, { method: 'POST', headers, body, redirect: 'manual' });
    return { status: reply.status, html: await reply.text() };
  };
  const stranger = () => ({ origin: server.url });
  const linkIn = (html: string) => /(\/k\/halden\/oppgave\/[\w-]{43})</.exec(html)?.[1] ?? '';

  beforeAll(async () => {
    server = await startServer();
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    csrf = own.csrf;
    planner = { cookie: own.cookie, origin: server.url };
    const [halden] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    const actor = { kommuneId: halden?.id ?? '', brukerId: null };
    // Whoever starts a round leads it, and only who may lead by their own role may start one.
    const round = { title: 'Boligplan', from: '1.1.2026', to: '31.12.2029', firstStep: '1' };
    for (const role of ['ekstern', 'leser']) {
      await be(role);
      expect((await post('/arbeid/halden/runde', round)).status).toBe(403);
    }
    const leaders = () => server.db.inKommune(actor.kommuneId, (tx) => tx.rows('select role from runde_rolle'));
    expect(await leaders()).toEqual([]);
    await be('planlegger');
    expect((await post('/arbeid/halden/runde', round)).status).toBe(303);
    expect(await leaders()).toEqual([{ role: 'prosjektleder' }]);
    // The doors below are tried by the role in the kommune alone.
    await server.db.inKommune(actor.kommuneId, (tx) => tx.rows('delete from runde_rolle'));
    const context = { members: new Set<string>(), mayApprove: true };
    await saveMany(server.db, systemClock, actor, [{ number: 1, revision: 1 }], { unit: 'Plan' }, context);
  }, 120_000);
  afterAll(() => server?.stop());

  it('is invited by a form that says at the field what is wrong, and the link is shown once', async () => {
    const bad = await post(list, { ...INVITED, oppgave: '2', email: 'eva' });
    expect(bad.status).toBe(422);
    for (const at of ['oppgave', 'email', 'until']) expect(bad.html).toContain(`id="${at}-feil"`);
    expect(bad.html).toContain('value="Eva Arkitekt"');
    const until = /name="until"[^>]*value="([\d.]+)"/.exec((await get(list, planner)).html)?.[1] ?? '';
    const good = await post(list, { ...INVITED, until });
    link = linkIn(good.html);
    expect([good.status, link !== '']).toEqual([200, true]);
    const shown = await get(list, planner);
    expect(shown.html).not.toContain(link);
    expect(shown.html).toContain('Ikke brukt');
    expect((await get(`/nn${list}`, planner)).html).toContain('Ikkje brukt');
  });

  it('sees that task in both languages, and no door to anything else', async () => {
    const page = await get(link);
    expect(page.status).toBe(200);
    for (const text of ['O-001', 'Du ser bare den', 'Klar til gjennomgang']) expect(page.html).toContain(text);
    expect(page.html).not.toContain('value="ferdig"');
    expect(page.html).not.toMatch(/href="[^"]*\/arbeid\/halden/);
    expect(page.html).not.toMatch(/eva@firma|Eva Arkitekt/);
    expect((await get(`/nn${link}`)).html).toContain('Du ser berre ho');
    expect((await get('/arbeid/halden/oppgaver/1', stranger())).status).not.toBe(200);
    // Looking, also by a mail scanner, is no use of it.
    expect((await get(list, planner)).html).toContain('Ikke brukt');
  });

  it('writes a result with a file, comments and hands it on; refusals are at the field, and typed words stay', async () => {
    const revision = async () => /name="revision" value="(\d+)"/.exec((await get(link)).html)?.[1] ?? '';
    const send = async (fields: Record<string, string>, file?: File) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ revision: await revision(), ...fields })) body.set(name, value);
      if (file) body.set('file', file);
      const reply = await fetch(server.url + link, { method: 'POST', headers: stranger(), body, redirect: 'manual' });
      return { status: reply.status, html: await reply.text() };
    };
    const typed = { status: 'til-gjennomgang', reason: '', result: '<b>Skisse</b>', link: '', evidence: '' };
    const wrong = await send(
      { ...typed, link: 'ftp:x' },
      new File([new Uint8Array([77, 90, 0, 3, 0, 255])], 'virus.exe'),
    );
    expect([wrong.status, wrong.html.includes('id="file-feil"'), wrong.html.includes('&lt;b&gt;Skisse')]).toEqual([
      422,
      true,
      true,
    ]);
    const late = await send({ ...typed, revision: '1' });
    expect([late.status, late.html.includes('Noen andre har lagret')]).toEqual([409, true]);
    expect((await send({ ...typed, status: 'ferdig' })).status).toBe(422);
    expect((await send(typed, new File(['skisse;1'], 'skisse.csv'))).status).toBe(303);
    expect((await fetch(`${server.url}${link}/fil`)).status).toBe(200);
    expect((await post(`${link}/kommentar`, { kommentar: '' }, stranger())).status).toBe(422);
    expect((await post(`${link}/kommentar`, { kommentar: 'Hvor er tomta?' }, stranger())).status).toBe(303);
    const seen = (await get('/arbeid/halden/oppgaver/1', planner)).html;
    for (const text of ['Eva Arkitekt (utenfra)', 'Hvor er tomta?', '&lt;b&gt;Skisse', 'skisse.csv'])
      expect(seen).toContain(text);
    expect((await get(list, planner)).html).not.toContain('Ikke brukt');
  });

  it('keeps what is typed until it is saved, for that invitation alone, and stores no link with it', async () => {
    const at = `${link}/skjemautkast`;
    const page = (await get(link)).html;
    expect([page.includes(`data-adresse="${at}"`), /utkast[^"]*\.js/.test(page)]).toEqual([true, true]);
    const typed = { side: link, skjema: `${link}#0`, felt: '{"result":["Halv setning"]}' };
    expect((await post(at, { ...typed, felt: '{"a":{}}' }, stranger())).status).toBe(422);
    expect((await post(at, { ...typed, skjema: 'x' }, stranger())).status).toBe(422);
    expect((await post(at, typed, stranger())).status).toBe(204);
    expect(JSON.parse((await get(`${at}.json`)).html)).toMatchObject([
      { skjema: typed.skjema, felt: { result: ['Halv setning'] } },
    ]);
    const [halden] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    const stored = await server.db.inKommune(halden?.id ?? '', (tx) => tx.rows('select * from skjemautkast'));
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(link.split('/').at(-1));
    expect((await post(at, { ...typed, slett: 'ja' }, stranger())).status).toBe(204);
    expect((await get(`${at}.json`)).html).toBe('[]');
    const wrong = `/k/halden/oppgave/${'x'.repeat(43)}/skjemautkast`;
    expect([(await get(`${wrong}.json`)).status, (await post(wrong, typed, stranger())).status]).toEqual([404, 404]);
  });

  it('gives back in another browser what was typed in one that was killed', async () => {
    const browser = await launchBrowser();
    const open = async (lang: string) => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${server.url}${lang}${link}`);
      return page;
    };
    const first = await open('');
    const kept = first.waitForResponse((r) => r.url().endsWith('/skjemautkast') && r.status() === 204, {
      timeout: 5000,
    });
    await first.locator('#kommentar').fill('Et langt svar');
    await kept;
    await first.context().close();
    const second = await open('/nn');
    await second.locator('[data-gjoer=hent]').click();
    expect(await second.locator('#kommentar').inputValue()).toBe('Et langt svar');
    await browser.close();
  }, 60_000);

  it.each<[string, boolean]>([
    ['ekstern', false],
    ['leser', false],
    ['planlegger', true],
    ['administrator', true],
  ])('is handled by who leads: %s %s', async (role, may) => {
    await be(role);
    expect((await get(list, planner)).status).toBe(may ? 200 : 403);
    for (const to of ['', '/forny', '/trekk'])
      expect([to, (await post(list + to, { number: '999' })).status === 403]).toEqual([to, !may]);
    await be('administrator', 'eksempelvik');
    expect((await get(list, planner)).status).not.toBe(200);
    expect((await post(`${list}/trekk`, { number: '1' })).status).not.toBe(303);
    await be('planlegger');
  });

  it('is told in plain words that a link is withdrawn, and gets a new one', async () => {
    expect((await post(`${list}/trekk`, { number: '1' })).status).toBe(303);
    for (const to of ['', '/fil']) {
      const gone = await get(link + to);
      expect([gone.status, gone.html.includes('Be prosjektlederen i kommunen om en ny')]).toEqual([404, true]);
    }
    expect((await get(`/nn${link}`)).html).toContain('Be prosjektleiaren i kommunen om ei ny');
    for (const to of ['', '/kommentar'])
      expect((await post(link + to, { kommentar: 'Hei', revision: '1' }, stranger())).status).toBe(404);
    const renewed = linkIn((await post(`${list}/forny`, { number: '1' })).html);
    expect([(await get(link)).status, (await get(renewed)).status]).toEqual([404, 200]);
    expect((await get(renewed.replace('halden', 'eksempelvik'))).status).toBe(404);
    expect(server.errors).toEqual([]);
  });
});
