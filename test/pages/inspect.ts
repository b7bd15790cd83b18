import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** What a page must be, beyond what axe knows; runs in the browser. */
const BASICS = `(() => {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const seen = (element) => element.getClientRects().length > 0;
  if (getComputedStyle(document.body).backgroundColor !== 'rgb(251, 250, 247)') faults.push('the style sheet is missing');
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    const over = all('main *, header *, footer *').filter((e) => seen(e) && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.bp-scroll, svg'));
    faults.push('scrolls sideways: ' + (over.at(-1)?.outerHTML.slice(0, 120) ?? 'inside a scrolling region'));
  }
  const ids = all('[id]').map((element) => element.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push('two elements with the id ' + id);
  const levels = all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) faults.push('not exactly one h1');
  const top = document.querySelector('h1')?.getBoundingClientRect().top + scrollY;
  if (innerWidth <= 320 && top > 250) faults.push('the h1 begins at ' + Math.round(top) + ' px');
  levels.forEach((level, i) => { if (i > 0 && level > levels[i - 1] + 1) faults.push('h' + level + ' follows h' + levels[i - 1]); });
  for (const field of all('input:not([type=hidden]), select, textarea'))
    if (!field.labels?.length && !field.getAttribute('aria-label')) faults.push('no label on ' + field.name);
  for (const link of all('a[href^="#"]'))
    if (link.hash.length > 1 && !document.getElementById(decodeURIComponent(link.hash.slice(1)))) faults.push('a link to nowhere: ' + link.hash);
  for (const name of all('[aria-describedby], [aria-labelledby]').flatMap((e) => ((e.getAttribute('aria-describedby') ?? '') + ' ' + (e.getAttribute('aria-labelledby') ?? '')).split(' ')))
    if (name && !document.getElementById(name)) faults.push('described by nothing: ' + name);
  return faults;
})()`;

const SEEN_IN_PRINT = `[...document.querySelectorAll('body > header nav, body > nav, body > footer nav, form')]
  .filter((element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden')
  .map((element) => 'in print: ' + element.outerHTML.slice(0, 100))`;

/**
 * What axe and print judge by: each element with its line of ancestors, the attributes that say what they are, and whether text
 * stands in it; and the landmarks of the page together. Numbers for short. Ids, addresses, labels and the order of headings are
 * the business of BASICS, on every page.
 */
const TRAITS = `(() => {
  const told = /^(id|for|href|src|name|value|action|title|alt|content|datetime|placeholder|headers|list|min|max|maxlength|minlength|pattern|rows|cols|download|d|x|y|x1|x2|y1|y2|dx|dy|cx|cy|r|rx|ry|points|transform|viewBox|width|height|aria-label|aria-labelledby|aria-describedby|aria-controls|popovertarget|data-.*)$/;
  const number = (text, seed) => {
    let a = seed | 1, b = ~seed;
    for (let i = 0; i < text.length; i += 1) {
      a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
      b = Math.imul(b + text.charCodeAt(i), 0x5bd1e995) ^ (b >>> 13);
    }
    return (a >>> 0) * 0x200000 + (b >>> 11);
  };
  const traits = new Map();
  const walk = (e, above) => {
    const attributes = e.getAttributeNames().sort().map((n) => (told.test(n) ? n + (e.getAttribute(n) === '' ? '!' : '') : n + '=' + e.getAttribute(n)));
    const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) ? '#' : '';
    const own = number(e.tagName + ' ' + attributes.join(' ') + text + (e.childElementCount ? '' : '.'), above % 0x7fffffff);
    if (!traits.has(own)) traits.set(own, e);
    for (const child of e.children) walk(child, own);
  };
  walk(document.documentElement, innerWidth);
  const landmarks = [...document.querySelectorAll('header, nav, main, footer, aside, section[aria-label], section[aria-labelledby], form[aria-label], form[aria-labelledby], [role]')];
  traits.set(number(landmarks.map((e) => e.tagName + (e.getAttribute('role') ?? '')).join(), innerWidth), document.documentElement);
  window.traits = traits;
  return [...traits.keys()];
})()`;

/** What axe is asked to judge: the outermost elements with a trait among the fresh; the whole page when the frame of it is among them. */
const FRESH = `(fresh) => {
  const found = fresh.map((trait) => window.traits.get(trait));
  const all = new Set(found);
  const outermost = found.filter((e) => { for (let a = e.parentElement; a; a = a.parentElement) if (all.has(a)) return false; return true; });
  return outermost.some((e) => !document.body.contains(e.parentElement) || e.parentElement === document.body) ? document : { include: outermost };
}`;

export interface Visit {
  readonly width: number;
  readonly cookie: string;
  readonly url: string;
}

export interface Inspector {
  /** A window of a given width with a person's cookie. The policy is bypassed so that axe can be put into the page. */
  openWindow(visit: Visit): Promise<Page>;
  /** Everything wrong with the page as it stands: axe, the basics of HTML, reflow, and what print shows. */
  faultsOf(page: Page): Promise<string[]>;
  /** How many pages were looked at, and how many of them had something that no page before them had. */
  readonly seen: { readonly pages: number; readonly judged: number };
  close(): Promise<void>;
}

/** Looks at pages. Axe is slow, so it judges only a page with something in it that no page before it had: see TRAITS. */
export async function createInspector(browser: Browser): Promise<Inspector> {
  const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'));
  // From a server and not through the test's pipe: then the browser keeps it compiled.
  const shelf = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=86400' }).end(axe);
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => shelf.once('listening', listening));
  const script = `http://127.0.0.1:${(shelf.address() as AddressInfo).port}/axe.js`;
  const known = new Set<number>();
  const seen = { pages: 0, judged: 0 };

  async function judge(page: Page, fresh: readonly number[]): Promise<string[]> {
    await page.addScriptTag({ url: script });
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      `axe.run((${FRESH})(${JSON.stringify(fresh)}), { resultTypes: ['violations'], preload: false })`,
    );
    await page.emulateMedia({ media: 'print' });
    const print = await page.evaluate<string[]>(SEEN_IN_PRINT);
    await page.emulateMedia({ media: null });
    return [...violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`), ...print];
  }

  return {
    seen,
    async openWindow({ width, cookie, url }) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
      const value = cookie.split('=')[1];
      if (value) await context.addCookies([{ name: 'boligplan', value, url }]);
      return context.newPage();
    },
    async faultsOf(page) {
      const [basics, traits] = await page.evaluate<[string[], number[]]>(`[${BASICS}, ${TRAITS}]`);
      seen.pages += 1;
      const fresh = traits.filter((trait) => !known.has(trait));
      if (fresh.length === 0) return basics;
      for (const trait of fresh) known.add(trait);
      seen.judged += 1;
      return [...basics, ...(await judge(page, fresh))];
    },
    async close() {
      await new Promise((closed) => shelf.close(closed));
    },
  };
}

/** Shows an answer that was fetched, with the style sheet of its server; quicker than to load each as a page of its own. */
export async function show(page: Page, url: string, html: string): Promise<void> {
  if (!page.url().startsWith(url)) await page.goto(`${url}/ordliste`);
  await page.setContent(html);
}
