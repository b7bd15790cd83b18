/** What a form that carries files may hold beside them: many times what a person types or pastes. */
export const MAX_TEXT = 2 * 1024 * 1024;
/** Name and type of a field, and what a browser says beside. */
const MAX_HEAD = 8 * 1024;

/** The parts of a form, looked at where they lie: 'many' when there are more than `most`, 'broken' when one is not as browsers write them. */
export function lookAtParts(bytes: Uint8Array, boundary: string, most: number): 'fine' | 'many' | 'broken' | 'long' {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  let text = 0;
  let parts = 0;
  for (let at = body.indexOf(mark); at !== -1; parts += 1) {
    if (parts > most) return 'many';
    const from = at + mark.length;
    at = body.indexOf(mark, from);
    if (body.subarray(from, from + 2).toString('latin1') === '--') continue;
    const end = at === -1 ? body.length : at;
    const start = body.subarray(from, Math.min(from + MAX_HEAD, end)).toString('latin1');
    const head = start.indexOf('\r\n\r\n');
    if (head === -1) return 'broken';
    if (!/;\s*filename/i.test(start.slice(0, head))) text += end - from - head;
    if (text > MAX_TEXT) return 'long';
  }
  return 'fine';
}
