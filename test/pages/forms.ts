/** A form as it stands in a page's HTML, and the bodies that a careless or an ill-willed person sends. */
export interface FoundForm {
  readonly action: string;
  readonly files: boolean;
  readonly fields: readonly Field[];
}
interface Field {
  readonly name: string;
  readonly kind: 'hidden' | 'file' | 'choice' | 'text';
  readonly value: string;
  /** False for a box that nobody has ticked. */
  readonly sent: boolean;
  /** Pressed, not typed in. */
  readonly button?: boolean;
  /** The first real choice of a list. */
  readonly offer?: string;
}

export const unescaped = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string =>
  unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

function fieldOf(tag: string, inside: string): Field {
  const name = attribute(tag, 'name');
  if (tag.startsWith('<select')) {
    const options = [...inside.matchAll(/<option[^>]*>/g)].map((m) => m[0]);
    const chosen = options.find((o) => /\sselected(=|\s|>)/.test(o)) ?? options[0] ?? '';
    const offer = options.map((o) => attribute(o, 'value')).find((value) => value !== '') ?? '';
    return { name, kind: 'choice', value: attribute(chosen, 'value'), sent: true, offer };
  }
  if (tag.startsWith('<textarea')) return { name, kind: 'text', value: unescaped(inside), sent: true };
  const type = attribute(tag, 'type');
  const box = /^(checkbox|radio)$/.test(type);
  const kind = type === 'hidden' || type === 'file' ? type : box ? 'choice' : 'text';
  return {
    name,
    kind,
    value: attribute(tag, 'value'),
    sent: !box || /\schecked(=|\s|>)/.test(tag),
    button: tag.startsWith('<button'),
  };
}

const FIELD = /(<(?:select|textarea)\b[^>]*>)([\s\S]*?)<\/(?:select|textarea)>|(<(?:input|button)\b[^>]*>)/g;

/** The forms that change something (POST), from HTML of our own making. */
export function formsIn(html: string): FoundForm[] {
  return [...html.matchAll(/(<form\b[^>]*method="post"[^>]*>)([\s\S]*?)<\/form>/g)].map(
    ([, tag = '', inside = '']) => ({
      action: attribute(tag, 'action'),
      files: tag.includes('multipart/form-data'),
      fields: [...inside.matchAll(FIELD)]
        .map(([, open, content = '', single = '']) => fieldOf(open ?? single, content))
        .filter((field) => field.name !== ''),
    }),
  );
}

const NAUGHTY = '−1e99 <script>alert(1)</script> {{7*7}} \u202e😀 99999999999999999999';

/** How a form is sent wrong, while what it shows is still what is saved first. `stale` has words of its own in one field, and says it saw a revision that is gone. */
export const WRONGS = ['stale', 'empty', 'naughty', 'forged'] as const;
export type Wrong = (typeof WRONGS)[number];

/** What says which version of a row the reader had before them. */
export const SEEN = new Set(['revision', 'seen', 'sett']);

/** Somebody's words in a form that somebody else has saved meanwhile: the field for words, what is saved there, and what was typed. */
export function wordsOf(
  form: FoundForm,
): { readonly name: string; readonly saved: string; readonly typed: string } | null {
  if (!form.fields.some((f) => f.kind === 'hidden' && SEEN.has(f.name))) return null;
  const field = form.fields.find(
    (f) => f.kind === 'text' && !f.button && /\p{L}{3}/u.test(f.value) && !/^\d|:\/\//.test(f.value),
  );
  return field ? { name: field.name, saved: field.value, typed: `Mine ord om ${field.name}` } : null;
}

export function wrongBody(form: FoundForm, wrong: Wrong): FormData | URLSearchParams | null {
  const open = form.fields.filter((f) => f.kind !== 'hidden');
  const guarded = form.fields.filter((f) => f.kind === 'hidden' && f.name !== 'csrf');
  if (wrong === 'stale' && !guarded.some((f) => SEEN.has(f.name))) return null;
  if (wrong === 'forged' && guarded.length === 0) return null;
  if ((wrong === 'empty' || wrong === 'naughty') && open.length === 0) return null;
  const words = wrong === 'stale' ? wordsOf(form) : null;
  const body = new FormData();
  for (const field of form.fields) {
    if (field.name === 'csrf') body.append('csrf', field.value);
    else if (field.kind === 'file') {
      if (wrong === 'naughty') body.append(field.name, new File(['<html>\u0000ikke en tabell'], '../../feil.csv'));
    } else if (field.kind === 'hidden')
      body.append(
        field.name,
        wrong === 'forged'
          ? NAUGHTY
          : wrong === 'stale' && (words === null || SEEN.has(field.name))
            ? '99999'
            : field.value,
      );
    else if (wrong === 'naughty') body.append(field.name, NAUGHTY);
    else if (wrong === 'empty') body.append(field.name, '');
    else if (field.sent) body.append(field.name, field.name === words?.name ? words.typed : field.value);
  }
  return asSent(form, body);
}

/** The form as it stands, but for what is typed into it; then a list without a choice gets its first. */
export function bodyOf(form: FoundForm, typed: Readonly<Record<string, string>> = {}): FormData | URLSearchParams {
  const filled = Object.keys(typed).length > 0;
  const body = new FormData();
  for (const field of form.fields)
    if (field.kind !== 'file' && field.sent)
      body.append(field.name, typed[field.name] ?? (filled ? field.value || (field.offer ?? '') : field.value));
  return asSent(form, body);
}

function asSent(form: FoundForm, body: FormData): FormData | URLSearchParams {
  if (form.files) return body;
  const plain = new URLSearchParams();
  for (const [name, value] of body) plain.append(name, String(value));
  return plain;
}
