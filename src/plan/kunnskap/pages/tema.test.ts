import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { formatNumber } from '../../../kernel/index.ts';
import { loadEntries } from '../../grunnlag/index.ts';
import { readPdf } from '../../plandokument/rendering/pdf-reading.ts';
import { readPowerPoint } from '../../plandokument/rendering/pptx-reading.ts';
import { stopThread } from '../../plandokument/rendering/thread.ts';
import { loadIndikatorer } from '../index.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';

describe('a theme of the knowledge base outside its page', () => {
  let server: TestServer;
  let cookie = '';
  let csrf = '';
  const base = '/arbeid/eksempelvik';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie, csrf } = await administrator(server, { slug: 'haram', name: 'Haram', number: '1580' }));
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, 'administrator' from kommune k, bruker b where k.slug = 'eksempelvik'",
      ),
    );
  });
  afterAll(async () => {
    await stopThread();
    await server.stop();
  });
  const get = (path: string) => fetch(server.url + path, { headers: { cookie } });
  const page = async (path: string) => (await (await get(path)).text()).replace(/[\s\u00a0]+/g, ' ');
  const send = (path: string, fields: Record<string, string>) =>
    fetch(server.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: server.url },
      body: new URLSearchParams({ csrf, ...fields }),
    });
  const write = async (text: string) => {
    const revision = /name="revision" value="(\d+)"/.exec(await page(`${base}/dokument/kunnskapsgrunnlag`))?.[1] ?? '0';
    return send(`${base}/dokument/kunnskapsgrunnlag`, { text, revision });
  };
  it('says on the page of each indicator what it is, what to mind, which way is better and where it is from', async () => {
    const known = loadEntries('.').map((e) => e.table);
    const inHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
    const all = loadIndikatorer('.', known).flatMap((t) => t.indicators);
    expect(all.length).toBeGreaterThanOrEqual(25);
    for (const i of all) {
      const shown = await page(`${base}/kunnskap/${i.id}`);
      const words = [i.definition.nb, i.caveat.nb, i.source.nb, KUNNSKAP_TEXTS.nb.direction[i.direction]];
      expect([i.id, words.filter((w) => !shown.includes(inHtml(w)))]).toEqual([i.id, []]);
      // What is a result quality can be made a goal from its own page too.
      expect(shown.includes(`/tiltak?indikator=${i.id}#nytt-maal"`), i.id).toBe(i.quality !== null);
      if (i.table) expect(shown, i.id).toContain(`href="https://www.ssb.no/statbank/table/${i.table}"`);
    }
  });

  it('says on paper too what each indicator of the theme is, and what to mind', async () => {
    const shown = await page(`${base}/kunnskap/befolkning/tema`);
    const known = loadEntries('.').map((e) => e.table);
    const theme = loadIndikatorer('.', known).find((t) => t.theme === 'befolkning');
    const words = (theme?.indicators ?? []).flatMap((i) => [i.definition.nb, i.caveat.nb]);
    expect(words.length).toBeGreaterThan(4);
    expect(words.filter((w) => !shown.includes(w))).toEqual([]);
  });

  it('is a picture as wide as a slide, and a workbook', async () => {
    for (const place of ['eksempelvik', 'haram']) {
      const answer = await get(`/arbeid/${place}/kunnskap/befolkning/tema.png`);
      expect(answer.headers.get('content-type')).toBe('image/png');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(bytes.readUInt32BE(16)).toBe(2400);
    }
    const book = await get(`${base}/kunnskap/befolkning/tema.xlsx`);
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect((await get(`${base}/kunnskap/ukjent/tema.png`)).status).toBe(404);
  });

  /** Year and figure of the municipality, in a column of the table of an indicator. */
  const tableOf = (shown: string, column: number) =>
    [...shown.matchAll(/<tr>(?:(?!<\/tr>).)*<\/tr>/g)].flatMap(([row]) => {
      const cells = [...row.matchAll(/<t[dh][^>]*>([^<]*)/g)].map((m) => m[1] ?? '');
      return /^\d{4}$/.test(cells[0] ?? '') ? [[cells[0], cells[column]]] : [];
    });

  it('is slides to edit, with the figures of the page in every chart and in the workbook behind it', async () => {
    const written = { text: 'Flere eldre.', revision: '0' };
    expect((await send(`${base}/kunnskap/eldre-80/tekst`, written)).status).toBe(303);
    expect(await page(`${base}/kunnskap/befolkning/tema`)).toContain('Flere eldre.');
    for (const [lang, heading] of [
      ['', 'Hva betyr dette for oss?'],
      ['/nn', 'Kva betyr dette for oss?'],
    ] as const) {
      const answer = await get(`${lang}${base}/kunnskap/befolkning/tema.pptx`);
      expect(answer.headers.get('content-type')).toContain('presentationml');
      const { slides } = await readPowerPoint(new Uint8Array(await answer.arrayBuffer()));
      for (const [id, column, decimals] of [
        ['folketall', 1, 0],
        ['eldre-80', 2, 1],
      ] as const) {
        const shown = await page(`${lang}${base}/kunnskap/${id}`);
        const name = /<h1>([^<]+)/.exec(shown)?.[1] ?? '';
        const finding = /bp-finding"><p[^>]*>([^<]+)/.exec(shown)?.[1];
        const slide = slides.find((s) => s.title.replace(/\s+/g, ' ') === `${name}: ${finding}`);
        const [chart] = slide?.charts ?? [];
        const [own] = chart?.series ?? [];
        const values = own?.categories.map((year, at) => [year, own.values[at] ?? null] as const) ?? [];
        const written = values.map(([year, value]) => [year, formatNumber(value, decimals).replace(/\s/g, ' ')]);
        expect(written.length).toBeGreaterThan(4);
        expect(written).toEqual(tableOf(shown, column));
        expect(chart?.workbook.slice(1).map((row) => row.slice(0, 2))).toEqual(values);
        expect(slide?.alts[0]).toContain(name);
        expect(slide?.text.includes(heading)).toBe(id === 'eldre-80');
      }
    }
    expect((await get(`${base}/kunnskap/ukjent/tema.pptx`)).status).toBe(404);
  });

  it('is a live block of a chapter: a picture and a table with the figures of the page', async () => {
    expect((await page(`${base}/dokument/kunnskapsgrunnlag`)).includes('{{tema:befolkning}}')).toBe(true);
    const saved = await write('Vi blir eldre.\n\n{{tema:befolkning}}\n\nDerfor bygger vi.');
    expect(saved.status).toBe(303);
    const shown = await page(`${base}/dokument/kunnskapsgrunnlag`);
    expect(shown).toMatch(/<caption[^>]*>[^<]*Befolkning og aldring/);
    const before = shown.split('Derfor bygger vi.</p>')[0] ?? '';
    const people = /Befolkning og aldring\. Innbyggere: ([\d ]+) personer \(\d{4}\)/.exec(before)?.[1] ?? 'ingen';
    expect(people).toMatch(/^\d/);
    expect(await page(`${base}/kunnskap`)).toContain(people);
  });

  it('is refused where it does not stand alone, or is no theme, with the text still there', async () => {
    const inside = await write('Se {{tema:befolkning}} her.');
    expect(inside.status).toBe(422);
    expect(await inside.text()).toContain('Se {{tema:befolkning}} her.');
    expect((await write('{{tema:ukjent}}')).status).toBe(422);
  });

  it('follows the figures until the plan is frozen, and is in its PDF as it was then', async () => {
    expect((await write('Første utgave.\n{{tema:levekaar}}')).status).toBe(303);
    const value = (v: string, year: string) =>
      send(`${base}/kunnskap/trangboddhet/verdi`, { value: v, year, place: 'kommunen', source: 'SSB' });
    expect((await value('11,5', '2024')).status).toBe(303);
    await send(`${base}/dokument/frys`, {});
    await server.desk.idle();
    const overview = await page(`${base}/dokument`);
    const number = Math.max(...[...overview.matchAll(/dokument\/versjon\/(\d+)"/g)].map((m) => Number(m[1])));
    expect((await value('12,5', '2025')).status).toBe(303);
    expect(await page(`${base}/dokument/kunnskapsgrunnlag`)).toContain('12,5');
    const frozen = await page(`${base}/dokument/versjon/${number}`);
    expect(frozen).toContain('11,5');
    expect(frozen).not.toContain('12,5 prosent');
    const pdf = await readPdf(
      new Uint8Array(await (await get(`${base}/dokument/versjon/${number}/boligplan.pdf`)).arrayBuffer()),
    );
    expect(pdf.text).toContain('11,5');
    expect(pdf.alts.join(' ')).toContain('11,5');
    expect(server.errors).toEqual([]);
  }, 60_000);
});
