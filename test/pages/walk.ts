import type { Page } from 'playwright-core';
import { type Inspector, show, type Visit } from './inspect.ts';

export interface Visited {
  readonly status: number;
  readonly faults: readonly string[];
}

/** Opens a page and looks at it. */
export async function open(inspector: Inspector, page: Page, address: string): Promise<Visited> {
  const reply = await page.goto(address);
  await inspector.read(page, [(await reply?.text()) ?? '']);
  return { status: reply?.status() ?? 0, faults: await inspector.faultsOf(page) };
}

/** Reads a page, and opens it when something in it is seen for the first time. */
export async function openIfFresh(inspector: Inspector, page: Page, address: string, cookie: string): Promise<Visited> {
  const reply = await fetch(address, { headers: { cookie } });
  const [reading] = await inspector.read(page, [await reply.text()]);
  if (!reading?.fresh) return { status: reply.status, faults: reading?.faults ?? ['not read'] };
  await page.goto(address);
  return { status: reply.status, faults: await inspector.faultsOf(page) };
}

/** Reads each answer once, and shows it when something in it is seen for the first time; each fault with the answer's name. */
export async function faultsOfAnswers(
  inspector: Inspector,
  visit: Visit,
  answers: readonly { readonly name: string; readonly html: string }[],
): Promise<string[]> {
  const found: string[] = [];
  const page = await inspector.openWindow(visit);
  const names = new Map(answers.map((answer) => [answer.html, answer.name]));
  const readings = await inspector.read(page, [...names.keys()]);
  for (const [i, [html, name]] of [...names].entries()) {
    const reading = readings[i];
    if (reading?.fresh) await show(page, visit.url, html);
    const faults = reading?.fresh ? await inspector.faultsOf(page) : (reading?.faults ?? ['not read']);
    found.push(...faults.map((fault) => `${name}: ${fault}`));
  }
  await page.context().close();
  return found;
}
