import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Contrast takes axe more time than all else, and is judged on every page and refusal by test/journeys/sweep.test.ts. */
const HOW = `{ resultTypes: ['violations'], preload: false, rules: { 'color-contrast': { enabled: false } } }`;

/** What axe finds in the page as it stands, and whether it scrolls sideways: for a journey, in a window that bypasses the policy. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const result = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    `axe.run(document, ${HOW})`,
  );
  const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  return [
    ...result.violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`),
    ...(wide ? ['scrolls sideways'] : []),
  ];
}
