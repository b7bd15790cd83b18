import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFiles } from './jobs.ts';
import { readStatistics } from './reading/index.ts';

/** A zip file with these parts; `claims` is the size that the file says a part has, where that is not the truth. */
function zip(parts: Readonly<Record<string, string | Uint8Array>>, claims: Readonly<Record<string, number>> = {}) {
  const bodies: Buffer[] = [];
  const heads: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.from(content as string);
    const packed = deflateRawSync(raw);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(raw), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(claims[name] ?? raw.length, 18);
    fixed.writeUInt16LE(name.length, 22);
    const head = Buffer.alloc(46);
    head.write('PK\u0001\u0002', 0, 'latin1');
    fixed.copy(head, 6);
    head.writeUInt32LE(at, 42);
    heads.push(head, Buffer.from(name));
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fixed, Buffer.from(name), packed]);
    bodies.push(body);
    at += body.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(heads.length / 2, 8);
  end.writeUInt16LE(heads.length / 2, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, directory, end]));
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function workbook(rows: string, more: Parameters<typeof zip>[0] = {}, claims: Parameters<typeof zip>[1] = {}) {
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  };
  return zip(parts, claims);
}
const text = (at: string, value: string) => `<c r="${at}" t="str"><v>${value}</v></c>`;
const TABLE = `<row r="1">${text('A1', 'region')}${text('B1', '2024')}</row><row r="2">${text('A2', '0301 Oslo')}<c r="B2"><v>5</v></c></row>`;

const bytes = (value: string) => new TextEncoder().encode(value);
const order = (...files: Uint8Array[]) => ({
  catalogue: [],
  codes: [],
  own: [],
  slugs: [],
  spans: [],
  files: files.map((part, i) => ({
    file: {
      id: '',
      name: `${i}.xlsx`,
      type: '',
      size: part.length,
      sha256: createHash('sha256').update(part).digest('hex'),
      created: '',
    },
    parts: [part],
  })),
});

describe('a workbook made to exhaust the server', () => {
  /** Small, so that the attack is over soon; the real one is held to BUDGET. */
  const budget = { megabytes: 150, seconds: 20 };

  it.each([
    ['a column far out', workbook(`<row r="1">${text('ZZZZZZ1', 'x')}</row>`)],
    ['a row far down', workbook(`${TABLE}<row r="4000000000">${text('A4000000000', 'y')}</row>`)],
    [
      'the last cell of a sheet',
      workbook(`<row r="1">${text('XFD1', 'x')}</row><row r="1048576">${text('A1048576', 'x')}</row>`),
    ],
    ['texts without end', workbook(TABLE, { 'xl/sharedStrings.xml': new Uint8Array(4e8).fill(32) })],
  ])('is stopped, named, and takes nothing else with it: %s', async (_, file) => {
    expect(file.length).toBeLessThan(1e6);
    const report = await readFiles(new AbortController().signal, order(workbook(TABLE), file), undefined, budget);
    expect(report).toEqual({ prepared: [], refused: [{ file: '1.xlsx', refusal: { code: 'for-tung' } }] });
  });

  it('tells of a whole one what is in it, and follows nothing out of the file', async () => {
    expect(await readStatistics(workbook(TABLE))).toMatchObject({ ok: true, value: { table: null } });
    const rels = `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="../../../../etc/passwd"/></Relationships>`;
    expect(await readStatistics(workbook(TABLE, { 'xl/_rels/workbook.xml.rels': rels }))).toMatchObject({
      error: { code: 'avkortet' },
    });
    const entities = `<!DOCTYPE l [<!ENTITY a "9"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet xmlns="${MAIN}"><sheetData>${TABLE.replace('<v>5</v>', '<v>&b;&a;</v>')}</sheetData></worksheet>`;
    const read = await readStatistics(workbook('', { 'xl/worksheets/sheet1.xml': entities }));
    expect(JSON.stringify(read)).not.toMatch(/root|:9/);
    expect(read.ok).toBe(false);
    const part = 'xl/sharedStrings.xml';
    const lying = workbook(TABLE, { [part]: new Uint8Array(1e8) }, { [part]: 1000 });
    expect(await readStatistics(lying)).toMatchObject({ error: { code: 'avkortet' } });
  });

  it('is stopped when it only takes time', async () => {
    const slow = order(workbook(TABLE));
    const report = await readFiles(new AbortController().signal, slow, undefined, { megabytes: 150, seconds: 0.01 });
    expect(report.refused).toEqual([{ file: '0.xlsx', refusal: { code: 'for-tung' } }]);
  });
});

