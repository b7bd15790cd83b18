import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, startBrowser } from '../../../test/browser.ts';
import { testDatabase } from '../../../test/database.ts';
import { administrator, startServer, type TestServer } from '../../../test/server.ts';
import { csrfToken } from '../../platform/auth/token.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { findDrafts, MOST_DRAFTS, readFields, saveDraft } from '../../platform/drafts/drafts.ts';

describe('a draft that is stored', () => {
  let db: OwnedDatabase;
  const [KOMMUNE, NEIGHBOUR] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
  const [ANNE, BENT] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
  const side = '/arbeid/a/tiltak/nytt';
  const draft = (title: string, at = 0) => ({
    skjema: '/arbeid/a/tiltak#0',
    felt: { title: [title] },
    saved: `2026-11-26T10:00:${String(at).padStart(2, '0')}.000Z`,
  });
  beforeAll(async () => {
    db = await testDatabase();
    await db.inPlattform(async (tx) => {
      for (const [id, slug] of [
        [KOMMUNE, 'a'],
        [NEIGHBOUR, 'b'],
      ])
        await tx.rows(
          'insert into kommune (id, slug, name, number, demo, created) values ($1, $2, $2, $3, false, now())',
          [id, slug, slug === 'a' ? '9901' : '9902'],
        );
    });
  });
  afterAll(() => db?.close());

  it('is its writer’s own, in the municipality it was written in, and the newest', async () => {
    const anne = { kommuneId: KOMMUNE, brukerId: ANNE };
    await db.inKommune(KOMMUNE, async (tx) => {
      await saveDraft(tx, anne, side, draft('Først'));
      await saveDraft(tx, anne, side, draft('Så', 1));
    });
    const read = (kommune: string, who: string) => db.inKommune(kommune, (tx) => findDrafts(tx, who, side));
    expect((await read(KOMMUNE, ANNE)).map((d) => d.felt)).toEqual([{ title: ['Så'] }]);
    expect(await read(KOMMUNE, BENT)).toEqual([]);
    expect(await read(NEIGHBOUR, ANNE)).toEqual([]);
  });

  it('gives way to newer ones when there are too many', async () => {
    const bent = { kommuneId: KOMMUNE, brukerId: BENT };
    await db.inKommune(KOMMUNE, async (tx) => {
      for (let i = 0; i <= MOST_DRAFTS; i += 1) await saveDraft(tx, bent, `${side}/${i}`, draft('x', i));
    });
    const left = (i: number) => db.inKommune(KOMMUNE, (tx) => findDrafts(tx, BENT, `${side}/${i}`));
    expect(await left(0)).toEqual([]);
    expect(await left(1)).toHaveLength(1);
    expect(await left(MOST_DRAFTS)).toHaveLength(1);
  });

  it('is read from what a script sends, and from nothing else', () => {
    expect(readFields('{"title":["Bygge"],"groups":["unge","eldre"]}')).toEqual({
      title: ['Bygge'],
      groups: ['unge', 'eldre'],
    });
    for (const wrong of ['', 'x', '[]', '{"a":"b"}', '{"a":[1]}', `{"a":["${'x'.repeat(20_001)}"]}`])
      expect(readFields(wrong), wrong.slice(0, 20)).toBeNull();
  });
});

