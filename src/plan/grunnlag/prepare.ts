import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import { narrowTo, periodsOf, toCube } from './cube.ts';
import { type ReaderRefusal, readStatistics } from './reading/index.ts';
import { type CatalogueRow, type DataRole, identify } from './roles.ts';

export type ImportRefusal = ReaderRefusal | Refusal<'ukjent-tabell' | 'feil-tittel' | 'ikke-kommunen' | 'samme-rolle'>;

export interface Regions {
  /** The kommune's numbers through time, its county and the country: the regions that are kept. */
  readonly codes: ReadonlySet<string>;
  /** The kommune's own numbers, at least one of which the table must have. */
  readonly own: ReadonlySet<string>;
}

/** One file read and checked, ready to be stored. */
export interface Prepared {
  readonly role: DataRole;
  readonly fileName: string;
  readonly table: string | null;
  readonly title: string | null;
  readonly updated: string | null;
  readonly firstPeriod: string | null;
  readonly lastPeriod: string | null;
  readonly cells: number;
  readonly missing: number;
  /** The cube as JSON. */
  readonly cube: string;
}

/** Reads and checks one file without storing anything. */
export async function prepareImport(
  catalogue: readonly CatalogueRow[],
  regions: Regions,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<Prepared, ImportRefusal>> {
  const read = await readStatistics(file.bytes);
  if (!read.ok) return read;
  const role = identify(read.value, catalogue);
  if (!role.ok) return err({ code: role.error.code });
  const hasRegions = read.value.dimensions.some((d) => d.role === 'region');
  if (hasRegions && narrowTo(read.value, regions.own) === null) return err({ code: 'ikke-kommunen' });
  const table = narrowTo(read.value, regions.codes) ?? read.value;
  const periods = [...periodsOf(table)].sort();
  return ok({
    role: role.value,
    fileName: file.name,
    table: table.table,
    title: table.title,
    updated: table.updated,
    firstPeriod: periods[0] ?? null,
    lastPeriod: periods.at(-1) ?? null,
    cells: table.values.length,
    missing: table.status.size,
    cube: JSON.stringify(toCube(table)),
  });
}

/** Two files that would take each other's place: storing both would silently drop one. */
export function refuseSameRole(prepared: readonly Prepared[]): { file: string; refusal: ImportRefusal }[] {
  return prepared.flatMap((p, i) => {
    const first = prepared.findIndex((other) => other.role === p.role);
    const other = prepared[first];
    return other && first < i
      ? [{ file: p.fileName, refusal: { code: 'samme-rolle' as const, data: { other: other.fileName } } }]
      : [];
  });
}
