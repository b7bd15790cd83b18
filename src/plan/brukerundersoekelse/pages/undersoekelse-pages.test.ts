import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../../test/browser.ts';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { addDays } from '../../../kernel/index.ts';
import { fixedClock, systemClock } from '../../../platform/clock/system.ts';
import { createFlom, FROM_ONE_ADDRESS, TO_ONE_SURVEY } from './flom.ts';
import { qrSvg } from './qr.ts';

const WHOLE = { s1: '2', s2: '1', s4: '4', s6: '5' };

describe('a survey from the template to the result', () => {
  let server: TestServer;
  let editor: Record<string, string> = {};
  let csrf = '';
  const at = (path: string) => `${server.url}${path}`;
  const work = (path: string) => at(`/arbeid/halden/undersoekelser${path}`);
  const get = async (url: string, headers: Record<string, string> = {}) => (await fetch(url, { headers })).text();
  async function post(path: string, fields: Record<string, string>, headers = editor) {
    const body = new URLSearchParams({ csrf, ...fields });
    const reply = await fetch(work(path), { method: 'POST', headers, body, redirect: 'manual' });
    return { status: reply.status, to: reply.headers.get('location') ?? '', html: await reply.text() };
  }
  const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const seenOn = async (path: string) => field(await get(work(path), editor), 'seen');
  /** As a respondent's browser does: the form is fetched, filled in and sent, with no cookie. */
  async function answer(code: string, fields: Record<string, string>, query = '', sheet?: string) {
    const url = at(`/k/halden/svar/${code}${query}`);
    const ark = sheet ?? field(await get(url), 'ark');
    const body = new URLSearchParams({ csrf: '', ark, ...fields });
    const reply = await fetch(url, { method: 'POST', headers: { origin: server.url }, body, redirect: 'manual' });
    return {
      status: reply.status,
      to: reply.headers.get('location') ?? '',
      cookie: reply.headers.get('set-cookie'),
      html: await reply.text(),
    };
  }
  const today = systemClock.today();
  async function opened(code: string, mal = 'boligen-og-naermiljoeet'): Promise<string> {
    const made = await post('', { mal, code, from: today, to: addDays(today, 10) });
    expect(made.status, made.html.slice(0, 400)).toBe(303);
    const path = /undersoekelser(\/\d+)/.exec(made.to)?.[1] ?? '';
    expect((await post(`${path}/publiser`, { seen: await seenOn(path) })).status).toBe(303);
    return path;
  }

  beforeAll(async () => {
    server = await startServer();
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    csrf = own.csrf;
    editor = { cookie: own.cookie, origin: server.url };
  }, 120_000);
  afterAll(() => server?.stop());

  it('asks in four languages, with nobody known and nothing loaded but the style', async () => {
    await opened('spraakene');
    for (const [query, lang, words] of [
      ['', 'nb', 'Send svarene'],
      ['?sprak=nn', 'nn', 'Send svara'],
      ['?sprak=en', 'en', 'Send my answers'],
      ['?sprak=lett', 'nb', 'Hvordan bor du?'],
    ] as const) {
      const reply = await fetch(at(`/k/halden/svar/spraakene${query}`));
      const html = await reply.text();
      expect(reply.headers.get('set-cookie')).toBe(null);
      expect(reply.headers.get('cache-control')).toBe('private, no-store');
      expect(html).toContain(`<html lang="${lang}"`);
      expect(html).toContain(words);
      expect(html).not.toMatch(/<script|logg-inn|\/arbeid/);
    }
    expect(await get(at('/nn/k/halden/svar/spraakene'))).toContain('<html lang="nn"');
    // Also whoever works here is nobody: no draft is kept of what they type.
    expect(await get(at('/k/halden/svar/spraakene'), editor)).not.toContain('<script');
  });

  it('says in the respondent’s language what is wrong, keeps what was typed, and thanks without repeating it', async () => {
    await opened('svarene');
    const wrong = await answer('svarene', { s1: '3', s3: 'tre', s8: 'Mer lys' }, '?sprak=en');
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Write a whole number, for example 3');
    expect(wrong.html).toContain('href="#s2"');
    expect(wrong.html).toContain('value="tre"');
    expect(wrong.html).toContain('Mer lys');
    const right = await answer('svarene', { ...WHOLE, s8: 'Mer lys' }, '?sprak=en');
    expect([right.status, right.cookie]).toEqual([303, null]);
    const thanks = await get(at(right.to));
    expect(thanks).toContain('Thank you');
    expect(thanks).not.toContain('Mer lys');
  });

  it('takes a form once, however often it is sent, and none that a program has filled in', async () => {
    const path = await opened('en-gang');
    const sheet = field(await get(at('/k/halden/svar/en-gang')), 'ark');
    const both = [await answer('en-gang', WHOLE, '', sheet), await answer('en-gang', WHOLE, '', sheet)];
    expect(both.map((r) => r.status)).toEqual([303, 303]);
    const lured = await answer('en-gang', { ...WHOLE, nettside: 'https://kjoep.example' });
    expect(lured.status).toBe(422);
    const [row] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    const number = Number(path.slice(1));
    const kept = await server.db.inKommune(row?.id ?? '', (tx) =>
      tx.rows('select 1 from undersoekelse_svar where undersoekelse = $1', [number]),
    );
    expect(kept).toHaveLength(1);
  });

  it('says that it has not opened or is over, and nothing of a draft or of another kommune’s', async () => {
    const made = await post('', { mal: 'tom', code: 'kladden', from: today, to: today });
    const draft = /undersoekelser(\/\d+)/.exec(made.to)?.[1] ?? '';
    expect((await post(`${draft}/publiser`, { seen: await seenOn(draft) })).html).toContain('Legg til minst ett');
    const later = await post('', {
      mal: 'hjelp-til-bolig',
      code: 'senere',
      from: addDays(today, 5),
      to: addDays(today, 9),
    });
    const path = /undersoekelser(\/\d+)/.exec(later.to)?.[1] ?? '';
    await post(`${path}/publiser`, { seen: await seenOn(path) });
    expect(await get(at('/k/halden/svar/senere'))).toContain('Undersøkelsen har ikke åpnet');
    const closing = await opened('slutt');
    await post(`${closing}/lukk`, { seen: await seenOn(closing) });
    const over = await answer('slutt', WHOLE);
    expect([over.status, over.html.includes('Undersøkelsen er avsluttet')]).toEqual([200, true]);
    for (const path of ['/k/halden/svar/kladden', '/k/halden/svar/finnes-ikke', '/k/eksempelvik/svar/senere'])
      expect((await fetch(at(path))).status, path).toBe(404);
  });

  it('is held back when it comes in a flood, and the person keeps what was typed', async () => {
    await opened('flom');
    let held = await answer('flom', WHOLE);
    for (let i = 0; i < FROM_ONE_ADDRESS && held.status === 303; i += 1)
      held = await answer('flom', { ...WHOLE, s8: 'Mine ord' });
    expect(held.status).toBe(429);
    expect(held.html).toMatch(/Vent \d+ minutter/);
    expect(held.html).toContain('Mine ord');
  });

  it('comes on paper too, with a way back for the sheet just typed', async () => {
    const path = await opened('papiret');
    const paper = await get(work(`${path}/papir?sprak=lett`), editor);
    expect(paper).toContain('Sett kryss. Gi arket til kommunen.');
    expect(paper.match(/class="bp-paper-question"/g)).toHaveLength(8);
    expect((await post(`${path}/registrer`, {})).status).toBe(422);
    const done = await post(`${path}/registrer`, { s1: '1' });
    const page = await get(at(done.to), editor);
    expect(page).toContain('Arket er registrert');
    const back = await post(`${path}/registrer/angre`, { ark: field(page, 'ark') });
    expect(back.to).toContain('angret=ja');
    expect((await post(`${path}/registrer/angre`, { ark: field(page, 'ark') })).to).toContain('angret=nei');
    expect(page).toContain('data-uten-utkast');
  });

  it('gives a result when it closes, to readers then and not before, with small counts hidden in the workbook too', async () => {
    const path = await opened('resultatet');
    for (let i = 0; i < 9; i += 1)
      expect((await answer('resultatet', { ...WHOLE, s8: i === 0 ? 'Flere benker' : '' })).status).toBe(303);
    for (let i = 0; i < 2; i += 1) await post(`${path}/registrer`, { ...WHOLE, s1: '1', s8: 'Skjul meg' });
    expect((await fetch(work(`${path}/resultat`), { headers: editor })).status).toBe(404);
    const review = await get(work(`${path}/fritekst`), editor);
    const forms = [...review.matchAll(/<form class="bp-form"[\s\S]*?<\/form>/g)].map((m) => m[0]);
    expect(forms).toHaveLength(3);
    for (const form of forms) {
      const id = field(form, 'id');
      const shown = form.includes('Flere benker');
      const fields = {
        id,
        seen: field(form, 'seen'),
        [`text-${id}`]: 'Flere benker i parken',
        state: shown ? 'godkjent' : 'avvist',
      };
      expect((await post(`${path}/fritekst`, fields)).status).toBe(303);
    }
    await post(`${path}/lukk`, { seen: await seenOn(path) });
    const page = await get(work(`${path}/resultat`), editor);
    expect(page).toContain('11 svarte');
    expect(page).toContain('Flere benker i parken');
    expect(page).not.toContain('Skjul meg');
    const table = /<caption[^>]*>Hvor gammel er du\?<\/caption>[\s\S]*?<\/table>/.exec(page)?.[0] ?? '';
    expect(
      [...table.matchAll(/<tr[^>]*><th scope="row"[^>]*>([^<]*)<\/th><td[^>]*>([^<]*)/g)].map((m) => m[2]),
    ).toEqual(['skjult', 'skjult', '0', '0', '0']);
    const inPlan = await post(`${path}/planen`, { seen: field(page, 'seen'), med: 'ja' });
    expect(inPlan.status).toBe(303);
    const plan = await get(at('/arbeid/halden/dokument/utkast'), editor);
    expect(plan).toContain('Hvordan er det å bo her?');
    expect(plan).not.toContain('Flere benker');
    const file = await fetch(work(`${path}/resultat.xlsx`), { headers: editor });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await file.arrayBuffer());
    const cells = book.worksheets.flatMap((s) => s.getSheetValues().flatMap((r) => (Array.isArray(r) ? r : [])));
    expect(cells).toContain('skjult');
    expect(cells).toContain('Flere benker i parken');
    expect(cells).not.toContain('Skjul meg');
    expect(cells.filter((c) => c === 2)).toEqual([]);
  });

  it('is for those who edit, until it is closed: a reader then sees the result and nothing behind it', async () => {
    const [kommune] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    const invited = await server.accounts.invite(kommune?.id ?? '', 'leser@kommune.no', 'leser');
    if (!invited.ok) throw new Error('not invited');
    const person = { name: 'Per Leser', email: 'leser@kommune.no', password: 'en lang og trygg setning' };
    const entered = await server.accounts.accept(invited.value.token, person);
    if (!entered.ok) throw new Error('not let in');
    const reader = { cookie: `boligplan=${entered.value.token}`, origin: server.url };
    const path = await opened('leseren');
    for (let i = 0; i < 6; i += 1) await answer('leseren', { ...WHOLE, s8: 'Hemmelig til den er lest' });
    const status = async (to: string) => (await fetch(work(`${path}${to}`), { headers: reader })).status;
    const open = await get(work(path), reader);
    expect(open).toContain('Resultatet vises her når undersøkelsen er lukket');
    expect(open).not.toMatch(/Svar til nå|svar\/leseren|QR-kode/);
    for (const to of ['/fritekst', '/registrer', '/papir', '/endre']) expect(await status(to), to).toBe(403);
    expect(await status('/resultat')).toBe(404);
    await post(`${path}/lukk`, { seen: await seenOn(path) });
    expect(await status('/resultat')).toBe(200);
    const page = await get(work(`${path}/resultat`), reader);
    expect(page).toContain('6 svarte');
    expect(page).not.toMatch(/Hemmelig|Ta resultatet/);
    expect(await status('/fritekst')).toBe(403);
  });

  it('is answered in a narrow window by keyboard alone, without scripts', async () => {
    await opened('tastatur', 'hjelp-til-bolig');
    const browser = await launchBrowser();
    try {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(at('/k/halden/svar/tastatur'));
      const tabTo = async (selector: string) => {
        for (let i = 0; i < 60; i += 1) {
          if (await page.locator(`${selector}:focus`).count()) return;
          await page.keyboard.press('Tab');
        }
        throw new Error(`Out of reach with Tab: ${selector}`);
      };
      await tabTo('nav a[hreflang=en]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/sprak=en/);
      await tabTo('button');
      await page.keyboard.press('Enter');
      await page.locator('.ds-error-summary').waitFor();
      await tabTo('.ds-error-summary a[href="#s2"]');
      await page.keyboard.press('Enter');
      await tabTo('input[name=s2]');
      await page.keyboard.press('Space');
      await tabTo('input[name=s3]');
      await page.keyboard.press('ArrowDown');
      await tabTo('#s4');
      await page.keyboard.type('4');
      await tabTo('input[name=s5]');
      await page.keyboard.press('Space');
      await tabTo('#s6');
      await page.keyboard.type('Answer the telephone');
      expect(await page.locator('input[name=nettside]').isVisible()).toBe(false);
      // Around to the beginning: the first question is several boxes.
      await page.locator('h1').click();
      await tabTo('#s1-1');
      await page.keyboard.press('Space');
      await tabTo('button');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Thank you for your answers' }).waitFor();
      const size = await page.locator('html').boundingBox();
      expect(size?.width).toBe(320);
      expect(await context.cookies()).toEqual([]);
    } finally {
      await browser.close();
    }
    expect(server.errors).toEqual([]);
  });
});

