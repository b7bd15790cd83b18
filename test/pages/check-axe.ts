// `npm run check:axe`: every page for every language, role, state and width; a summary as JSON, and exit 1 on a fault.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../src/kernel/index.ts';
import { launchBrowser } from '../browser.ts';
import { faults, ownFault, refusals } from './answers.ts';
import { openSite, pagesOf, type Visitor } from './fixture.ts';
import { createInspector } from './inspect.ts';
import { faultsOfAnswers, visit } from './walk.ts';

const VISITORS: readonly Visitor[] = ['none', 'leser', 'planlegger', 'administrator'];
const WIDTHS = [320, 1280] as const;
const PICTURES = 'node_modules/.cache/forced-colors';

interface Cell {
  readonly state: 'filled' | 'empty' | 'error';
  readonly visitor: Visitor;
  readonly lang: Language;
  readonly width: number;
  readonly pages: number;
  readonly faults: string[];
}

const started = Date.now();
const site = await openSite();
const { server, cookies } = site;
const browser = await launchBrowser();
const inspector = await createInspector(browser);
const cells: Cell[] = [];
const prefixOf = (lang: Language) => (lang === 'nn' ? '/nn' : '');

for (const state of ['filled', 'empty'] as const)
  for (const visitor of VISITORS)
    for (const lang of LANGUAGES)
      for (const width of WIDTHS) {
        const page = await inspector.openWindow({ width, cookie: cookies[visitor], url: server.url });
        const paths = pagesOf(site, state);
        const found: string[] = [];
        for (const path of paths) {
          const address = server.url + prefixOf(lang) + (path === '/' && lang === 'nn' ? '' : path);
          const { status, faults } = await visit(inspector, page, address, cookies[visitor]);
          if (status >= 500) found.push(`${path}: ${status}`);
          found.push(...faults.map((fault) => `${path}: ${fault}`));
        }
        await page.context().close();
        done({ state, visitor, lang, width, pages: paths.length, faults: found });
      }

await inForcedColors();

for (const visitor of VISITORS)
  for (const lang of LANGUAGES) {
    const { answers, broken } = await refusals(site, lang, visitor);
    for (const width of WIDTHS) await error(visitor, lang, width, [...answers, ...(await faults(site, lang))], broken);
  }
const own = await ownFault(site);
for (const lang of LANGUAGES)
  for (const width of WIDTHS)
    await error(
      'none',
      lang,
      width,
      own.filter((a) => a.name.endsWith(lang)),
      [],
    );

await browser.close();
await inspector.close();
await server.stop();
const all = cells.flatMap((cell) => cell.faults);
process.stdout.write(
  `${JSON.stringify(
    {
      seconds: Math.round((Date.now() - started) / 1000),
      pages: cells.reduce((sum, cell) => sum + cell.pages, 0),
      judged: inspector.seen.judged,
      faults: all.length,
      cells: cells.map((cell) => ({ ...cell, faults: cell.faults.length })),
      found: cells.flatMap((c) => c.faults.map((f) => `${c.state} ${c.visitor} ${c.lang} ${c.width} ${f}`)),
    },
    null,
    1,
  )}\n`,
);
process.exitCode = all.length > 0 ? 1 : 0;

function done(cell: Cell): void {
  cells.push(cell);
  process.stderr.write(
    `${cell.state} ${cell.visitor} ${cell.lang} ${cell.width}: ${cell.faults.length} in ${cell.pages}\n`,
  );
}

async function error(
  visitor: Visitor,
  lang: Language,
  width: number,
  answers: readonly { name: string; html: string }[],
  broken: readonly string[],
): Promise<void> {
  const found = await faultsOfAnswers(inspector, { width, cookie: '', url: server.url }, answers);
  done({ state: 'error', visitor, lang, width, pages: answers.length, faults: [...broken, ...found] });
}

/** Pictures of a few pages in forced colours, for a person to look at. */
async function inForcedColors(): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const page = await inspector.openWindow({ width: 1280, cookie: cookies.administrator, url: server.url });
  await page.emulateMedia({ forcedColors: 'active' });
  for (const path of ['/', '/ordliste', '/arbeid/eksempelvik/gap', '/arbeid/eksempelvik/tiltak/1']) {
    await page.goto(server.url + path);
    await page.screenshot({
      path: join(PICTURES, `${path.replaceAll('/', '-').slice(1) || 'forside'}.png`),
      fullPage: true,
    });
  }
  await page.context().close();
}
