import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../../test/browser.ts';
import { axeFaults } from '../../../../test/pages/axe.ts';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';

/** The forms of goals, tiltak, supply and the økonomiplan as an editor meets them: filled, refused and in conflict. */
describe('the forms of the plan', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let csrf = '';
  let headers: Record<string, string> = {};
  const at = (path: string) => `${server.url}/arbeid/halden/${path}`;

  beforeAll(async () => {
    server = await startServer();
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    csrf = own.csrf;
    headers = { cookie: own.cookie, origin: server.url };
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 320, height: 800 }, bypassCSP: true });
    await context.addCookies([{ name: 'boligplan', value: own.cookie.split('=')[1] ?? '', url: server.url }]);
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function post(path: string, fields: Record<string, string>) {
    const body = new URLSearchParams({ csrf, ...fields });
    const reply = await fetch(at(path), { method: 'POST', headers, body, redirect: 'manual' });
    return { status: reply.status, html: await reply.text(), location: reply.headers.get('location') ?? '' };
  }
  const tiltak = {
    title: 'Kjøpe åtte leiligheter',
    maal: '1.2',
    ledger: 'boligsosialt',
    responsible: 'Eiendom',
    status: 'foreslaatt',
    group: 'unge',
    type: 'blokk',
    level: 'ingen',
    kostra: '265',
    units1: '8',
    investment1: '30 000 000',
  };

  it('takes a goal with strategies and a tiltak under one of them', async () => {
    const goal = {
      title: 'Trygge hjem',
      ledger: 'boligsosialt',
      strategy1: 'Eie',
      strategy2: 'Leie',
      role2: 'kommunen',
    };
    expect((await post('tiltak/maal', { ...goal, qualities: 'bomiljoe' })).status).toBe(303);
    expect((await post('tiltak', tiltak)).location).toContain('/tiltak/1');
    for (const path of [
      'tiltak',
      'tiltak/1',
      'maal/1',
      'maal/1/strategi/ny',
      'maal/1/strategi/2',
      'tiltak/nytt',
      'tiltak?status=foreslaatt&regnskap=boligsosialt',
    ]) {
      await page.goto(at(path));
      expect(await axeFaults(page), path).toEqual([]);
    }
    expect(await page.innerText('main')).toMatch(/1\.2 Leie \(Kommunen\)[\s\S]*T-001/);
    expect((await fetch(at('tiltak?status=drop%20table&regnskap=1'), { headers })).status).toBe(200);
  });

  it('shows every refusal at its field and in the summary, and keeps all that was typed', async () => {
    await page.goto(at('tiltak/nytt'));
    await page.fill('#title', '<b>Bygge</b> & rive');
    await page.fill('#investment1', '12 500,50');
    await page.click('summary:has-text("Andre målgrupper")');
    // By key: what is folded out may still be moving when a click lands.
    await page.waitForSelector('#otherGroups-eldre', { state: 'visible' });
    await page.focus('#otherGroups-eldre');
    await page.keyboard.press('Space');
    expect(await page.isChecked('#otherGroups-eldre')).toBe(true);
    await page.selectOption('#status', 'delvis');
    await page.click('summary:has-text("Flere boligtyper")');
    await page.fill('#effect2units3', '-4');
    await page.click('button:has-text("Lagre")');
    expect(await page.innerText('.ds-error-summary')).toMatch(
      /hele kroner uten øre[\s\S]*negativt|negativt[\s\S]*hele kroner uten øre/,
    );
    expect(await page.inputValue('#title')).toBe('<b>Bygge</b> & rive');
    expect(await page.inputValue('#investment1')).toBe('12 500,50');
    expect(await page.inputValue('#effect2units3')).toBe('-4');
    expect(await page.isChecked('#otherGroups-eldre')).toBe(true);
    for (const link of await page.$$eval('.ds-error-summary a', (all) => all.map((a) => a.getAttribute('href') ?? '')))
      expect(await page.$(`[id="${link.slice(1)}"]`), link).not.toBeNull();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('shows both when somebody else has saved meanwhile, and takes the next save', async () => {
    await page.goto(at('tiltak/1'));
    await page.fill('#title', 'Min versjon');
    expect((await post('tiltak/1', { ...tiltak, title: 'Din versjon', revision: '1' })).status).toBe(303);
    await page.click('button:has-text("Lagre")');
    const text = await page.innerText('main');
    expect(text).toContain('En annen har lagret tiltaket mens du skrev');
    expect(await page.innerText('.ds-alert table')).toMatch(/Din versjon\s+Min versjon/);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('button:has-text("Lagre")');
    expect(await page.innerText('h1')).toBe('T-001 Min versjon');
    await page.click('button:has-text("Angre siste endring")');
    expect(await page.innerText('h1')).toBe('T-001 Din versjon');
  });

  it('takes a tiltak from status to status by buttons, with what is missing at its field', async () => {
    await page.goto(at('tiltak/1'));
    // By Enter: an offer of what was typed before may come above the form between the two halves of a click.
    const enter = (button: string) => page.press(button, 'Enter');
    const press = (status: string) => enter(`button[name="status"]:has-text("${status}")`);
    await press('Utsatt');
    expect(await page.innerText('.ds-error-summary')).toContain('Skriv hvorfor tiltaket har denne statusen');
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#reason', 'Tomta er ikke kjøpt');
    await press('Finansiert');
    expect(await page.innerText('.ds-error-summary')).toContain('En investering trenger en driftskostnad');
    await page.fill('#noOperation', 'Inngår i driften vi har');
    await enter('form:has(#title) button:has-text("Lagre")');
    await press('Finansiert');
    expect(await page.innerText('.ds-error-summary')).toContain('Si hvor sikker kostnaden er');
    for (const link of await page.$$eval('.ds-error-summary a', (all) => all.map((a) => a.getAttribute('href') ?? '')))
      expect(await page.$(`[id="${link.slice(1)}"]`), link).not.toBeNull();
    await page.fill('#reason', 'Tomta er ikke kjøpt');
    await press('Utsatt');
    expect(await page.innerText('table:has-text("Slik har statusen vært")')).toMatch(
      /Foreslått\s+Utsatt\s+Tomta er ikke/,
    );
    await page.click('summary:has-text("Rett begrunnelsen")');
    await page.fill('#reasonrett', '');
    await enter('form:has(#reasonrett) button');
    expect(await page.innerText('.ds-error-summary')).toContain('Skriv hvorfor');
    await page.fill('#reason', 'Tomta er solgt');
    await enter('form:has(#reason) button:has-text("Lagre")');
    await page.waitForSelector('main:has-text("Tomta er solgt")');
    expect(await axeFaults(page)).toEqual([]);
    const late = await post('tiltak/1/status', { status: 'vedtatt', reason: 'Mine ord', revision: '99' });
    expect(late.status).toBe(409);
    expect(late.html.split('Mine ord').length).toBeGreaterThan(2);
    const mend = { status: 'utsatt', rett: 'ja', reasonrett: 'Mine ord', revision: '99' };
    expect((await post('tiltak/1/status', mend)).html.split('Mine ord').length).toBeGreaterThan(2);
    expect((await post('tiltak/1/status', { status: '__proto__', reason: 'x', revision: '9' })).status).not.toBe(500);
    expect((await post('tiltak/99/status', { status: 'vedtatt', revision: '1' })).status).toBe(404);
  });

  it('shows what a tiltak requires on both pages, and refuses a circle at the field', async () => {
    expect((await post('tiltak', { ...tiltak, title: 'Innflytting', requires: 'T-001', start: '2027' })).status).toBe(
      303,
    );
    await page.goto(at('tiltak/2'));
    expect(await page.innerText('main')).toContain('T-001 Din versjon');
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(at('tiltak/1'));
    expect(await page.innerText('main')).toMatch(/Kreves av\s+T-002 Innflytting/);
    await page.click('summary:has-text("Henger sammen med andre")');
    await page.fill('#requires', 'T-002');
    await page.click('form:has(#title) button:has-text("Lagre")');
    expect(await page.innerText('.ds-error-summary')).toContain('T-001 → T-002 → T-001');
    expect(await page.inputValue('#requires')).toBe('T-002');
    expect(await axeFaults(page)).toEqual([]);
  });

  it('ticks off the steps of a tiltak, and refuses a step that is not there', async () => {
    const own = { ...tiltak, title: 'Med plan', tasks: 'Kjøpe tomt\nBygge' };
    const { location } = await post('tiltak', own);
    const number = /tiltak\/(\d+)/.exec(location)?.[1] ?? '';
    await page.goto(at(`tiltak/${number}`));
    expect(await page.innerText('main')).toContain('0 av 2 oppgaver er gjort');
    await page.check('#done-1');
    await page.click('button:has-text("Lagre hva som er gjort")');
    expect(await page.innerText('main')).toContain('1 av 2 oppgaver er gjort');
    expect(await page.isChecked('#done-1')).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    expect((await post(`tiltak/${number}/oppgaver`, { done: '9', revision: '2' })).html).toContain('Velg et av');
    expect((await post(`tiltak/${number}/oppgaver`, { done: '2', revision: '1' })).status).toBe(409);
    const many = await post('tiltak', { ...own, tasks: 'a\n'.repeat(60) });
    expect(many.html).toContain('høyst 50 oppgaver');
  });

  it('starts a tiltak from an instrument in one press, and takes it when the examples are replaced', async () => {
    expect((await post('planer', { title: 'Helse- og omsorgsplan', kind: 'temaplan', status: 'utkast' })).status).toBe(
      303,
    );
    await page.goto(at('tiltak/nytt'));
    await page.click('summary:has-text("Start fra et virkemiddel")');
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.innerText('main')).toMatch(/Tilskudd til utleieboliger\s+\(Ikke åpen etter 31/);
    await page.click('a:text-is("Tilvisningsavtale")');
    expect(await page.inputValue('#title')).toBe('Tilvisningsavtale (eksempel – bytt ut)');
    expect(await page.inputValue('#kind')).toBe('avtale');
    await page.fill('#responsible', 'Boligkontoret');
    await page.click('form:has(#title) button:has-text("Lagre")');
    expect(await page.innerText('.ds-error-summary')).toContain('fortsatt et eksempel');
    await page.fill('#title', 'Tilvisningsavtale for tolv boliger');
    await page.fill('#description', '');
    await page.click('summary:has-text("Indikator, risiko")');
    await page.fill('#plans', 'Helse- og omsorgsplan, og en til');
    await page.click('form:has(#title) button:has-text("Lagre")');
    expect(await page.innerText('h1')).toContain('Tilvisningsavtale for tolv boliger');
    expect(await page.getAttribute('a:text-is("Bruk som utgangspunkt for et nytt tiltak")', 'href')).toMatch(
      /nytt\?fra=\d+$/,
    );
    const again = await fetch(at(`tiltak/nytt?fra=${/\d+$/.exec(new URL(page.url()).pathname)?.[0]}`), { headers });
    expect(await again.text()).toContain('value="Tilvisningsavtale for tolv boliger (eksempel – bytt ut)"');
    // The instrument stays with the tiltak, and the plan of the register is a link.
    expect(await page.innerText('dl.bp-key')).toMatch(/Virkemidler\s+Tilvisningsavtale/);
    await page.click('dl.bp-key a:text-is("Helse- og omsorgsplan")');
    expect(await page.innerText('h1')).toContain('Helse- og omsorgsplan');
    expect(await (await fetch(at('tiltak/nytt?virkemiddel=tilskudd-utleieboliger'), { headers })).text()).not.toContain(
      'value="Tilskudd til utleieboliger',
    );
  });

  it('refuses a goal, a row of supply and a frame at their fields', async () => {
    const long = 'x'.repeat(5000);
    const tries: [string, Record<string, string>, number][] = [
      ['tiltak/maal', { title: long, ledger: 'boligsosialt' }, 422],
      ['maal/1', { title: '', ledger: 'boligsosialt', revision: '1' }, 422],
      ['maal/1', { title: 'For sent', ledger: 'boligsosialt', revision: '9' }, 409],
      ['maal/1/strategi/2', { strategy: '', revision: '1' }, 422],
      ['maal/1/strategi/2', { strategy: 'For sent', revision: '9' }, 409],
      ['tilbud', { kind: 'avtale', name: 'Avtale', units: '1e9', agreement: '', party: '', year: '2027' }, 422],
      ['oekonomiplan', { drift2027: '10,50', investering2027: '-3', sett: '' }, 422],
    ];
    for (const [path, fields, status] of tries) {
      const reply = await post(path, fields);
      expect(reply.status, path).toBe(status);
      await page.setContent(reply.html);
      expect(reply.html).toContain('ds-error-summary');
      for (const [name, value] of Object.entries(fields).filter(([n]) => n === 'title' || n.startsWith('drift')))
        expect(await page.inputValue(`#${name}`), path).toBe(value);
    }
    expect((await post('maal/99', { title: 'x', ledger: 'boligsosialt', revision: '0' })).status).toBe(404);
    expect((await post('tiltak/99', { ...tiltak, revision: '1' })).status).toBe(404);
    expect((await post('tilbud/99', { kind: 'program' })).status).toBe(404);
  });

  it('takes an agreement, changes it, removes it and brings it back', async () => {
    await page.goto(at('tilbud/ny/avtale'));
    await page.fill('#name', 'Havnegata');
    await page.selectOption('#agreement', 'tilvisning');
    await page.fill('#party', 'Utleie AS');
    await page.fill('#units', '12');
    await page.fill('#year', '2027');
    await page.fill('#expiry', '31.2.2047');
    await page.click('button:has-text("Legg til avtale")');
    expect(await page.innerText('.ds-error-summary')).toContain('dato som finnes');
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#expiry', '31.12.2027');
    await page.click('button:has-text("Legg til avtale")');
    expect(await page.innerText('main')).toMatch(/Boligsosialt: 12 boliger eller plasser gjennom avtaler/);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('th a:has-text("Havnegata")');
    await page.waitForSelector('#units');
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#units', '10');
    await page.click('button:has-text("Lagre")');
    await page.click('button[aria-label="Fjern Havnegata"]');
    expect(await page.innerText('main')).toContain('Raden er fjernet');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('button:has-text("Angre")');
    expect(await page.innerText('main')).toMatch(/Boligsosialt: 10 boliger eller plasser gjennom avtaler/);
  });

  it('offers the units of the municipality where the responsible one is typed', async () => {
    await post('organisering/enheter', { name: 'Boligkontoret', kind: 'tjeneste' });
    const reply = await fetch(at('tiltak/nytt'), { headers });
    expect(await reply.text()).toMatch(/<datalist id="responsible-forslag"><option value="Boligkontoret"/);
  });

  it('gives every tiltak the fields the municipality adds, and asks before one of them goes', async () => {
    await page.goto(at('tiltak/felt'));
    expect(await page.innerText('main')).toContain('Kommunen har ingen egne felt');
    await page.fill('#name', 'Utvalg');
    await page.selectOption('#kind', 'valg');
    await page.fill('#choices', 'Levekår');
    await page.click('button:has-text("Nytt felt")');
    await page.fill('#choices', 'Levekår\nOppvekst');
    await page.check('#inTable-ja');
    await page.click('button:has-text("Nytt felt")');
    expect(await page.innerText('main')).toContain('Valgliste: Levekår, Oppvekst');
    expect(await axeFaults(page)).toEqual([]);

    await page.goto(at('tiltak/1'));
    await page.selectOption('select[name="eget-1"]', 'Oppvekst');
    await page.click('form[action$="/tiltak/1"] button:has-text("Lagre")');
    await page.waitForURL(/lagret=ja/);
    expect(await page.innerText('dl.bp-key')).toMatch(/Utvalg\s+Oppvekst/);
    expect(await page.innerText('section:has(> h2:text-is("Historikk"))')).toMatch(/Utvalg/);
    expect(await axeFaults(page)).toEqual([]);
    for (const path of ['tiltak', 'tiltak?eget-1=Oppvekst', 'tiltak/utskrift', 'inntak/tabell?eget-1=Oppvekst']) {
      await page.goto(at(path));
      expect(await page.textContent('main'), path).toMatch(/Utvalg[\s\S]*Oppvekst/);
      expect(await axeFaults(page), path).toEqual([]);
    }

    // Without an answer the question comes instead.
    const asked = await post('tiltak/felt/1/fjern', {});
    expect(asked.location).toContain('tiltak/felt/1?fjern=ja');
    await page.goto(at('tiltak/felt/1?fjern=ja'));
    expect(await page.innerText('#fjern')).toMatch(/1 tiltak har skrevet noe[\s\S]*T-001[\s\S]*Oppvekst/);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('#fjern button:has-text("Ta bort")');
    await page.waitForURL(/fjernet=ja/);
    await page.goto(at('tiltak/1'));
    expect(await page.innerText('main')).not.toContain('Oppvekst');
    expect((await post('tiltak/felt/1/angre', {})).status).toBe(303);
    await page.goto(at('tiltak/1'));
    expect(await page.innerText('dl.bp-key')).toMatch(/Utvalg\s+Oppvekst/);
    const change = { name: 'Politisk utvalg', choices: 'Levekår\nOppvekst', revision: '9' };
    expect((await post('tiltak/felt/1', change)).status).toBe(409);
  });

  it('shows two tiltak side by side, asks what is summed, and makes one of them', async () => {
    const one = { ...tiltak, maal: '1', units1: '2' };
    const number = async (title: string) =>
      /tiltak\/(\d+)/.exec((await post('tiltak', { ...one, title })).location)?.[1];
    const [gaar, staar] = [await number('Kjøpe to'), await number('Kjøpe to til')];
    const steps = { tasks: '[x] Romprogram\n[ ] Anbud', probability: '60', revision: '1' };
    await post(`tiltak/${gaar}`, { ...one, title: 'Kjøpe to', ...steps });
    await post(`tiltak/${staar}`, { ...one, title: 'Kjøpe to til', units1: '3', revision: '1' });
    await page.goto(at(`tiltak/${gaar}/sammen?med=${staar}`));
    // As people read it, not as it is stored.
    const side = await page.innerText('main');
    expect(side).toContain(`T-00${gaar}: Romprogram (gjort); Anbud (ikke gjort)`);
    expect(side).toContain(`T-00${gaar}: 60 %`);
    await page.click('button:text-is("Slå sammen")');
    await page.waitForSelector('.ds-error-summary');
    expect(await axeFaults(page)).toEqual([]);
    for (const field of await page.$$('fieldset:has(.ds-validation-message)')) await (await field.$('input'))?.check();
    await page.click('button:text-is("Slå sammen")');
    await page.waitForURL(/lagret=ja/);
    expect(await page.innerText('main')).toContain(`Slått sammen med: T-00${gaar}`);
  });

  it('logs no error', () => {
    expect(server.errors).toEqual([]);
  });
});
