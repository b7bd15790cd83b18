import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printed } from '../../test/printed.ts';
import { verb } from './statistics.ts';

const folder = mkdtempSync(join(tmpdir(), 'boligplan-inspect-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('boligplan statistics inspect', () => {
  const printing = printed();
  const inspect = (text: string) => {
    const file = join(folder, 'tabell.csv');
    writeFileSync(file, text);
    return verb.run(['inspect', file, '--json']);
  };

  it('answers with the names that programs read, a sum over what has figures, and none of shares', async () => {
    const rows = ['K-3001 Halden;0 år;12;..', '0101 Halden;0 år;-;7', 'K-3001 Halden;1 år;:;8', '0101 Halden;1 år;3;*'];
    const title = '"07459: Befolkning, etter region, alder, statistikkvariabel og år"\n\n';
    expect(await inspect(`${title}region;alder;Personer 2023;Andel (prosent) 2023\n${rows.join('\n')}\n`)).toBe(0);
    expect(JSON.parse(printing.out)).toMatchObject({
      table: '07459',
      title: '07459: Befolkning, etter region, alder, statistikkvariabel og år',
      unit: null,
      dimensions: [
        { code: 'region', label: 'region', size: 2, first: '3001' },
        { code: 'alder', label: 'alder', size: 2, first: '000' },
        { code: 'ContentsCode', label: 'statistikkvariabel', size: 2, first: 'Personer' },
        { code: 'Tid', label: 'år', size: 1, first: '2023' },
      ],
      periods: [
        { period: '2023', measure: 'Personer', unit: 'personer', sum: 15, cells: 4, missing: 1 },
        { period: '2023', measure: 'Andel (prosent)', unit: 'prosent', sum: null, cells: 4, missing: 2 },
      ],
    });
  });

  it('tells apart a file that is not there and one that cannot be read', async () => {
    expect(await verb.run(['inspect', join(folder, 'borte.csv')])).toBe(2);
    expect(printing.said).toContain('cannot open');
    expect(await inspect('region;alder;2023\n0101 Halden;0 år;1x\n0101 Halden;1 år;2\n')).toBe(1);
    expect(printing.said).toContain('Rad 2, kolonne 3: «1x» er ikke et tall.');
    expect(printing.out).toBe('');
  });
});
