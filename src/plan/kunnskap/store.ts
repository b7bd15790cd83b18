import type { Tx } from '../../platform/db/database.ts';
import { currentRevisions, type Revision, revisionsOf } from '../../platform/db/revisions.ts';
import { listAllRows, type RowKind } from '../../platform/db/rows.ts';
import type { EgenTekst, EgenVerdi, Sammenligning } from './eget.ts';

const samePlace = (a: EgenVerdi, b: EgenVerdi) =>
  a.indikator === b.indikator && a.place === b.place && a.year === b.year ? 'year' : null;

export const VERDI: RowKind<EgenVerdi> = {
  table: 'indikatorverdi_revisjon',
  event: 'kunnskap.verdi',
  same: samePlace,
};
export const TEKST: RowKind<EgenTekst> = { table: 'indikatortekst_revisjon', event: 'kunnskap.tekst' };
export const SAMMENLIGNING: RowKind<Sammenligning> = {
  table: 'sammenligning_revisjon',
  event: 'kunnskap.sammenligning',
};

export const listVerdier = (tx: Tx): Promise<Revision<EgenVerdi>[]> => listAllRows(tx, VERDI);

/** The municipality's own figures for an indicator, the newest first. */
export const verdierFor = async (tx: Tx, indikator: string): Promise<EgenVerdi[]> =>
  (await listVerdier(tx))
    .map((row) => row.data)
    .filter((v) => !v.removed && v.indikator === indikator && v.place === 'kommunen')
    .sort((a, b) => b.year - a.year);

/** The text at an indicator, also when it is put away: there is one, and it keeps its history. */
export const findTekst = async (tx: Tx, indikator: string): Promise<Revision<EgenTekst> | null> =>
  (await currentRevisions<EgenTekst>(tx, TEKST.table)).find((row) => row.data.indikator === indikator) ?? null;

export const listTekster = (tx: Tx): Promise<Revision<EgenTekst>[]> => listAllRows(tx, TEKST);

export const tekstHistorie = (tx: Tx, number: number): Promise<Revision<EgenTekst>[]> =>
  revisionsOf<EgenTekst>(tx, TEKST.table, number);

export const findSammenligning = async (tx: Tx): Promise<Revision<Sammenligning> | null> =>
  (await currentRevisions<Sammenligning>(tx, SAMMENLIGNING.table))[0] ?? null;

export const sammenligningHistorie = (tx: Tx, number: number): Promise<Revision<Sammenligning>[]> =>
  revisionsOf<Sammenligning>(tx, SAMMENLIGNING.table, number);

/** Today's numbers of the municipalities one compares with, those in one's KOSTRA group, and the code of the group. */
export async function comparedNumbers(tx: Tx): Promise<readonly string[]> {
  const { numbers = [], group = null } = (await findSammenligning(tx))?.data ?? {};
  return [...new Set([...numbers, ...(group ? [...group.members, group.code] : [])])];
}

/** How many indicators the municipality has a text or a figure of its own for. */
export const ownIndikatorer = async (tx: Tx): Promise<number> =>
  new Set(
    [...(await listTekster(tx)), ...(await listVerdier(tx))].flatMap((row) =>
      row.data.removed ? [] : [row.data.indikator],
    ),
  ).size;
