import { once } from 'node:events';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

const MEGABYTE = 1024 * 1024;

describe('a file that is too large', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boligplan-large-'));
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await browser.newPage();
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    await page.context().addCookies([{ name: 'boligplan', value: own.cookie.split('=')[1] ?? '', url: server.url }]);
    // An office's way to its server: fast, but not as fast as one machine to itself.
    const line = await page.context().newCDPSession(page);
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 5,
      downloadThroughput: -1,
      uploadThroughput: 30 * MEGABYTE,
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function fileOf(megabytes: number): string {
    const path = join(folder, `${megabytes}.csv`);
    writeFileSync(path, '"region";"alder";"2026"\n');
    truncateSync(path, megabytes * MEGABYTE);
    return path;
  }
  /** Chooses the file on Tall and sends it; what the browser then shows. */
  async function choose(megabytes: number): Promise<{ status: number; text: string }> {
    await page.setInputFiles('#filer', fileOf(megabytes));
    const answered = page.waitForResponse((r) => r.request().method() === 'POST', { timeout: 60_000 });
    await page.click('button:has-text("Les filene")');
    const status = (await answered).status();
    await page.waitForLoadState();
    return { status, text: await page.innerText('main') };
  }
  const atTall = () => page.goto(`${server.url}/arbeid/halden/tall`);

  it('is refused on the page it was chosen on, by name', async () => {
    await atTall();
    const { status, text } = await choose(30);
    expect(status).toBe(422);
    expect(text).toMatch(/30\.csv: Filen er større enn 25 MB\. Velg færre år/);
  }, 120_000);

  it('is answered by a page that says what to do when it is more than all files may be', async () => {
    await atTall();
    const { status, text } = await choose(61);
    expect(status).toBe(413);
    expect(text).toMatch(/Det du sendte, er for stort[\s\S]*25 MB[\s\S]*velg færre år/);
  }, 120_000);

  it('is answered by a page when the login ended meanwhile', async () => {
    await atTall();
    await server.accounts.logOut((await page.context().cookies())[0]?.value ?? '');
    const { status, text } = await choose(30);
    expect(status).toBe(403);
    expect(text).toMatch(/Logg inn/);
    expect(server.errors).toEqual([]);
  }, 120_000);

  it('is let in whole before it is answered, for browsers and proxies that send first and listen after', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const length = 200 * MEGABYTE;
    socket.write(`POST /arbeid/halden/tall HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: ${length}\r\n\r\n`);
    const piece = Buffer.alloc(MEGABYTE);
    for (let sent = 0; sent < length; sent += piece.length) {
      // A second and a half in all: longer than the server's own way of parting lasts.
      await new Promise((on) => setTimeout(on, 8));
      if (!socket.write(piece)) await once(socket, 'drain');
    }
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  }, 60_000);
});
