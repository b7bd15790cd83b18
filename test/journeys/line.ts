import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { eksempelvikDwellings, eksempelvikHouseholds, eksempelvikPopulation } from '../../src/app/demo/tall.ts';
import { menuName } from '../../src/app/frame/menu.ts';
import { KONTO_TEXTS } from '../../src/app/konto/texts.ts';
import { formatNumber, type Language } from '../../src/kernel/index.ts';
import { BOLIGBEHOV_TEXTS } from '../../src/plan/boligbehov/texts.ts';
import { TILBUD_TEXTS } from '../../src/plan/boligtilbud/texts.ts';
import { GRUNNLAG_TEXTS } from '../../src/plan/grunnlag/texts.ts';
import { KAPITTEL_TITLER } from '../../src/plan/plandokument/mal.ts';
import { PAGE_TEXTS } from '../../src/plan/plandokument/pages/texts.ts';
import { PLANDOKUMENT_TEXTS } from '../../src/plan/plandokument/texts.ts';
import { TILTAK_TEXTS } from '../../src/plan/tiltak/texts.ts';
import { VEILEDER_TEXTS } from '../../src/plan/veileder/texts.ts';
import type { TestServer } from '../server.ts';
import type { Hands } from './hands.ts';

/** Somebody on the way from the front page to a plan. */
export interface Traveller {
  readonly server: TestServer;
  readonly hands: Hands;
  readonly lang: Language;
  /** False where the browser runs no JavaScript. */
  readonly scripts?: boolean;
}

/** The page's words, on one line, with every kind of space as one. */
export const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ');

export const sees = (t: Traveller, text: string | RegExp) =>
  expect.poll(async () => plain(await t.hands.page.innerText('main')), { timeout: 10_000 }).toMatch(text);

/** Waits for the page to be there anew: where one stands on it already, what is pressed next would else be pressed on the old one. */
export async function menu(t: Traveller, entry: string): Promise<void> {
  const arrived = t.hands.page.waitForEvent('load');
  await t.hands.press(menuName(entry)?.[t.lang] ?? entry, 'menu');
  await arrived;
}

/** A file as SSB gives it, with Halden's number. */
export const figures = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text.replaceAll('9901', '3101')),
});

export async function startsWithHalden(t: Traveller): Promise<void> {
  const { page, press, write } = t.hands;
  await page.goto(t.server.url + (t.lang === 'nn' ? '/nn' : '/'));
  await press(VEILEDER_TEXTS[t.lang].start);
  await page.waitForURL('**/start');
  await write('kommune', '0101');
  await write('code', t.server.code);
  await write('name', 'Kari Nordmann');
  await write('email', 'kari@halden.no');
  await write('password', 'fire ord etter hverandre');
  await press(KONTO_TEXTS[t.lang].create);
  await page.waitForURL('**/arbeid/halden/tall');
}

export async function loadsFigures(t: Traveller): Promise<void> {
  const words = GRUNNLAG_TEXTS[t.lang];
  await t.hands.give('filer', [
    figures('befolkning.csv', eksempelvikPopulation(2026)),
    figures('husholdninger.csv', eksempelvikHouseholds(2026, 14_060)),
    figures('boliger.csv', eksempelvikDwellings(2026)),
  ]);
  await t.hands.press(words.send);
  await sees(t, words.loaded);
}

export async function seesNeed(t: Traveller): Promise<void> {
  await menu(t, 'behov');
  await t.hands.press(BOLIGBEHOV_TEXTS[t.lang].compute);
  await sees(t, /Kommunen treng(er)? mellom \d/);
}

export async function addsSupply(t: Traveller): Promise<void> {
  const words = TILBUD_TEXTS[t.lang];
  const { press, write } = t.hands;
  await menu(t, 'tilbud');
  await press(words.addKind.program);
  await t.hands.page.waitForURL('**/tilbud/ny/program');
  await write('name', 'Sentrum vest');
  await write('units', '40');
  await write('year', '2029');
  await press(words.addKind.program);
  await sees(t, /Sentrum vest/);
}

export async function seesGap(t: Traveller): Promise<void> {
  const words = BOLIGBEHOV_TEXTS[t.lang];
  await menu(t, 'gap');
  await t.hands.press(words.again);
  // The page of the job gives way to the result by itself, and folds the menu that somebody opened on it.
  await t.hands.page.waitForURL('**/behov');
  await menu(t, 'gap');
  await sees(t, /Kommunen mangla?(er|r) mellom \d/);
}

