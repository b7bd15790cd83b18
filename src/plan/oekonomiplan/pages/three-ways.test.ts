import fc from 'fast-check';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { formatNumber, kroner } from '../../../kernel/index.ts';
import { fixedClock } from '../../../platform/clock/system.ts';
import type { Cell } from '../../plandokument/document.ts';
import { readPdf } from '../../plandokument/rendering/pdf-reading.ts';
import { stopThread } from '../../plandokument/rendering/thread.ts';
import { loadKostra } from '../../tiltak/content.ts';
import { addMaal, listMaal } from '../../tiltak/index.ts';
import { insertTiltak } from '../../tiltak/store.ts';
import type { Tiltak } from '../../tiltak/tiltak.ts';
import { loadLaanevilkaar, loadPrices } from '../content.ts';
import { buildOekonomiplan } from '../oekonomiplan.ts';
import { saveFrame } from '../store.ts';
import { oekonomiplanTables, tablesOfThePlan } from '../tables.ts';

const FIRST = new Date().getFullYear() + 1;
const amount = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400_000_000 }));
const four = fc.array(amount, { minLength: 4, maxLength: 4 }).map((a) => a.map(kroner));
const status = fc.constantFrom<Tiltak['status']>(
  'finansiert',
  'delvis',
  'i-gang',
  'vedtatt',
  'forkastet',
  'foreslaatt',
);

/** Any tiltak that the form could have made: sources that fit into the investment, a share, another price year. */
const tiltak = fc
  .record({
    status,
    share: fc.integer({ min: 1, max: 99 }),
    priceYear: fc.constantFrom(null, FIRST - 2, FIRST - 1),
    firstYear: fc.constantFrom(FIRST, FIRST - 1, FIRST + 1),
    kostra: fc.constantFrom('265', '283', '301', '999', ''),
    loan: four,
    grants: four,
    vat: four,
    fund: four,
    sale: four,
    rent: four,
    operation: four.map((a) => a.map((n, i) => kroner(i === 3 ? -n : n))),
    staff: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 4, maxLength: 4 }),
    // Half of them say drift and årsverk line by line, with and without years that say them too.
    lines: fc.boolean(),
    empty: fc.boolean(),
    care: fc.integer({ min: 0, max: 9_000_000 }),
  })
  .map(
    (r, n = 0): Tiltak => ({
      title: `Boliger i prøve ${n}`,
      maal: 1,
      ledger: 'boligsosialt',
      status: r.status,
      reason: 'Prøve',
      responsible: 'Eiendom',
      group: 'alle',
      type: 'blokk',
      level: 'ingen',
      kostra: r.kostra,
      firstYear: r.firstYear,
      priceYear: r.priceYear,
      units: [1, 0, 0, 0],
      investment: r.loan.map((l, y) =>
        kroner(l + [r.grants, r.vat, r.fund, r.sale].reduce((s, a) => s + (a[y] ?? 0), 0)),
      ),
      grants: r.grants,
      operation: r.lines && r.empty ? [0, 0, 0, 0].map(kroner) : r.operation,
      noOperation: '',
      share: r.share,
      staff: r.lines && r.empty ? [] : r.staff.map((s) => s / 10),
      ...(r.lines
        ? {
            effects: [
              { type: 'blokk', level: 'ingen', units: [1, 0, 0, 0], drift: kroner(r.care % 70_001), staff: 0.5 },
              { type: 'annet', level: 'heldoegns', units: [0, 3, 4, 0], drift: kroner(r.care), staff: 7.5 },
            ],
          }
        : {}),
      funding: { vat: r.vat, fund: r.fund, sale: r.sale, onlending: [0, 0, 0, 0].map(kroner), rent: r.rent },
    }),
  );

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();
const unescaped = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** Without the breaks that a narrow column of a PDF puts into words. */
const unbroken = (text: string) => text.replace(/[\s\u00ad\u2010-]/g, '');

/** Every row of every table of a page, as its cells' text. */
const htmlRows = (html: string): string[][] =>
  [...html.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      squeeze(unescaped(cell.replace(/<[^>]+>/g, ''))),
    ),
  );

/** What a tiltak invests in a calendar year in the plan's prices: reckoned here a second time, not by the plan's own code. */
function investmentIn(t: Tiltak, year: number): number {
  if (!['finansiert', 'i-gang', 'delvis'].includes(t.status)) return 0;
  let amount = t.investment[year - t.firstYear] ?? 0;
  const from = t.priceYear ?? t.firstYear;
  const growth = (y: number) =>
    1 + (loadPrices('.').find((r) => r.index === 'byggekost' && r.year === y)?.percent ?? Number.NaN) / 100;
  let factor = 1;
  for (let y = from + 1; y <= FIRST; y += 1) factor *= growth(y);
  for (let y = FIRST + 1; y <= from; y += 1) factor *= growth(y);
  amount = from === FIRST ? amount : Math.round(from < FIRST ? amount * factor : amount * (1 / factor));
  return t.status === 'delvis' ? Math.round((amount * (t.share ?? 100)) / 100) : amount;
}

