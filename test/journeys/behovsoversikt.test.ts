import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../src/plan/plandokument/rendering/pdf-reading.ts';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';
import { type Hands, keyboard, pointing } from './hands.ts';
import { arrived, lix, measured, minutes, Tally } from './klm.ts';

/** Presses, not typing: from a municipality where nobody has counted to the overview of § 5 as a paper. */
const MOST = 12;
/** Seconds of work from a blank municipality to the overview, and the municipality it is reckoned for. */
const MOST_SECONDS = 30 * 60;
const [UNITS, COUNTS] = [6, 8];
/** Of the counts of a unit, those that are of another group than the row above; the others are another situation of the same. */
const GROUPS = 4;
/** Above this a text is hard to read (Björnsson 1968). */
const MOST_LIX = 50;

describe('what the work is measured with', () => {
  it('counts every act, and tells an easy text from a hard one', () => {
    const tally = new Tally();
    tally.add({ M: 1, P: 1, K: 1 });
    expect(tally.doing).toBeCloseTo(1.35 + 1.1 + 0.28, 9);
    tally.words = 180;
    expect(tally.reading).toBe(60);
    const easy = Array.from({ length: 8 }, () => 'Vi teller dem som ikke har bolig.');
    const hard = ['Kommunens kartleggingsforpliktelser forutsetter tverrsektorielle samhandlingsstrukturer '.repeat(6)];
    expect(lix(easy) ?? 99).toBeLessThan(15);
    expect(lix(hard) ?? 0).toBeGreaterThan(60);
    expect(lix(['For kort.'])).toBeNull();
  });
});

