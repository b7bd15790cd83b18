import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../../test/browser.ts';
import { startServer, type TestServer } from '../../../../test/server.ts';
import { INK } from '../../../ui/charts/palette.ts';

/** The økonomiplan of Eksempelvik as somebody meets it who has ten minutes, or wants to know what a line is. */
describe('the page of the økonomiplan', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(`${server.url}/arbeid/eksempelvik/oekonomiplan`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('draws what is over the frame above what is within it', async () => {
    const parts = await page.$$eval('svg', (all) => {
      const svg = all.find((one) => one.querySelector('title')?.textContent === 'Ønsker mot rammen for investering');
      return [...(svg?.querySelectorAll('rect') ?? [])].map((r) => ({
        fill: r.getAttribute('fill') ?? '',
        x: Number(r.getAttribute('x')),
        y: Number(r.getAttribute('y')),
        tall: Number(r.getAttribute('height')),
      }));
    });
    const [over, within] = [INK.gap, INK.measure].map((ink) => parts.filter((p) => p.fill === ink && p.tall > 12));
    expect(over?.length).toBeGreaterThan(0);
    for (const o of over ?? []) {
      const under = within?.find((w) => Math.abs(w.x - o.x) < 1);
      expect(o.y + o.tall).toBeCloseTo(under?.y ?? 0, 0);
    }
  });

  it('leads from every line to its tiltak in one step', async () => {
    const linked = await page.$$eval('main table', (tables) =>
      tables.flatMap((table) =>
        [...table.querySelectorAll('tbody tr')].flatMap((row) => {
          const [cell] = row.children;
          const number = /^T-0*(\d+)$/.exec(cell?.textContent?.trim() ?? '')?.[1];
          return number ? [[number, cell?.querySelector('a')?.getAttribute('href')]] : [];
        }),
      ),
    );
    expect(linked.length).toBeGreaterThan(30);
    for (const [number, href] of linked) expect(href).toBe(`/arbeid/eksempelvik/tiltak/${number}`);
  });
});
