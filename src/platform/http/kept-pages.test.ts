import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../test/server.ts';
import { createKeptPages, watch } from './kept-pages.ts';
import { plainOf } from './packed.ts';
import type { Ctx, Route } from './route.ts';

const ROUTE: Route = { method: 'GET', path: '/arbeid/:kommune/gap', who: 'alle', handle: () => new Response() };

const ctxOf = (over: Partial<Ctx> = {}): Ctx =>
  ({
    url: new URL('http://localhost/arbeid/egenvik/gap'),
    bruker: { id: '1', name: 'Anne', email: 'anne@kommune.no' },
    key: null,
    session: null,
    client: '127.0.0.1',
    isLocal: true,
    csrf: 'anne-sitt-merke',
    kommune: {
      id: 'egen',
      slug: 'egenvik',
      name: 'Egenvik',
      number: '9902',
      demo: false,
      roles: ['leser'],
      changes: 7,
    },
    clock: { now: () => '2026-11-26T10:00:00Z', today: () => '2026-11-26', id: () => 'x' },
    ...over,
  }) as Ctx;

const inKommune = (over: object): Partial<Ctx> => ({ kommune: { ...ctxOf().kommune, ...over } as Ctx['kommune'] });

describe('a kept page', () => {
  const html = '<p>anne-sitt-merke</p><section>sju minutter</section><form>anne-sitt-merke</form>';
  const keptFor = (ctx: Ctx) => {
    const pages = createKeptPages();
    pages.keep(pages.placeOf(ROUTE, ctx) ?? '', ctx, '<section>sju minutter</section>', html);
    return (other: Ctx, notice = '<section>seks minutter</section>') => {
      const place = pages.placeOf(ROUTE, other);
      const found = place === null ? null : pages.find(place, other, notice);
      return found && plainOf(found).toString();
    };
  };

  it('comes with the token and the notice of the one who asks', () => {
    const find = keptFor(ctxOf());
    expect(find(ctxOf({ csrf: 'per-sitt-merke' }))).toBe(
      '<p>per-sitt-merke</p><section>seks minutter</section><form>per-sitt-merke</form>',
    );
  });

  it('is not kept when the notice in it is another than the one that is to be cut out', () => {
    const pages = createKeptPages();
    const place = pages.placeOf(ROUTE, ctxOf()) ?? '';
    pages.keep(place, ctxOf(), '<section>åtte minutter</section>', html);
    expect(pages.find(place, ctxOf(), '')).toBeNull();
  });

  it.each([
    ['after a change', inKommune({ changes: 8 })],
    ['in another kommune', inKommune({ id: 'nabo' })],
    ['for another role', inKommune({ roles: ['planlegger'] })],
    ['for more roles', inKommune({ roles: ['leser', 'planlegger'] })],
    ['the next day', { clock: { ...ctxOf().clock, today: (): string => '2026-11-27' } }],
    ['at another address', { url: new URL('http://localhost/arbeid/egenvik/gap?aar=2030') }],
    ['in the other written form', { url: new URL('http://localhost/nn/arbeid/egenvik/gap') }],
    ['under another name of the server', { url: new URL('http://bolig.example/arbeid/egenvik/gap') }],
    ['without a login', { bruker: null }],
    ['from another machine', { isLocal: false }],
    ['with a key', { key: { kommuneId: 'egen', role: 'leser' } }],
    ['where nobody counts', inKommune({ changes: undefined })],
  ] as const)('is not given %s', (_name, over) => {
    const find = keptFor(ctxOf());
    expect(find(ctxOf())).not.toBeNull();
    expect(find(ctxOf(over as Partial<Ctx>))).toBeNull();
  });

  it('is made once for all who ask at once, and by each when it may not be kept or has failed', async () => {
    const pages = createKeptPages();
    const ctx = ctxOf();
    const place = pages.placeOf(ROUTE, ctx) ?? '';
    let made = 0;
    const ask = (work: () => Promise<void>, by = ctx) =>
      pages.once(place, by, '', () => {
        made += 1;
        return work();
      });
    const atOnce = (work: () => Promise<void>) =>
      Promise.allSettled(Array.from({ length: 5 }, () => ask(work))).then((all) => all.map((one) => one.status));
    const slow = () => new Promise<void>((on) => setTimeout(on, 5));
    expect(await atOnce(() => slow().then(() => Promise.reject(new Error('no'))))).toEqual(Array(5).fill('rejected'));
    expect(made).toBe(5);
    await atOnce(slow);
    expect(made).toBe(10);
    await atOnce(() => slow().then(() => pages.keep(place, ctx, '', html)));
    expect(made).toBe(11);
    // Of another moment, or with other rights, nobody waits.
    // At another number of changes nobody waits, nor for the page of before.
    await Promise.all([8, 9].map((changes) => ask(slow, ctxOf(inKommune({ changes })))));
    expect(made).toBe(13);
  });

  it('is not kept when it is longer than an eighth of the room, and the one used longest ago goes first', () => {
    const pages = createKeptPages(4200);
    const at = (n: number) => ctxOf({ url: new URL(`http://localhost/arbeid/egenvik/gap?n=${n}`) });
    const keep = (n: number, length: number) => {
      const place = pages.placeOf(ROUTE, at(n)) ?? '';
      pages.keep(place, at(n), '', 'x'.repeat(length));
    };
    const has = (n: number) => pages.find(pages.placeOf(ROUTE, at(n)) ?? '', at(n), '') !== null;
    keep(1, 530);
    expect(has(1)).toBe(false);
    for (let n = 1; n <= 8; n += 1) keep(n, 500);
    expect(has(1)).toBe(true);
    keep(9, 500);
    expect([has(1), has(2), has(9)]).toEqual([true, false, true]);
  });

  it.each([
    ['who it is', (ctx: Ctx) => ctx.bruker],
    ['when the login ends', (ctx: Ctx) => ctx.session],
    ['the request itself', (ctx: Ctx) => ctx.request],
    ['where they come from', (ctx: Ctx) => ctx.client],
    ['the moment', (ctx: Ctx) => ctx.clock.now()],
  ])('is not made of %s', (_name, read) => {
    const { ctx, isPersonal } = watch(ctxOf());
    expect([ctx.csrf, ctx.clock.today(), ctx.kommune?.name]).toEqual(['anne-sitt-merke', '2026-11-26', 'Egenvik']);
    expect(isPersonal()).toBe(false);
    read(ctx);
    expect(isPersonal()).toBe(true);
  });
});