describe('text made to keep the reader busy', () => {
  const quick = async (file: string | Uint8Array) => {
    const started = performance.now();
    const read = await readStatistics(typeof file === 'string' ? bytes(file) : file);
    // Generous, as tests share the machine: what is mended here took half a minute and more.
    expect(performance.now() - started).toBeLessThan(8000);
    return read.ok ? 'ok' : read.error.code;
  };

  it.each([
    ['more columns than a sheet has', `region${';k'.repeat(2e4)}\n0301${';1'.repeat(2e4)}\n`, 'for-bred'],
    ['heads without end', `${';a\n'.repeat(3e5)}0301;1\n`, 'ikke-tabell'],
    ['a line of 24 MB', 'a'.repeat(24e6), 'ikke-tabell'],
    ['quotes alone', '"'.repeat(5e6), 'ikke-tabell'],
    ['a number of spaces', `region;2024\n0301 Oslo;${'1 '.repeat(1e6)}x\n`, 'uleselig-tall'],
    ['a head of spaces', `region;a${' '.repeat(2e5)}b x 2024\n0301;1\n`, 'ikke-tabell'],
    ['a title of lists', `12345: ${',by '.repeat(3e4)}\n\nregion;2024\n0301;1\n`, 'ok'],
    ['brackets without end', `{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, 'ikke-tabell'],
  ])('is answered soon: %s', async (_, file, code) => {
    expect(await quick(file)).toBe(code);
  });

  it('is answered soon where notes and flags are many', async () => {
    const many = Array.from({ length: 1e5 }, (_, i) => `n${i}`);
    const dataset = {
      class: 'dataset',
      id: ['a'],
      size: [1],
      note: many,
      extension: { noteMandatory: Object.fromEntries(many.map((_, i) => [i, true])) },
      dimension: { a: { category: { index: ['x'] } } },
      value: [1],
    };
    expect(await quick(JSON.stringify(dataset))).toBe('ok');
  });
});

describe('JSON made to confuse', () => {
  const dataset = (over: object) =>
    JSON.stringify({
      class: 'dataset',
      id: ['a'],
      size: [1],
      dimension: { a: { category: { index: ['x'] } } },
      value: [1],
      ...over,
    });
  const code = async (file: string) => {
    const read = await readStatistics(bytes(file));
    return read.ok ? 'ok' : read.error.code;
  };

  it('is refused for sizes that nobody can hold', async () => {
    const huge = Number.MAX_SAFE_INTEGER;
    expect(await code(dataset({ size: [huge] }))).toBe('avkortet');
    expect(await code(dataset({ id: ['a', 'a', 'a'], size: [huge, huge, huge], value: {} }))).toBe('avkortet');
    expect(await code(dataset({ size: [-1] }))).toBe('ikke-tabell');
    expect(await code(dataset({ value: { '-1': 1 } }))).toBe('avkortet');
  });

  it('is refused for names that every object answers to, and changes no object', async () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(await code(dataset({ id: [name] }))).toBe('ikke-tabell');
      expect(await code(`{"dataset":{"dimension":{"id":["${name}"],"size":[1]},"value":[1]}}`)).toBe('ikke-tabell');
      expect(await code(dataset({ dimension: { a: { category: { index: [name] } } } }))).toBe('ikke-tabell');
      const kostra = `{"table":"12345","year":"2024","measures":{"${name}":{"contentsCode":"a","unit":"b","label":"c"}},"municipalities":{"x":{"code":"0301"}}}`;
      expect(await code(kostra)).toBe('ikke-tabell');
    }
    expect(
      await code('{"__proto__":{"class":"dataset","polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    ).toBe('ikke-tabell');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
