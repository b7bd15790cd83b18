import AxeBuilder from 'axe-core';
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

export interface Window {
  readonly width: number;
  readonly cookie: string;
  readonly url: string;
}

/** A window of a given width with a person's cookie. The policy is bypassed so that axe can be put into the page. */
export async function openWindow(browser: Browser, { width, cookie, url }: Window): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
  const value = cookie.split('=')[1];
  if (value) await context.addCookies([{ name: 'boligplan', value, url }]);
  return context.newPage();
}

/** Everything wrong with the page as it stands: axe, the basics of HTML, reflow, and what print shows. */
export async function faultsOf(page: Page): Promise<string[]> {
  const basics = await page.evaluate<string[]>(BASICS);
  await page.evaluate(AxeBuilder.source);
  const axe = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    "axe.run({ resultTypes: ['violations'] })",
  );
  await page.emulateMedia({ media: 'print' });
  const print = await page.evaluate<string[]>(SEEN_IN_PRINT);
  await page.emulateMedia({ media: null });
  return [...basics, ...axe.violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`), ...print];
}

/** Shows an answer that was fetched, with the style sheet of its server. */
export async function show(page: Page, url: string, html: string): Promise<void> {
  const address = `${url}/svar`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(address);
  await page.unroute(address);
}
