import ICAL from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, formatDate, weekday } from '../../src/kernel/index.ts';
import { loadPlanform } from '../../src/plan/vedtak/content.ts';
import { systemClock } from '../../src/platform/clock/system.ts';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';
import { type Hands, keyboard } from './hands.ts';

/** Meetings of every body, a Tuesday each month from now on. */
function calendar(today: string): string {
  const bodies = [
    'Kommunestyret',
    'Formannskapet',
    'Utvalg',
    'Eldrerådet',
    'Råd for personer med funksjonsnedsettelse',
    'Ungdomsrådet',
  ];
  const first = addDays(today, 7 - weekday(today) + 2);
  return bodies
    .flatMap((body, i) =>
      Array.from({ length: 30 }, (_, month) => {
        const date = addDays(first, month * 28 + i * 7);
        return [body, formatDate(date), formatDate(addDays(date, -8))].join('\t');
      }),
    )
    .join('\n');
}

describe('from the ring to a published prosessplan, by keyboard alone', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let hands: Hands;
  let actions = 0;
  let own: { cookie: string; csrf: string };
  const today = systemClock.today();
  const counted = async (doing: Promise<void>) => {
    await doing;
    actions += 1;
  };

  beforeAll(async () => {
    server = await startServer();
    own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    const { cookie, csrf } = own;
    // The meeting calendar is the municipality's own and there already, as its members are.
    const pasted = await fetch(`${server.url}/arbeid/halden/prosessplan/moeter/lim`, {
      method: 'POST',
      headers: { cookie, origin: server.url },
      body: new URLSearchParams({ csrf, pasted: calendar(today) }),
      redirect: 'manual',
    });
    expect(pasted.headers.get('location')).toContain('nye=180');
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ name: 'boligplan', value: cookie.split('=')[1] ?? '', url: server.url }]);
    page = await context.newPage();
    hands = keyboard(page);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const main = async () => (await page.textContent('main')) ?? '';

  it('takes no more than nine actions from a new round to a published prosessplan', async () => {
    await page.goto(`${server.url}/arbeid/halden`);
    await counted(hands.press('Runden', 'menu'));
    await counted(hands.press('Start runden'));
    await expect.poll(main).toContain('Ikke startet');
    await counted(hands.press('Prosessplan', 'menu'));
    await counted(hands.write('wished', formatDate(addDays(today, 730))));
    await counted(hands.press('Ta malen i bruk'));
    await expect.poll(main).toContain('Planen kan vedtas');
    expect(await main()).not.toContain('i konflikt');
    await counted(hands.press('Bruk datoene'));
    await expect.poll(main).toContain('Ingen datoer er i konflikt');
    await counted(hands.press('Publiser prosessplanen'));
    await expect.poll(main).toContain('Versjon 1 er publisert');
    expect(actions).toBe(7);
  }, 120_000);

  it('decides on a plan form on the way, with five minutes of reading, and stores it with its mandate', async () => {
    const rules = loadPlanform('.');
    const words = async () => (await page.innerText('main')).split(/\s+/).length;
    const no = new Set([
      'samfunnsdel',
      'oekonomiplan',
      'oversikt',
      'hovedsatsing',
      'lovprosess',
      'handlingsdel',
      'bredde',
    ]);
    await hands.press('Planform', 'menu');
    await expect.poll(main).toContain('Ingen har svart ennå');
    let read = await words();
    for (const { id } of rules.questions) {
      await hands.mark(`svar-${id}`, no.has(id) ? 'nei' : 'delvis');
      if (!no.has(id)) await hands.write(`plan-${id}`, 'Planstrategi 2024–2027');
    }
    await hands.press('Lagre svarene og se rådet');
    await expect.poll(main).toContain(`Svarene peker mot: ${rules.forms['boligsosial-plan'].name.nb}`);
    read += (await page.innerText('section:has(#raad)')).split(/\s+/).length;
    const mandate = await page.inputValue('#mandate');
    read += mandate.split(/\s+/).length;
    await hands.press('Lagre valg og mandat');
    await expect.poll(main).toContain(`Kommunen har valgt: ${rules.forms['boligsosial-plan'].name.nb}`);
    expect(await page.inputValue('#mandate')).toBe(mandate);
    // Two hundred words a minute.
    expect(read).toBeGreaterThan(200);
    expect(read).toBeLessThanOrEqual(5 * 200);
  }, 60_000);

  it('has a date moved, an activity opened and the picture read, by keyboard alone', async () => {
    await hands.press('Prosessplan', 'menu');
    await expect.poll(main).toContain('Ingen datoer er i konflikt');
    const before = await page.inputValue('#end-1');
    const [day = 1, month = 1, year = 2027] = before.split('.').map(Number);
    const next = addDays(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, 1);
    await hands.write('end-1', formatDate(next));
    await hands.press('Lagre datoene');
    await expect.poll(main).toContain('Datoene ble endret for 1 aktivitet');
    expect(await page.inputValue('#end-1')).toBe(formatDate(next));
    await hands.press('Angre alt sammen');
    await expect.poll(() => page.inputValue('#end-1')).toBe(before);
    // The picture says in words what it shows, and each activity of it stands in the table with its page.
    const picture = page.locator('main svg[role=img]').first();
    const said = `${await picture.getAttribute('aria-label')} ${await picture.textContent()}`;
    const rows = await page.locator('main table tbody tr a[href*="/prosessplan/"]').allTextContents();
    expect(rows.length).toBeGreaterThan(15);
    expect(said).toContain('A-001');
    await hands.press(rows[0] ?? '');
    await expect.poll(() => page.url()).toMatch(/prosessplan\/1$/);
  }, 120_000);

  it('is open to everybody, units and dates alone, and a stranger sees no more', async () => {
    const reply = await fetch(`${server.url}/k/halden/prosessplan`);
    const html = await reply.text();
    expect(reply.status).toBe(200);
    expect(html).toContain('Kommunestyret vedtar planen');
    // On a narrow screen each activity stands as a list of its own.
    expect(html).toMatch(/<table class="[^"]*bp-stack[^"]*"[^>]*role="table"/);
    expect(html).toMatch(/role="cell" data-label="Ansvarlig">/);
    expect(html).not.toContain('Anne Planlegger');
    expect(html).not.toContain('/arbeid/halden');
  });

  it('is followed in a calendar by whoever has the address, until it is renewed', async () => {
    const base = `${server.url}/arbeid/halden/prosessplan`;
    const renew = async () => {
      const headers = { cookie: own.cookie, origin: server.url };
      const body = new URLSearchParams({ csrf: own.csrf });
      const html = await (await fetch(`${base}/kalender`, { method: 'POST', headers, body })).text();
      expect(await (await fetch(base, { headers })).text(), 'shown once').not.toContain('prosessplan.ics?n=');
      return /http[^<]*prosessplan\.ics\?n=[\w-]{43}/.exec(html)?.[0] ?? '';
    };
    const first = await renew();
    const reply = await fetch(first);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const calendar = new ICAL.Component(ICAL.parse(await reply.text()) as never);
    expect(calendar.getAllSubcomponents('vevent').length).toBeGreaterThan(180);
    const second = await renew();
    expect((await fetch(first)).status).toBe(404);
    expect((await fetch(second)).status).toBe(200);
    expect((await fetch(second.replace('/halden/', '/eksempelvik/'))).status).toBe(404);
  });

  it('has its dates changed in the table without a script, the wrong one refused at its field', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    await context.addCookies(await page.context().cookies());
    const plain = await context.newPage();
    await plain.goto(`${server.url}/arbeid/halden/prosessplan`);
    await plain.fill('#end-1', '31.02.2027');
    await plain.click('text=Lagre datoene');
    expect(await plain.textContent('#end-1-feil')).toContain('Skriv en dato som finnes');
    expect(await plain.inputValue('#end-1')).toBe('31.02.2027');
    await plain.fill('#start-1', '01.03.2030');
    await plain.fill('#end-1', '31.03.2030');
    await plain.click('text=Lagre datoene');
    expect(await plain.textContent('main')).toContain('Begynner før A-001 er ferdig');
    await plain.click('text=Angre alt sammen');
    expect(await plain.textContent('main')).toContain('Ingen datoer er i konflikt');
    // Somebody else saves the same date first: both are shown, and the second press takes the reader's own.
    const body = { csrf: own.csrf, 'revision-1': await plain.inputValue('[name=revision-1]') };
    const other = await fetch(`${server.url}/arbeid/halden/prosessplan/datoer`, {
      method: 'POST',
      headers: { cookie: own.cookie, origin: server.url },
      body: new URLSearchParams({ ...body, 'start-1': '01.02.2030', 'end-1': '28.02.2030' }),
    });
    expect(other.status).toBe(200);
    await plain.fill('#start-1', '04.02.2030');
    await plain.fill('#end-1', '27.02.2030');
    await plain.click('text=Lagre datoene');
    expect(await plain.textContent('#start-1-feil')).toContain('start 01.02.2030 og slutt 28.02.2030');
    expect(await plain.inputValue('#start-1')).toBe('04.02.2030');
    await plain.click('text=Lagre datoene');
    expect(await plain.locator('#start-1-feil').count()).toBe(0);
    expect(await plain.inputValue('#start-1')).toBe('04.02.2030');
  }, 60_000);
});
