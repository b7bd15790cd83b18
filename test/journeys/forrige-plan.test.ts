import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';
import { type Hands, keyboard, pointing } from './hands.ts';
import { arrived, measured, minutes, Tally } from './klm.ts';

/** A table as a plan has it: columns in another order than ours, heads and words of its own, and holes. */
const TABLE = [
  ['Hvem', 'Tidsfrist', 'Tiltak', 'Kostnad (mill. kr)', 'Målgruppe', 'Mål', 'Status'],
  ['Eiendom', '2027', 'Kjøpe åtte boliger', '24,5', 'Barnefamilier', 'Trygge hjem', 'Vedtatt'],
  ['', 'Løpende', 'Rådgi om startlån', '', 'Førstegangsetablerere', 'Trygge hjem', 'Pågår'],
  ['Helse', '31.12.2028', 'Bygge bofellesskap', '60', 'Utviklingshemming', '', ''],
]
  .map((row) => row.join('\t'))
  .join('\n');

const YEAR = new Date().getFullYear();
/** From the last plan's table to what the plan lacks; reckoned as docs/adr/0103 has it. */
const MOST_SECONDS = 10 * 60;
/** Columns whose heads nobody can guess, in the table it is reckoned for. */
const HEADS = 11;

let server: TestServer;
let browser: Browser;
let cookie = '';
beforeAll(async () => {
  server = await startServer();
  ({ cookie } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
  // A municipality of its own for each way of working, under one roof.
  const [anne] = await server.db.inPlattform((tx) => tx.rows<{ id: string }>('select id from bruker'));
  const second = { slug: 'moss', name: 'Moss', number: '3103', demo: false };
  if (!(await server.accounts.createKommune(second, anne?.id ?? '')).ok) throw new Error('no second municipality');
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each([
  ['with a mouse', pointing, 'halden', 'mouse'],
  ['by keyboard alone', keyboard, 'moss', 'keys'],
] as const)('from the last plan’s table to the next round, %s', (_, handsOf, slug, how) => {
  let page: Page;
  let hands: Hands;
  let actions = 0;
  // What is done once, and what is done for a column whose head says nothing.
  const [once, column] = [new Tally(), new Tally()];
  let now = once;
  const main = async () => (await page.textContent('main')) ?? '';
  const counted = async (doing: Promise<void>) => {
    await doing;
    actions += 1;
  };

  beforeAll(async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ name: 'boligplan', value: cookie.split('=')[1] ?? '', url: server.url }]);
    page = await context.newPage();
    hands = measured(
      handsOf(page, (n) => now.add({ K: -n })),
      how,
      () => now,
    );
  }, 60_000);
  afterAll(() => page?.context().close());

  it('takes no more than six actions and ten minutes of work', async () => {
    await page.goto(`${server.url}/arbeid/${slug}`);
    await arrived(page, now);
    await counted(hands.press('Ta inn forrige plan'));
    await page.waitForURL('**/inntak');
    await arrived(page, now);
    await counted(hands.write('tabell', TABLE));
    // It is copied in the file and pasted, not typed.
    now.add({ K: 6 - TABLE.length, M: 2, P: 2, R: 2 });
    await counted(hands.press('Les tabellen'));
    await expect.poll(main, { timeout: 30_000 }).toContain('Dette mangler planen din');
    await expect.poll(main).toContain('Planen har 3 tiltak');
    // "Hvem" is a word nobody can guess; said once, it is remembered.
    await arrived(page, now);
    now = column;
    await counted(hands.choose('k0', 'owner'));
    now = once;
    await counted(hands.press('Bruk valgene'));
    await expect.poll(main).not.toContain('«Kjøpe åtte boliger» har ingen ansvarlig');
    await arrived(page, now);
    const work = once.doing + once.reading + HEADS * column.doing;
    process.stdout.write(
      `What the plan lacks, ${how}: ${minutes(once.doing)} of acts, ${minutes(once.reading)} of reading, a column ${column.doing.toFixed(0)} s; with ${HEADS} columns chosen ${minutes(work)}\n`,
    );
    expect(work).toBeGreaterThan(30);
    expect(work).toBeLessThan(MOST_SECONDS);
    expect(await main()).toContain('«Rådgi om startlån» har ingen ansvarlig');
    expect(await main()).toContain('«Bygge bofellesskap» hører ikke til noe mål');
    await counted(hands.press('Ta inn 3 tiltak'));
    await expect.poll(main).toContain('3 tiltak er tatt inn');
    expect(actions).toBeLessThanOrEqual(6);
  }, 120_000);

  it('gives ordinary tiltak that say where they came from, and knows the table the next time', async () => {
    await hands.press('T-001');
    await expect.poll(main).toContain('Tatt inn fra Limt inn tabell, rad 2');
    expect(await main()).toMatch(/24\s500\s000/);
    expect(await page.inputValue('#responsible')).toBe('Eiendom');
    await hands.press('Mål og tiltak', 'menu');
    await hands.press('Ta inn forrige plan');
    await hands.write('tabell', `${TABLE}\nBygg\t2029\tRive et skur\t1\tAlle\tTrygge hjem\tForslag`);
    await hands.press('Les tabellen');
    await expect.poll(main, { timeout: 30_000 }).toContain('Planen har 4 tiltak');
    expect(await main()).not.toContain('«Bygge bofellesskap» har ingen ansvarlig');
    expect(await main()).toContain('har samme tittel som T-001 Kjøpe åtte boliger');
    await hands.press('Ta inn 1 tiltak');
    await expect.poll(main).toContain('1 tiltak er tatt inn');
  }, 120_000);

  it('takes a table that was copied from Word, with lines within its cells', async () => {
    const html = `<table><tr><th><p>Tiltak</p></th><th><p>Ansvar</p></th></tr>
      <tr><td><p>Leie</p><p>ut "loft"</p></td><td><p>NAV
      Halden</p></td></tr></table>`;
    const paste = `(() => {
      const data = new DataTransfer();
      data.setData('text/html', ${JSON.stringify(html)});
      document.querySelector('#tabell').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
    })()`;
    const stood = page.url();
    await page.goto(`${server.url}/arbeid/${slug}/inntak`);
    // The script comes after the page; until it does, a paste is the browser's own.
    await expect
      .poll(async () => {
        await page.fill('#tabell', '');
        await page.evaluate(paste);
        return page.inputValue('#tabell');
      })
      .toBe('Tiltak\tAnsvar\n"Leie\nut ""loft"""\tNAV Halden');
    await hands.press('Les tabellen');
    await expect.poll(main, { timeout: 30_000 }).toContain('Planen har 1 tiltak');
    await page.goto(stood);
  }, 60_000);

  it('is undone, and nothing is left in the lists', async () => {
    await hands.press('Angre inntaket');
    await expect.poll(main).toContain('Inntaket er angret');
    await hands.press('Til mål og tiltak');
    await expect.poll(main).toContain('Kjøpe åtte boliger');
    expect(await main()).not.toContain('Rive et skur');
  }, 60_000);

  it('goes on to an adopted økonomiplan that says in each tiltak what became of it', async () => {
    const said = async (text: string) => expect.poll(main).toContain(text);
    const errors = () => page.textContent('#feil');
    await hands.press('T-001');
    await said('Tatt inn fra');
    // What the table did not say is not said by saving something else.
    expect(await page.inputValue('#kostra')).toBe('');
    await hands.choose('certainty', 'pluss-minus-20');
    await hands.write('noOperation', 'Drives av dem vi har');
    await hands.choose('kostra', '265');
    await hands.press('Lagre');
    await said('Alle vilkårene for å gi tiltaket penger er oppfylt');
    await hands.press('Finansiert');
    await said('Slik har statusen vært');
    await hands.press('Økonomiplan', 'menu');
    await hands.press('Behandling og vedtak');
    for (const day of [`${YEAR}-10-15`, `${YEAR}-11-01`]) {
      await said('Frys planen slik den står nå');
      await hands.date('date', day);
      await hands.press('Frys utgaven');
      await said('Utgaven er fryst');
      await hands.press('← Behandling av økonomiplanen');
    }
    await said('Bygge bofellesskap');
    await hands.date('date', `${YEAR}-11-20`);
    await hands.press('Frys utgaven');
    // A refusal says which field, and nothing that was typed is lost.
    await expect.poll(errors).toContain('Saksnummer: Dette må fylles ut');
    expect(await page.inputValue('#date')).toBe(`${YEAR}-11-20`);
    await hands.write('caseNumber', '88/26');
    await hands.press('Frys utgaven');
    await said('Skrevet tilbake til tiltakene');
    await hands.press('T-003 Bygge bofellesskap');
    await said(`vedtatt 20.11.${YEAR}, sak 88/26`);
    expect(await main()).toContain(`Fikk ikke penger i økonomiplanen ${YEAR + 1}`);
  }, 60_000);

  it('is followed up in a report that stands, whose finding opens the next round', async () => {
    const said = async (text: string) => expect.poll(main).toContain(text);
    await hands.press('Oppfølging', 'menu');
    await hands.write('title', 'Første tertial');
    await hands.choose('type', 'tertial');
    await hands.date('date', `${YEAR + 1}-04-30`);
    await hands.date('deadline', `${YEAR + 1}-05-15`);
    await hands.press('Start runden');
    await said('0 av 3 tiltak er rapportert');
    await hands.press('Rapporter T-001');
    await hands.choose('status', 'forsinket');
    await hands.press('Lagre rapporten');
    await expect.poll(() => page.textContent('#feil')).toContain('Årsak til avvik');
    await hands.choose('avvik', 'tomt-eller-regulering');
    await hands.press('Lagre rapporten');
    await said('1 av 3 tiltak er rapportert');
    await hands.press('Avslutt runden');
    await said('Når neste runde startes, åpner den med disse funnene');
    expect(await main()).toContain('Forsinket');
    expect(await main()).not.toContain('Avslutt runden');
    await hands.press('Runden');
    await said('Kjøpe åtte boliger');
    await hands.press('Start runden');
    await said('Lagret');
    await hands.press('Åpne oppgavene');
    await said('Kjøpe åtte boliger');
  }, 60_000);
});
