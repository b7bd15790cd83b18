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

/** What somebody else saved beside what the reader typed, so that nobody's words are lost. */
export function Conflict(p: { lang: Language; heading?: string; differ: readonly Difference[] }) {
  const t = ROW_TEXTS[p.lang];
  const heading = p.heading ?? t.conflict;
  return (
    <Notice tone="warning" heading={heading}>
      <p>{t.conflictText}</p>
      <DataTable
        caption={heading}
        hideCaption
        columns={[{ label: t.field }, { label: t.savedValue }, { label: t.yourValue }]}
        rows={p.differ.map((d) => ({ cells: [d.label, d.saved || '–', d.typed || '–'] }))}
      />
    </Notice>
  );
}
