import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Contrast takes axe more time than all else, and is judged on every page and refusal by test/journeys/sweep.test.ts. */
const HOW = `{ resultTypes: ['violations'], preload: false, rules: { 'color-contrast': { enabled: false } } }`;

let shelf: Promise<string> | undefined;

/** Puts axe into a page, from a server and not through the test's pipe: the pipe takes half a megabyte each time, and the browser keeps axe compiled. */
export async function putAxe(page: Page): Promise<void> {
  shelf ??= new Promise((listening) => {
    const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'));
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=86400' });
      response.end(axe);
    }).listen(0, '127.0.0.1', () => listening(`http://127.0.0.1:${(server.address() as AddressInfo).port}/axe.js`));
    server.unref();
  });
  await page.addScriptTag({ url: await shelf });
}

/** What axe finds in the page as it stands, and whether it scrolls sideways: for a journey, in a window that bypasses the policy. */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await putAxe(page);
  const result = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    `axe.run(document, ${HOW})`,
  );
  const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  return [
    ...result.violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`),
    ...(wide ? ['scrolls sideways'] : []),
  ];
}
