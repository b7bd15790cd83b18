import type { Child } from 'hono/jsx';
import { UNNAMED } from './field-names.ts';

/** What a field needs to show itself; `error` is the finished sentence. Ids are the field names. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** Shown instead of the label where a heading above says the rest of it; the label is what is heard, and begins with these words. */
  readonly seen?: string;
  readonly value?: string;
  readonly description?: string;
  readonly error?: string | undefined;
  /** "Må fylles ut" or "Valgfritt", shown beside the label. */
  readonly tag?: string;
  readonly unit?: string;
}

const described = (p: { name: string; description?: string | undefined; error?: string | undefined }) =>
  [p.description ? `${p.name}-hjelp` : '', p.error ? `${p.name}-feil` : ''].filter(Boolean).join(' ') || undefined;

function Head(p: FieldProps) {
  return (
    <>
      <label class="ds-label" for={p.name}>
        {p.seen ? (
          <>
            <span aria-hidden="true">{p.seen}</span>
            <span class="ds-sr-only">{p.label}</span>
          </>
        ) : (
          p.label
        )}
        {p.tag ? (
          <span class="ds-tag bp-tag" data-color="neutral">
            {p.tag}
          </span>
        ) : null}
      </label>
      {p.description ? (
        <div data-field="description" id={`${p.name}-hjelp`}>
          {p.description}
        </div>
      ) : null}
    </>
  );
}

export function FieldError(p: { name: string; error?: string | undefined }) {
  if (!p.error) return null;
  return (
    <p class="ds-validation-message" data-field="validation" id={`${p.name}-feil`}>
      {p.error}
    </p>
  );
}

/** Words offered in the fields that name the list. */
export function WordList(p: { id: string; words: readonly string[] }) {
  return (
    <datalist id={p.id}>
      {p.words.map((word) => (
        <option value={word} />
      ))}
    </datalist>
  );
}

export function TextField(
  p: FieldProps & {
    type?: 'text' | 'email' | 'password' | 'date';
    autocomplete?: string;
    short?: boolean;
    /** Words offered while typing; anything else may be typed as well. */
    suggestions?: readonly string[];
    /** A list of words that several fields share, by its id. */
    list?: string | undefined;
  },
) {
  const own = p.suggestions && p.suggestions.length > 0 ? `${p.name}-forslag` : undefined;
  return (
    <div class="ds-field">
      <Head {...p} />
      <input
        class={p.short ? 'ds-input bp-short' : 'ds-input'}
        id={p.name}
        name={p.name}
        type={p.type ?? 'text'}
        value={p.value ?? ''}
        autocomplete={p.autocomplete}
        list={own ?? p.list}
        aria-describedby={described(p)}
        aria-invalid={p.error ? 'true' : undefined}
      />
      {own ? <WordList id={own} words={p.suggestions ?? []} /> : null}
      <FieldError {...p} />
    </div>
  );
}

/** A number as a person types it: "1 200 000". The unit stands beside the field; a roomy one has place for words after the number. */
export function NumberField(p: FieldProps & { roomy?: boolean }) {
  return (
    <div class="ds-field">
      <Head {...p} />
      <div class="bp-affix">
        <input
          class={p.roomy ? 'ds-input bp-number bp-roomy' : 'ds-input bp-number'}
          id={p.name}
          name={p.name}
          inputmode="numeric"
          autocomplete="off"
          value={p.value ?? ''}
          aria-describedby={described(p)}
          aria-invalid={p.error ? 'true' : undefined}
        />
        {p.unit ? <span class="bp-unit">{p.unit}</span> : null}
      </div>
      <FieldError {...p} />
    </div>
  );
}

export function TextArea(p: FieldProps & { rows?: number }) {
  return (
    <div class="ds-field">
      <Head {...p} />
      <textarea
        class="ds-input"
        id={p.name}
        name={p.name}
        rows={p.rows ?? 4}
        aria-describedby={described(p)}
        aria-invalid={p.error ? 'true' : undefined}
      >
        {p.value ?? ''}
      </textarea>
      <FieldError {...p} />
    </div>
  );
}

/** A closed list of values as the choices of a field, named in the reader's language. */
export const options = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>): Option[] =>
  values.map((value) => ({ value, label: names[value] }));

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Choices of one kind that stand together under its name, one after another in the list. */
  readonly group?: string;
}

const choice = (o: Option, chosen: string | undefined) => (
  <option value={o.value} selected={o.value === chosen}>
    {o.label}
  </option>
);

