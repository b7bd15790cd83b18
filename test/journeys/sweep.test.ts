import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/kernel/index.ts';
import { launchBrowser } from '../browser.ts';
import { routeOf, type State } from '../pages/addresses.ts';
import { type Answer, faults, ownFault, refusals, showsBoth, twinLines } from '../pages/answers.ts';
import { openSite, pagesOf, type Site } from '../pages/fixture.ts';
import { formsIn } from '../pages/forms.ts';
import { createInspector, type Inspector } from '../pages/inspect.ts';
import { NOT_SENT_LATE, NOT_SENT_LATE_BY_LINK, writesOver } from '../pages/late.ts';
import { FORMS } from '../pages/late-forms.ts';
import { faultsOfAnswers, visit } from '../pages/walk.ts';

/**
 * Sent by a script, or by a button that takes a form elsewhere than to its own address. test/journeys/kapittel.test.ts,
 * src/app/utkast/utkast.test.ts and src/plan/runde/pages/roller-i-runder.test.ts send them.
 */
const BESIDE_FORMS = new Set([
  '/arbeid/:kommune/oppgaver/:nummer{[0-9]+}/finn',
  '/arbeid/:kommune/dokument/:kapittel/utkast',
  '/arbeid/:kommune/skjemautkast',
  '/k/:kommune/oppgave/:token/skjemautkast',
]);

/** As the role that sees most: every page of the route table filled, empty and refused, wide in bokmål and narrow in nynorsk. */
const WINDOWS = [
  ['nb', 1280],
  ['nn', 320],
] as const;

