import type { Page } from 'playwright-core';
import type { Inspector, Visit } from './inspect.ts';
import { beyondPolicy, policyFaults } from './policy.ts';

export interface Visited {
  readonly status: number;
  readonly html: string;
  readonly faults: readonly string[];
}

/** A script that makes a part of the page: only the browser that fetched the page shows it. Those of the frame make nothing. */
const ISLAND = /<script type="module" src="[^"]*\/(?!oekt|utkast)[\w-]+\.island/;

/** Reads a page, and shows it when something in it is seen for the first time or is made by a script. */
export async function visit(inspector: Inspector, page: Page, address: string, cookie: string): Promise<Visited> {
  const reply = await fetch(address, { headers: { cookie, 'accept-encoding': 'identity' } });
  const html = await reply.text();
  const policy = policyFaults(reply.headers, html);
  const [reading] = await inspector.read(page, [html]);
  const made = ISLAND.test(html);
  const read = (faults: readonly string[]) => ({ status: reply.status, html, faults: [...policy, ...faults] });
  if (!reading?.fresh && !made) return read(reading?.faults ?? ['not read']);
  if (made) await page.goto(address);
  else await inspector.show(page, new URL(address).origin, html);
  return read(await inspector.faultsOf(page));
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
    if (reading?.fresh) await inspector.show(page, visit.url, html);
    const faults = reading?.fresh ? await inspector.faultsOf(page) : (reading?.faults ?? ['not read']);
    found.push(...[...beyondPolicy(html), ...faults].map((fault) => `${name}: ${fault}`));
  }
  await page.context().close();
  return found;
}
