import { ask } from './ask.ts';
import type { TestServer } from './server.ts';

/** What people paste, and what they try, in a field for words, and what may be stored; what can stand in one text stands there together. */
export const NAUGHTY_TEXTS: readonly string[] = [
  '<script>alert(1)</script>"><img src=x onerror=alert(1)></textarea><b onmouseover=alert(1)>x</b>',
  "Robert'); drop table tiltak_revisjon;-- {{7*7}} #{7*7} <%= 7*7 %> %s %n %00",
  '=HYPERLINK("http://ond.example","klikk")',
  'javascript:alert(1)//../../../../etc/passwd',
  '\u202Etxet\u202C \u200f\u061c 👩‍👩‍👧 Kárášjohka 漢字 عربى',
];
/** What most fields refuse: too long, and nothing at all. The longest first: else every later page of a list carries it along. */
export const EXTREME_TEXTS: readonly string[] = ['æ'.repeat(10_000), '\u00a0\u2003\u3000'];

/**
 * How the fields of a form are filled, the first with the first of a round and so on from the start again: as few rounds as let
 * the form meet every text, and each field two of them. A form of one field meets them one by one.
 */
export function rounds(texts: readonly string[], fields: number): string[][] {
  if (fields === 0) return [];
  const step = Math.max(1, Math.min(fields, Math.ceil(texts.length / 2)));
  return texts.flatMap((_, at) => (at % step === 0 ? [[...texts.slice(at), ...texts.slice(0, at)]] : []));
}

/** What a round puts in the fields of a kind. */
export function filled(form: PageForm, kind: Field['kind'], round: readonly string[]): Map<Field, string> {
  return new Map(form.fields.filter((f) => f.kind === kind).map((f, at) => [f, round[at % round.length] ?? '']));
}

/** What cannot be a number of dwellings or kroner, and what only looks as if it could not. */
export const IMPOSSIBLE_NUMBERS: readonly string[] = [
  '1e309',
  '1.000,50',
  '１２',
  '99999999999999999999',
  'NaN',
  '0x10',
  '1/0',
  '١٢',
];
export const ODD_NUMBERS: readonly string[] = ['-0', '1 200', '1 200', '1.200', '007'];

/** The raw pieces that must never stand in a page as they were typed. */
const RAW = ['<script>alert', '<img src=x', '<b onmouseover'];

export interface Field {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'choice' | 'hidden' | 'secret' | 'file';
  readonly value: string;
  readonly sent: boolean;
}
export interface PageForm {
  readonly action: string;
  readonly fields: readonly Field[];
}

const unescaped = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const attribute = (tag: string, name: string) => unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

function fieldOf(open: string, inside: string): Field {
  const name = attribute(open, 'name');
  if (open.startsWith('<select')) {
    const options = [...inside.matchAll(/<option[^>]*>/g)].map((m) => m[0]);
    const chosen = options.find((o) => /\sselected/.test(o)) ?? options[0] ?? '';
    return { name, kind: 'choice', value: attribute(chosen, 'value'), sent: true };
  }
  if (open.startsWith('<textarea')) return { name, kind: 'text', value: unescaped(inside), sent: true };
  const type = attribute(open, 'type');
  const value = attribute(open, 'value');
  // A named button is a choice of what to do with the form.
  if (open.startsWith('<button')) return { name, kind: 'choice', value, sent: true };
  if (type === 'checkbox' || type === 'radio') return { name, kind: 'choice', value, sent: /\schecked/.test(open) };
  if (type === 'hidden') return { name, kind: 'hidden', value, sent: true };
  if (type === 'file') return { name, kind: 'file', value: '', sent: false };
  if (type === 'password') return { name, kind: 'secret', value, sent: true };
  return { name, kind: open.includes('inputmode="numeric"') ? 'number' : 'text', value, sent: true };
}

/** The forms of a page that change something. */
export const formsIn = (html: string): PageForm[] =>
  [...html.matchAll(/(<form\b[^>]*method="post"[^>]*>)([\s\S]*?)<\/form>/g)].map(([, tag = '', inside = '']) => ({
    action: attribute(tag, 'action'),
    fields: [
      ...inside.matchAll(
        /(<(?:select|textarea)\b[^>]*>)([\s\S]*?)<\/(?:select|textarea)>|(<(?:input|button)\b[^>]*name=[^>]*>)/g,
      ),
    ].map(([, open, content = '', single = '']) => fieldOf(open ?? single, content)),
  }));

/** What stands raw in a page that should stand escaped. */
export const rawIn = (html: string): string[] => RAW.filter((piece) => html.includes(piece));

/** What the server makes of a typed text before it looks at it. */
export const asRead = (text: string) => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

/** Reads pages and sends forms as one visitor. */
export class Typist {
  readonly #server: TestServer;
  readonly #headers: Readonly<Record<string, string>>;
  constructor(server: TestServer, headers: Readonly<Record<string, string>>) {
    this.#server = server;
    this.#headers = headers;
  }

  async read(path: string): Promise<string> {
    const reply = await ask(this.#server.url + path, { headers: this.#headers });
    return reply.type.startsWith('text/html') ? reply.text() : '';
  }

  /** Sends a form as it stands, but for what `change` puts in its fields. */
  async send(form: PageForm, change: (field: Field) => string | null) {
    const body = new URLSearchParams();
    for (const field of form.fields) {
      const typed = field.name === 'csrf' ? null : change(field);
      if (typed !== null) body.append(field.name, typed);
      else if (field.sent) body.append(field.name, field.value);
    }
    const { status, location, text } = await ask(this.#server.url + form.action, { headers: this.#headers, body });
    return { status, html: text(), location };
  }
}
