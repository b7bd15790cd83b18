import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { listVerdier } from '../store.ts';

const BASE = '/arbeid/halden/kunnskap';
const ONE = `${BASE}/flyktninger-bosatt`;

describe('figures of an indicator from the file of its source', () => {
  let server: TestServer;
  let own: { cookie: string; csrf: string };
  let kommuneId = '';
  const get = (path: string) => fetch(server.url + path, { headers: { cookie: own.cookie }, redirect: 'manual' });
  const html = async (path: string) => (await (await get(path)).text()).replace(/[\s\u00a0]+/g, ' ');
  const post = (path: string, fields: Record<string, string>) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { cookie: own.cookie, origin: server.url },
      body: new URLSearchParams({ csrf: own.csrf, ...fields }),
      redirect: 'manual',
    });
  const send = async (file: { name: string; bytes: Uint8Array } | null, fields: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [key, value] of Object.entries({ csrf: own.csrf, indikator: 'flyktninger-bosatt', ...fields }))
      body.set(key, value);
    if (file) body.set('fil', new File([new Uint8Array(file.bytes)], file.name));
    const headers = { cookie: own.cookie, origin: server.url };
    const answer = await fetch(`${server.url}${ONE}/inn`, { method: 'POST', headers, body, redirect: 'manual' });
    await server.desk.idle();
    const to = answer.headers.get('location') ?? '';
    if (to === '') return `${answer.status}: ${await answer.text()}`;
    return to.includes('/jobb/') ? ((await get(to)).headers.get('location') ?? '') : to;
  };
  const csv = (text: string) => ({ name: 'imdi.csv', bytes: new TextEncoder().encode(text) });
  const xlsx = async (rows: (string | number)[][]) => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Tall').addRows(rows);
    return { name: 'imdi.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) };
  };
  const figures = () =>
    server.db.inKommune(kommuneId, async (tx) =>
      (await listVerdier(tx)).map((v) => [v.data.place, v.data.year, v.data.value]),
    );

  beforeAll(async () => {
    server = await startServer();
    own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    const [row] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    kommuneId = row?.id ?? '';
    expect((await post(`${BASE}/sammenlign`, { kommune1: 'Moss', revision: '0' })).status).toBe(303);
  }, 120_000);
  afterAll(() => server?.stop());

  it('are come by as the page says, for every indicator that no table gives', async () => {
    expect(await html(ONE)).toMatch(/Mangler<span class="bp-screen">: <a href="[^"]*flyktninger-bosatt\/inn">/);
    const page = await html(`${ONE}/inn`);
    expect(page).toContain('Åpne bosettingstallene på imdi.no');
    expect(page).toContain('Det blir aldri null.');
    expect(await html(`/nn${ONE}/inn`)).toContain('Opne busetjingstala på imdi.no');
    expect((await get(`${BASE}/folketall/inn`)).status).toBe(404);
  });

  it('are seen before they are taken in, from a workbook, with those one compares with', async () => {
    const to = await send(
      await xlsx([
        ['Bosatte flyktninger'],
        ['Kommune', 2023, 2024, 2025],
        ['Halden', 41, 3, '*'],
        ['Moss', 90, 80, 70],
        ['Bergen', 900, 800, 700],
      ]),
    );
    expect(to).toBe(`${ONE}/inn/1`);
    const preview = await html(to);
    expect(preview).toContain('5 tall er lest. Ingenting er tatt inn ennå.');
    expect(preview).toContain('Felt uten tall hos kilden: 1. Rader for andre steder, som ikke tas inn: 1.');
    expect(await figures()).toEqual([]);
    const taken = await post(`${to}/ta-inn`, { source: 'IMDi, november 2026' });
    expect(taken.headers.get('location')).toBe(`${ONE}?lagret=tabell&tall=5-0-0#verdi`);
    const page = await html(`${ONE}?lagret=tabell&tall=5-0-0`);
    expect(page).toContain('Nye tall: 5. Endrede: 0. Uendret: 0.');
    expect(page).toContain('Moss 2025');
    expect(page).toMatch(/3 personer i 2024/);
    expect((await get(to)).headers.get('location')).toBe(`${ONE}#verdi`);
  });

  it('are refused by row with nothing stored, and the columns are remembered when somebody has said', async () => {
    const before = await figures();
    const broken = await send(csv('Kommune;År;Antall\nHalden;2020;mange\nMoss;2020;4\nHalden;1890;4'));
    const page = await html(broken);
    expect(page).toContain('2 feil må rettes før tabellen kan tas inn. Ingenting er tatt inn.');
    expect(page).toContain('mange er ikke et tall som passer for indikatoren.');
    expect(page).toContain('1890 er ikke et år fra 1950 til i år.');
    expect((await post(`${broken}/ta-inn`, { source: 'IMDi' })).status).toBe(422);
    expect(await figures()).toEqual(before);

    const odd = 'Kommune;År;N\nHalden;2020;44';
    const unknown = await send(null, { tabell: odd });
    expect(await html(unknown)).toContain('Velg hvilken kolonne som har året');
    expect((await post(unknown, { k0: 'kommune', k1: 'aar', k2: 'aar' })).status).toBe(422);
    expect((await post(unknown, { k0: 'kommune', k1: 'aar', k2: '' })).status).toBe(422);
    expect((await post(unknown, { k0: 'kommune', k1: 'aar', k2: 'verdi' })).status).toBe(303);
    expect(await html(unknown)).toContain('1 tall er lest.');
    expect(await html(await send(null, { tabell: odd }))).toContain('1 tall er lest.');
    expect(await figures()).toEqual(before);
  });

  it('are read from the sheet and the head that somebody points at, and taken back by one press', async () => {
    const before = await figures();
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Sammendrag').addRows([
      ['Kommune', 'År', 'Antall'],
      ['Halden', 2011, 1],
    ]);
    book.addWorksheet('Tall').addRows([
      ['Kommune', 'År', 'Antall'],
      ['i alt', null, null],
      ['Sted', 'Årgang', 'N'],
      ['Halden', 2022, 12],
      ['Moss', 2022, 22],
    ]);
    const to = await send({ name: 'to-ark.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) });
    expect(await html(to)).toContain('1 tall er lest.');
    expect((await post(to, { ark: '7', hode: '1' })).status).toBe(422);
    expect((await post(to, { ark: '1', hode: '99' })).status).toBe(422);
    expect((await post(to, { ark: '2', hode: '3' })).status).toBe(303);
    const pointed = await html(to);
    expect(pointed).toContain('Årgang');
    expect(pointed).toMatch(/<option value="2" selected[^>]*>Tall/);
    const columns = { ark: '2', hode: '3', k0: 'kommune', k1: 'aar', k2: 'verdi' };
    expect((await post(to, columns)).status).toBe(303);
    expect(await html(to)).toContain('2 tall er lest.');
    await post(`${to}/ta-inn`, { source: 'IMDi' });
    expect(await figures()).toHaveLength(before.length + 2);
    const page = await html(ONE);
    expect(page).toMatch(/to-ark\.xlsx.*Angre inntaket/);
    const back = await post(`${ONE}/inn/angre`, { number: to.split('/').at(-1) ?? '' });
    expect(await html(back.headers.get('location') ?? '')).toContain('Tall tatt tilbake: 2. Endret siden, og står: 0.');
    expect(await html(ONE)).not.toContain('to-ark.xlsx');
    expect((await post(`${ONE}/inn/angre`, { number: 'x' })).status).toBe(404);
  });

  it('are not read from what is no table', async () => {
    const wrong = async (...sent: Parameters<typeof send>) => {
      const answer = await send(...sent);
      return answer.startsWith('/') ? html(answer) : answer;
    };
    expect(await wrong(null)).toContain('Velg en fil, eller lim inn en tabell.');
    expect(await wrong(csv('a;b'), { tabell: 'a\tb' })).toContain('Velg enten en fil eller en tabell');
    expect(await wrong(csv('Navn;Adresse\nx;y'))).toContain('Fila har ingen overskrift med kommune');
    expect(await wrong(csv('Kommune;År;Antall\nHalden;2020;01019012345'))).toContain('ligner et fødselsnummer');
    expect(await wrong({ name: 'imdi.xlsx', bytes: new Uint8Array([1, 2, 3]) })).toContain('Fila kan ikke leses.');
    expect(await server.db.inKommune(kommuneId, (tx) => tx.rows('select id from fil'))).toEqual([]);
  });
});
