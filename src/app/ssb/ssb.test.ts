import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { createStandIn, STAND_IN_PATHS } from '../../platform/statistics/stand-in/stand-in.ts';
import type { Verb } from '../cli.ts';
import { verb as run } from '../run.ts';
import { verb as ssb } from './ssb.ts';

/** What a verb prints, and its exit code. */
async function output(verb: Verb, args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0),
  ];
  try {
    return { code: await verb.run(args), out: out.join(''), err: err.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('boligplan ssb', () => {
  let base: string;
  let close: () => void;
  const folder = mkdtempSync(join(tmpdir(), 'boligplan-ssb-'));
  beforeAll(async () => {
    const app = createStandIn({ kommuner: loadKommuner('.'), perMinute: 1000 });
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise<void>((done) => server.once('listening', done));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}${STAND_IN_PATHS.pxweb}`;
    close = () => server.close();
  });
  afterAll(() => {
    close();
    rmSync(folder, { recursive: true });
  });

  it('fetches what the model then runs on', async () => {
    const fetched = await output(ssb, ['fetch', '--kommune', 'Halden', '--out', folder, '--base', base]);
    expect(fetched).toMatchObject({ code: 0, err: '' });
    const files = readdirSync(folder).sort();
    const tables = ['05940', '06070', '06265', '06913', '07459', '12008', '12671', '14746'];
    expect(files).toEqual(tables.flatMap((t) => [`${t}-halden.json`, `${t}-halden.request.json`]));
    const record = JSON.parse(readFileSync(join(folder, '07459-halden.request.json'), 'utf8'));
    expect(record).toMatchObject({ table: '07459', base, timeUnit: 'Annual', passedOver: [] });

    const from = files.filter((f) => !f.includes('request')).map((f) => join(folder, f));
    const { code, out } = await output(run, ['--kommune', 'Halden', '--from', ...from, '--json', '--draws', '20']);
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(answer.kommune).toEqual({ number: '3101', name: 'Halden' });
    expect(answer.baseYear).toBe(2026);
    expect(answer.sources.map((s: { role: string }) => s.role).sort()).toEqual([
      'change',
      'completions',
      'dwellings',
      'households',
      'municipal-dwellings',
      'population',
      'projection',
    ]);
    const cube = JSON.parse(readFileSync(join(folder, '07459-halden.json'), 'utf8'));
    const persons = cube.value.slice(0, 212 * 41).filter((_: number, i: number) => i % 41 === 40);
    const sum = persons.reduce((a: number, b: number) => a + b, 0);
    expect(answer.population.total[0].mean).toBeCloseTo(sum, 0);
    expect(answer.missing).not.toContain('projection');
    expect(answer.missing).not.toContain('households');
  });

  it('says in words that there is no network, and what to do instead', async () => {
    const closed = 'http://127.0.0.1:9/api/pxwebapi/v2';
    const checked = await output(ssb, ['check', '--base', closed]);
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('No connection with 127.0.0.1:9');
    expect(checked.out).toMatch(/GET \/codelists\/agg_KommSummer +not tried/);
  });

  it('refuses what it cannot use', async () => {
    expect(await output(ssb, ['fetch', '--kommune', 'Halden'])).toMatchObject({ code: 2 });
    expect(await output(ssb, ['check', '--base', 'tull'])).toMatchObject({
      code: 2,
      err: 'boligplan: "tull" is not a web address\n',
    });
    const nowhere = await output(ssb, ['fetch', '--kommune', 'Atlantis', '--out', folder, '--base', base]);
    expect(nowhere.err).toContain('no municipality is or was called "Atlantis"');
    expect((await output(ssb, ['tull'])).code).toBe(2);
  });
});
