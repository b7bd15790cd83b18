import type { Tx } from '../../platform/db/database.ts';
import { listRows, type RowKind } from '../../platform/db/rows.ts';
import type { Boliggruppe, Gruppetall, Gruppevedtak, Medlem, Moete } from './gruppe.ts';
import { gruppeEvents } from './kalender.ts';

/** One for each kommune: a second is refused as there already. */
export const GRUPPE: RowKind<Boliggruppe> = {
  table: 'boliggruppe_revisjon',
  event: 'boliggruppe.gruppe',
  same: () => 'name',
};
export const MEDLEM: RowKind<Medlem> = {
  table: 'gruppemedlem_revisjon',
  event: 'boliggruppe.medlem',
  same: (a, b) => (a.unit === b.unit && a.office === b.office && a.person === b.person ? 'unit' : null),
};
export const MOETE: RowKind<Moete> = {
  table: 'gruppemoete_revisjon',
  event: 'boliggruppe.moete',
  same: (a, b) => (a.date === b.date ? 'date' : null),
};
export const VEDTAK: RowKind<Gruppevedtak> = { table: 'gruppevedtak_revisjon', event: 'boliggruppe.vedtak' };
export const TALLENE: RowKind<Gruppetall> = {
  table: 'gruppetall_revisjon',
  event: 'boliggruppe.tall',
  same: (a, b) => (a.what === b.what && a.date === b.date ? 'date' : null),
};

/** The meetings as a calendar has them; none before there is a group. */
export async function groupMeetings(tx: Tx, kommuneId: string) {
  const [group] = await listRows(tx, GRUPPE);
  return group ? gruppeEvents(kommuneId, group, await listRows(tx, MOETE)) : [];
}
