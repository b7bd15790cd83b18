import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import { type CatalogueRow, type DataRole, titleStartsOf } from './roles.ts';
import { type OfferedVariable, type Wanted, type WantedPlace, wantedOf } from './wanted.ts';

export interface SentRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body?: unknown;
}

/** What fetching needs of an agency's service; the client in platform is one. */
export interface TableService<R extends Refusal> {
  readonly base: string;
  /** The table, refused when its title begins in none of the ways it may. */
  tableNamed(
    id: string,
    titleStarts: readonly string[],
    options: FetchOptions,
  ): Promise<
    Result<{ readonly label: string; readonly timeUnit?: string | null; readonly updated?: string | null }, R>
  >;
  variables(id: string, options: FetchOptions): Promise<Result<readonly OfferedVariable[], R>>;
  data(
    id: string,
    wanted: readonly Wanted[],
    options: FetchOptions,
  ): Promise<
    Result<
      {
        readonly text: string;
        readonly requests: readonly SentRequest[];
        readonly updated: string | null;
        readonly mandatoryNotes: readonly string[];
      },
      R
    >
  >;
}
export interface FetchOptions {
  readonly signal?: AbortSignal;
  /** After each part of a table that comes in several. */
  readonly progress?: (done: number, of: number) => void;
}

/** After these nothing more can be had from the service just now. */
export const UNREACHABLE: ReadonlySet<string> = new Set([
  'uten-nett',
  'tidsavbrudd',
  'for-mange-kall',
  'ikke-tilgjengelig',
]);

export type FetchRefusal<R extends Refusal> = R | Refusal<'ikke-kommunen'>;

/** What is kept beside the figures: a dimension that was left out, or a code list, can be seen nowhere else. */
export interface FetchRecord {
  readonly table: string;
  readonly title: string;
  readonly base: string;
  /** ISO instant. */
  readonly retrieved: string;
  readonly updated: string | null;
  readonly timeUnit: string | null;
  readonly requests: readonly SentRequest[];
  readonly mandatoryNotes: readonly string[];
  /** Newer tables of the same role that could not be used, and why. */
  readonly passedOver: readonly { readonly table: string; readonly refusal: Refusal }[];
}

export interface FetchedTable {
  readonly role: DataRole;
  /** One JSON-stat 2 dataset. */
  readonly text: string;
  readonly record: FetchRecord;
}

/** After these the next table of the role may still do; after any other the service itself is out of reach. */
const NEXT_MAY_DO = new Set(['finnes-ikke', 'feil-tabell', 'ikke-kommunen', 'avvist', 'uventet-svar']);

/** Fetches the newest usable table of a role for one municipality, once its number and title are the ones that were meant. */
export async function fetchRole<R extends Refusal>(
  service: TableService<R>,
  row: CatalogueRow,
  kommune: WantedPlace,
  now: () => string,
  options: FetchOptions = {},
): Promise<Result<FetchedTable, FetchRefusal<R>>> {
  const passedOver: { table: string; refusal: FetchRefusal<R> }[] = [];
  for (const id of row.tables) {
    const fetched = await fetchTable(service, id, row, kommune, now, options);
    if (fetched.ok) return ok({ ...fetched.value, record: { ...fetched.value.record, passedOver } });
    if (!NEXT_MAY_DO.has(fetched.error.code)) return fetched;
    passedOver.push({ table: id, refusal: fetched.error });
  }
  return err(passedOver[0]?.refusal ?? { code: 'ikke-kommunen' });
}

async function fetchTable<R extends Refusal>(
  service: TableService<R>,
  id: string,
  row: CatalogueRow,
  kommune: WantedPlace,
  now: () => string,
  options: FetchOptions,
): Promise<Result<FetchedTable, FetchRefusal<R>>> {
  const table = await service.tableNamed(id, titleStartsOf(row, id), options);
  if (!table.ok) return table;
  const { label, timeUnit } = table.value;
  const offered = await service.variables(id, options);
  if (!offered.ok) return offered;
  const wanted = wantedOf(row.role, offered.value, kommune);
  if (!wanted.ok) return wanted;
  const answer = await service.data(id, wanted.value, options);
  if (!answer.ok) return answer;
  const { text, requests, updated, mandatoryNotes } = answer.value;
  return ok({
    role: row.role,
    text,
    record: {
      table: id,
      title: label,
      base: service.base,
      retrieved: now(),
      updated,
      timeUnit: timeUnit ?? null,
      requests,
      mandatoryNotes,
      passedOver: [],
    },
  });
}
