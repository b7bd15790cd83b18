import { type Removable, type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';

/** A selection of the list that has a name, for everybody in the municipality. */
export interface Utvalg extends Removable {
  readonly name: string;
  /** The filter as an address says it: '?status=vedtatt'. */
  readonly query: string;
}

/** `query` is the filter that the form was sent with, as it is read today; '' is no selection, and nothing to keep. */
export function parseUtvalg(typed: TypedFields, query: string): RowResult<Utvalg> {
  const form = rowForm(typed);
  const name = form.words('utvalgsnavn', 80, true);
  if (query === '') form.refuse('mangler', 'utvalgsnavn');
  return form.done({ name, query, removed: false });
}
