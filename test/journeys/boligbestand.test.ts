import ExcelJS from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';
import { type Hands, keyboard, pointing } from './hands.ts';

const HEADS = ['Gateadresse', 'Hustype', 'Leietaker', 'BRA', 'Utleiestatus', 'Grunnkrets', 'Rullestol', 'Innleie til'];
type Row = readonly (string | number | null)[];
const GOOD: readonly Row[] = [
  ['Storgata 1', 'Murgård', 'Kari Nordmann', 62, 'Utleid', 'Torget', 'Universelt utformet', null],
  ['Storgata 2', 'Murgård', 'Ola Hansen', 48, 'Tom', 'Torget', 'Nei', null],
  ['Lia 4', 'Rekkehus', 'Per Olsen', 81, 'Utleid', 'Lia', 'Nei', null],
  ['Lia 6', 'Rekkehus', 'Anne Berg', 80, 'Utleid', 'Torget', 'Nei', `30.06.${new Date().getFullYear() + 2}`],
];
const BAD = GOOD.map((row, at) => (at === 2 ? [...row.slice(0, 3), 'stor', ...row.slice(4)] : row));

async function workbook(rows: readonly Row[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Boliger').addRows([HEADS, ...rows.map((row) => [...row])]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** In the hands of a planner whose heads and words the product has never seen. */
describe('a list of dwellings, from Excel to the ledger and the gap', () => {
  let server: TestServer;
  let browser: Browser;
  let cookie = '';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const main = async (page: Page) => (await page.locator('main').innerText()).replaceAll('\u00a0', ' ');
  const idOf = async (kommune: string) => {
    const [row] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>('select id from kommune where slug = $1', [kommune]),
    );
    return row?.id ?? '';
  };
  const stored = async () =>
    server.db.inKommune(await idOf('halden'), (tx) => tx.rows<{ address: string }>('select address from bolig'));
  const give = async (hands: Hands, name: string, rows: readonly Row[]) => {
    await hands.give('fil', [
      {
        name,
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await workbook(rows),
      },
    ]);
    await hands.press('Les fila');
    await hands.page.waitForURL(/\/boliger\/inn\/\d+$/);
  };

  it.each<[string, (page: Page) => Hands]>([
    ['with a mouse', pointing],
    ['by keyboard alone', keyboard],
  ])(
    'is read, put right and taken in %s',
    async (_, handsOn) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      await context.addCookies([{ name: 'boligplan', value: cookie.split('=')[1] ?? '', url: server.url }]);
      const hands = handsOn(await context.newPage());
      const { page } = hands;
      const before = (await stored()).length;
      await page.goto(`${server.url}/arbeid/halden`);
      await hands.press('Tilbud', 'menu');
      await page.waitForURL('**/tilbud');
      await page.locator('main').getByRole('link', { name: 'Kommunale boliger én for én' }).click();
      await page.waitForURL('**/boliger');
      await page
        .locator('main')
        .getByRole('link', { name: /Ta inn/ })
        .first()
        .click();
      await page.waitForURL('**/boliger/inn');

      // One row is wrong: it is named, and nothing can be taken in.
      await give(hands, 'feil.xlsx', BAD);
      if ((await page.locator('#k1').inputValue()) === '') {
        // No head says the kind of dwelling, and a word is new: both are said once.
        await hands.choose('k1', 'type');
        await hands.press('Lagre valgene');
        await page.waitForLoadState();
        expect(await main(page)).toContain('«Murgård» er ikke et ord vi kjenner');
        const word = await page.locator('tr', { hasText: 'Murgård' }).locator('select[name^=v]').getAttribute('id');
        await hands.choose(word ?? '', 'blokk');
        await hands.press('Lagre valgene');
        await page.waitForLoadState();
      }
      expect(await main(page)).toMatch(/4\s+Bruksareal|4\s+.*(areal|Størrelse)/i);
      expect(await page.getByRole('button', { name: /^Ta inn \d/ }).count()).toBe(0);
      expect((await stored()).length).toBe(before);

      // The same list put right: what was said of its heads and words is remembered.
      await page.goto(`${server.url}/arbeid/halden/boliger/inn`);
      await give(hands, 'boliger.xlsx', GOOD);
      expect(await main(page)).toContain('4 boliger er lest. Ingenting er tatt inn ennå.');
      expect(await main(page)).not.toContain('Nordmann');
      await hands.press('Ta inn 4 boliger');
      await page.waitForURL('**/boliger');
      expect(await main(page)).toContain('Kommunen disponerer 4 boliger');
      const addresses = (await stored()).slice(before).map((b) => b.address);
      expect(addresses.sort()).toEqual(['Lia 4', 'Lia 6', 'Storgata 1', 'Storgata 2']);

      // The ledger closes with them, less the right that ends, in its year.
      await page
        .locator('main')
        .getByRole('link', { name: /beholdningen år for år/ })
        .click();
      await page.waitForURL('**/beholdning*');
      const year = new Date().getFullYear();
      const line = async (of: number) =>
        (
          await page
            .locator('table')
            .first()
            .locator('tr', { hasText: String(of) })
            .first()
            .innerText()
        ).split(/\s+/);
      expect((await line(year)).at(-1)).toBe('4');
      expect((await line(year + 2)).at(-1)).toBe('3');

      // And so does what the model takes to the gap.
      const figures = await server.db.inKommune(await idOf('halden'), (tx) => server.run.ownFigures(tx));
      expect(figures.stock?.map((s) => [s.type, s.level, s.units])).toEqual([
        ['blokk', 'ingen', 2],
        ['smaahus', 'ingen', 2],
      ]);
      expect(figures.flows?.map((f) => [f.type, f.year, f.units])).toEqual([['smaahus', year + 2, -1]]);

      // The knowledge base reads the list, where nobody has typed the figure.
      await page.goto(`${server.url}/arbeid/halden/kunnskap/stoerste-andel-i-grunnkrets`);
      expect(await main(page)).toContain(`75,0 prosent i ${year}`);
      await page.goto(`${server.url}/arbeid/halden/kunnskap/tilgjengelige-kommunale`);
      expect(await main(page)).toContain(`25,0 prosent i ${year}`);
      expect(await main(page)).toContain('4 av 4 boliger');
      await page.goto(`${server.url}/arbeid/eksempelvik/kunnskap/stoerste-andel-i-grunnkrets`);
      expect(await main(page)).not.toContain('75,0');
      expect(server.errors).toEqual([]);
      await context.close();
    },
    90_000,
  );
});
