import { formatNumber } from '../kernel/index.ts';
import type { Option } from './form.tsx';
import { DataTable } from './table.tsx';

/** A choice that stands in a table, named by its row and column. */
export function CellSelect(p: {
  name: string;
  label: string;
  value: string;
  empty: string;
  options: readonly Option[];
}) {
  return (
    <select class="ds-input bp-words" id={p.name} name={p.name} aria-label={p.label}>
      <option value="">{p.empty}</option>
      {p.options.map((o) => (
        <option value={o.value} selected={o.value === p.value}>
          {o.label}
        </option>
      ))}
    </select>
  );
}

export interface ColumnTexts {
  readonly columns: string;
  readonly column: string;
  readonly holds: string;
  readonly samples: string;
  readonly unused: string;
  readonly noHead: (n: number) => string;
}

/** Cells of a column shown beside its head. */
const SAMPLES = 3;
const SAMPLE_LETTERS = 60;

/** What each column of a stranger's table is taken to hold; the fields of the form are k0, k1 and so on. */
export function ColumnTable(p: {
  texts: ColumnTexts;
  heads: readonly string[];
  fields: readonly Option[];
  /** Column by field. */
  chosen: Readonly<Record<string, number>>;
  /** The text of each cell below the head. */
  body: readonly (readonly string[])[];
}) {
  const { texts: t } = p;
  const fieldAt = (i: number) => Object.entries(p.chosen).find(([, at]) => at === i)?.[0] ?? '';
  const samples = (i: number) =>
    [...new Set(p.body.map((row) => row[i] ?? '').filter((c) => c !== ''))]
      .slice(0, SAMPLES)
      .map((c) => c.slice(0, SAMPLE_LETTERS));
  return (
    <DataTable
      caption={t.columns}
      hideCaption
      stack
      columns={[{ label: t.column }, { label: t.holds }, { label: t.samples }]}
      rows={p.heads.map((head, i) => ({
        cells: [
          head || t.noHead(i + 1),
          <CellSelect
            name={`k${i}`}
            label={`${head || t.noHead(i + 1)}: ${t.holds}`}
            value={fieldAt(i)}
            empty={t.unused}
            options={p.fields}
          />,
          samples(i).join(' · ') || '–',
        ],
      }))}
    />
  );
}

export interface RowErrorTexts {
  readonly rowErrors: string;
  readonly row: string;
  readonly column: string;
  readonly wrong: string;
  readonly moreErrors: (n: string) => string;
}

/** Errors shown of a table; the rest are told by their number. */
const SHOWN_ERRORS = 200;

/** What is wrong in a stranger's table, row by row; nothing where nothing is. */
export function RowErrors<E>(p: {
  texts: RowErrorTexts;
  errors: readonly E[];
  /** Row, column and sentence of an error. */
  told: (error: E) => readonly [string, string, string];
}) {
  const { texts: t, errors } = p;
  if (errors.length === 0) return null;
  return (
    <section>
      <h2>{t.rowErrors}</h2>
      <DataTable
        caption={t.rowErrors}
        hideCaption
        columns={[{ label: t.row }, { label: t.column }, { label: t.wrong }]}
        rows={errors.slice(0, SHOWN_ERRORS).map((e) => ({ cells: p.told(e) }))}
      />
      {errors.length > SHOWN_ERRORS ? <p>{t.moreErrors(formatNumber(errors.length - SHOWN_ERRORS))}</p> : null}
    </section>
  );
}
