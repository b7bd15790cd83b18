/**
 * Which code points a TrueType font has a glyph for, read from its cmap table (formats 4 and 12, OpenType spec 1.9).
 */
export function glyphCoverage(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const covered = new Set<number>();
  const cmap = tableOffset(view, 'cmap');
  for (let i = 0; i < view.getUint16(cmap + 2); i += 1) {
    const subtable = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    const format = view.getUint16(subtable);
    if (format === 4) addFormat4(view, subtable, covered);
    if (format === 12) addFormat12(view, subtable, covered);
  }
  return (codePoint) => covered.has(codePoint);
}

function tableOffset(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const at = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new Error(`Font without ${tag} table`);
}

function addFormat4(view: DataView, at: number, covered: Set<number>): void {
  const segments = view.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const ranges = deltas + segments * 2;
  for (let i = 0; i < segments; i += 1) {
    const start = view.getUint16(starts + i * 2);
    const rangeOffset = view.getUint16(ranges + i * 2);
    for (let code = start; code <= view.getUint16(ends + i * 2) && code !== 0xffff; code += 1) {
      const glyph =
        rangeOffset === 0
          ? (code + view.getUint16(deltas + i * 2)) & 0xffff
          : view.getUint16(ranges + i * 2 + rangeOffset + (code - start) * 2);
      if (glyph !== 0) covered.add(code);
    }
  }
}

function addFormat12(view: DataView, at: number, covered: Set<number>): void {
  for (let i = 0; i < view.getUint32(at + 12); i += 1) {
    const group = at + 16 + i * 12;
    for (let code = view.getUint32(group); code <= view.getUint32(group + 4); code += 1) covered.add(code);
  }
}
