import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCells, type StatTable } from '../stat-table.ts';
import { readStatistics } from './index.ts';

interface Small {
  readonly regions: readonly string[];
  readonly types: readonly string[];
  readonly years: readonly string[];
  readonly cells: readonly (number | string)[];
}
interface Dress {
  readonly delimiter: string;
  readonly latin1: boolean;
  readonly bom: boolean;
  readonly crlf: boolean;
  readonly pivoted: boolean;
  readonly quoted: boolean;
  readonly titled: boolean;
}

const REGIONS = ['0301 Oslo', '1103 Stavanger', '1804 Bodø', '1865 Vågan', '3101 Halden'];
const TYPES = ['Enebolig', 'Tomannsbolig', 'Småhus', 'Blokk'];
const YEARS = ['2020', '2021', '2022', '2023'];
const cell = fc.oneof({ weight: 5, arbitrary: fc.nat(99_999) }, fc.constantFrom('..', ':', '.'));
const small: fc.Arbitrary<Small> = fc
  .record({
    regions: fc.subarray(REGIONS, { minLength: 2 }),
    types: fc.subarray(TYPES, { minLength: 2 }),
    years: fc.subarray(YEARS, { minLength: 2 }),
  })
  .chain((axes) => {
    const size = axes.regions.length * axes.types.length * axes.years.length;
    return fc
      .array(cell, { minLength: size, maxLength: size })
      .map((cells) => ({ ...axes, cells: [7, ...cells.slice(1)] }));
  });
const dress: fc.Arbitrary<Dress> = fc.record({
  delimiter: fc.constantFrom('\t', ',', ';'),
  latin1: fc.boolean(),
  bom: fc.boolean(),
  crlf: fc.boolean(),
  pivoted: fc.boolean(),
  quoted: fc.boolean(),
  titled: fc.boolean(),
});

function write(cube: Small, d: Dress): Uint8Array {
  const quote = (text: string) => (d.quoted ? `"${text}"` : text);
  const { regions, types, years, cells } = cube;
  const at = (r: number, t: number, y: number) => String(cells[(r * types.length + t) * years.length + y]);
  const heads = d.pivoted ? ['region', 'bygningstype', ...years] : ['region', 'bygningstype', 'år', 'Boliger'];
  const rows = regions.flatMap((region, r) =>
    types.flatMap((type, t) =>
      d.pivoted
        ? [[quote(region), quote(type), ...years.map((_, y) => at(r, t, y))]]
        : years.map((year, y) => [quote(region), quote(type), quote(year), at(r, t, y)]),
    ),
  );
  const title = d.titled ? ['"06265: Boliger, etter region, bygningstype og år"', ''] : [];
  const lines = [...title, ...[heads.map(quote), ...rows].map((row) => row.join(d.delimiter))];
  const text = lines.map((line) => `${line}${d.crlf ? '\r\n' : '\n'}`).join('');
  if (d.latin1) return Uint8Array.from(text, (c) => c.charCodeAt(0));
  return new TextEncoder().encode(`${d.bom ? '\ufeff' : ''}${text}`);
}

/** Every cell as "region|type|year", whatever the order of the variables. */
function cellsOf(table: StatTable): Record<string, number | string> {
  const dims = table.dimensions;
  const found: Record<string, number | string> = {};
  for (let i = 0; i < table.values.length; i += 1) {
    const names: Record<string, string> = {};
    let rest = i;
    for (const d of dims.toReversed()) {
      names[d.role] = d.values[rest % d.values.length]?.code ?? '';
      rest = Math.floor(rest / d.values.length);
    }
    const value = table.values[i] ?? Number.NaN;
    found[`${names.region}|${names.other}|${names.time}`] = Number.isNaN(value)
      ? (table.status.get(i) ?? 'absent')
      : value;
  }
  return found;
}

