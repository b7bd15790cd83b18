import { describe, expect, it } from 'vitest';
import { composed } from '../../kernel/index.ts';
import { systemClock } from '../clock/system.ts';
import type { Database } from '../db/database.ts';
import { createApp, type Typed } from './app.ts';
import type { Ctx, Route } from './route.ts';

const ORIGIN = 'http://localhost';

describe('a request made to do harm', () => {
  const closed = () => Promise.reject(new Error('No database here'));
  const db: Database = { kind: 'pglite', inKommune: closed, inPlattform: closed, lookUp: closed, close: closed };
  const logged: unknown[] = [];
  let typed: Typed | null = null;
  let seen: Ctx | null = null;
  const read: Route['handle'] = async (ctx) => new Response(String((await ctx.form()).texts('a').length));
  const app = createApp({
    routes: [
      { method: 'POST', path: '/skjema', who: 'alle', handle: read },
      { method: 'POST', path: '/filer', who: 'alle', files: true, handle: read },
      { method: 'POST', path: '/lukket', who: 'innlogget', handle: read },
    ],
    frame: {
      notice: () => '',
      render: (ctx, page) => {
        seen = ctx;
        return page.title;
      },
      fault: (_ctx, fault, _id, _back, what) => {
        typed = what;
        return { title: fault, body: fault };
      },
      problem: (_lang, fault) => ({ title: fault, detail: fault }),
    },
    db,
    clock: systemClock,
    visitors: {
      meet: async () => ({ visitor: { bruker: null, csrf: '', key: null }, kommune: null }),
      kommuneFor: async () => null,
    },
    assets: new Map(),
    localDemo: false,
    log: (line) => logged.push(line),
  });
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    app.request(ORIGIN + path, {
      method: 'POST',
      body,
      headers: { origin: ORIGIN, host: 'localhost', 'content-length': String(body.length), ...headers },
    });
  const form = (body: string) => ({ body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  const parts = (inside: string) => ({ body: inside, headers: { 'content-type': 'multipart/form-data; boundary=x' } });
  const part = (disposition: string, text = 'b') =>
    `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;

  it('with one field a hundred thousand times is refused before anybody notices', async () => {
    const started = performance.now();
    // Generous, as tests share the machine: it took minutes.
    const many = form('a=&'.repeat(100_000));
    const refused = await post('/skjema', many.body, many.headers);
    expect([refused.status, await refused.text()]).toEqual([400, 'ugyldig-skjema']);
    expect(performance.now() - started).toBeLessThan(20_000);
    const some = form('a=1&'.repeat(4000));
    expect(await (await post('/skjema', some.body, some.headers)).text()).toBe('4000');
  });

  it.each([
    ['many parts', parts(`${part('name="a"').repeat(10_000)}--x--\r\n`)],
    ['no boundary', { body: part('name="a"'), headers: { 'content-type': 'multipart/form-data' } }],
    [
      'two boundaries',
      {
        ...parts(`${part('name="a"')}--x--`),
        headers: { 'content-type': 'multipart/form-data; boundary=y; boundary=x' },
      },
    ],
    ['half a part', parts('--x\r\nContent-Disposition: form')],
    ['no end', parts(part('name="a"'))],
    ['plain text', { body: 'a=1', headers: { 'content-type': 'text/plain' } }],
    ['JSON', { body: '{"a":1}', headers: { 'content-type': 'application/json' } }],
    ['no type', { body: 'a', headers: { 'content-type': '' } }],
  ])('with a broken form is the sender’s fault and no error of ours: %s', async (_, { body, headers }) => {
    expect((await post('/skjema', body, headers)).status).toBe(400);
    expect(logged).toEqual([]);
  });

  it('with more files than anybody chooses is refused before they are taken apart', async () => {
    const file = part('name="a"; filename="f"');
    const tiny = parts(`${file.repeat(800_000)}--x--\r\n`);
    const before = process.cpuUsage();
    expect((await post('/filer', tiny.body, tiny.headers)).status).toBe(400);
    // Of processor time, as tests share the machine: it took a quarter of a minute, and one for what may be sent.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(3_000);
    const some = parts(`${file.repeat(3)}${part('name="a"')}--x--\r\n`);
    expect(await (await post('/filer', some.body, some.headers)).text()).toBe('1');
  });

  it('with a part that is nothing but head is refused', async () => {
    const head = parts(
      `--x\r\nContent-Disposition: form-data; name="a"\r\n${'X-A: b\r\n'.repeat(5_000)}\r\nb\r\n--x--\r\n`,
    );
    expect((await post('/filer', head.body, head.headers)).status).toBe(400);
  });

  it('with text where files are taken holds it to more than a person types, and files to what they may be', async () => {
    const body = (disposition: string, megabytes: number) =>
      parts(`${part(disposition, 'å'.repeat(megabytes * 512 * 1024))}--x--\r\n`);
    const sent = async (disposition: string, megabytes: number) => {
      const form = body(disposition, megabytes);
      return (await post('/filer', form.body, { ...form.headers, 'content-length': '9' })).status;
    };
    expect(await sent('name="a"', 1)).toBe(200);
    expect(await sent('name="a"', 3)).toBe(413);
    const plain = form(`a=${'b'.repeat(3 * 1024 * 1024)}`);
    expect((await post('/filer', plain.body, plain.headers)).status).toBe(413);
    expect(await sent('name="a"; filename="a.txt"', 3)).toBe(200);
  });

  it('with a heap of marks on one letter is read in no time, and loses no mark that is writing', async () => {
    const heap = form(new URLSearchParams({ a: `e${'\u0301\u0323'.repeat(50_000)}` }).toString());
    const started = performance.now();
    expect((await post('/skjema', heap.body, heap.headers)).status).toBe(200);
    // Generous, as tests share the machine: it took six seconds, and minutes for what a form may hold.
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(composed('Bla\u030abærhøgda, Ka\u0301ra\u0301s\u030cjohka, e\u0302\u0323')).toBe(
      'Blåbærhøgda, Kárášjohka, ệ',
    );
    const most = `e${'\u0323'.repeat(30)}`;
    expect([composed(`${most}f`), composed(`${most}\u0323f`)]).toEqual(
      ['ẹ', 'ẹ'].map((e) => `${e}${'\u0323'.repeat(29)}f`),
    );
  });

  it('with names of fields that every object has is a form like others', async () => {
    const names = form('__proto__=1&constructor=2&toString=3&a=4');
    expect(await (await post('/skjema', names.body, names.headers)).text()).toBe('1');
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('comes from elsewhere, says nothing of where, or says so falsely, and is refused', async () => {
    const { body, headers } = form('a=1');
    const status = async (over: Record<string, string>) =>
      (await post('/skjema', body, { ...headers, ...over })).status;
    expect(await status({})).toBe(200);
    for (const origin of ['null', 'https://evil.example', 'http://localhost.evil.example', 'http://localhost:81', ''])
      expect(await status({ origin }), origin).toBe(403);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(await status({ 'sec-fetch-site': site }), site).toBe(403);
  });

  it('comes by https from a page of the same name by http, and is refused', async () => {
    const { body, headers } = form('a=1');
    const status = async (origin: string) =>
      (
        await app.request('https://localhost/skjema', {
          method: 'POST',
          body,
          headers: { ...headers, origin, host: 'localhost', 'content-length': '3' },
        })
      ).status;
    expect([await status('https://localhost'), await status('http://localhost')]).toEqual([200, 403]);
  });

  it('gets back what a person typed when the login had ended, and never a secret', async () => {
    const long = 'En lang setning som tok tid å skrive.';
    const { body, headers } = form(
      new URLSearchParams({
        csrf: 'x',
        revision: '7',
        title: 'Ny bolig',
        start: '2027',
        description: long,
        password: 'korrekt hest batteri stift',
        nextPassword: 'en annen lang setning her',
        code: 'ABCD EFGH JKLM NPQR STUV',
        empty: '',
      }).toString(),
    );
    expect((await post('/lukket', body, headers)).status).toBe(403);
    expect(typed).toEqual({ texts: [long], rest: ['Ny bolig', '2027'] });
    await post('/lukket', body, { ...headers, origin: 'https://evil.example' });
    expect(typed).toEqual({ texts: [], rest: [] });
  });

  it('is led to no other site by the links of a page that is not there', async () => {
    const links: string[] = [];
    for (const path of ['/nn//evil.example/x', '//evil.example', '/nn/\\evil.example', '/nn///evil.example']) {
      await app.request(ORIGIN + path);
      links.push(...(['nb', 'nn'] as const).map((lang) => seen?.hrefIn(lang) ?? ''));
    }
    expect(links.length).toBe(8);
    expect(links.filter((link) => new URL(link, ORIGIN).origin !== ORIGIN)).toEqual([]);
  });
});
