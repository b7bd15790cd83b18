import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { putAxe } from './axe.ts';

/** What axe calls a landmark. */
const LANDMARKS =
  'header, nav, main, footer, aside, section[aria-label], section[aria-labelledby], form[aria-label], form[aria-labelledby], [role=region], [role=search]';

/** What a document must be, beyond what axe knows and before it is laid out; runs in the browser. */
const WELL_MADE = `(page) => {
  const faults = [];
  const all = (selector) => [...page.querySelectorAll(selector)];
  const ids = all('[id]').map((element) => element.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push('two elements with the id ' + id);
  const levels = all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) faults.push('not exactly one h1');
  levels.forEach((level, i) => { if (i > 0 && level > levels[i - 1] + 1) faults.push('h' + level + ' follows h' + levels[i - 1]); });
  for (const field of all('input:not([type=hidden]), select, textarea'))
    if (!field.labels?.length && !field.getAttribute('aria-label')) faults.push('no label on ' + field.name);
  for (const link of all('a[href^="#"]')) {
    const to = decodeURIComponent(link.getAttribute('href').slice(1));
    if (to && !page.getElementById(to)) faults.push('a link to nowhere: #' + to);
  }
  for (const name of all('[aria-describedby], [aria-labelledby]').flatMap((e) => ((e.getAttribute('aria-describedby') ?? '') + ' ' + (e.getAttribute('aria-labelledby') ?? '')).split(' ')))
    if (name && !page.getElementById(name)) faults.push('described by nothing: ' + name);
  const named = (e) => (e.getAttribute('role') ?? e.tagName) + ' ' + (e.getAttribute('aria-label') ?? page.getElementById(e.getAttribute('aria-labelledby'))?.textContent ?? '');
  const landmarks = all('${LANDMARKS}').filter((e) => !e.closest('main header, main footer, .bp-on-paper')).map(named);
  for (const name of new Set(landmarks.filter((name, i) => landmarks.indexOf(name) !== i))) faults.push('two landmarks alike: ' + name);
  return faults;
}`;

/** What a page must be when it is laid out. */
const LAID_OUT = `(() => {
  const faults = [];
  if (getComputedStyle(document.body).backgroundColor !== 'rgb(251, 250, 247)') faults.push('the style sheet is missing');
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    const over = [...document.querySelectorAll('main *, header *, footer *')].filter((e) => e.getClientRects().length > 0 && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.bp-scroll, svg'));
    faults.push('scrolls sideways: ' + (over.at(-1)?.outerHTML.slice(0, 120) ?? 'inside a scrolling region'));
  }
  for (const e of document.querySelectorAll('main, main *, nav, nav *')) {
    if ((e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight) || !e.checkVisibility()) continue;
    const { overflowX, overflowY } = getComputedStyle(e);
    const scrolls = (e.scrollWidth > e.clientWidth && /auto|scroll/.test(overflowX)) || (e.scrollHeight > e.clientHeight && /auto|scroll/.test(overflowY));
    if (scrolls && !e.matches('[tabindex], textarea, select, a, button, input') && !e.querySelector('[tabindex], textarea, select, a[href], button, input, summary')) faults.push('scrolls out of reach of the keyboard: ' + e.outerHTML.slice(0, 120));
  }
  const top = document.querySelector('h1')?.getBoundingClientRect().top + scrollY;
  if (innerWidth <= 320 && top > 250) faults.push('the h1 begins at ' + Math.round(top) + ' px');
  return faults;
})()`;

const NOT_PRINTED = 'body > header nav, body > nav, body > footer nav, form';

const SEEN_IN_PRINT = `[...document.querySelectorAll('${NOT_PRINTED}')]
  .filter((element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden')
  .map((element) => 'in print: ' + element.outerHTML.slice(0, 100))`;

/**
 * What axe and print judge by: each element with its line of ancestors, the attributes that say what they are, and whether text
 * stands in it; and the landmarks of the page together. Numbers for short, each with its element. Ids, addresses, labels and the
 * order of headings are the business of WELL_MADE, on every page. Where text stands, how long its longest word is belongs to
 * what a page may scroll by: a number of its own, without an element.
 */
