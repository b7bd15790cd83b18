import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMaal } from '../../src/plan/tiltak/index.ts';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

const home = '/arbeid/eksempelvik/kunnskap';
const YEAR = String(new Date().getFullYear());

describe('a goal made of an indicator of the knowledge base', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let auth: { cookie: string; csrf: string };
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    auth = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, 'planlegger' from kommune k, bruker b where k.slug = 'eksempelvik'",
      ),
    );
    const context = await browser.newContext({ javaScriptEnabled: false });
    const [name = '', value = ''] = auth.cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const type = async (id: string, fields: Record<string, string>) => {
    const reply = await fetch(`${server.url}${home}/${id}/verdi`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, cookie: auth.cookie },
      body: new URLSearchParams({ csrf: auth.csrf, place: 'kommunen', source: 'Boligkontoret', ...fields }),
    });
    expect(reply.status).toBe(303);
  };
  const makeOf = async (name: string, from = home) => {
    await page.goto(server.url + from);
    await page.getByRole('link', { name, exact: true }).click();
  };
  const field = (name: string) => page.locator(`#${name}`).inputValue();
  const goal = async (slug = 'eksempelvik') => {
    const [kommune] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>('select id from kommune where slug = $1', [slug]),
    );
    return (await server.db.inKommune(kommune?.id ?? '', listMaal)).at(-1)?.data;
  };

  it('takes one press: name, last figure with unit, year and source, and the quality are there', async () => {
    await type('i-ordinaere-bygg', { value: '61,5', year: YEAR });
    await makeOf('Lag et mål for Kommunale boliger i vanlige bygg');
    expect(await page.locator('#nytt-maal').innerText()).toBe('Legg til mål');
    expect(await field('title')).toBe('Kommunale boliger i vanlige bygg: opp fra 61,5 prosent');
    expect(await page.locator('#qualities-normalisering').isChecked()).toBe(true);
    expect(await page.locator('#qualities-normalisering').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Legg til mål' }).click();
    expect(page.url()).toMatch(/\/maal\/\d+\?lagret=ja$/);
    expect(await goal()).toMatchObject({
      title: 'Kommunale boliger i vanlige bygg: opp fra 61,5 prosent',
      ledger: 'boligsosialt',
      indicator: 'Kommunale boliger i vanlige bygg',
      baseline: '61,5 prosent',
      baselineYear: Number(YEAR),
      baselineSource: 'Boligkontoret',
      qualities: ['normalisering'],
    });
  });

  it('is measured by the same indicator, without its name being typed', async () => {
    await makeOf('Lag eit mål for Innbyggjarar 80 år og over', `/nn${home}`);
    expect(await field('title')).toMatch(/^Innbyggjarar 80 år og over$/);
    expect(await field('baseline')).toMatch(/^\d,\d prosent$/);
    expect(await field('baselineYear')).toMatch(/^20\d\d$/);
    await page.getByRole('button', { name: 'Legg til mål' }).click();
    await page
      .locator('main')
      .getByRole('link', { name: 'Lag ein målindikator med tal av det som står i målet' })
      .click();
    expect([await field('kilde'), await field('kunnskap'), await field('unit')]).toEqual([
      'kunnskap',
      'eldre-80',
      'prosent',
    ]);
  });

  it('is started of every quality, also where the figure is missing', async () => {
    await makeOf('Lag et mål for Boliger med trinnfri atkomst', '/arbeid/halden/kunnskap');
    expect([await field('title'), await field('baseline'), await field('baselineYear')]).toEqual([
      'Boliger med trinnfri atkomst: opp',
      '',
      '',
    ]);
    await page.getByRole('button', { name: 'Legg til mål' }).click();
    expect(await goal('halden')).toMatchObject({ qualities: ['tilgjengelighet'], baseline: '', baselineYear: null });
    await makeOf('Lag et mål for Boliger i blokk', '/arbeid/halden/kunnskap');
    await page.getByRole('button', { name: 'Legg til mål' }).click();
    expect(await goal('halden')).toMatchObject({ ledger: 'boligutvikling', qualities: ['variasjon'] });
  });

  it('never takes a small count of people to where everybody reads it', async () => {
    await type('barn-i-midlertidig', { value: '3', year: YEAR });
    await makeOf('Lag et mål for Barn i kommunal eller midlertidig bolig');
    expect([await field('title'), await field('baseline')]).toEqual([
      'Barn i kommunal eller midlertidig bolig: ned',
      '',
    ]);
  });

  it('is an empty form for an indicator that is not there', async () => {
    await page.goto(`${server.url}/arbeid/eksempelvik/tiltak?indikator=finnes-ikke`);
    expect(await field('title')).toBe('');
    expect(server.errors).toEqual([]);
  });
});
