/** As JSON writes an array of the numbers, a third of the time: a run writes some hundred thousand. */
function numbersJson(numbers: ArrayLike<number>): string {
  let text = '';
  for (let i = 0; i < numbers.length; i += 1) {
    const number = numbers[i] as number;
    text += `${i > 0 ? ',' : ''}${Number.isFinite(number) ? number : 'null'}`;
  }
  return `[${text}]`;
}

/** JSON with sorted keys and typed arrays as arrays, so that equal inputs give equal text. */
export function canonicalJson(value: unknown): string {
  if (ArrayBuffer.isView(value)) return numbersJson(value as unknown as ArrayLike<number>);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** A fingerprint of 16 hex digits (two FNV-1a passes): tells runs apart, guards against nothing. */
export function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ (c + i), 0x85ebca6b);
  }
  return [a, b].map((n) => (n >>> 0).toString(16).padStart(8, '0')).join('');
}