const TRAITS = `(page) => {
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
  const words = new Set();
  const walk = (e, above) => {
    const attributes = e.getAttributeNames().sort().map((n) => (told.test(n) ? n + (e.getAttribute(n) === '' ? '!' : '') : n + '=' + e.getAttribute(n)));
    const text = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join(' ').trim();
    const own = number(e.tagName + ' ' + attributes.join(' ') + (text ? '#' : '') + (e.childElementCount ? '' : '.'), above % 0x7fffffff);
    if (!traits.has(own)) traits.set(own, e);
    if (text) words.add(number('' + Math.ceil(Math.max(...text.split(/\\s+/).map((word) => word.length)) / 8), own % 0x7fffffff));
    for (const child of e.children) walk(child, own);
  };
  walk(page.documentElement, innerWidth);
  const landmarks = [...page.querySelectorAll('${LANDMARKS}')];
  traits.set(number(landmarks.map((e) => e.tagName + (e.getAttribute('role') ?? '')).join(), innerWidth), page.documentElement);
  return { traits, words };
}`;

/** The page as it stands: its faults, its traits, and whether axe is in the window already. As a text: the pipe weighs every number. */
const LOOK = `(() => {
  window.traits = (${TRAITS})(document).traits;
  return JSON.stringify([[...${LAID_OUT}, ...(${WELL_MADE})(document)], [...window.traits.keys()], 'axe' in window]);
})()`;

/** HTML that nobody has laid out: the faults of each text, and whether it has a mark that no text before it had. */
const READ = `(texts) => {
  window.known ??= new Set();
  return texts.map((text) => {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const { traits, words } = (${TRAITS})(page);
    const before = known.size;
    for (const mark of [...traits.keys(), ...words]) known.add(mark);
    return { faults: (${WELL_MADE})(page), fresh: known.size > before };
  });
}`;

/** Puts a text of HTML in the place of the page, and is done when it is loaded. */
const WRITE = `(text) => new Promise((loaded) => {
  document.open();
  addEventListener('load', () => loaded(), { once: true });
  document.write(text);
  document.close();
})`;

/** Whether something with a trait among the fresh must not be seen in print. */
const MAY_PRINT = `(fresh) => fresh.some((trait) => window.traits.get(trait).matches('${NOT_PRINTED}'))`;

/**
 * What axe is asked to judge: the outermost elements with a trait among the fresh; the whole page when the frame of it or the
 * order of its landmarks is among them. Axe takes its time for every element of a page, so the page is first rid of all that was
 * judged before, but for the landmarks of a whole one. What is named by something that stays, stays with it.
 */
const FRESH = `(fresh) => {
  const found = fresh.map((trait) => window.traits.get(trait));
  const all = new Set(found);
  const outermost = found.filter((e) => { for (let a = e.parentElement; a; a = a.parentElement) if (all.has(a)) return false; return true; });
  const whole = outermost.some((e) => !document.body.contains(e.parentElement) || e.parentElement === document.body);
  const stays = new Set();
  const stay = (e) => { for (; e && !stays.has(e); e = e.parentElement) stays.add(e); };
  const stayAll = (e) => { if (e) for (const each of [e, ...e.querySelectorAll('*')]) stay(each); };
  for (const e of document.querySelectorAll('head, head *')) stay(e);
  if (whole) for (const e of document.querySelectorAll('h1, ${LANDMARKS}')) stay(e);
  for (const e of found) stay(e);
  const NAMES = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'headers', 'list', 'form', 'popovertarget', 'href'];
  for (const e of [...stays]) {
    for (const name of NAMES)
      for (const id of (e.getAttribute(name) ?? '').split(' ')) if (id) stayAll(document.getElementById(id.replace(/^#/, '')));
    for (const label of e.labels ?? []) stayAll(label);
  }
  // Also of what stays only because something is named by what stands in it: a table by its caption.
  for (const e of stays) {
    for (const part of e.querySelectorAll(':scope > legend, :scope > caption, :scope > thead, :scope > summary, :scope > title, :scope > desc, :scope > option, :scope:is(tr) > *')) stayAll(part);
  }
  for (const e of document.querySelectorAll('*')) if (!stays.has(e)) e.remove();
  return whole ? document : { include: outermost };
}`;

export interface Visit {
  readonly width: number;
  readonly cookie: string;
  readonly url: string;
}

