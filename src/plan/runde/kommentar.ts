/** Somebody who can be called by @name. */
export interface Named {
  readonly brukerId: string;
  readonly name: string;
}

export const MAX_COMMENT = 4_000;

/** The members a comment calls: "@Kari Nordmann", or "@Kari" when just one has that first name. The longest name wins. */
export function mentionsIn(text: string, members: readonly Named[]): string[] {
  const first = (m: Named) => m.name.split(' ')[0] ?? '';
  const calls = members.flatMap((m) => [
    { call: m.name, id: m.brukerId },
    ...(members.filter((o) => same(first(o), first(m))).length === 1 ? [{ call: first(m), id: m.brukerId }] : []),
  ]);
  const longest = calls.filter((c) => c.call !== '').sort((a, b) => b.call.length - a.call.length);
  const found = new Set<string>();
  for (const part of text.split('@').slice(1)) {
    const hit = longest.find(
      (c) => same(part.slice(0, c.call.length), c.call) && !/^[\p{L}\d]/u.test(part.slice(c.call.length)),
    );
    if (hit) found.add(hit.id);
  }
  return [...found];
}

const same = (a: string, b: string): boolean => a.toLocaleLowerCase('nb') === b.toLocaleLowerCase('nb');
