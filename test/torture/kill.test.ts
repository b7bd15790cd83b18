import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { eksempelvikIn } from '../server.ts';
import { judge, nothingYet, rowsOf } from './ledger.ts';
import { torture } from './torture.ts';

describe('a server that is killed while planners save', () => {
  it('has lost, doubled and torn nothing (npm run torture:kill does fifty rounds)', async () => {
    const report = await torture(3, 'pglite', undefined, (data) => eksempelvikIn(join(data, 'database')));
    expect(report).toMatchObject({ rounds: 3, lost: [], doubled: [], torn: [], unfinishedJobs: 0 });
    expect(report.acknowledged).toBeGreaterThan(3);
  }, 480_000);

  it('would be found out', () => {
    const told = nothingYet();
    for (const title of ['a', 'b', 'c']) told.tiltak.add(title);
    const rows = {
      kommune: [{ kommune_id: undefined, id: 'k', slug: 'halden' }],
      tiltak_revisjon: ['a', 'c', 'c', 'd'].map((title) => ({ kommune_id: 'k', data: { title } })),
      hendelse: [1, 2, 4].map((seq) => ({ kommune_id: 'k', seq, type: 'tiltak.lagt-til' })),
      jobb: [{ kommune_id: 'k', kind: 'boligbehov.kjoering', state: 'ferdig', result: { runId: 'r' } }],
      modellkjoering: [{ kommune_id: 'neighbour', id: 'r' }],
    };
    const header = { tables: Object.entries(rows).map(([name, of]) => ({ name, rows: of.length })) };
    const lines = Object.values(rows)
      .flat()
      .map((row) => JSON.stringify(row));
    const verdict = judge(told, rowsOf(gzipSync([JSON.stringify(header), ...lines].join('\n')), 'halden'));
    expect(verdict.lost).toEqual(['tiltak b']);
    expect(verdict.doubled).toEqual(['tiltak c: 2 times']);
    expect(verdict.torn).toHaveLength(3);
  });
});