describe('what is written', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ keptPages: 'used' });
  }, 60_000);
  afterAll(() => server.stop());

  it('is in the next page of everybody, whether by a form, a person’s name or another process', async () => {
    const { cookie, csrf } = await administrator(server, { slug: 'haram', name: 'Haram', number: '1580' });
    const read = async (path: string) =>
      (await fetch(`${server.url}/arbeid/haram${path}`, { headers: { cookie } })).text();
    const send = (path: string, fields: Record<string, string>) =>
      fetch(`${server.url}/arbeid/haram${path}`, {
        method: 'POST',
        headers: { cookie, origin: server.url },
        body: new URLSearchParams({ csrf, ...fields }),
        redirect: 'manual',
      });
    const path = '/tiltak';
    const first = await read(path);
    expect(await read(path)).toBe(first);
    expect((await send('/tiltak/maal', { title: 'Flere små boliger', ledger: 'boligutvikling' })).status).toBe(303);
    expect(await read(path)).toContain('Flere små boliger');

    // Behind the back of the server's own doors nobody counts: so a page that is kept shows itself.
    await server.db.engine.withConnection((c) =>
      c.exec("update maal_revisjon set data = jsonb_set(data, '{title}', '\"Endret bak ryggen\"')"),
    );
    expect(await read(path)).toContain('Flere små boliger');
    await server.db.inPlattform((tx) => tx.rows("update bruker set name = 'Anne Nytt Navn'"));
    expect(await read(path)).toContain('Endret bak ryggen');
  });

  it('counts for the kommune that was written to, and not when nothing came of it', async () => {
    const [own, other] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug in ('haram', 'eksempelvik') order by slug desc"),
    );
    const counts = () =>
      server.db.inPlattform(async (tx) =>
        Promise.all(
          [own, other].map(
            async (k) =>
              (await tx.rows<{ n: number }>('select antall as n from endring where kommune_id = $1', [k?.id]))[0]?.n ??
              0,
          ),
        ),
      );
    const [before = 0, beside = 0] = await counts();
    const note = (then: () => void) =>
      server.db.inKommune(own?.id ?? '', async (tx) => {
        await tx.rows("update kolonnevalg set field = null where purpose = 'finnes-ikke'");
        then();
      });
    await note(() => undefined);
    expect(await counts()).toEqual([before + 1, beside]);
    await expect(
      note(() => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await server.db.inKommune(own?.id ?? '', (tx) => tx.rows('select 1 from maal_revisjon'));
    await server.db.inPlattform((tx) => tx.rows('update oekt set last_seen = now()'));
    expect(await counts()).toEqual([before + 1, beside]);
    await server.db.inPlattform((tx) => tx.rows("update bruker set name = 'Anne'"));
    expect(await counts()).toEqual([before + 2, beside + 1]);
  });
});

it('what a page looks at is written nowhere: its address may be the secret of a link', () => {
  const before = process.env.WATCH;
  const said = vi.spyOn(console, 'log').mockReturnValue();
  process.env.WATCH = 'ja';
  try {
    expect(watch(ctxOf()).ctx.bruker?.name).toBe('Anne');
    expect(said).not.toHaveBeenCalled();
  } finally {
    if (before === undefined) delete process.env.WATCH;
    else process.env.WATCH = before;
    said.mockRestore();
  }
});