const expected = ({ regions, types, years, cells }: Small) =>
  Object.fromEntries(
    regions.flatMap((region, r) =>
      types.flatMap((type, t) =>
        years.map((year, y) => [
          `${region.slice(0, 4)}|${type}|${year}`,
          cells[(r * types.length + t) * years.length + y] ?? '',
        ]),
      ),
    ),
  );

describe('a small table in any dress', () => {
  it('reads back as itself', async () => {
    await fc.assert(
      fc.asyncProperty(small, dress, async (cube, d) => {
        const read = await readStatistics(write(cube, d));
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        expect(cellsOf(read.value)).toEqual(expected(cube));
      }),
      { numRuns: 300 },
    );
  });

  it('when cut within a line is never read as a smaller table without a word', async () => {
    await fc.assert(
      fc.asyncProperty(small, dress, fc.double({ min: 0, max: 1, noNaN: true }), async (cube, d, share) => {
        const bytes = write(cube, d);
        const cut = bytes.subarray(0, Math.floor(share * (bytes.length - 1)));
        const read = await readStatistics(cut);
        if (!read.ok) return;
        const { cells } = countCells(read.value);
        const full = cells === read.value.values.length && bytes[cut.length - 1] === 0x0a;
        if (cells < cube.cells.length && !full) expect(read.value.warnings?.length ?? 0).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, and never loses cells without a word, for one changed byte', async () => {
    await fc.assert(
      fc.asyncProperty(small, dress, fc.nat(), fc.integer({ min: 1, max: 255 }), async (cube, d, place, change) => {
        const bytes = write(cube, d).slice();
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const read = await readStatistics(bytes);
        if (!read.ok) return;
        const { cells } = countCells(read.value);
        if (cells < cube.cells.length) expect(read.value.warnings?.length ?? 0).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  const fixed: Small = {
    regions: REGIONS.slice(0, 3),
    types: TYPES.slice(0, 2),
    years: YEARS.slice(0, 2),
    cells: [7, 12, '..', 3, 40, 5, 6, 71, 8, 9, 10, 11],
  };
  const plain = { delimiter: ';', latin1: false, bom: false, crlf: false, quoted: false, titled: true };
  const silent = async (bytes: Uint8Array) => {
    const read = await readStatistics(bytes);
    return read.ok && countCells(read.value).cells < 12 && (read.value.warnings?.length ?? 0) === 0;
  };

  it.each([true, false])(
    'cut at any byte (pivoted: %s), only a whole smaller table goes unnoticed',
    async (pivoted) => {
      const bytes = write(fixed, { ...plain, pivoted });
      const unnoticed: string[] = [];
      for (let n = 0; n < bytes.length; n += 1)
        if (await silent(bytes.subarray(0, n)))
          unnoticed.push(new TextDecoder().decode(bytes.subarray(0, n)).split('\n').at(-2) ?? '');
      // Each of these is a full table of fewer regions, types or years: nothing in it says that more was to come.
      const whole = pivoted
        ? ['0301 Oslo;Enebolig;7;12', '0301 Oslo;Tomannsbolig;..;3', '1103 Stavanger;Tomannsbolig;6;71']
        : [
            '0301 Oslo;Enebolig;2020;7',
            '0301 Oslo;Enebolig;2021;12',
            '0301 Oslo;Tomannsbolig;2021;3',
            '1103 Stavanger;Tomannsbolig;2021;71',
          ];
      expect(unnoticed).toEqual(whole);
    },
  );

  it.each([true, false])(
    'changed in any byte to any sign (pivoted: %s), loses no cell without a word',
    async (pivoted) => {
      const bytes = write(fixed, { ...plain, pivoted });
      const lost: string[] = [];
      for (let n = 0; n < bytes.length; n += 1)
        for (const sign of '\n\t;,"-.: 0a') {
          const changed = bytes.slice();
          changed[n] = sign.charCodeAt(0);
          if (await silent(changed)) lost.push(`${n} ${JSON.stringify(sign)}`);
        }
      expect(lost).toEqual([]);
    },
  );
});
