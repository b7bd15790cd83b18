/** What a selection names of the values of a variable, in the agency's own small language. */
export const isExpression = (text: string): boolean =>
  /[*?]/.test(text) || /^(top|bottom|from|to|range)\(.*\)$/i.test(text);

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const pattern = (text: string) =>
  new RegExp(
    `^${text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  );

/** The codes an expression or a code stands for, in the order of `codes`; null when it stands for none or cannot be read. */
export function expand(text: string, codes: readonly string[]): readonly string[] | null {
  const call = /^(top|bottom|from|to|range)\(([^()]*)\)$/i.exec(text);
  const at = (code: string | undefined) => codes.findIndex((c) => same(c, code?.trim() ?? ''));
  if (call) {
    const [name, args] = [call[1]?.toLowerCase(), (call[2] ?? '').split(',')];
    const [first, second] = [at(args[0]), at(args[1])];
    if (name === 'top' || name === 'bottom') {
      const [count, offset] = [Number(args[0]), Number(args[1] ?? 0)];
      if (args.length > 2 || !Number.isInteger(count) || count < 1 || !Number.isInteger(offset) || offset < 0)
        return null;
      const end = codes.length - offset;
      return name === 'top' ? codes.slice(offset, offset + count) : codes.slice(Math.max(0, end - count), end);
    }
    if (name === 'range')
      return args.length === 2 && first >= 0 && second >= first ? codes.slice(first, second + 1) : null;
    if (args.length !== 1 || first < 0) return null;
    return name === 'from' ? codes.slice(first) : codes.slice(0, first + 1);
  }
  const found = isExpression(text) ? codes.filter((c) => pattern(text).test(c)) : codes.filter((c) => same(c, text));
  return found.length > 0 ? found : null;
}
