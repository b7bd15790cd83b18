import type { Child } from 'hono/jsx';
import type { Language, RowRefusal, TypedFields } from '../kernel/index.ts';
import { Details } from './blocks.tsx';
import { Conflict, differences, overSaved } from './conflict.tsx';
import {
  Button,
  ErrorSummary,
  Form,
  NumberField,
  type Option,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from './form.tsx';
import { ROW_TEXTS } from './row-texts.ts';

/** One field of a row; `initial` is what a new row begins with. */
export interface RowField {
  readonly name: string;
  readonly label: string;
  readonly kind?: 'text' | 'area' | 'number' | 'date' | 'select';
  readonly help?: string;
  readonly required?: boolean;
  readonly options?: readonly Option[];
  readonly suggestions?: readonly string[];
  readonly initial?: string;
  readonly unit?: string;
}

/** Refusals as finished sentences, the sentence at a field, and the status of the page that shows them. */
export function sentences(lang: Language, refusals: readonly RowRefusal[]) {
  const t = ROW_TEXTS[lang];
  const errors = refusals.map((r) => ({ field: r.field, text: t.refusals[r.code](r.data ?? {}) }));
  const status: 200 | 409 | 422 = refusals.some((r) => r.code === 'endret-av-andre')
    ? 409
    : refusals.length > 0
      ? 422
      : 200;
  return { errors, status, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

export function RowFields(p: {
  lang: Language;
  fields: readonly RowField[];
  typed: TypedFields;
  of: (field: string) => string | undefined;
}) {
  const t = ROW_TEXTS[p.lang];
  return (
    <>
      {p.fields.map((f) => {
        const shown = {
          name: f.name,
          label: f.label,
          tag: f.required ? t.required : t.optional,
          value: p.typed[f.name] ?? f.initial ?? '',
          error: p.of(f.name),
          ...(f.help ? { description: f.help } : {}),
          ...(f.unit ? { unit: f.unit } : {}),
        };
        switch (f.kind) {
          case 'area':
            return <TextArea {...shown} rows={3} />;
          case 'number':
            return <NumberField {...shown} />;
          case 'select':
            return <SelectField {...shown} empty={t.choose} options={f.options ?? []} />;
          case 'date':
            return <TextField {...shown} short />;
          default:
            return <TextField {...shown} suggestions={f.suggestions ?? []} />;
        }
      })}
    </>
  );
}

/** The whole of a page where a row is added (`revision` null) or changed. */
export function RowForm(p: {
  lang: Language;
  title: string;
  back: { readonly href: string; readonly label: string };
  lead?: string | undefined;
  action: string;
  csrf: string;
  fields: readonly RowField[];
  /** What was typed and refused; null when the form is opened. */
  typed: TypedFields | null;
  saved: TypedFields;
  /** The row as the reader had it before them when they typed. */
  seen?: TypedFields | undefined;
  revision: number | null;
  refusals: readonly RowRefusal[];
  submit: string;
}) {
  const t = ROW_TEXTS[p.lang];
  const e = sentences(p.lang, p.refusals);
  const fieldOf = (name: string) => p.fields.find((f) => f.name === name);
  const conflict = e.status === 409 && p.typed !== null;
  const typed = conflict ? overSaved(p.typed ?? {}, p.seen, p.saved) : (p.typed ?? p.saved);
  const differ = differences(
    p.saved,
    typed,
    (name) => fieldOf(name)?.label,
    (name, value) => fieldOf(name)?.options?.find((o) => o.value === value)?.label ?? value,
  );
  return (
    <>
      <p class="bp-crumb">
        <a href={p.back.href}>← {p.back.label}</a>
      </p>
      <h1>{p.title}</h1>
      <ErrorSummary heading={t.errors} errors={e.errors} />
      {conflict ? <Conflict lang={p.lang} differ={differ} merged={p.seen !== undefined} /> : null}
      {p.lead ? <p class="bp-text">{p.lead}</p> : null}
      <Form action={p.action} csrf={p.csrf}>
        {p.revision === null ? null : <input type="hidden" name="revision" value={String(p.revision)} />}
        <RowFields lang={p.lang} fields={p.fields} typed={typed} of={e.of} />
        <SubmitRow>
          <Button>{p.submit}</Button>
        </SubmitRow>
      </Form>
    </>
  );
}

/** One button that does one thing to one row. `what` names the row to those who hear the page. */
export function PressButton(p: { action: string; csrf: string; number: number; label: string; what: string }) {
  return (
    <form method="post" action={p.action}>
      <input type="hidden" name="csrf" value={p.csrf} />
      <input type="hidden" name="number" value={String(p.number)} />
      <button class="bp-linkbutton" type="submit" aria-label={`${p.label} ${p.what}`}>
        {p.label}
      </button>
    </form>
  );
}

/** The rows put away, each with its way back. */
export function PutAway(p: {
  lang: Language;
  action: string;
  csrf: string;
  rows: readonly { readonly number: number; readonly name: string }[];
}): Child {
  const t = ROW_TEXTS[p.lang];
  if (p.rows.length === 0) return null;
  return (
    <Details summary={t.putAway(p.rows.length)}>
      <ul>
        {p.rows.map((row) => (
          <li>
            {row.name}{' '}
            <PressButton action={p.action} csrf={p.csrf} number={row.number} label={t.bringBack} what={row.name} />
          </li>
        ))}
      </ul>
    </Details>
  );
}
