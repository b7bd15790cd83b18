import type { Tx } from '../../platform/db/database.ts';
import { addRevision, type Revision, revisionsOf, type Written } from '../../platform/db/revisions.ts';
import { listRows, type RowKind } from '../../platform/db/rows.ts';
import type { Ansvarstabell } from './ansvar.ts';
import { type Enhet, sameName } from './enhet.ts';
import { type Interessent, sameInteressent } from './interessent.ts';
import { type Rolleplass, sameRolle } from './rolle.ts';

export const ENHET: RowKind<Enhet> = {
  table: 'enhet_revisjon',
  event: 'organisering.enhet',
  same: (a, b) => (sameName(a.name, b.name) ? 'name' : null),
};
export const ROLLE: RowKind<Rolleplass> = {
  table: 'arbeidsrolle_revisjon',
  event: 'organisering.rolle',
  same: sameRolle,
};
export const INTERESSENT: RowKind<Interessent> = {
  table: 'interessent_revisjon',
  event: 'organisering.interessent',
  same: sameInteressent,
};

/** The units the municipality has written down, by name. */
export const unitNames = async (tx: Tx): Promise<string[]> =>
  (await listRows(tx, ENHET)).map((row) => row.data.name).sort((a, b) => a.localeCompare(b, 'nb'));

/** Every revision of the matrix, newest first; none when nobody has filled it in. */
export const ansvarHistory = (tx: Tx): Promise<Revision<Ansvarstabell>[]> =>
  revisionsOf<Ansvarstabell>(tx, 'ansvar_revisjon', 1);

/** Writes the revision after `after` (0 for the first); false when somebody else has saved since then. */
export const saveAnsvar = (tx: Tx, w: Written, after: number, data: Ansvarstabell): Promise<boolean> =>
  addRevision(tx, 'ansvar_revisjon', w, 1, after, data);
