import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { formatNumber } from '../../../kernel/index.ts';
import { unzipOne } from '../../../platform/files/unzip.ts';
import { stopThread } from '../../plandokument/rendering/thread.ts';

const GOOD = { from: '01.01.2026', form: 'serie', years: '20', rate: '4,25', source: 'Budsjettnotatet' };

describe('loans, bookings and what a move does, over the wire', () => {
  let server: TestServer;
  let cookie = '';
  let csrf = '';
  beforeAll(async () => {
    server = await startServer({ address: 'https://plan.example' });
    ({ cookie, csrf } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
  }, 120_000);
  afterAll(async () => {
    await stopThread();
    await server?.stop();
  });

  const trace = () => `${server.url}/arbeid/eksempelvik/roed-traad/spor`;
  const at = (slug: string, path: string) => `${server.url}/arbeid/${slug}/oekonomiplan/${path}`;
  const get = (path: string, slug = 'halden') => fetch(at(slug, path), { headers: { cookie }, redirect: 'manual' });
  const post = (path: string, fields: Record<string, string>, slug = 'halden') =>
    fetch(at(slug, path), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: server.url },
      body: new URLSearchParams({ csrf, ...fields }),
    });
  const role = (name: string) =>
    server.db.inPlattform((tx) => tx.rows('update medlemskap set role = $1', [name])) as Promise<unknown>;

  it('say what is wrong with the terms of loans at the field, and keep what is right', async () => {
    const refused = await post('laan', { ...GOOD, rate: 'mye' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Skriv et tall, for eksempel 4,5');
    expect((await post('laan', GOOD)).status).toBe(303);
    expect(await (await get('laan')).text()).toContain('Budsjettnotatet');
    expect((await post('laan', { fjern: '2026-01-01' })).status).toBe(303);
    expect(await (await get('laan')).text()).not.toContain('Budsjettnotatet');
  });

  it('answer a move of nothing, and columns nobody knows, with a sentence', async () => {
    expect((await get('virkning')).status).toBe(200);
    expect((await get('virkning?tiltak=99&utsett=2')).status).toBe(422);
    const columns = await get('kontostrenger.csv?kolonner=tull');
    expect(columns.status).toBe(422);
    expect(await columns.text()).toContain('Skriv minst én kolonne fra listen');
    const file = await get('kontostrenger.csv?kolonner=ansvar,beløp&skille=komma');
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(await file.text()).toBe('"ansvar","beløp"\r\n');
    expect((await get('kontostrenger.xlsx?kolonner=tull')).status).toBe(422);
    // A reader that is not ours gets the same rows out of both files, and they add up to the plan.
    const asked = 'kolonner=tiltak,år,beløp';
    const book = await get(`kontostrenger.xlsx?${asked}`, 'eksempelvik');
    expect(book.status).toBe(200);
    const [sheet] = await readXlsx(Buffer.from(await book.arrayBuffer()));
    const inBook = sheet?.data ?? [];
    const csv = await (await get(`kontostrenger.csv?${asked}&skille=semikolon`, 'eksempelvik')).text();
    const inText = csv
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((row) => row.split(';').map((cell) => cell.replaceAll('"', '')));
    expect(inBook.map((row) => row.map(String))).toEqual(inText);
    const plan = (await (await fetch(`${server.url}/api/v1/kommuner/eksempelvik/oekonomiplan`)).json()) as {
      totals: { investment: number; netOperation: number }[];
    };
    const wanted = plan.totals.reduce((n, y) => n + y.investment + y.netOperation, 0);
    expect(inBook.slice(1).reduce((n, row) => n + Number(row[2]), 0)).toBe(wanted);
  });

  it('give back the reason that was typed for a tiltak that can no longer be moved', async () => {
    const late = await post('virkning', { tiltak: '99', utsett: '1', revision: '1', reason: 'Tomten er <ikke> klar' });
    expect(late.status).toBe(409);
    expect(await late.text()).toMatch(/Begrunnelsen du skrev, er ikke lagret[\s\S]*Tomten er &lt;ikke&gt; klar/);
  });

  it('offer the running costs that follow, and write them when asked', async () => {
    expect(await (await get('drift')).text()).toContain('Ingen investering gir boliger');
    expect((await get('drift?tiltak=99', 'eksempelvik')).status).toBe(422);
    const home = await (await get('drift', 'eksempelvik')).text();
    const number = /<option value="(\d+)"/.exec(home)?.[1] ?? '';
    const page = await (await get(`drift?tiltak=${number}`, 'eksempelvik')).text();
    expect(page).toContain('Står i tiltaket');
    expect(page).toContain('Sikkerhet');
    const wrong = await get(`drift?tiltak=${number}&areal=x&fdv=1&bemanning=`, 'eksempelvik');
    expect([wrong.status, (await wrong.text()).includes('href="#areal"')]).toEqual([422, true]);
    // Rates for another tiltak are left behind.
    expect((await get(`drift?tiltak=${number}&gjelder=1&areal=x&fdv=1&bemanning=`, 'eksempelvik')).status).toBe(200);
    expect((await post('drift', { tiltak: number, revision: '1' }, 'eksempelvik')).status).toBe(403);
    expect((await post('drift', { tiltak: '1', revision: '1' })).status).toBe(409);
  });

  it('give the sheets for the budget on the page, in Word and in Excel, and say so when one is not there', async () => {
    expect(await (await get('innspill')).text()).toContain('Ingen tiltak har en kostnad');
    expect((await get('innspill?tiltak=99', 'eksempelvik')).status).toBe(422);
    expect((await get('innspill.docx?tiltak=x', 'eksempelvik')).status).toBe(422);
    const page = await (await get('innspill', 'eksempelvik')).text();
    expect(page).toContain('Alle innspill');
    const word = new Uint8Array(await (await get('innspill.docx', 'eksempelvik')).arrayBuffer());
    const xml = new TextDecoder().decode(unzipOne(word, 'word/document.xml', 10_000_000) ?? new Uint8Array());
    const sheets = await readXlsx(Buffer.from(await (await get('innspill.xlsx', 'eksempelvik')).arrayBuffer()));
    const rows = sheets[0]?.data ?? [];
    expect(sheets.length).toBe(1 + new Set(rows.map((r) => r[0]).filter((c) => /^T-\d/.test(String(c)))).size);
    // Every sheet leads back to what its line rests on, in the files as on the page.
    expect(page).toContain(`href="/arbeid/eksempelvik/roed-traad/spor#T-007"`);
    expect(await (await fetch(trace(), { headers: { cookie } })).text()).toContain('id="T-007"');
    const rels = new TextDecoder().decode(
      unzipOne(word, 'word/_rels/document.xml.rels', 1_000_000) ?? new Uint8Array(),
    );
    // Word keeps what comes after # beside the address.
    expect(rels).toContain('Target="https://plan.example/arbeid/eksempelvik/roed-traad/spor"');
    expect(xml).toContain('w:anchor="T-007"');
    const totals = rows.filter((r) => r[0] === 'Sum fire år').map((r) => Number(r.at(-1)));
    expect(totals.length).toBe(2);
    for (const total of totals) {
      const shown = formatNumber(total);
      expect(page.replace(/\s/g, '')).toContain(shown.replace(/\s/g, ''));
      expect(xml.replace(/\s/g, '')).toContain(shown.replace(/\s/g, ''));
    }
  });

  it('let who only reads read, and change nothing', async () => {
    await role('leser');
    try {
      for (const path of ['laan', 'kontering', 'virkning']) expect((await get(path)).status, path).toBe(200);
      expect(await (await get('laan')).text()).not.toContain('name="rate"');
      const moved = await (await get('virkning?tiltak=7&utsett=1', 'eksempelvik')).text();
      expect([moved.includes('Selve flyttingen gjøres av'), moved.includes('name="reason"')]).toEqual([true, false]);
      expect((await post('laan', GOOD)).status).toBe(403);
      expect((await post('kontering', {})).status).toBe(403);
    } finally {
      await role('administrator');
    }
  });

  it('show and change nothing of the neighbour', async () => {
    const neighbour = 'eksempelvik';
    expect((await post('laan', GOOD, neighbour)).status).toBe(403);
    expect((await post('kontering', { ansvar7: '1' }, neighbour)).status).toBe(403);
    const rows = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
    );
    const stored = await server.db.inKommune(rows[0]?.id ?? '', (tx) =>
      tx.rows('select 1 from oekonomiplan_laanevilkaar'),
    );
    expect(stored).toEqual([]);
    expect(server.errors).toEqual([]);
  });
});
