export interface RegistrertPlan {
  readonly number: number;
  /** P-003, as the register writes it. */
  readonly code: string;
  readonly title: string;
}

export interface Plandel {
  readonly text: string;
  /** The plan of the register that the words name; null for words between. */
  readonly plan: number | null;
}

const LETTER = /[\p{L}\p{N}]/u;

/** What is written of other plans, cut where the register's plans are named by title or by number; the longest name wins. */
export function planDeler(text: string, plans: readonly RegistrertPlan[]): Plandel[] {
  const names = plans
    .flatMap((p) => [p.title, p.code].map((name) => ({ name: name.toLowerCase(), plan: p.number })))
    .filter((n) => n.name !== '')
    .sort((a, b) => b.name.length - a.name.length);
  const low = text.toLowerCase();
  // Lower case changes the length of a few letters, and then the places would not be the same.
  if (low.length !== text.length) return [{ text, plan: null }];
  const parts: Plandel[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const inWord = LETTER.test(low[at - 1] ?? '');
    const hit = inWord
      ? undefined
      : names.find((n) => low.startsWith(n.name, at) && !LETTER.test(low[at + n.name.length] ?? ''));
    if (!hit) {
      at += 1;
      continue;
    }
    if (at > from) parts.push({ text: text.slice(from, at), plan: null });
    parts.push({ text: text.slice(at, at + hit.name.length), plan: hit.plan });
    at += hit.name.length;
    from = at;
  }
  return from < text.length ? [...parts, { text: text.slice(from), plan: null }] : parts;
}
