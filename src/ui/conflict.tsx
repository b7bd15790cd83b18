import type { Child } from 'hono/jsx';
import type { Language, TypedFields } from '../kernel/index.ts';
import { Notice } from './blocks.tsx';
import { ROW_TEXTS } from './row-texts.ts';
import { DataTable } from './table.tsx';

/** One field as it was saved by somebody else, and as the reader typed it. */
export interface Difference {
  readonly label: string;
  readonly saved: string;
  readonly typed: string;
}

/**
 * Every field where what was saved and what was typed differ; a field that one of them lacks is empty there. What only the form has is a
 * field when it has a label: the rest of a form nobody types. `say` puts codes in words.
 */
export function differences(
  saved: TypedFields,
  typed: TypedFields,
  label: (field: string) => string | undefined,
  say: (field: string, value: string) => string = (_, value) => value,
): Difference[] {
  const typedOnly = Object.keys(typed).filter((field) => !(field in saved) && label(field) !== undefined);
  return [...Object.keys(saved), ...typedOnly]
    .filter((field) => (saved[field] ?? '') !== (typed[field] ?? ''))
    .map((field) => ({
      label: label(field) ?? field,
      saved: say(field, saved[field] ?? ''),
      typed: say(field, typed[field] ?? ''),
    }));
}

/** How fields that hold codes or numbers are said: each value by its name, several one after another. */
export const saidBy =
  (names: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  (field: string, value: string): string => {
    const known = names[field];
    return known
      ? value
          .split(' ')
          .flatMap((v) => (v === '' ? [] : [known[v] ?? v]))
          .join(', ')
      : value;
  };

/**
 * What was typed, over what is saved now: a field that the reader left as they saw it is as the other one saved it. A field that was not
 * there to see is the other's too, unless something is typed in it; one that is no longer said is empty.
 */
export function overSaved(typed: TypedFields, seen: TypedFields | undefined, saved: TypedFields): TypedFields {
  if (!seen) return typed;
  const left = Object.keys({ ...seen, ...saved }).filter((field) => (typed[field] ?? '') === (seen[field] ?? ''));
  return { ...typed, ...Object.fromEntries(left.map((field) => [field, saved[field] ?? ''])) };
}

/** What somebody else saved beside what the reader typed, so that nobody's words are lost. */
export function Conflict(p: {
  lang: Language;
  heading?: string;
  /** What can be done about it, where saving anew is not all. */
  text?: string;
  differ: readonly Difference[];
  /** The form holds what the other one saved where the reader had changed nothing. */
  merged?: boolean;
  children?: Child;
}) {
  const t = ROW_TEXTS[p.lang];
  const heading = p.heading ?? t.conflict;
  return (
    <Notice tone="warning" heading={heading}>
      <p>{[p.text ?? t.conflictText, p.merged ? t.conflictMerged : ''].filter(Boolean).join(' ')}</p>
      {p.differ.length === 0 ? null : (
        <DataTable
          caption={heading}
          hideCaption
          stack
          columns={[{ label: t.field }, { label: t.savedValue }, { label: t.yourValue }]}
          rows={p.differ.map((d) => ({ cells: [d.label, d.saved || '–', d.typed || '–'] }))}
        />
      )}
      {p.children}
    </Notice>
  );
}
