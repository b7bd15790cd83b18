import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../test/server.ts';

describe('where a form asks for an area', () => {
  let server: TestServer;
  let cookie = '';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie } = await administrator(server, { slug: 'haram', name: 'Haram', number: '1580' }));
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
});