describe('from nothing to the overview of need', () => {
  let server: TestServer;
  let browser: Browser;
  let cookie = '';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
    const [anne] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from bruker where email = 'anne@kommune.no'"),
    );
    // Each walks a municipality of its own where nobody has done anything.
    const made = await server.accounts.createKommune(
      { slug: 'moss', name: 'Moss', number: '3103', demo: false },
      anne?.id ?? '',
    );
    expect(made.ok).toBe(true);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (loggedIn: boolean): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    if (loggedIn) await context.addCookies([{ name: 'boligplan', value: cookie.split('=')[1] ?? '', url: server.url }]);
    return context;
  };

  it.each<[string, string, 'mouse' | 'keys', typeof keyboard, string]>([
    ['Nav', 'with a mouse', 'mouse', pointing, 'halden'],
    ['Boligkontoret', 'by keyboard alone', 'keys', keyboard, 'moss'],
  ])(
    '%s is asked and answers, %s, in at most twelve presses and half an hour of work',
    async (unit, _, how, handsOn, slug) => {
      const [office, away] = [await open(true), await open(false)];
      // What is done once, once for each unit, and once for each kind of row, apart; `now` is where the work is written.
      const [once, each, answer, first, turn, next, movement, where] = Array.from({ length: 8 }, () => new Tally()) as [
        ...[Tally, Tally, Tally, Tally, Tally, Tally, Tally, Tally],
      ];
      let now = once;
      const hands = async (context: BrowserContext) =>
        measured(
          handsOn(await context.newPage(), (n) => now.add({ K: -n })),
          how,
          () => now,
        );
      const [planner, receiver] = [await hands(office), await hands(away)];
      const pages: string[] = [];
      let hardest = 0;
      const read = async (of: Hands, name: string) => {
        const seen = await arrived(of.page, now);
        hardest = Math.max(hardest, seen.lix ?? 0);
        pages.push(`${name}: ${seen.words} words, LIX ${seen.lix?.toFixed(0) ?? '-'}`);
      };
      let presses = 0;
      const press = async (hands: Hands, name: string, where?: 'main' | 'menu') => {
        presses += 1;
        await hands.press(name, where);
      };

      await planner.page.goto(`${server.url}/arbeid/${slug}`);
      await press(planner, 'Kartlegging', 'menu');
      await planner.page.waitForURL('**/kartlegging');
      await read(planner, 'kartlegging');
      await press(planner, 'Be enhetene telle');
      await planner.page.waitForURL('**/forespoersler');
      await read(planner, 'requests');
      now = each;
      await planner.write('unit-1', unit);
      await planner.write('email-1', 'kari@halden.no');
      now = once;
      await planner.write('deadline', '31.12.2099');
      await press(planner, 'Lag forespørsler');
      await planner.page.waitForURL('**?sendt=ja');
      now = each;
      await press(planner, `Lag lenke ${unit}`);
      const link = planner.page.locator('.bp-token code');
      await link.waitFor();

      // The link that a mail would have brought.
      presses += 1;
      now = answer;
      await receiver.page.goto((await link.textContent()) ?? '');
      expect(await receiver.page.textContent('h1')).toBe(`Telling av boligbehov: ${unit}`);
      await read(receiver, 'grid of the unit');
      now = first;
      await receiver.choose('ny-1-group', 'unge');
      await receiver.choose('ny-1-situation', 'mangler');
      await receiver.choose('ny-1-type', 'blokk');
      await receiver.choose('ny-1-level', 'ingen');
      await receiver.write('ny-1-now', '14 (12-18) +2');
      now = where;
      await receiver.write('ny-1-area', `Sentrum ${new Date().getFullYear() + 3}`);
      // Movement is told in one row of a group.
      now = movement;
      await receiver.unfold('ny-1-fresh');
      await receiver.write('ny-1-fresh', '7/5/6');
      // Another situation of the same group, and then another group: what is not chosen is as in the row above.
      now = next;
      await receiver.choose('ny-2-situation', 'uegnet');
      await receiver.write('ny-2-now', '16 (14-20) +3');
      now = turn;
      await receiver.choose('ny-3-group', 'eldre');
      await receiver.choose('ny-3-situation', 'mangler');
      await receiver.write('ny-3-now', '14 (10-15) +2');
      // Rows past the fourth are folded away.
      now = answer;
      await receiver.unfold('ny-5-now');
      await receiver.choose('method', 'anslag');
      await receiver.choose('doubleCount', 'kontrollert');
      await press(receiver, 'Lagre og meld ferdig');
      await receiver.page.waitForURL('**?lagret=ja*');
      expect(await receiver.page.textContent('main')).toContain('Tallene er levert');

      now = once;
      await planner.page.goto(`${server.url}/arbeid/${slug}/kartlegging/forespoersler`);
      presses += 1;
      expect(await planner.page.textContent('main')).toContain('Levert');
      await press(planner, 'Se oversikten');
      await planner.page.waitForURL('**/oversikt');
      expect(await planner.page.textContent('main')).toContain(unit);
      await read(planner, 'overview');
      // The area stands with the years the dwelling is needed in, and the movement of the group in a table of its own.
      const rows = async (words: string) =>
        (await planner.page.locator('tr', { hasText: words }).allInnerTexts()).join('|');
      expect(await rows('Sentrum')).toMatch(/Sentrum\s+–\s+\d+\s+–\s+\d+/);
      expect(await rows('Unge')).toMatch(/Unge\s+7\s+5\s+6/);
      for (const [name, ending] of [
        ['Last ned som PDF', 'pdf'],
        ['Last ned som Word', 'docx'],
      ] as const) {
        const [file] = await Promise.all([planner.page.waitForEvent('download'), press(planner, name)]);
        expect(file.suggestedFilename()).toBe(`behovsoversikt-${slug}.${ending}`);
        if (ending === 'pdf')
          expect((await readPdf(new Uint8Array(await readFile(await file.path())))).pages.length).toBeLessThanOrEqual(
            2,
          );
      }
      expect(presses).toBeLessThanOrEqual(MOST);
      const all = [once, each, answer, first, turn, next, movement, where];
      // Every row with how sure it is, and movement of every group. One pair of hands does it all, and reads the page of a unit once.
      const rowsOfUnit = first.doing + (GROUPS - 1) * turn.doing + (COUNTS - GROUPS) * next.doing;
      // Each count in an area and a year of its own.
      const unitsOwn = answer.doing + rowsOfUnit + COUNTS * where.doing + GROUPS * movement.doing;
      const acts = once.doing + UNITS * (each.doing + unitsOwn);
      const reading = all.reduce((n, tally) => n + tally.reading, 0);
      // Where all of a unit's counts are in one area and year, it says so once.
      const together = UNITS * (COUNTS - 1) * where.doing;
      const own = once.doing + once.reading + UNITS * (each.doing + each.reading);
      process.stdout.write(
        [
          `Overview of need, ${how}: ${presses} presses, ${all.reduce((n, t) => n + t.typed, 0)} characters typed for one unit with three counts`,
          ...pages.map((page) => `  ${page}`),
          `  first row ${first.doing.toFixed(0)} s, another group ${turn.doing.toFixed(0)} s, another situation ${next.doing.toFixed(0)} s, movement of a group ${movement.doing.toFixed(0)} s, where and when of a count ${where.doing.toFixed(0)} s`,
          `  ${UNITS} units with ${COUNTS} counts of ${GROUPS} groups each and everything told, typed by one person: ${minutes(acts)} of acts and ${minutes(reading)} of reading, ${minutes(acts + reading)}; with where and when told once of a unit ${minutes(acts + reading - together)}`,
          `  shared as it is meant: the planner ${minutes(own)}, each unit ${minutes(unitsOwn + answer.reading)}`,
          '',
        ].join('\n'),
      );
      expect(acts + reading).toBeLessThan(MOST_SECONDS);
      expect(own + unitsOwn + answer.reading).toBeLessThan(MOST_SECONDS);
      expect(hardest).toBeLessThanOrEqual(MOST_LIX);
      expect(server.errors).toEqual([]);
      await Promise.all([office.close(), away.close()]);
    },
    90_000,
  );
});
