import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../test/server.ts';

describe('where a form asks for an area', () => {
  let server: TestServer;
  let cookie = '';
  let csrf = '';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie, csrf } = await administrator(server, { slug: 'haram', name: 'Haram', number: '1580' }));
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, 'planlegger' from kommune k, bruker b where k.slug = 'eksempelvik'",
      ),
    );
  });
  afterAll(() => server.stop());
  const page = async (path: string) => (await fetch(server.url + path, { headers: { cookie } })).text();
  const offered = (text: string) => {
    const list = /id="area"[^>]*list="([^"]+)"/.exec(text)?.[1] ?? /list="([^"]+)"[^>]*id="area"/.exec(text)?.[1];
    const [, options = ''] = new RegExp(`<datalist id="${list}">(.*?)</datalist>`, 's').exec(text) ?? [];
    return [...options.matchAll(/value="([^"]+)"/g)].map((m) => m[1]);
  };

  it.each(['/kartlegging/ny', '/tilbud/ny/avtale', '/tilbud/ny/program', '/tiltak/nytt'])(
    '%s suggests the names the municipality has for its areas, and none that another has',
    async (path) => {
      expect(offered(await page(`/arbeid/eksempelvik${path}`))).toContain('Sentrum');
      const empty = await page(`/arbeid/haram${path}`);
      expect(empty).not.toContain('Sentrum');
    },
  );

  /** What the shared list of a page offers, and the fields that name it. */
  const shared = (text: string) => {
    const [, options = ''] = /<datalist id="omraader-forslag">(.*?)<\/datalist>/s.exec(text) ?? [];
    const fields = [...text.matchAll(/<input[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => tag.includes('list="omraader-forslag"'));
    return {
      words: [...options.matchAll(/value="([^"]+)"/g)].map((m) => m[1]),
      fields: fields.map((tag) => /name="([^"]+)"/.exec(tag)?.[1] ?? ''),
    };
  };

  it('the table of the boligbyggeprogram suggests them in every row, and nowhere else', async () => {
    const { words, fields } = shared(await page('/arbeid/eksempelvik/boligbyggeprogram/tabell?vis=opplysninger'));
    expect(words).toContain('Sentrum');
    expect(fields.length).toBeGreaterThan(3);
    expect(fields.every((name) => /^r\d+-area$/.test(name))).toBe(true);
    const empty = shared(await page('/arbeid/haram/boligbyggeprogram/tabell?vis=opplysninger'));
    expect(empty).toEqual({ words: [], fields: [] });
  });

  it('a unit with a link is offered those of the fields, and none that only the counts of others name', async () => {
    const send = (path: string, fields: Record<string, string>) =>
      fetch(server.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: server.url },
        body: new URLSearchParams({ csrf, ...fields }),
      });
    const base = '/arbeid/eksempelvik/kartlegging';
    const asked = { 'unit-1': 'Barnevernet', 'email-1': 'barnevern@eksempelvik.no', deadline: '31.12.2099' };
    const count = {
      countedBy: 'Barnevernet',
      group: 'unge',
      situation: 'mangler',
      area: 'Hemmelig hus',
      now: '3',
      perYear: '2',
    };
    const more = {
      type: 'blokk',
      level: 'ingen',
      date: '01.10.2025',
      source: 'Telling',
      method: 'gjennomgang',
      doubleCount: 'mulig',
    };
    expect((await send(base, { ...count, ...more, countedBy: 'Nav' })).status).toBe(303);
    await send(`${base}/forespoersler`, asked);
    const list = await page(`${base}/forespoersler`);
    const numbers = [...list.matchAll(/name="number" value="(\d+)"/g)].map((m) => Number(m[1]));
    const made = await (await send(`${base}/forespoersler/lenke`, { number: String(Math.max(...numbers)) })).text();
    const link = /<code>https?:\/\/[^/]+(\/k\/eksempelvik\/kartlegging\/[\w-]{43})<\/code>/.exec(made)?.[1] ?? '';
    const { words, fields } = shared(await (await fetch(server.url + link)).text());
    expect(words).toContain('Sentrum');
    expect(words).not.toContain('Hemmelig hus');
    expect(fields).toContain('area');
    expect(fields).toContain('ny-1-area');
    expect(offered(await page(`${base}/ny`))).toContain('Hemmelig hus');
  });
});
