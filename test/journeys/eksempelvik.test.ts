import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestRun } from '../../src/plan/boligbehov/index.ts';
import { listTilbud, type Tilbud } from '../../src/plan/boligtilbud/index.ts';
import { KAPITLER } from '../../src/plan/plandokument/mal.ts';
import { readPdf } from '../../src/plan/plandokument/rendering/pdf-reading.ts';
import { listMaal, listTiltak } from '../../src/plan/tiltak/index.ts';
import { startServer, type TestServer } from '../server.ts';

const BASE = '/arbeid/eksempelvik';

describe('Eksempelvik', () => {
  let server: TestServer;
  let id: string;
  beforeAll(async () => {
    server = await startServer();
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

  it('has a plan of about 25 pages or more, every chapter written, every figure found, in four outputs', async () => {
    const pdf = await readPdf(new Uint8Array(await (await fetched(`${BASE}/dokument/boligplan.pdf`)).arrayBuffer()));
    expect(pdf.pages.length).toBeGreaterThanOrEqual(24);
    expect(pdf.pages.length).toBeLessThanOrEqual(38);
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
    expect((await (await fetched(`${BASE}/dokument/boligplan.docx`)).arrayBuffer()).byteLength).toBeGreaterThan(50_000);
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
  });
});