describe('a random økonomiplan', () => {
  let server: TestServer;
  let cookie = '';
  let bruker = '';
  let made = 0;
  beforeAll(async () => {
    server = await startServer();
    ({ cookie } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
    const [row] = await server.db.inPlattform((tx) => tx.rows<{ id: string }>('select id from bruker limit 1'));
    bruker = row?.id ?? '';
  }, 120_000);
  afterAll(async () => {
    await stopThread();
    await server?.stop();
  });

  const bytes = async (path: string) => {
    const reply = await fetch(server.url + path, { headers: { cookie } });
    expect(reply.status, path).toBe(200);
    return new Uint8Array(await reply.arrayBuffer());
  };

  it('has every line and every total to the krone on the page, in the PDF and in Excel', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tiltak, { minLength: 1, maxLength: 9 }), async (all) => {
        made += 1;
        const slug = `proeve-${made}`;
        const created = await server.accounts.createKommune(
          { slug, name: `Prøve ${made}`, number: String(9100 + made), demo: false },
          bruker,
        );
        if (!created.ok) throw new Error(JSON.stringify(created.error));
        const kommuneId = created.value.id;
        const utlaan = { inn: kroner(345_678), brukt: kroner(234_567) };
        const limits = { drift: kroner(1_234_567), investering: kroner(7_654_321), laan: kroner(4_567_891) };
        const frame = { year: FIRST, ...limits, utlaan };
        const goal = { title: 'Flere hjem', ledger: 'boligsosialt', strategy: 'Bygge selv', role: 'kommunen' };
        await addMaal(server.db, fixedClock('2026-11-24T12:00:00Z'), { kommuneId, brukerId: null }, goal);
        await server.db.inKommune(kommuneId, async (tx) => {
          const w = { kommuneId, at: new Date().toISOString(), by: null };
          for (const [i, t] of all.entries()) await insertTiltak(tx, w, { ...t, title: `Boliger i prøve ${i + 1}` });
          await saveFrame(tx, kommuneId, frame);
        });
        const numbered = all.map((t, i) => ({ number: i + 1, data: { ...t, title: `Boliger i prøve ${i + 1}` } }));
        const maal = await server.db.inKommune(kommuneId, listMaal);
        const tables = { kostra: loadKostra('.'), prices: loadPrices('.'), laan: loadLaanevilkaar('.'), maal };
        const plan = buildOekonomiplan(FIRST, numbered, [frame], tables);
        const expected = oekonomiplanTables(plan, 'nb');
        const shownCells = (cells: readonly Cell[]) =>
          cells.map((c) =>
            squeeze(c === null ? '–' : typeof c === 'string' ? c : formatNumber(c.number, c.decimals ?? 0)),
          );
        const shown = expected.map((table) => table.rows.map((row) => shownCells(row.cells)));

        const total = shown[0]?.find((row) => row[0] === 'Sum');
        expect(total?.slice(3, 7)).toEqual(
          [0, 1, 2, 3].map((y) => squeeze(formatNumber(all.reduce((n, t) => n + investmentIn(t, FIRST + y), 0)))),
        );

        const base = `/arbeid/${slug}`;
        const page = htmlRows(new TextDecoder().decode(await bytes(`${base}/oekonomiplan`)));
        const print = htmlRows(new TextDecoder().decode(await bytes(`${base}/oekonomiplan/utskrift`)));
        const pdf = squeeze((await readPdf(await bytes(`${base}/oekonomiplan/oekonomiplan.pdf`))).text);
        const boligplan = unbroken((await readPdf(await bytes(`${base}/dokument/boligplan.pdf`))).text);
        const planTables = tablesOfThePlan(plan, 'nb');
        expect(planTables.length).toBeGreaterThan(3);
        const sheets = await readXlsx(Buffer.from(await bytes(`${base}/oekonomiplan/oekonomiplan.xlsx`)));
        expect(sheets).toHaveLength(shown.length);
        for (const row of planTables.flatMap(({ rows }) => rows))
          expect(boligplan).toContain(unbroken(shownCells(row.cells).join('')));
        const counts = all.filter((t) => ['finansiert', 'i-gang', 'delvis'].includes(t.status)).length;
        for (const [at, rows] of shown.entries()) {
          const cells = sheets[at]?.data ?? [];
          for (const [down, row] of rows.entries()) {
            if (counts > 0 || expected[at]?.id === 'ikke-finansiert') expect(page).toContainEqual(row);
            expect(print).toContainEqual(row);
            expect(unbroken(pdf)).toContain(unbroken(row.join('')));
            for (const cell of row.filter((c) => /^−?[\d ]+$/.test(c))) expect(pdf).toContain(cell);
            const inSheet = cells[3 + down] ?? [];
            for (const [column, cell] of (expected[at]?.rows[down]?.cells ?? []).entries())
              if (cell !== null && typeof cell === 'object')
                expect(inSheet[column], `${expected[at]?.id} ${down} ${column}`).toBe(cell.number);
          }
        }
      }),
      { numRuns: 6, seed: 20261125 },
    );
    expect(server.errors).toEqual([]);
  }, 180_000);
});
