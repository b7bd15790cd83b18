import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { MAX_POSTERINGER } from '../regnskap.ts';
import { findRegnskap } from '../store.ts';

const WORK = '/arbeid/halden';
const BASE = `${WORK}/oekonomiplan/regnskap`;

describe('accounts over the wire', () => {
  let server: TestServer;
  let own: { cookie: string; csrf: string };
  const get = async (path: string) => {
    const answer = await fetch(server.url + path, { headers: { cookie: own.cookie } });
    return { status: answer.status, body: await answer.text() };
  };
  const send = async (path: string, body: FormData | URLSearchParams) => {
    body.set('csrf', own.csrf);
    const headers = { cookie: own.cookie, origin: server.url };
    const answer = await fetch(server.url + path, { method: 'POST', headers, body, redirect: 'manual' });
    await server.desk.idle();
    return { status: answer.status, to: answer.headers.get('location') ?? '', body: await answer.text() };
  };
  const post = (path: string, fields: Record<string, string> = {}) => send(path, new URLSearchParams(fields));
  const upload = (name: string, content: string | Uint8Array, fields: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [key, value] of Object.entries({ year: '2026', period: '8', ...fields })) body.set(key, value);
    body.set('fil', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
    return send(BASE, body);
  };
  const role = (name: string) =>
    server.db.inPlattform((tx) => tx.rows('update medlemskap set role = $1', [name])) as Promise<unknown>;
  /** The page of the newest reading. */
  const newest = async () => /regnskap\/(\d+)"/.exec((await get(BASE)).body)?.[1] ?? '';

  beforeAll(async () => {
    server = await startServer();
    own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
  }, 120_000);
  afterAll(() => server?.stop());

  it('say what is wrong with the form at the field', async () => {
    const answer = await upload('r.csv', '', { year: 'i år', period: '13' });
    expect(answer.status).toBe(422);
    for (const field of ['year', 'period', 'fil']) expect(answer.body).toContain(`href="#${field}"`);
    expect((await upload('r.pdf', '%PDF-1.7\n')).status).toBe(422);
  });

  it('are previewed with their columns, remembered, taken in and undone', async () => {
    await upload('a.csv', 'Sted;Hittil;Hva\n310;1200;Leie\n320;-200;Salg\n');
    const first = await newest();
    expect((await get(`${BASE}/${first}`)).body).toContain('1 feil må rettes i filen. Ingenting er tatt inn.');
    expect((await post(`${BASE}/${first}/ta-inn`)).status).toBe(409);
    // The row of heads is said first, then what its columns hold.
    expect((await post(`${BASE}/${first}`, { hode: '1' })).status).toBe(303);
    const twice = await post(`${BASE}/${first}`, { hode: '1', k0: 'beloep', k1: 'beloep' });
    expect([twice.status, twice.body.includes('href="#k1"')]).toEqual([422, true]);
    expect((await post(`${BASE}/${first}`, { hode: '99' })).status).toBe(422);
    expect((await post(`${BASE}/${first}`, { hode: '1', k0: 'ansvar', k1: 'beloep', k2: '' })).status).toBe(303);
    const shown = (await get(`${BASE}/${first}`)).body;
    expect(shown).toContain('2 kontostrenger på til sammen');
    expect(shown).toContain('Ingen tiltak har denne kontostrengen.');
    expect((await post(`${BASE}/${first}/ta-inn`)).to).toBe(`${BASE}?tatt=ja`);
    expect((await get(BASE)).body).toContain('Kontostrenger uten linje');
    // The next file with the same heads needs nobody to say it again.
    await upload('b.csv', 'Sted;Hittil;Hva\n310;1300;Leie\n');
    const next = await newest();
    expect(next).not.toBe(first);
    const again = (await get(`${BASE}/${next}`)).body;
    expect(again).toContain('1 kontostrenger på til sammen');
    expect(again).toContain('Det blir erstattet');
    expect((await post(`${BASE}/${next}/ta-inn`)).status).toBe(303);
    expect((await post(`${BASE}/${next}/ta-inn`)).status).toBe(409);
    expect((await get(`${BASE}/${first}`)).body).toContain('Erstattet');
    expect((await post(`${BASE}/${next}/angre`)).to).toBe(`${BASE}?angret=ja`);
    expect((await get(`${BASE}/${first}`)).body).toContain('Gjelder');
    expect((await get(`${BASE}/999`)).status).toBe(404);
    const file = await fetch(`${server.url}${BASE}/regnskap.xlsx`, { headers: { cookie: own.cookie } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await file.arrayBuffer());
    const cells = book.worksheets.flatMap((w) => w.getSheetValues().flat());
    expect(cells).toContain(1200);
    expect(cells).toContain(-200);
  });

  it('tell of formulas and merged cells by row, and of too many rows, and take in nothing', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Regnskap');
    sheet.addRow(['Ansvar', 'Beløp']);
    sheet.addRow([310, { formula: '1+1', result: 2 }]);
    sheet.addRow([320, 20]);
    sheet.addRow([320, 30]);
    sheet.mergeCells('A3:A4');
    await upload('formler.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    const number = await newest();
    const shown = (await get(`${BASE}/${number}`)).body;
    expect(shown).toMatch(/Arket Regnskap, rad 2, Beløp[\s\S]*?Cellen har en formel/);
    expect(shown).toMatch(/rad 4, Ansvar[\s\S]*?Cellen er slått sammen med andre/);
    expect((await post(`${BASE}/${number}/ta-inn`)).status).toBe(409);
    const rows = MAX_POSTERINGER + 1;
    const long = await upload('lang.csv', `Ansvar;Beløp\n${'310;1\n'.repeat(rows)}`);
    expect((await get(long.to)).body).toMatch(/Arket har 200[\s\u00a0]002 rader/);
    expect(await newest()).toBe(number);
  }, 60_000);

  it('sum a ledger of a hundred thousand postings with øre, and read it again when its columns are said', async () => {
    const line = (i: number) => `V${i};3${i % 40};Varer til Navn Navnesen;${i % 2 ? '10,25' : '0,50'}\n`;
    const text = `Bilag;Bygg;Tekst;Hittil i dag\n${Array.from({ length: 100_000 }, (_, i) => line(i)).join('')}`;
    const sent = await upload('hovedbok.csv', text);
    expect(sent.status).toBe(303);
    const number = await newest();
    const path = `${BASE}/${number}`;
    const first = (await get(path)).body;
    expect(first).toContain('Ingenting er tatt inn.');
    // The row of heads and the columns are said at once, and the file is read again out of the upload.
    expect((await post(path, { hode: '1', k0: '', k1: 'ansvar', k2: '', k3: 'beloep' })).status).toBe(303);
    const shown = (await get(path)).body.replaceAll('\u00a0', ' ');
    expect(shown).toContain('100 000 rader er summert. 40 kontostrenger på til sammen 537 500 kr.');
    const stored = await server.db.inPlattform((tx) =>
      tx.rows<{ kommune: string }>('select id as kommune from kommune where slug = $1', ['halden']),
    );
    const kept = await server.db.inKommune(stored[0]?.kommune ?? '', (tx) => findRegnskap(tx, Number(number)));
    expect(kept?.sheets[0]?.rows.length).toBe(100);
    expect((await post(`${path}/ta-inn`)).status).toBe(303);
    const after = await server.db.inKommune(stored[0]?.kommune ?? '', (tx) => findRegnskap(tx, Number(number)));
    expect(JSON.stringify(after)).not.toContain('Navnesen');
    expect(after).toMatchObject({ fil: null, lesning: { rows: 100_000, oere: 53_750_000 } });
    await post(`${path}/angre`);
  }, 60_000);

  it('let who only reads read, and change nothing', async () => {
    const number = await newest();
    await role('leser');
    try {
      expect((await get(BASE)).status).toBe(200);
      expect((await get(BASE)).body).not.toContain('name="fil"');
      expect((await get(`${BASE}/${number}`)).body).not.toContain('/ta-inn');
      expect((await upload('x.csv', 'Ansvar;Beløp\n1;1\n')).status).toBe(403);
      for (const path of ['', '/ta-inn', '/angre']) expect((await post(`${BASE}/${number}${path}`)).status).toBe(403);
    } finally {
      await role('administrator');
    }
  });
});