export async function makesTiltak(t: Traveller): Promise<void> {
  const words = TILTAK_TEXTS[t.lang];
  const { press, write, choose } = t.hands;
  await menu(t, 'tiltak');
  await write('title', 'Flere små leiligheter');
  await press(words.addGoal);
  await sees(t, /Flere små leiligheter/);
  await menu(t, 'tiltak');
  await press(words.addTiltak);
  await t.hands.page.waitForURL('**/tiltak/nytt');
  await write('title', 'Kjøpe åtte leiligheter');
  await write('responsible', 'Eiendom');
  await write('units1', '8');
  await write('investment1', '30 000 000');
  await write('operation1', '450 000');
  await choose('certainty', 'anbud');
  await choose('status', 'finansiert');
  await press(words.save);
  await sees(t, /T-001 Kjøpe åtte leiligheter/);
}

export async function seesOekonomiplan(t: Traveller): Promise<void> {
  await menu(t, 'oekonomiplan');
  await sees(t, /30 000 000/);
}

export async function writesSummary(t: Traveller): Promise<void> {
  await menu(t, 'dokument');
  await t.hands.press(`1 ${KAPITTEL_TITLER[t.lang].sammendrag}`);
  await t.hands.write('text', 'Vi mangler {{gap.2036}} boliger.');
  await t.hands.press(PAGE_TEXTS[t.lang].kapittel.save);
  await sees(t, /Vi mangler [\d −]+ til [\d −]+ boliger/);
}

/** Downloads the PDF and reads it with a reader that is not ours: its gap is the run's, and the tiltak is there. */
export async function takesThePlanHome(t: Traveller): Promise<void> {
  const { page, press } = t.hands;
  await menu(t, 'dokument');
  const bytes = t.scripts === false ? await fetched() : await pressed();
  const text = await pdfText(new Uint8Array(bytes));
  expect(text).toContain('Kjøpe åtte leiligheter');
  expect(text).toContain('30 000 000');
  const run = await page.context().request.get(`${t.server.url}/arbeid/halden/behov.json`);
  const { result } = (await run.json()) as { result: { gap: GapRow[] } };
  const gap = result.gap.find((g) => g.ledger === 'boligutvikling' && g.type === 'alle' && g.year === 2036);
  if (typeof gap?.p10 !== 'number' || typeof gap.p90 !== 'number') throw new Error('the run has no gap for 2036');
  expect(text).toContain(plain(`Vi mangler ${formatNumber(gap.p10)} til ${formatNumber(gap.p90)} boliger.`));
  expect(t.server.errors).toEqual([]);

  async function pressed(): Promise<Buffer> {
    const arriving = page.waitForEvent('download', { timeout: 100_000 });
    await press(PLANDOKUMENT_TEXTS[t.lang].pdf);
    const file = await (await arriving).path();
    await comesToWhoeverArrivesLate();
    return readFileSync(file);
  }

  /** The job may have ended before its page stands on the screen. */
  async function comesToWhoeverArrivesLate(): Promise<void> {
    await page.goto(`${t.server.url}/arbeid/halden/jobb`);
    const job = t.server.url + (await page.getAttribute('main tbody a', 'href'));
    const arriving = page.waitForEvent('download');
    await page.goto(`${job}?vent=ja`);
    await arriving;
    expect(page.url(), 'the file comes once').toBe(job);
  }

  /** Without scripts the file is asked for by its own address; the page of the job is not walked here. */
  async function fetched(): Promise<Buffer> {
    const reply = await page.context().request.get(`${t.server.url}/arbeid/halden/dokument/boligplan.pdf`);
    return reply.body();
  }
}

interface GapRow {
  readonly ledger: string;
  readonly type: string;
  readonly year: number;
  readonly p10: number | null;
  readonly p90: number | null;
}

export async function pdfText(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: bytes }).promise;
  let text = '';
  for (let n = 1; n <= document.numPages; n += 1) {
    const content = await (await document.getPage(n)).getTextContent();
    text += `${content.items.map((item) => ('str' in item ? item.str : '')).join(' ')} `;
  }
  return plain(text);
}

/** From the front page to the plan in the hand. */
export async function wholeLine(t: Traveller): Promise<void> {
  await startsWithHalden(t);
  await loadsFigures(t);
  await seesNeed(t);
  await addsSupply(t);
  await seesGap(t);
  await makesTiltak(t);
  await seesOekonomiplan(t);
  await writesSummary(t);
  await takesThePlanHome(t);
}
