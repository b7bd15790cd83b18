import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageAddresses } from '../pages/addresses.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

let server: TestServer;
let cookie = '';
beforeAll(async () => {
  server = await startServer({ keptPages: 'used' });
  cookie = (await administrator(server, { slug: 'haram', name: 'Haram', number: '1580' })).cookie;
}, 120_000);
afterAll(() => server?.stop());

/** The fields to search in, with where they send what is asked. */
const fields = (html: string) =>
  [...html.matchAll(/<form class="bp-search" method="get" action="([^"]+)"[\s\S]*?<\/form>/g)].map(
    ([form, action]) => `${action} ${/type="search"[^>]* name="q"/.test(form)}`,
  );

it('one field to search in stands on every page, in the workspace asking the municipality’s own process too', async () => {
  const faults: string[] = [];
  let seen = 0;
  const addresses = [...new Set(pageAddresses(server.routes, 'empty'))];
  for (const address of [...addresses, '/finnes-ikke', '/arbeid/haram/finnes-ikke', '/arbeid/eksempelvik/kommunen']) {
    const reply = await fetch(server.url + address, { headers: { cookie }, redirect: 'manual' });
    const html = await reply.text();
    if (!(reply.headers.get('content-type') ?? '').startsWith('text/html')) continue;
    seen += 1;
    const inside = /^\/arbeid\/haram(\/|$)/.test(address) && reply.status === 200;
    const found = fields(html);
    const [asks = ''] = found;
    if (found.length !== 1 || !(asks === '/arbeid/haram/sok true' || (!inside && asks === '/sok true')))
      faults.push(`${address} (${reply.status}): ${found.join()}`);
  }
  expect(faults).toEqual([]);
  expect(seen).toBeGreaterThan(150);
}, 240_000);