/** A text of HTML as it was read: what is wrong in it, and whether something in it is seen for the first time. */
export interface Reading {
  readonly faults: readonly string[];
  readonly fresh: boolean;
}

export interface Inspector {
  /** A window of a given width with a person's cookie. The policy is bypassed so that axe can be put into the page. */
  openWindow(visit: Visit): Promise<Page>;
  /** Everything wrong with the page as it stands: axe, the basics of HTML, reflow, and what print shows. */
  faultsOf(page: Page): Promise<string[]>;
  /** Reads texts beside a window, in its width, without showing them; only what is fresh need be shown. */
  read(page: Page, texts: readonly string[]): Promise<Reading[]>;
  /** Shows an answer that was fetched, with the style sheet of its server; quicker than to load each as a page of its own. */
  show(page: Page, url: string, html: string): Promise<void>;
  /** How many pages were looked at, and how many of them had something that no page before them had. */
  readonly seen: { readonly pages: number; readonly judged: number };
  close(): Promise<void>;
}

/** Looks at pages. Axe is slow, so it judges only a page with something in it that no page before it had: see TRAITS. */
export async function createInspector(browser: Browser): Promise<Inspector> {
  // What is too large for the test's pipe goes from a server.
  const shelf = new Map<string, string>();
  const server = createServer(({ url = '' }, response) => {
    const type = 'application/json; charset=utf-8';
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
    response.end(shelf.get(url));
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const judged = new Set<number>();
  const readers = new Map<number, Promise<Page>>();
  const seen = { pages: 0, judged: 0 };

  /** What a function in the browser makes of something too large for the pipe. */
  async function made<T>(page: Page, by: string, of: unknown): Promise<T> {
    const path = `/${randomUUID()}`;
    shelf.set(path, JSON.stringify(of));
    try {
      return await page.evaluate<T>(`fetch('${address}${path}').then((reply) => reply.json()).then(${by})`);
    } finally {
      shelf.delete(path);
    }
  }

  /** A window of the same width that shows nothing, and so remembers what it has read. */
  function readerOf(page: Page): Promise<Page> {
    const width = page.viewportSize()?.width ?? 0;
    const reader = readers.get(width) ?? browser.newPage({ viewport: { width, height: 800 } });
    readers.set(width, reader);
    return reader;
  }

  /** Those of the numbers that a set has not had, put into it. */
  function freshIn(set: Set<number>, numbers: readonly number[]): number[] {
    const fresh = numbers.filter((number) => !set.has(number));
    for (const number of fresh) set.add(number);
    return fresh;
  }

  async function judge(page: Page, fresh: readonly number[], ready: boolean): Promise<string[]> {
    if (!ready) await putAxe(page);
    const asked = JSON.stringify(fresh);
    const print: string[] = [];
    if (await page.evaluate<boolean>(`(${MAY_PRINT})(${asked})`)) {
      await page.emulateMedia({ media: 'print' });
      print.push(...(await page.evaluate<string[]>(SEEN_IN_PRINT)));
      await page.emulateMedia({ media: null });
    }
    // The order of headings is the business of WELL_MADE, on the page as it was.
    const violations = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
      `axe.run((${FRESH})(${asked}), { resultTypes: ['violations'], preload: false, rules: { 'heading-order': { enabled: false } } })
        .then(({ violations }) => violations)`,
    );
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
      const looked = await page.evaluate<string>(LOOK);
      const [faults, traits, ready]: [string[], number[], boolean] = JSON.parse(looked);
      seen.pages += 1;
      const fresh = freshIn(judged, traits);
      if (fresh.length === 0) return faults;
      seen.judged += 1;
      return [...faults, ...(await judge(page, fresh, ready))];
    },
    async read(page, texts) {
      const reader = await readerOf(page);
      const readings: Reading[] = [];
      for (let from = 0; from < texts.length; from += AT_A_TIME)
        readings.push(...(await made<Reading[]>(reader, READ, texts.slice(from, from + AT_A_TIME))));
      return readings;
    },
    async show(page, url, html) {
      if (!page.url().startsWith(url)) await page.goto(`${url}/ordliste`);
      await made(page, WRITE, html);
    },
    async close() {
      for (const reader of readers.values()) await (await reader).close();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Texts that are read in one call: some megabytes. */
const AT_A_TIME = 50;
