import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../clock/system.ts';
import type { OwnedDatabase } from '../db/open.ts';
import { fileTypeOf } from './file-type.ts';
import { checkFile, deleteFile, FILE_LIMIT, findSameFile, readFile, removeOldFiles, saveFile } from './files.ts';

const text = (value: string) => new TextEncoder().encode(value);

/** A zip file's table of contents is all that is looked at. */
function zip(entries: Record<string, number>): Uint8Array {
  const heads = Object.entries(entries).map(([name, size]) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const start = Buffer.from('PK\u0003\u0004');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(heads.length, 10);
  end.writeUInt32LE(start.length, 16);
  return new Uint8Array(Buffer.concat([start, ...heads, end]));
}

describe('the type of a file', () => {
  it('is told by the content, not the name', () => {
    expect(fileTypeOf(text('%PDF-1.7 ...'))).toBe('pdf');
    expect(fileTypeOf(zip({ '[Content_Types].xml': 1, 'word/document.xml': 1 }))).toBe('docx');
    expect(fileTypeOf(zip({ '[Content_Types].xml': 1, 'xl/workbook.xml': 1 }))).toBe('xlsx');
    expect(fileTypeOf(text('{"class": "dataset"}'))).toBe('json');
    expect(fileTypeOf(text('region;2024\nHalden;31000'))).toBe('csv');
    expect(fileTypeOf(new Uint8Array([...text('år;'), 0xe5]))).toBe('csv');
    expect(fileTypeOf(text('Bare tekst'))).toBe('txt');
    expect(fileTypeOf(text('{ikke json'))).toBe('txt');
    expect(fileTypeOf(new Uint8Array([0xff, 0xfe, 0x61, 0]))).toBe('txt');
  });

  it('is unknown for programs, pages, broken and exploding archives', () => {
    expect(fileTypeOf(new Uint8Array([0x4d, 0x5a, 0, 1, 2]))).toBeNull();
    expect(fileTypeOf(text('<!DOCTYPE html><p>a, b'))).toBeNull();
    expect(fileTypeOf(text('PK\u0003\u0004 half a file'))).toBeNull();
    expect(fileTypeOf(zip({ 'evil.exe': 1 }))).toBeNull();
    expect(fileTypeOf(zip({ '[Content_Types].xml': 1, 'xl/workbook.xml': 1e9 }))).toBeNull();
  });
});

describe('a kommune and its files', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  const clock = fixedClock('2026-11-24T12:00:00Z');
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
  });
  afterAll(() => db.close());

  it('gets back every byte of a file in several parts, and the neighbour gets nothing', async () => {
    const bytes = new Uint8Array(Buffer.concat([Buffer.from('%PDF-'), randomBytes(2.5 * 1024 * 1024)]));
    const checked = checkFile({ name: '../../etc/plan "ny".pdf', bytes });
    if (!checked.ok) throw new Error(checked.error.code);
    const id = await db.inKommune(own, (tx) => saveFile(tx, clock, own, checked.value));
    const read = await readFile(db, own, id);
    expect(read?.file).toMatchObject({ name: 'plan ny.pdf', type: 'application/pdf', size: bytes.length });
    expect(Buffer.compare(read?.bytes ?? new Uint8Array(), bytes)).toBe(0);
    const parts = await db.inKommune(own, (tx) => tx.rows('select part from fil_del where fil_id = $1', [id]));
    expect(parts).toHaveLength(3);

    expect(await readFile(db, neighbour, id)).toBeNull();
    expect(await db.inKommune(neighbour, (tx) => deleteFile(tx, id))).toBe(false);
    expect(await db.inKommune(own, (tx) => deleteFile(tx, id))).toBe(true);
    expect(await db.inKommune(own, (tx) => tx.rows('select 1 from fil_del where fil_id = $1', [id]))).toEqual([]);
  });

  it('keeps a file with a deadline until then, and finds the same upload again', async () => {
    const checked = checkFile({ name: 'tall.csv', bytes: text('a;b\n1;2') });
    if (!checked.ok) throw new Error(checked.error.code);
    const id = await db.inKommune(own, (tx) => saveFile(tx, clock, own, checked.value, '2026-11-25T12:00:00Z'));
    expect(await db.inKommune(own, (tx) => findSameFile(tx, checked.value))).toBe(id);
    expect(await db.inKommune(neighbour, (tx) => findSameFile(tx, checked.value))).toBeNull();
    await db.inKommune(neighbour, (tx) => removeOldFiles(tx, '2027-01-01T00:00:00Z'));
    await db.inKommune(own, (tx) => removeOldFiles(tx, clock.now()));
    expect((await readFile(db, own, id))?.file.name).toBe('tall.csv');
    await db.inKommune(own, (tx) => removeOldFiles(tx, '2026-11-25T12:00:01Z'));
    expect(await readFile(db, own, id)).toBeNull();
  });

  it('refuses the empty, the too large, the unknown and the unwanted', () => {
    const refusal = (bytes: Uint8Array) => {
      const checked = checkFile({ name: 'a', bytes }, ['pdf']);
      return checked.ok ? null : checked.error.code;
    };
    expect(refusal(new Uint8Array())).toBe('tom-fil');
    expect(refusal(new Uint8Array(FILE_LIMIT + 1))).toBe('for-stor-fil');
    expect(refusal(new Uint8Array([0, 1]))).toBe('ukjent-filtype');
    expect(refusal(text('a;b'))).toBe('feil-filtype');
    expect(refusal(text('%PDF-1.7'))).toBeNull();
  });
});