describe('floods', () => {
  it('are counted for each address and survey, and in all', () => {
    const flom = createFlom(fixedClock('2026-11-25T08:00:00.000Z'));
    const waits = (survey: string, address: string) => flom.minutesToWait(survey, address);
    for (let i = 0; i < FROM_ONE_ADDRESS; i += 1) expect(waits('a', '192.0.2.1')).toBe(0);
    expect(waits('a', '192.0.2.1')).toBe(60);
    expect([waits('a', '192.0.2.2'), waits('b', '192.0.2.1')]).toEqual([0, 0]);
    for (let i = FROM_ONE_ADDRESS + 1; i < TO_ONE_SURVEY; i += 1) expect(waits('a', `198.51.100.${i}`)).toBe(0);
    expect(waits('a', '203.0.113.1')).toBe(60);
    expect(waits('b', '203.0.113.1')).toBe(0);
  });
});

describe('a QR code', () => {
  it('is a drawing of its own with the address as its name', () => {
    const svg = qrSvg('https://boligplan.example/k/halden/svar/proeve', 'QR-kode til <her>');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 (\d+) \1"/);
    expect(svg).toContain('aria-label="QR-kode til &#60;her&#62;"');
    // Three corners by which a reader finds it: seven dark modules in a row, after the quiet edge of four.
    expect(svg).toContain(Array.from({ length: 7 }, (_, x) => `M${x + 4} 4h1v1h-1z`).join(''));
    expect(svg).not.toMatch(/M[0-3] |style=/);
  });
});
