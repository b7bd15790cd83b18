import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTiltak, saveTiltak, typedTiltak } from '../../src/plan/tiltak/index.ts';
import { systemClock } from '../../src/platform/clock/system.ts';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';
import { keyboard, pointing } from './hands.ts';

const ROUND = '/arbeid/eksempelvik/oppfoelging/2';

describe('the address of a report, as the mail has it', () => {
  let server: TestServer;
  let browser: Browser;
  let kommuneId = '';
  let cookie = '';
  beforeAll(async () => {
    server = await startServer({ localDemo: false });
    ({ cookie } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
    await server.db.inPlattform(async (tx) => {
      const [kommune] = await tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'");
      kommuneId = kommune?.id ?? '';
      await tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select $1, id, 'controller' from bruker where email = 'anne@kommune.no'",
        [kommuneId],
      );
    });
    // A decided tiltak that nobody answers for, as one may come with the table of an earlier plan.
    const [like] = await server.db.inKommune(kommuneId, listTiltak);
    if (!like) throw new Error('no tiltak');
    const actor = { kommuneId, brukerId: null };
    const typed = { ...typedTiltak(like.data), title: 'Rive et skur', responsible: '' };
    const saved = await saveTiltak(server.db, systemClock, actor, typed, like.data.firstYear, null, {
      mayLackResponsible: true,
      mayAdopt: true,
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each([
    ['with a mouse, on a telephone, in nynorsk', pointing, '/nn', 320, 4, 'I rute', /6 av 22 tiltak er rapporter/],
    ['by keyboard alone', keyboard, '', 1280, 6, 'I rute', /7 av 22 tiltak er rapportert/],
  ] as const)(
    'leads through the login to a report where one press is the answer, %s',
    async (_, handsOf, lang, width, number, status, said) => {
      const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
      const hands = handsOf(page);
      await page.goto(`${server.url}${lang}${ROUND}/tiltak/${number}`);
      // Who is not logged in is told so on the page, and led back to it.
      await hands.press('Logg inn');
      await page.waitForURL('**/logg-inn**');
      await hands.write('email', 'anne@kommune.no');
      await hands.write('password', 'en lang og trygg setning');
      await hands.press('Logg inn');
      await page.waitForURL(`**${lang}${ROUND}/tiltak/${number}`);
      expect(await page.textContent('#status option:checked')).toBe(status);
      await hands.press('Lagre rapporten');
      await page.waitForURL('**/oppfoelging/2?lagret=ja');
      expect(await page.innerText('main')).toMatch(said);
      await page.context().close();
    },
    120_000,
  );

  it('is of a round that names what nobody answers for, until somebody does', async () => {
    const told = async () =>
      (await (await fetch(server.url + ROUND, { headers: { cookie } })).text()).match(
        /ingen vet at de skal svare: ([^<]*)/,
      )?.[1];
    expect(await told()).toContain('T-025');
    const one = (await server.db.inKommune(kommuneId, listTiltak)).find((t) => t.number === 25);
    if (!one) throw new Error('no tiltak');
    const typed = { ...typedTiltak(one.data), responsible: 'Eiendom' };
    const actor = { kommuneId, brukerId: null };
    const saved = await saveTiltak(server.db, systemClock, actor, typed, one.data.firstYear, one, { mayAdopt: true });
    expect(saved.ok).toBe(true);
    expect(await told()).toBeUndefined();
  });
});
