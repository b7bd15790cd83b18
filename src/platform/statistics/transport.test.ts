import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { madeUpTime, realTime } from './time.ts';
import { createTransport, type TransportSettings } from './transport.ts';

type Reply = Response | Error;
const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), { status, headers });

/** A service that gives these replies in turn, and the last one for ever. */
function scripted(replies: readonly (() => Reply)[], settings: TransportSettings = {}) {
  const time = madeUpTime();
  let calls = 0;
  const send = createTransport({
    time,
    fetch: async () => {
      const reply = (replies[Math.min(calls, replies.length - 1)] as () => Reply)();
      calls += 1;
      if (reply instanceof Error) throw reply;
      return reply;
    },
    ...settings,
  });
  return {
    ask: (signal?: AbortSignal) => send({ method: 'GET', url: 'http://x/' }, { signal }),
    time,
    calls: () => calls,
  };
}

describe('a call', () => {
  it('waits as long as a 429 says, and is then answered', async () => {
    const s = scripted([
      () => new Response(null, { status: 429, headers: { 'retry-after': '7' } }),
      () => json({ a: 1 }),
    ]);
    expect(await s.ask()).toMatchObject({ ok: true, value: { json: { a: 1 } } });
    expect(s.time.slept).toEqual([7_000]);
  });

  it('waits a minute when a 429 says nothing', async () => {
    const s = scripted([() => new Response(null, { status: 429 }), () => json(1)]);
    expect(await s.ask()).toMatchObject({ ok: true });
    expect(s.time.slept).toEqual([60_000]);
  });

  it('gives up in a storm of 429', async () => {
    const s = scripted([() => new Response(null, { status: 429, headers: { 'retry-after': '1' } })], { patience: 3 });
    expect(await s.ask()).toEqual({ ok: false, error: { code: 'for-mange-kall', data: { waits: 4 } } });
    expect(s.calls()).toBe(4);
  });

  it('never waits longer than two minutes for a service that asks for a day', async () => {
    const s = scripted([() => new Response(null, { status: 429, headers: { 'retry-after': '86400' } }), () => json(1)]);
    await s.ask();
    expect(s.time.slept).toEqual([120_000]);
  });

  it('tries again, each time later, while the service is away, and then says so', async () => {
    const s = scripted([() => json({ title: 'Vedlikehold' }, 503)]);
    expect(await s.ask()).toEqual({
      ok: false,
      error: { code: 'ikke-tilgjengelig', data: { status: 503, title: 'Vedlikehold' } },
    });
    expect(s.time.slept).toEqual([1_000, 4_000, 16_000]);
  });

  it('survives a short outage', async () => {
    const s = scripted([() => json(null, 503), () => new TypeError('fetch failed'), () => json({ b: 2 })]);
    expect(await s.ask()).toMatchObject({ ok: true, value: { json: { b: 2 } } });
  });

  it('says that there is no network', async () => {
    const s = scripted([() => new TypeError('fetch failed')]);
    expect(await s.ask()).toEqual({ ok: false, error: { code: 'uten-nett' } });
    expect(s.calls()).toBe(4);
  });

  it('asks again for a text that was cut, and refuses it in the end', async () => {
    const s = scripted([() => new Response('{"value":[1,2')]);
    expect(await s.ask()).toEqual({ ok: false, error: { code: 'avkortet' } });
    expect(s.calls()).toBe(4);
  });

  it.each([
    [400, { title: 'Non-existent value', status: 400 }, 'avvist', 'Non-existent value'],
    [404, { title: 'Non-existent table' }, 'finnes-ikke', 'Non-existent table'],
    [500, null, 'tjenestefeil', ''],
  ])('is not repeated after %i', async (status, body, code, title) => {
    const s = scripted([() => (body ? json(body, status) : new Response(null, { status }))]);
    expect(await s.ask()).toEqual({ ok: false, error: { code, data: { status, title } } });
    expect(s.calls()).toBe(1);
  });

  it('is not fooled by a page of HTML', async () => {
    const s = scripted([() => new Response('<html>Logg inn på nettet</html>')]);
    expect(await s.ask()).toMatchObject({ ok: false, error: { code: 'uventet-svar' } });
    expect(s.calls()).toBe(1);
  });

  it('ends when it is cancelled while it waits', async () => {
    const stop = new AbortController();
    const s = scripted([
      () => {
        stop.abort();
        return new Response(null, { status: 429 });
      },
    ]);
    expect(await s.ask(stop.signal)).toEqual({ ok: false, error: { code: 'avbrutt' } });
    expect(s.calls()).toBe(1);
  });
});

describe('a call over a real line', () => {
  let close = () => {};
  afterEach(() => close());
  async function listen(handler: RequestListener): Promise<string> {
    const server = createServer(handler);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    close = () => {
      server.closeAllConnections();
      server.close();
    };
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }
  const quick = { now: realTime.now, sleep: async () => {} };

  it('that is cut in the middle of an answer is tried again', async () => {
    let calls = 0;
    const url = await listen((_, response) => {
      calls += 1;
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"value":');
      if (calls < 3) setTimeout(() => response.destroy(), 5);
      else response.end(`1}${' '.repeat(989)}`);
    });
    const answer = await createTransport({ time: quick })({ method: 'GET', url });
    expect(answer).toMatchObject({ ok: true, value: { json: { value: 1 } } });
    expect(calls).toBe(3);
  });

  it('that never answers is let go', async () => {
    const url = await listen(() => {});
    const answer = await createTransport({ time: quick, timeoutMs: 30, retries: 1 })({ method: 'GET', url });
    expect(answer).toEqual({ ok: false, error: { code: 'tidsavbrudd' } });
  });

  it('is closed at once when somebody cancels', async () => {
    const stop = new AbortController();
    const url = await listen(() => stop.abort());
    const answer = await createTransport()({ method: 'GET', url }, { signal: stop.signal });
    expect(answer).toEqual({ ok: false, error: { code: 'avbrutt' } });
  });
});
