import { ROLLE, sameName } from '../plan/organisering/index.ts';
import { listTiltak, oppgaverMedFrist } from '../plan/tiltak/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { listRows } from '../platform/db/rows.ts';

/** Days before its day that a task of a tiltak stands on Min side. */
const SOON = 7;

/** Tasks of tiltak that a person is to do, by their name or by a unit or office they stand for in the work with the plan. */
export async function tiltaksoppgaver(tx: Tx, me: { readonly id: string; readonly name: string }, today: string) {
  const due = oppgaverMedFrist(await listTiltak(tx), today, SOON);
  if (due.length === 0) return [];
  const places = (await listRows(tx, ROLLE)).filter(({ data }) => data.person === me.id);
  const names = [me.name, ...places.map(({ data }) => data.who)];
  return due.filter((o) => o.responsible !== '' && names.some((name) => sameName(name, o.responsible)));
}
