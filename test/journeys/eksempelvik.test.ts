import mammoth from 'mammoth';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/kernel/index.ts';
import { latestRun } from '../../src/plan/boligbehov/index.ts';
import { listVentet } from '../../src/plan/boligbyggeprogram/index.ts';
import { listTilbud, type Tilbud } from '../../src/plan/boligtilbud/index.ts';
import { KAPITLER } from '../../src/plan/plandokument/mal.ts';
import { readPdf } from '../../src/plan/plandokument/rendering/pdf-reading.ts';
import { listMaal, listTiltak } from '../../src/plan/tiltak/index.ts';
import { startServer, type TestServer } from '../server.ts';

const BASE = '/arbeid/eksempelvik';
const ADDRESS = 'https://boligplan.example';

describe('Eksempelvik', () => {
  let server: TestServer;
  let id: string;
  beforeAll(async () => {
    server = await startServer({ address: ADDRESS });
    const [kommune] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
    );
    id = kommune?.id ?? '';
  });
  afterAll(() => server.stop());
  const fetched = async (path: string) => {
    const reply = await fetch(server.url + path);
    expect(reply.status, path).toBe(200);
    return reply;
  };

  /** Made once: the tests look at the same plan. */
  const made = new Map<string, Promise<Uint8Array>>();
  const planFile = (format: 'pdf' | 'docx', language = '') => {
    const path = `${language}${BASE}/dokument/boligplan.${format}`;
    const bytes = made.get(path) ?? fetched(path).then(async (r) => new Uint8Array(await r.arrayBuffer()));
    made.set(path, bytes);
    return bytes;
  };

  it('has the size of a municipality of 30 000, with a population that looks like one', async () => {
    const run = await server.db.inKommune(id, latestRun);
    if (!run) throw new Error('No run');
    const { population, households, care, missing } = run.result;
    expect(population.total[0]?.mean).toBeGreaterThan(29_500);
    expect(population.total[0]?.mean).toBeLessThan(30_500);
    expect(households.total[0]?.mean).toBeCloseTo(14_100, 3);
    expect(households.byType[0]?.[0]).toBeGreaterThan(5_400);
    expect(households.byType[0]?.[0]).toBeLessThan(6_000);
    expect(care[0]).toBeGreaterThan(350);
    expect(care[0]).toBeLessThan(410);
    expect(missing).toEqual(['population-projection']);
    const [now] = population.pyramid ?? [];
    const oldest = now?.female.at(-1) ?? 0;
    expect(oldest).toBeGreaterThan(now?.male.at(-1) ?? 0);
    expect(oldest).toBeLessThan((now?.female.at(-5) ?? 0) / 5);
    // No age group may stand out from its neighbours as a made-up wave would.
    for (const side of [now?.female ?? [], now?.male ?? []])
      for (let i = 1; i < 14; i += 1) {
        const ratio = (side[i] ?? 0) / (side[i - 1] ?? 1);
        expect(ratio).toBeGreaterThan(0.8);
        expect(ratio).toBeLessThan(1.25);
      }
  });

  it('is first met with need and gap counted from all that stands there', async () => {
    for (const path of ['/behov', '/gap']) {
      const page = await (await fetched(BASE + path)).text();
      expect(page).toContain('oppdiktet befolkning.csv');
      expect(page).not.toContain('er endret etter at dette ble regnet ut');
    }
    expect(await (await fetched(BASE)).text()).not.toContain('Noe er endret siden sist');
  });

  it('says to who has no login that their tasks come with one', async () => {
    const page = await (await fetched(`${BASE}/min-side`)).text();
    expect(page).toContain('Logg inn for å se oppgavene dine');
    expect(page).not.toContain('ingen oppgaver');
  });

  it('counts the fields with the rest of the programme, and gives who has no login the files of the plan', async () => {
    const rows = (await server.db.inKommune(id, listTilbud)).map((r) => r.data);
    const program = rows.filter((d) => !d.removed && d.kind === 'program' && d.ledger === 'boligutvikling');
    const all = program.reduce((n, d) => n + d.units, 0);
    const fields = await server.db.inKommune(id, listVentet);
    expect(fields.length).toBeGreaterThan(10);
    expect(all).toBeGreaterThan(fields.reduce((n, f) => n + f.units, 0));
    expect(await (await fetched(`${BASE}/tilbud`)).text()).toContain(
      `Boligutvikling: ${formatNumber(all)} boliger i boligbyggeprogrammet`,
    );
    const plan = await (await fetched(`${BASE}/dokument`)).text();
    for (const format of ['pdf', 'docx', 'xlsx']) expect(plan).toContain(`href="${BASE}/dokument/boligplan.${format}"`);
  });

  it('has goals with strategies, tiltak of every fate, and agreements with all that the form asks for', async () => {
    const [goals, tiltak, tilbud] = await server.db.inKommune(id, async (tx) => [
      await listMaal(tx),
      await listTiltak(tx),
      await listTilbud(tx),
    ]);
    expect(goals).toHaveLength(4);
    for (const goal of goals) expect(goal.strategies.length).toBeGreaterThanOrEqual(3);
    expect(tiltak).toHaveLength(24);
    for (const status of ['forkastet', 'utsatt', 'delvis', 'foreslaatt', 'vedtatt', 'gjennomfoert'] as const)
      expect(
        tiltak.some((t) => t.data.status === status),
        status,
      ).toBe(true);
    for (const { data } of tiltak)
      if (['finansiert', 'delvis'].includes(data.status)) expect(data.certainty, data.title).toMatch(/pluss|anbud/);
    const kinds = (kind: Tilbud['kind']) => tilbud.filter((r) => r.data.kind === kind).map((r) => r.data);
    expect(kinds('avtale')).toHaveLength(6);
    for (const a of kinds('avtale'))
      for (const field of [a.party, a.right, a.start, a.services]) expect(field).toBeTruthy();
    const reserve = kinds('program').reduce((n, d) => n + d.units, 0);
    expect(reserve).toBeGreaterThan(1_500);
    expect(reserve).toBeLessThan(4_000);
    const dwellings = kinds('bestand').filter((d) => d.level !== 'heldoegns');
    expect(dwellings.reduce((n, d) => n + d.units, 0)).toBe(630);
  });

  it('measures its goals in numbers, one of them not as it should be', async () => {
    const page = await (await fetched(`${BASE}/oppfoelging/maalindikatorer`)).text();
    expect(page).toContain('0 av 3 målindikatorer er nådd, 1 er på vei og 1 er ikke nådd.');
    for (const number of [1, 2, 3])
      expect((await fetched(`${BASE}/oppfoelging/maalindikatorer/${number}`)).status).toBe(200);
  });

  it('has a budget for the year that runs, and a report of it that a politician can read', async () => {
    const year = new Date().getFullYear();
    const readings = await (await fetched(`${BASE}/oekonomiplan/behandling`)).text();
    expect(readings).toContain(`PS 98/${year - 1}`);
    const report = (await (await fetched(`${BASE}/oppfoelging/1`)).text()).replaceAll('\u00a0', ' ');
    expect(report).toMatch(/Av de rapporterte: \d+ i rute, \d+ forsinket, \d+ stoppet, \d+ ferdig/);
  });

  it('compares sets in both ledgers, each told by itself', async () => {
    const page = await (await fetched(`${BASE}/prioritering/sett`)).text();
    expect(page).toMatch(/«Familier først» legger til rette for flest nye boliger: 30 av de \d+ som mangler/);
    expect(page).toMatch(/boliger det blir lagt til rette for<\/th><td[^>]*>0<\/td><td[^>]*>30<\/td><td[^>]*>0<\/td>/);
  });

  it('has a plan of about 25 pages, every chapter written, every figure found, in four outputs', async () => {
    const pdf = await readPdf(await planFile('pdf'));
    expect(pdf.pages.length).toBeGreaterThanOrEqual(24);
    expect(pdf.pages.length).toBeLessThanOrEqual(26);
    expect(pdf.tagged).toBe(true);
    expect(pdf.text).not.toContain('{{');
    const web = await (await fetched(`${BASE}/dokument/utkast`)).text();
    for (const chapter of KAPITLER) expect(web).toContain(`<h2 id="kapittel-${chapter}">`);
    expect(web).not.toContain('{{');
    const tables = [...web.matchAll(/<caption[^>]*>Tabell \d+\. ([^<]+)</g)].map((m) => m[1]);
    const pictures = [...web.matchAll(/<figcaption>Figur \d+\. ([^<]+)</g)].map((m) => m[1]);
    expect(tables.length).toBeGreaterThanOrEqual(20);
    expect(pictures.length).toBeGreaterThanOrEqual(8);
    // A caption that is broken at a hyphen is read back without it.
    const letters = (text = '') => text.replace(/[\s-]+/g, '');
    for (const caption of [...tables, ...pictures]) expect(letters(pdf.text)).toContain(letters(caption));
    const sheets = await readXlsx(Buffer.from(await (await fetched(`${BASE}/dokument/boligplan.xlsx`)).arrayBuffer()));
    expect(sheets).toHaveLength(tables.length);
    expect((await planFile('docx')).byteLength).toBeGreaterThan(50_000);
  });

  it('leads from every table and picture of the PDF and the Word file to what it was counted from, in two steps', async () => {
    const pdf = await readPdf(await planFile('pdf'));
    const web = await (await fetched(`${BASE}/dokument/utkast`)).text();
    const all = [...web.matchAll(/<figure id="/g)].length;
    expect(pdf.text.match(/Hvor tallene kommer fra/g)).toHaveLength(all);
    const own = pdf.links.filter((link) => link.startsWith(ADDRESS));
    // Figures in the text are links as well.
    expect(own.length).toBeGreaterThan(all + 10);
    const { value: word } = await mammoth.convertToHtml({ buffer: Buffer.from(await planFile('docx')) });
    const inWord = [...word.matchAll(/href="([^"]+)"/g)].map((m) => (m[1] ?? '').replaceAll('&amp;', '&'));
    expect(new Set(inWord.filter((link) => link.startsWith(ADDRESS)))).toEqual(new Set(own));
    const counted = /\/(tall|kartlegging)$/;
    // Where figures are counted or typed: nothing lies behind these.
    const last =
      /\/(tall|kartlegging|tilbud|tiltak|undersoekelser|boligbyggeprogram|boliger\/beholdning|oppfoelging\/maalindikatorer)$/;
    for (const link of new Set(own)) {
      const path = link.slice(ADDRESS.length);
      const page = await (await fetched(path)).text();
      if (last.test(path)) continue;
      const main = /<main.*<\/main>/s.exec(page)?.[0] ?? '';
      const next = [...main.matchAll(/href="([^"]+)"/g)].map((m) => m[1] ?? '').filter((href) => counted.test(href));
      expect(next.length, path).toBeGreaterThan(0);
      for (const href of new Set(next)) await fetched(href);
    }
  });

  it('shows need by group and level, with small counts hidden in cells and in every sum they are part of', async () => {
    const web = await (await fetched(`${BASE}/dokument/utkast`)).text();
    const figure = /<figure id="behov-gruppe-nivaa".*?<\/figure>/s.exec(web)?.[0] ?? '';
    const rows = [...figure.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map((m) =>
      [...(m[1] ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map((c) => c[1]),
    );
    expect(rows.find((r) => r[0] === 'Løslatte')).toEqual(['Løslatte', '–', 'under 5', '–', '–', 'under 5']);
    expect(rows.find((r) => r[0] === 'Rus og psykisk helse')).toEqual([
      'Rus og psykisk helse',
      '–',
      '14',
      '–',
      '–',
      '14',
    ]);
    expect(rows.at(-1)).toEqual(['Sum', '72', '21 til 24', '15', '8', '116 til 119']);
  });

  it('speaks the language it is read in, in every word the product adds', async () => {
    const nn = await (await fetched(`/nn${BASE}/dokument/utkast`)).text();
    expect(nn).toContain('Tabell 1. Hushald');
    expect(nn).toContain('Kjelde:');
    expect(nn).not.toMatch(/<caption[^>]*>[^<]*(Befolkning|Husholdning|boligsosiale|Kilde)/);
    expect(nn).not.toContain('Kilde:');
    const { pages } = await readPdf(await planFile('pdf', '/nn'));
    expect(pages.length).toBeGreaterThanOrEqual(24);
    expect(pages.length).toBeLessThanOrEqual(26);
    expect(pages.join('')).toContain('Kjelde:');
  });
});