describe('every page', () => {
  let site: Site;
  let server: Site['server'];
  let browser: Browser;
  let inspector: Inspector;
  let cookie = '';
  /** What the first two tests read, for the third: it sends the forms that stand there. */
  const read = new Map<string, string>();
  beforeAll(async () => {
    site = await openSite();
    server = site.server;
    cookie = site.cookies.administrator;
    browser = await launchBrowser();
    inspector = await createInspector(browser);
  }, 300_000);
  afterAll(async () => {
    console.info(`Pages shown: ${inspector.seen.pages}, judged by axe: ${inspector.seen.judged}`);
    await browser?.close();
    await inspector?.close();
    await server?.stop();
  });

  const prefixOf = (lang: Language) => (lang === 'nn' ? '/nn' : '');

  /** Each page read; shown are those with something that no page before them had. */
  async function faultsOfPages(state: State, lang: Language, width: number): Promise<string[]> {
    const found: string[] = [];
    const page = await inspector.openWindow({ width, cookie, url: server.url });
    // What belongs to no municipality is the same when one is empty.
    const paths = pagesOf(site, state).filter((path) => state === 'filled' || path.startsWith('/arbeid/'));
    for (const path of paths) {
      const address = server.url + prefixOf(lang) + (path === '/' && lang === 'nn' ? '' : path);
      const { status, html, faults } = await visit(inspector, page, address, cookie);
      if (status === 0 || status >= 500) found.push(`${path} in ${lang}: ${status}`);
      read.set(address, html);
      found.push(...faults.map((fault) => `${path} in ${lang} at ${width}: ${fault}`));
    }
    await page.context().close();
    return found;
  }

  const faultsIn = (answers: readonly Answer[], width: number) =>
    faultsOfAnswers(inspector, { width, cookie: '', url: server.url }, answers);

  // Two windows at a time, each a process of its own: one at a time, this file is what the whole run waits for.
  it.each(['filled', 'empty'] as const)(
    'has no fault when %s, wide in bokmål and narrow in nynorsk',
    async (state) => {
      const found = await Promise.all(WINDOWS.map(([lang, width]) => faultsOfPages(state, lang, width)));
      expect(found.flat()).toEqual([]);
    },
    480_000,
  );

  it('has no form that writes over something and is not tried when it comes too late', () => {
    const routeFor = (action: string) => routeOf(server.routes, 'POST', action)?.path ?? action;
    const tried = new Set(FORMS.map((form) => routeFor(`/arbeid/eksempelvik${form.action ?? form.page}`)));
    const apart = { ...NOT_SENT_LATE, ...NOT_SENT_LATE_BY_LINK };
    const found = [...read.values()].flatMap((html) => formsIn(html).filter(writesOver));
    const over = new Set(found.map((form) => routeFor(form.action.replace(/^\/nn(?=\/)/, ''))));
    expect(over.size).toBeGreaterThan(tried.size);
    expect([...over].filter((path) => !tried.has(path) && !(path in apart))).toEqual([]);
    expect(Object.keys(apart).filter((path) => !over.has(path) || tried.has(path))).toEqual([]);
  });

  it('has no fault when it says no, wide in bokmål and narrow in nynorsk', async () => {
    const said: (readonly [number, Answer[]])[] = [];
    // In one of the two forms: what was sent wrong in the first may have taken a page's forms away for the second.
    const shown = new Set<string>();
    for (const [lang, width] of WINDOWS) {
      const { answers, tried, broken } = await refusals(site, lang, 'administrator', read);
      read.clear();
      expect(broken).toEqual([]);
      for (const path of tried) shown.add(path);
      const statuses = new Set(answers.map((a) => a.status));
      expect([...statuses].filter((status) => ![404, 409, 422].includes(status))).toEqual([]);
      expect(statuses.has(409) && statuses.has(422)).toBe(true);
      const late = answers.filter((a) => a.status === 409 && a.words);
      expect(new Set(late.map((a) => a.name)).size).toBeGreaterThan(10);
      expect(
        late.filter((a) => !showsBoth(a)).map((a) => a.name),
        'words lost to who saved first',
      ).toEqual([]);
      expect(
        answers.flatMap((a) => twinLines(a).map((line) => `${a.name}: ${line}`)),
        'lines that do not say which field they are about',
      ).toEqual([]);
      const framed = await faults(site, lang);
      expect(framed.map((a) => a.status)).toEqual([403, 403, 403, 404, 404, 413]);
      said.push([width, [...answers, ...framed]]);
    }
    const untried = server.routes
      .filter((r) => r.method === 'POST' && !shown.has(r.path) && !BESIDE_FORMS.has(r.path))
      .map((r) => r.path);
    expect(untried, 'forms that no page shows to the sweep').toEqual([]);
    const found = await Promise.all(said.map(([width, answers]) => faultsIn(answers, width)));
    expect(found.flat()).toEqual([]);
  }, 480_000);

  it('is closed to a visitor without a role, and to the neighbour', async () => {
    const closed = server.routes.filter(
      (r) => r.path.includes(':kommune') && !r.path.startsWith('/api/') && r.who !== 'alle',
    );
    expect(closed.length).toBeGreaterThan(10);
    const { accounts } = server;
    const stranger = await accounts.createKommune(
      { slug: 'nabovik', name: 'Nabovik', number: '9903', demo: false },
      null,
    );
    expect(stranger.ok).toBe(true);
    for (const route of closed) {
      for (const path of (route.examples ?? [route.path]).map((p) =>
        p.replace(':kommune', 'nabovik').replace(/:[a-z]+(\{[^}]*\})?/g, '1'),
      )) {
        for (const headers of [{}, { cookie }] as Record<string, string>[]) {
          const reply = await fetch(server.url + path, {
            method: route.method,
            headers: { ...headers, origin: server.url },
            redirect: 'manual',
            ...(route.method === 'POST' ? { body: new URLSearchParams({ a: 'b' }) } : {}),
          });
          expect(reply.status, `${route.method} ${path}`).toBe(403);
          expect(await reply.text()).not.toContain('T-001');
        }
      }
    }
  });

  it('shows nothing of a municipality in the open that it has not published', async () => {
    const open = server.routes.filter((r) => r.method === 'GET' && r.path.startsWith('/k/'));
    expect(open.length).toBeGreaterThan(1);
    for (const slug of ['haram', 'finnes-ikke'])
      for (const route of open)
        expect((await fetch(server.url + route.path.replace(':kommune', slug))).status, route.path).toBe(404);
    const page = await fetch(`${server.url}/k/eksempelvik/prosessplan`);
    const tag = page.headers.get('etag') ?? '';
    expect(page.headers.get('cache-control')).toBe('public, max-age=60');
    expect(await page.text()).not.toContain('name="csrf"');
    const again = { headers: { 'if-none-match': tag } };
    expect((await fetch(`${server.url}/k/eksempelvik/prosessplan`, again)).status).toBe(304);
    const own = await fetch(`${server.url}/k/eksempelvik/prosessplan`, { headers: { cookie, 'if-none-match': tag } });
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect((await fetch(`${server.url}/k/eksempelvik/prosessplan.ics?n=`)).status).toBe(404);
  });

  it('takes no form from elsewhere and none without its token', async () => {
    const url = `${server.url}/arbeid/haram/tiltak/maal`;
    const body = () => new URLSearchParams({ title: 'Mål', ledger: 'boligutvikling' });
    expect(
      (await fetch(url, { method: 'POST', body: body(), headers: { cookie, origin: 'https://ond.example' } })).status,
    ).toBe(403);
    expect((await fetch(url, { method: 'POST', body: body(), headers: { cookie } })).status).toBe(403);
    expect((await fetch(url, { method: 'POST', body: body(), headers: { cookie, origin: server.url } })).status).toBe(
      403,
    );
  });

  it('answers a missing page with a page, and logs no error anywhere', async () => {
    const reply = await fetch(`${server.url}/finnes/ikke`);
    expect(reply.status).toBe(404);
    expect(await reply.text()).toContain('Fant ikke siden');
    expect(server.errors).toEqual([]);
  });

  it('says so plainly when the fault is ours', async () => {
    const answers = await ownFault(site);
    expect(answers.map((a) => a.status)).toEqual([500, 500]);
    expect(answers.map((a) => /Noe gikk galt hos oss|Noko gjekk gale hos oss/.test(a.html))).toEqual([true, true]);
    expect(await faultsIn(answers, 320)).toEqual([]);
  }, 60_000);
});
