import { describe, expect, it } from 'vitest';
import type { Visitor } from '../auth/visitors.ts';
import { systemClock } from '../clock/system.ts';
import type { Database } from '../db/database.ts';
import { createApp } from './app.ts';
import { notFound } from './reply.ts';
import type { KommuneCtx, Page, Route } from './route.ts';

const HOME = { id: 'd', slug: 'eksempelvik', name: 'Eksempelvik', number: '9901', demo: true, roles: [] } as const;
const OTHER = { ...HOME, slug: 'halden', demo: false } as const;
const LONG = 'en lang og trygg setning som noen har skrevet';

describe('the door', () => {
  const closed = () => Promise.reject(new Error('No database here'));
  const db: Database = { kind: 'pglite', inKommune: closed, inPlattform: closed, lookUp: closed, close: closed };
  const page = (title: string, status: Page['status'] = 200) => ({ title, status, body: title }) as const;
  const routes: readonly Route[] = [
    { method: 'GET', path: '/fast', who: 'alle', fixed: true, handle: () => page('fast') },
    { method: 'GET', path: '/mangler', who: 'alle', fixed: true, handle: () => page('mangler', 404) },
    { method: 'GET', path: '/invitasjon/:token', who: 'alle', handle: (ctx) => page(`til ${ctx.params.token}`) },
    { method: 'POST', path: '/logg-inn', who: 'alle', handle: () => page('feil', 422) },
    { method: 'POST', path: '/rad/:nummer', who: 'alle', handle: () => notFound() },
    { method: 'GET', path: '/rad/:nummer', who: 'alle', handle: () => notFound() },
    { method: 'POST', path: '/konto/passord', who: 'innlogget', handle: () => page('byttet') },
    { method: 'GET', path: '/arbeid/:kommune', who: { kommune: 'les' }, handle: () => page('arbeid') },
    { method: 'POST', path: '/arbeid/:kommune', who: { kommune: 'rediger' }, handle: () => page('endret') },
    { method: 'GET', path: '/fil.csv', who: 'alle', handle: () => new Response('a;b') },
    { method: 'POST', path: '/arbeid/:kommune/fil', who: { kommune: 'les' }, handle: () => page('bestilt') },
  ];
  const nobody: Visitor = { bruker: null, csrf: '', key: null };
  const kommuneOf = (slug: string | null): KommuneCtx | null => [HOME, OTHER].find((k) => k.slug === slug) ?? null;
  const make = (localDemo = true) =>
    createApp({
      routes,
      frame: {
        notice: () => '',
        render: (_ctx, p) => String(p.body),
        fault: (_ctx, fault, _id, _back, typed) => ({
          title: fault,
          body: [fault, ...typed.texts, ...typed.rest].join('|'),
        }),
        problem: (_lang, fault) => ({ title: fault, detail: fault }),
      },
      db,
      clock: systemClock,
      visitors: {
        meet: async (_request, _asked, slug) => ({ visitor: nobody, kommune: kommuneOf(slug) }),
        kommuneFor: async (slug) => kommuneOf(slug),
      },
      assets: new Map(),
      localDemo,
      log: () => {},
    });
  const app = make();
  const headers = { host: 'localhost:3000', origin: 'http://localhost:3000' };
  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`http://localhost:3000${path}`, { headers, ...init });
  const cacheOf = async (reply: Response | Promise<Response>) => (await reply).headers.get('cache-control');

  it('lets others keep only what is made of content alone, never a link, a form or a refusal', async () => {
    expect(await cacheOf(ask('/fast'))).toBe('public, max-age=60');
    expect(await cacheOf(ask('/fast?x=1'))).toBe('public, max-age=60');
    expect(await cacheOf(ask('/mangler'))).toBe('private, no-store');
    expect(await cacheOf(ask('/invitasjon/hemmelig'))).toBe('private, no-store');
    expect(await cacheOf(ask('/fil.csv'))).toBe('private, no-store');
    const sent = ask('/logg-inn', { method: 'POST', body: new URLSearchParams({ email: 'anne@kommune.no' }) });
    expect(await cacheOf(sent)).toBe('private, no-store');
    expect(await cacheOf(ask('/arbeid/halden'))).toBe('no-store');
  });

  it('gives back what was typed when the session had ended, but never a password', async () => {
    const body = new URLSearchParams({
      password: `gammelt ${LONG}`,
      nextPassword: `nytt ${LONG}`,
      note: `notat ${LONG}`,
    });
    const sized = { ...headers, 'content-length': String(body.toString().length) };
    const reply = await ask('/konto/passord', { method: 'POST', headers: sized, body });
    expect([reply.status, await reply.text()]).toEqual([403, `logg-inn|notat ${LONG}`]);
  });

  it('gives back what was typed for something that somebody else has removed meanwhile', async () => {
    const body = new URLSearchParams({ csrf: 'x', number: '3', revision: '1', units: '12', note: `notat ${LONG}` });
    const sized = { ...headers, 'content-length': String(body.toString().length) };
    const reply = await ask('/rad/3', { method: 'POST', headers: sized, body });
    expect([reply.status, await reply.text()]).toEqual([404, `borte|notat ${LONG}|12`]);
    const read = await ask('/rad/3');
    expect([read.status, await read.text()]).toEqual([404, 'ikke-funnet']);
  });

  const local = (
    over: Record<string, string> = {},
    peer = '127.0.0.1',
    url = 'http://localhost:3000/arbeid/eksempelvik',
    init: RequestInit = {},
  ) =>
    app.request(url, { ...init, headers: { ...headers, ...over } }, { incoming: { socket: { remoteAddress: peer } } });

  it('opens the demonstration for reading to who sits at the machine', async () => {
    for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
        const reply = await local({ host }, peer, `http://${host}/arbeid/eksempelvik`);
        expect([peer, host, reply.status]).toEqual([peer, host, 200]);
      }
    expect((await local({}, '127.0.0.1', 'http://localhost:3000/arbeid/halden')).status).toBe(403);
    const init = { method: 'POST', body: new URLSearchParams({ a: 'b' }) };
    expect((await local({}, '127.0.0.1', undefined, init)).status).toBe(403);
  });

  it('lets who reads the demonstration without login order nothing', async () => {
    const init = { method: 'POST', body: new URLSearchParams({ a: 'b' }) };
    const reply = await local({}, '127.0.0.1', 'http://localhost:3000/arbeid/eksempelvik/fil', init);
    expect([reply.status, await reply.text()]).toEqual([403, 'logg-inn']);
  });

  it('refuses a form from a page without encryption when the product is reached with it', async () => {
    const from = (origin: string) =>
      app.request(
        'http://localhost:3000/logg-inn',
        {
          method: 'POST',
          body: new URLSearchParams({ a: 'b' }),
          headers: { host: 'boligplan.no', origin, 'x-forwarded-proto': 'https' },
        },
        { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
      );
    expect((await from('http://boligplan.no')).status).toBe(403);
    expect((await from('https://boligplan.no')).status).toBe(422);
    expect((await from('ftp://boligplan.no')).status).toBe(403);
  });

  it.each([
    ['another machine', {}, '192.0.2.7'],
    ['no address', {}, ''],
    ['an IPv4 address in IPv6 that is no loopback', {}, '::ffff:192.0.2.7'],
    ['a name that was bound anew', { host: 'evil.example:3000' }],
    ['a name that begins like it', { host: 'localhost.evil.example' }],
    ['a name that ends like it', { host: 'evil.localhost:3000' }],
    ['a name with somebody in front', { host: 'localhost:3000@evil.example' }],
    ['no name', { host: '' }],
    ['a proxy: Forwarded', { forwarded: 'for=192.0.2.7' }],
    ['a proxy: Via', { via: '1.1 proxy' }],
    ...['for', 'host', 'proto', 'port', 'server', 'ssl'].map((part): [string, Record<string, string>] => [
      `a proxy: X-Forwarded-${part}`,
      { [`x-forwarded-${part}`]: 'x' },
    ]),
    ...['x-real-ip', 'x-client-ip', 'x-original-host', 'true-client-ip', 'cf-connecting-ip', 'x-cluster-client-ip'].map(
      (name): [string, Record<string, string>] => [`a proxy: ${name}`, { [name]: '192.0.2.7' }],
    ),
    ['an address in the request line that is not the name', {}, '127.0.0.1', 'http://evil.example/arbeid/eksempelvik'],
  ] as [string, Record<string, string>, string?, string?][])(
    'keeps the demonstration shut to %s',
    async (_what, over, peer, url) => expect((await local(over, peer, url)).status).toBe(403),
  );

  it('keeps it shut to all when the installation is no demonstration', async () => {
    const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
    expect((await make(false).request('http://localhost:3000/arbeid/eksempelvik', { headers }, env)).status).toBe(403);
  });
});