export function SelectField(p: FieldProps & { options: readonly Option[]; empty?: string }) {
  return (
    <div class="ds-field">
      <Head {...p} />
      <select
        class="ds-input"
        id={p.name}
        name={p.name}
        aria-describedby={described(p)}
        aria-invalid={p.error ? 'true' : undefined}
      >
        {p.empty !== undefined ? <option value="">{p.empty}</option> : null}
        {p.options.filter((o) => !o.group).map((o) => choice(o, p.value))}
        {[...new Set(p.options.map((o) => o.group))].map((group) =>
          group ? (
            <optgroup label={group}>
              {p.options.filter((o) => o.group === group).map((o) => choice(o, p.value))}
            </optgroup>
          ) : null,
        )}
      </select>
      <FieldError {...p} />
    </div>
  );
}

/** Several or one of a list; the legend is the question. Checkbox names repeat, so read them with `texts(name)`. */
export function ChoiceGroup(
  p: Omit<FieldProps, 'value'> & { kind: 'checkbox' | 'radio'; options: readonly Option[]; chosen: readonly string[] },
) {
  return (
    <fieldset class="ds-fieldset" id={p.name} aria-describedby={described(p)}>
      <legend class="ds-label">
        {p.label}
        {p.tag ? (
          <span class="ds-tag bp-tag" data-color="neutral">
            {p.tag}
          </span>
        ) : null}
      </legend>
      {p.description ? <p id={`${p.name}-hjelp`}>{p.description}</p> : null}
      {p.options.map((o) => (
        <div class="ds-field">
          <input
            class="ds-input"
            type={p.kind}
            id={`${p.name}-${o.value}`}
            name={p.name}
            value={o.value}
            checked={p.chosen.includes(o.value)}
          />
          <label class="ds-label" data-weight="regular" for={`${p.name}-${o.value}`}>
            {o.label}
          </label>
        </div>
      ))}
      <FieldError {...p} />
    </fieldset>
  );
}

export function FileField(p: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <div class="ds-field">
      <Head {...p} />
      <input
        class="ds-input"
        type="file"
        id={p.name}
        name={p.name}
        accept={p.accept}
        multiple={p.multiple}
        aria-describedby={described(p)}
        aria-invalid={p.error ? 'true' : undefined}
      />
      <FieldError {...p} />
    </div>
  );
}

/** All refusals of a form at once, linking to their fields; put first in the form's page. */
export function ErrorSummary(p: {
  heading: string;
  errors: readonly { field?: string | undefined; text: string }[];
  /** What a field is called, where it is more than its label; else its label is put in (`withFieldNames`). */
  nameOf?: (field: string) => string | undefined;
}) {
  if (p.errors.length === 0) return null;
  // What is wrong with a field in two ways may be said in the same words.
  const said = p.errors.filter((e, i) => p.errors.findIndex((o) => o.field === e.field && o.text === e.text) === i);
  return (
    <div class="ds-error-summary" id="feil" role="alert" tabindex={-1}>
      <h2 class="ds-heading" data-size="xs">
        {p.heading}
      </h2>
      <ul class="ds-list">
        {said.map((e) => {
          const name = e.field ? p.nameOf?.(e.field)?.replace(/\?$/, '') : undefined;
          return (
            <li>
              {e.field ? (
                <a class="ds-link" href={`#${e.field}`} {...(name ? {} : { [UNNAMED]: '' })}>
                  {name ? `${name}: ${e.text}` : e.text}
                </a>
              ) : (
                e.text
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The form element itself: POST, the csrf token, and room for files when asked. */
export function Form(p: { action: string; csrf: string; files?: boolean; children?: Child; id?: string }) {
  return (
    <form
      class="bp-form"
      method="post"
      action={p.action}
      enctype={p.files ? 'multipart/form-data' : undefined}
      id={p.id}
      novalidate
    >
      <input type="hidden" name="csrf" value={p.csrf} />
      {p.children}
    </form>
  );
}

export function Button(p: {
  children: Child;
  variant?: 'primary' | 'secondary' | 'tertiary';
  name?: string;
  value?: string;
  danger?: boolean;
  /** Where this button sends the form, when it is not where the form says. */
  action?: string;
  /** The form it sends, when it does not stand in it. */
  form?: string;
}) {
  return (
    <button
      class="ds-button"
      type="submit"
      form={p.form}
      formaction={p.action}
      name={p.name}
      value={p.value}
      data-variant={p.variant ?? 'primary'}
      data-color={p.danger ? 'danger' : undefined}
    >
      {p.children}
    </button>
  );
}

/** A link that is the page's next action. */
export function ButtonLink(p: {
  href: string;
  children: Child;
  variant?: 'primary' | 'secondary' | 'tertiary';
  id?: string;
}) {
  return (
    <a class="ds-button" href={p.href} data-variant={p.variant ?? 'primary'} id={p.id}>
      {p.children}
    </a>
  );
}

export function SubmitRow(p: { children: Child }) {
  return <div class="bp-actions">{p.children}</div>;
}
