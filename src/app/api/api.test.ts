import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { administrator, startServer, type TestServer } from '../../../test/server.ts';
import { canonicalJson } from '../../model/manifest.ts';
import { saveVersion } from '../../plan/plandokument/store.ts';
import { systemClock } from '../../platform/clock/system.ts';
import { REASONS } from '../../platform/http/api.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { readApi } from './index.ts';

const ROOT = '/api/v1/kommuner';
const DEMO = `${ROOT}/eksempelvik`;
const MARK = 'Naboens hemmelige plan';

interface Description {
  readonly paths: Record<string, { get: { operationId: string; responses: Record<string, unknown> } }>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

describe('the read API', () => {
  let server: TestServer;
  let cookie = '';
  let description: Description;
  let problem: z.ZodType;
  const ids = { jobb: '', kjoering: '' };
  const endpoints = readApi('eksempelvik', { tables: { kostra: [], prices: [] }, kombinasjoner: [] });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
  const schemaNamed = (name: string) =>
    z.fromJSONSchema(description.components.schemas[name] as Parameters<typeof z.fromJSONSchema>[0]);
  /** A place in the table as addresses in a kommune. */
  const addressesOf = (e: { path: string; examples?: readonly string[] }, slug: string) =>
    (e.examples ?? [e.path]).map((p) => p.replace(':kommune', slug));

  beforeAll(async () => {
    server = await startServer();
    // The jobs of this test are to be read, not done.
    await server.desk.stop();
    ({ cookie } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
    const made = await server.accounts.createKommune(
      { slug: 'nabovik', name: 'Nabovik', number: '9903', demo: false },
      null,
    );
    if (!made.ok) throw new Error('no neighbour');
    const [demo] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
    );
    for (const [kommune, title] of [
      [demo?.id ?? '', 'Boligplan'],
      [made.value.id, MARK],
    ] as const) {
      const document = { schema: 1, lang: 'nb', title, kommune: 'K', facts: [], chapters: [] } as const;
      const digest = createHash('sha256').update(canonicalJson(document)).digest('hex');
      await server.db.inKommune(kommune, async (tx) => {
        await saveVersion(
          tx,
          kommune,
          {
            id: systemClock.id(),
            number: kommune === demo?.id ? 2 : 1,
            schema: 1,
            title,
            state: 'utkast',
            digest,
            document,
            runId: null,
            created: systemClock.now(),
          },
          null,
        );
        const job = await enqueue(tx, systemClock, kommune, { kind: 'proeve', input: { title } });
        if (kommune === demo?.id) ids.jobb = job;
      });
    }
    description = (await (await get('/api/v1/openapi.json')).json()) as Description;
    problem = schemaNamed('Problem');
  }, 60_000);
  afterAll(() => server.stop());

  it('is described whole: every address in the route table, no other, each with its schema', () => {
    const routed = server.routes.filter((r) => r.path.startsWith('/api/')).map((r) => r.path);
    expect(Object.keys(description.paths).sort()).toEqual(routed.map((p) => p.replace(/:([a-z]+)/g, '{$1}')).sort());
    const names = Object.values(description.paths).map((p) => p.get.operationId);
    expect(new Set(names).size).toBe(names.length);
    const refs = [...JSON.stringify(description).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((m) => m[1] ?? '');
    for (const name of new Set(refs)) expect(description.components.schemas, name).toHaveProperty(name);
    for (const [path, { get: operation }] of Object.entries(description.paths)) {
      expect(operation, path).toHaveProperty('summary', expect.stringMatching(/\S/));
    }
  });

  it('answers every address as the description says, filled and empty', async () => {
    const list = (await (await get(`${DEMO}/kjoeringer`)).json()) as { items: { id: string }[] };
    ids.kjoering = list.items[0]?.id ?? '';
    let checked = 0;
    for (const e of endpoints) {
      const schema = schemaNamed(e.id);
      const filled = [
        ...addressesOf(e, 'eksempelvik'),
        ...(e.id === 'getJobb' ? [`${DEMO}/jobber/${ids.jobb}`] : []),
        ...(e.id === 'getKjoering' ? [`${DEMO}/kjoeringer/${ids.kjoering}`] : []),
      ];
      for (const path of filled) {
        const reply = await get(path);
        const body = await reply.json();
        if (path.endsWith('00000000-0000-7000-8000-000000000000')) expect(reply.status).toBe(404);
        else {
          expect(reply.status, path).toBe(200);
          expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
          expect(schema.safeParse(body).error, path).toBeUndefined();
          checked += 1;
        }
      }
      for (const path of addressesOf(e, 'halden')) {
        const reply = await get(path, { cookie });
        const body = await reply.json();
        expect([200, 404], path).toContain(reply.status);
        expect((reply.status === 200 ? schema : problem).safeParse(body).error, path).toBeUndefined();
      }
    }
    expect(checked).toBeGreaterThanOrEqual(endpoints.length);
  });

  it('catches an answer that is not as described', async () => {
    const run = (await (await get(`${DEMO}/kjoeringer/siste`)).json()) as Record<string, unknown>;
    const schema = schemaNamed('getKjoering');
    expect(schema.safeParse(run).success).toBe(true);
    expect(schema.safeParse({ ...run, passwordHash: 'x' }).success).toBe(false);
    expect(schema.safeParse({ ...run, gap: undefined }).success).toBe(false);
    expect(schema.safeParse({ ...run, baseYear: '2026' }).success).toBe(false);
  });

  it('gives the rows of one ledger and one year of a run, whose other tables are whole', async () => {
    type Run = Record<string, { ledger?: string; year: number }[]>;
    const read = async (query: string) => (await get(`${DEMO}/kjoeringer/siste${query}`)).json() as Promise<Run>;
    const [all, some] = [await read(''), await read('?ledger=boligsosialt&year=2032')];
    for (const table of ['gap', 'gapByGroup', 'need', 'care', 'supply'])
      expect(some[table]).toEqual(all[table]?.filter((r) => r.year === 2032 && r.ledger !== 'boligutvikling'));
    expect(some.gap?.length).toBeGreaterThan(0);
    expect(some.population).toEqual(all.population);
    expect(JSON.stringify(some).length).toBeLessThan(JSON.stringify(all).length / 2);
  });

  it('says why every null is null, and gives every figure its unit', async () => {
    const bare: string[] = [];
    const walk = (value: unknown, path: string) => {
      if (Array.isArray(value)) for (const [i, v] of value.entries()) walk(v, `${path}[${i}]`);
      else if (value && typeof value === 'object') {
        const missing = (value as { missing?: Record<string, string> }).missing ?? {};
        for (const [key, v] of Object.entries(value)) {
          // Cells of statistics have their reason beside them, by place.
          if (v === null && !REASONS.some((r) => r === missing[key])) bare.push(`${path}.${key}`);
          if (key !== 'values' && key !== 'value') walk(v, `${path}.${key}`);
        }
      }
    };
    for (const path of [
      'tall',
      'kjoeringer/siste',
      'maal',
      'tiltak',
      'tilbud',
      'felt',
      'boliger',
      'avtaler',
      'oekonomiplan',
      'roed-traad',
      'jobber',
    ])
      walk(await (await get(`${DEMO}/${path}`)).json(), path);
    expect(bare).toEqual([]);
    const run = (await (await get(`${DEMO}/kjoeringer/siste`)).json()) as Record<
      'gap' | 'need' | 'care' | 'supply',
      { unit: string; ledger?: string }[]
    >;
    for (const part of ['gap', 'need', 'care', 'supply'] as const) {
      expect(run[part].length, part).toBeGreaterThan(0);
      expect(
        run[part].every((row) => row.unit !== ''),
        part,
      ).toBe(true);
    }
    type Part = { ledger: string; year: number; type: string; level: string; group: string; mean: number | null };
    const parts = (run as unknown as { gapByGroup: Part[] }).gapByGroup;
    const sums = new Map<string, number>();
    for (const { year, type, level, mean } of parts)
      sums.set(`${year} ${type} ${level}`, (sums.get(`${year} ${type} ${level}`) ?? 0) + (mean ?? Number.NaN));
    const told = (run.gap as unknown as Part[]).filter((g) => g.ledger === 'boligsosialt' && g.mean !== null);
    expect(told.length).toBeGreaterThan(0);
    for (const { year, type, level, mean } of told)
      expect(sums.get(`${year} ${type} ${level}`)).toBeCloseTo(mean ?? 0, 6);
    expect(new Set(run.gap.map((g) => `${g.ledger}: ${g.unit}`)).size).toBe(new Set(run.gap.map((g) => g.ledger)).size);
  });

  it('gives a table as JSON-stat whose cells are those of the table', async () => {
    const table = (await (await get(`${DEMO}/tall/population`)).json()) as {
      id: string;
      cube: { values: (number | null)[] };
    };
    const stat = (await (await get(`${DEMO}/tall/${table.id}/json-stat`)).json()) as {
      id: string[];
      size: number[];
      value: (number | null)[];
      dimension: Record<string, { category: { index: string[] } }>;
    };
    expect(stat.value).toEqual(table.cube.values);
    expect(stat.size.reduce((n, s) => n * s, 1)).toBe(stat.value.length);
    expect(stat.id.map((d) => stat.dimension[d]?.category.index.length)).toEqual(stat.size);
  });

  it('gives a plan whose digest is that of the document it comes with', async () => {
    const plan = (await (await get(`${DEMO}/planversjoner/1`)).json()) as { digest: string; document: unknown };
    expect(createHash('sha256').update(canonicalJson(plan.document)).digest('hex')).toBe(plan.digest);
  });

  it('gives the sums of the økonomiplan to the krone', async () => {
    const plan = (await (await get(`${DEMO}/oekonomiplan`)).json()) as {
      lines: { years: { investment: number }[] }[];
      totals: { investment: number }[];
    };
    expect(plan.lines.length).toBeGreaterThan(0);
    for (const [i, total] of plan.totals.entries())
      expect(plan.lines.reduce((n, l) => n + (l.years[i]?.investment ?? 0), 0)).toBe(total.investment);
  });

  it('answers 304 to who has it, 200 again when it has changed', async () => {
    const path = `${ROOT}/halden/jobber`;
    const first = await get(path, { cookie });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toMatch(/Authorization.*Cookie/);
    const again = await get(path, { cookie, 'if-none-match': `"other", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(etag);
    expect((await get(path, { 'if-none-match': etag })).status).toBe(401);
    const [own] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    await server.db.inKommune(own?.id ?? '', (tx) =>
      enqueue(tx, systemClock, own?.id ?? '', { kind: 'proeve', input: { n: 1 } }),
    );
    expect((await get(path, { cookie, 'if-none-match': etag })).status).toBe(200);
  });

  it('comes in pages that together are the whole, without a gap or a repeat', async () => {
    const whole = (await (await get(`${DEMO}/tiltak?limit=100`)).json()) as { items: { number: number }[] };
    const seen: number[] = [];
    let next: string | undefined = `${DEMO}/tiltak?limit=7`;
    while (next) {
      const page = (await (await get(next)).json()) as { items: { number: number }[]; next?: string };
      expect(page.items.length).toBeLessThanOrEqual(7);
      seen.push(...page.items.map((t) => t.number));
      next = page.next;
    }
    expect(seen.length).toBeGreaterThan(14);
    expect(seen).toEqual(whole.items.map((t) => t.number));
  });

  it.each([
    ['/api/v1/finnes-ikke', 404, 'ikke-funnet'],
    [`${DEMO}/tiltak/0`, 404, 'ikke-funnet'],
    [`${DEMO}/tiltak/999999`, 404, 'ikke-funnet'],
    [`${DEMO}/kjoeringer/tull`, 404, 'ikke-funnet'],
    [`${DEMO}/tiltak?limit=1000`, 400, 'ugyldig-spoerring'],
    [`${DEMO}/tiltak?ukjent=1`, 400, 'ugyldig-spoerring'],
    [`${DEMO}/kjoeringer?after=x`, 400, 'ugyldig-spoerring'],
    [`${DEMO}/kjoeringer/siste?year=i-fjor`, 400, 'ugyldig-spoerring'],
    [`${ROOT}/halden`, 401, 'logg-inn'],
  ])('refuses %s with %i as a problem document, in the language asked for', async (path, status, code) => {
    for (const [asked, lang] of [
      ['nn, nb;q=0.5', 'nn'],
      ['en', 'nb'],
      ['nb, nn;q=0.9', 'nb'],
    ] as const) {
      const reply = await get(path, { 'accept-language': asked });
      expect(reply.status).toBe(status);
      expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(reply.headers.get('content-language')).toBe(lang);
      expect(reply.headers.get('www-authenticate') === null).toBe(status !== 401);
      const body = (await reply.json()) as Record<string, unknown>;
      expect(problem.safeParse(body).error).toBeUndefined();
      expect(body).toMatchObject({ status, code, type: `urn:boligplan:problem:${code}` });
    }
  });

  it('gives the neighbour nothing', async () => {
    const inKommune = endpoints.filter((e) => e.path.includes(':kommune'));
    expect(inKommune.length).toBeGreaterThan(12);
    for (const e of inKommune)
      for (const path of addressesOf(e, 'nabovik'))
        for (const [headers, status] of [
          [{ cookie }, 403],
          [{}, 401],
        ] as const) {
          const reply = await get(path, headers);
          const text = await reply.text();
          expect(reply.status, path).toBe(status);
          expect(problem.safeParse(JSON.parse(text)).success).toBe(true);
          expect(text).not.toContain(MARK);
        }
  });

  it('takes nothing but questions', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const reply = await fetch(`${server.url}${ROOT}/halden/tiltak`, {
        method,
        headers: { cookie, origin: server.url },
        ...(method === 'DELETE' ? {} : { body: '{}' }),
      });
      expect(reply.status, method).toBe(405);
      expect(reply.headers.get('allow')).toBe('GET, HEAD');
      expect(problem.safeParse(await reply.json()).success).toBe(true);
    }
    const head = await fetch(`${server.url}${DEMO}/tiltak`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('has a page with commands that work', async () => {
    for (const path of ['/om/api', '/nn/om/api']) {
      const html = await (await get(path)).text();
      const commands = [...html.matchAll(/<code>(curl [^<]*)<\/code>/g)].map((m) => m[1] ?? '');
      expect(commands.length).toBe(5);
      for (const command of commands) {
        const url = /(http:\S+)$/.exec(command)?.[1] ?? '';
        const headers = Object.fromEntries(
          [...command.matchAll(/-H (?:'|&#39;)([\w-]+): (.*?)(?:'|&#39;)/g)].map((m) => [
            m[1] ?? '',
            (m[2] ?? '').replaceAll('&quot;', '"'),
          ]),
        );
        const placeholder = 'Authorization' in headers;
        expect((await fetch(url, { headers })).status, command).toBe(placeholder ? 401 : 200);
      }
    }
    expect(server.errors).toEqual([]);
  });

  it('holds each caller to 600 questions a minute', async () => {
    const many = await Promise.all(
      Array.from({ length: 620 }, () => get(`${ROOT}/halden`, { authorization: 'Bearer x' })),
    );
    const refused = many.filter((r) => r.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(problem.safeParse(await refused[0]?.json()).success).toBe(true);
    expect((await get(`${ROOT}/halden`, { cookie })).status).toBe(200);
  }, 60_000);
});