describe('what somebody types in a form', () => {
  let server: TestServer;
  let browser: Browser;
  let cookie = '';
  let csrf = '';
  const at = (path: string) => `${server.url}/arbeid/halden/${path}`;
  async function open(path: string, lang = ''): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ name: 'boligplan', value: cookie.split('=')[1] ?? '', url: server.url }]);
    const page = await context.newPage();
    await page.goto(`${server.url}${lang}/arbeid/halden/${path}`);
    return page;
  }
  const stored = (page: Page) => page.waitForResponse((r) => r.url().endsWith('/skjemautkast') && r.status() === 204);

  beforeAll(async () => {
    server = await startServer();
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    ({ cookie, csrf } = own);
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is there after the browser was killed, is fetched by one button in either language, and is gone when it is saved', async () => {
    const page = await open('planer/ny');
    await page.fill('#title', 'Helsefremmende plan');
    const typed = Date.now();
    await page.fill('#note', 'Ved skolen, i to trinn');
    await stored(page);
    expect(Date.now() - typed).toBeLessThan(5000);
    await page.context().close();
    await browser.close();
    browser = await launchBrowser();

    const later = await open('planer/ny', '/nn');
    const offer = later.locator('section[aria-label="Det du ikkje har lagra"]');
    await offer.waitFor();
    expect(await offer.innerText()).toMatch(/Du skreiv her \d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d, og det blei ikkje lagra/);
    expect(await later.inputValue('#title')).toBe('');
    await offer.locator('button').first().press('Enter');
    expect(await later.inputValue('#title')).toBe('Helsefremmende plan');
    expect(await later.inputValue('#note')).toBe('Ved skolen, i to trinn');
    expect(await offer.innerText()).toContain('ikkje lagra enno');

    // Refused: nothing is thrown away. Then taken.
    await later.fill('#title', '');
    await Promise.all([later.waitForNavigation(), later.click('button:has-text("Lagre")')]);
    expect(await later.isVisible('.ds-error-summary')).toBe(true);
    await later.context().close();
    const again = await open('planer/ny');
    await again.locator('section.ds-alert button:has-text("Forkast")').click();
    await stored(again).catch(() => undefined);
    await again.context().close();
    const clean = await open('planer/ny');
    await clean.waitForResponse((r) => r.url().includes('skjemautkast.json')).catch(() => undefined);
    expect(await clean.locator('section.ds-alert button').count()).toBe(0);
    await clean.context().close();
  }, 240_000);

  it('is sent again when the server is away, with nothing more typed, and is thrown away when the form is taken', async () => {
    const page = await open('ideer');
    await page.clock.install();
    await page.route('**/skjemautkast', (route) => route.abort(), { times: 1 });
    await page.fill('#ideas', 'Flytt kontoret');
    await page.fill('#from', 'Idédugnad');
    const away = page.waitForEvent('requestfailed');
    await page.clock.fastForward(3000);
    await away;
    const kept = stored(page);
    await expect
      .poll(async () => {
        await page.clock.fastForward(3000);
        return Promise.race([kept.then(() => true), new Promise((on) => setTimeout(on, 100))]);
      })
      .toBe(true);
    const dropped = stored(page);
    await page.click('form:has(#ideas) button[type=submit]');
    await dropped;
    const reply = await fetch(`${at('skjemautkast.json')}?side=/arbeid/halden/ideer`, { headers: { cookie } });
    expect(await reply.json()).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('is nobody else’s: not of another page, another municipality or a visitor, and never more than a form', async () => {
    const send = (fields: Record<string, string>, headers: Record<string, string> = { cookie, origin: server.url }) =>
      fetch(at('skjemautkast'), { method: 'POST', headers, body: new URLSearchParams({ csrf, ...fields }) });
    const mine = { side: '/arbeid/halden/vedtak/nytt', skjema: 'x#0', felt: '{"a":["b"]}' };
    expect((await send(mine)).status).toBe(204);
    expect((await send({ ...mine, side: '/arbeid/eksempelvik/vedtak' })).status).toBe(422);
    expect((await send({ ...mine, side: `/arbeid/halden/${'x'.repeat(400)}` })).status).toBe(422);
    expect((await send({ ...mine, felt: '{"a":{}}' })).status).toBe(422);
    expect((await send(mine, { origin: server.url })).status).toBe(403);
    const ask = (side: string) => fetch(`${at('skjemautkast.json')}?side=${side}`, { headers: { cookie } });
    expect(await (await ask(mine.side)).json()).toHaveLength(1);
    expect(await (await ask(`/nn${mine.side}`)).json()).toHaveLength(1);
    expect(await (await ask('/arbeid/halden/vedtak')).json()).toEqual([]);
    expect((await fetch(at('skjemautkast.json'))).status).toBe(403);
  });

  it('is kept for who is invited from outside too, of their own words and nobody else’s', async () => {
    const [halden] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    const invited = await server.accounts.invite(halden?.id ?? '', 'ute@ute.no', 'ekstern');
    if (!invited.ok) throw new Error('not invited');
    const person = { name: 'Ute', email: 'ute@ute.no', password: 'en lang og trygg setning' };
    const entered = await server.accounts.accept(invited.value.token, person);
    if (!entered.ok) throw new Error('not in');
    const headers = { cookie: `boligplan=${entered.value.token}`, origin: server.url };
    const page = await (await fetch(at('min-side'), { headers })).text();
    expect([page.includes('id="skjemautkast"'), /utkast[^"]*\.js/.test(page)]).toEqual([true, true]);
    const mine = { side: '/arbeid/halden/oppgaver/1', skjema: 'o#0', felt: '{"kommentar":["Et spørs"]}' };
    const body = new URLSearchParams({ csrf: csrfToken(entered.value.token), ...mine });
    const kept = await fetch(at('skjemautkast'), { method: 'POST', headers, body });
    expect(kept.status).toBe(204);
    const ask = (cookies: string) =>
      fetch(`${at('skjemautkast.json')}?side=${mine.side}`, { headers: { cookie: cookies } });
    expect(await (await ask(headers.cookie)).json()).toMatchObject([{ felt: { kommentar: ['Et spørs'] } }]);
    expect(await (await ask(cookie)).json()).toEqual([]);
  });
});
