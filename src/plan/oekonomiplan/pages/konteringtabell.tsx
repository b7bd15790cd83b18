import { FieldError } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';

interface Field<F extends string> {
  readonly field: F;
  readonly label: string;
}

/** The codes of every line in one table to type in, a card for each line on a narrow screen. */
export function Konteringtabell<F extends string>(p: {
  caption: string;
  tiltak: string;
  fields: readonly Field<F>[];
  lines: readonly { readonly number: number; readonly name: string }[];
  typed: Readonly<Record<string, string>>;
  of: (field: string) => string | undefined;
}) {
  return (
    <div class="bp-dates">
      <DataTable
        caption={p.caption}
        hideCaption
        columns={[{ label: p.tiltak }, ...p.fields.map(({ label }) => ({ label }))]}
        rows={p.lines.map((line) => ({
          cells: [
            line.name,
            ...p.fields.map(({ field, label }) => {
              const name = `${field}${line.number}`;
              const error = p.of(name);
              return (
                <>
                  <label for={name}>
                    <span class="bp-cell-label">{label}</span>
                    <span class="ds-sr-only">{`${label}, ${line.name}`}</span>
                  </label>
                  <input
                    class="ds-input"
                    id={name}
                    name={name}
                    type="text"
                    value={p.typed[name] ?? ''}
                    autocomplete="off"
                    aria-describedby={error ? `${name}-feil` : undefined}
                    aria-invalid={error ? 'true' : undefined}
                  />
                  <FieldError name={name} error={error} />
                </>
              );
            }),
          ],
        }))}
      />
    </div>
  );
}
