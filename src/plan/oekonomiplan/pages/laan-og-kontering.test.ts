import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';

const GOOD = { from: '01.01.2026', form: 'serie', years: '20', rate: '4,25', source: 'Budsjettnotatet' };

describe('loans, bookings and what a move does, over the wire', () => {
  let server: TestServer;
  let cookie = '';
  let csrf = '';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie, csrf } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
  }, 120_000);
  afterAll(() => server?.stop());

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
  });

  it('let who only reads read, and change nothing', async () => {
    await role('leser');
    try {
      for (const path of ['laan', 'kontering', 'virkning']) expect((await get(path)).status, path).toBe(200);
      expect(await (await get('laan')).text()).not.toContain('name="rate"');
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
