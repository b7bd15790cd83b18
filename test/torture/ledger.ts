import { gunzipSync } from 'node:zlib';

/** What the writers were told was saved. */
export interface Acknowledged {
  /** Titles of tiltak that were added. */
  readonly tiltak: Set<string>;
  /** Titles that the one goal was given, one revision each. */
  readonly maal: Set<string>;
  runs: number;
}

export const nothingYet = (): Acknowledged => ({ tiltak: new Set(), maal: new Set(), runs: 0 });

export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged and not there. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  /** Half done: a revision without its event or the other way, a job that says done without its run or the other way. */
  readonly torn: readonly string[];
  readonly unfinishedJobs: number;
  /** Jobs that were under way at so many kills that they are not tried again; the planner is told so. */
  readonly jobsGivenUp: number;
}

type Row = Readonly<Record<string, unknown>>;

/** The rows of a backup by table, those of the demonstration left out. */
export function rowsOf(backup: Uint8Array, kommune: string): ReadonlyMap<string, readonly Row[]> {
  const [first = '', ...lines] = gunzipSync(backup).toString().split('\n');
  const { tables } = JSON.parse(first) as { tables: { name: string; rows: number }[] };
  let at = 0;
  const all = new Map<string, Row[]>();
  for (const { name, rows } of tables) {
    all.set(
      name,
      lines.slice(at, at + rows).map((line) => JSON.parse(line) as Row),
    );
    at += rows;
  }
  const id = all.get('kommune')?.find((row) => row.slug === kommune)?.id;
  return new Map([...all].map(([name, rows]) => [name, rows.filter((row) => row.kommune_id === id)]));
}

function compare(what: string, told: ReadonlySet<string>, there: readonly string[]) {
  const counts = new Map<string, number>();
  for (const title of there) counts.set(title, (counts.get(title) ?? 0) + 1);
  return {
    lost: [...told].filter((title) => !counts.has(title)).map((title) => `${what} ${title}`),
    doubled: [...counts].filter(([, n]) => n > 1).map(([title, n]) => `${what} ${title}: ${n} times`),
  };
}

/** Holds what the writers were told against what stands in the database. */
export function judge(told: Acknowledged, rows: ReadonlyMap<string, readonly Row[]>): Verdict {
  const of = (table: string) => rows.get(table) ?? [];
  const titles = (table: string) => of(table).map((row) => (row.data as { title: string }).title);
  const parts = [
    compare('tiltak', told.tiltak, titles('tiltak_revisjon')),
    compare('maal', told.maal, titles('maal_revisjon')),
  ];

  const torn: string[] = [];
  const events = of('hendelse').map((row) => String(row.type));
  const pairs = [
    ['tiltak', of('tiltak_revisjon').length, events.filter((e) => /^tiltak\.(lagt-til|endret)$/.test(e)).length],
    ['maal', of('maal_revisjon').length, events.filter((e) => /^tiltak\.maal-/.test(e)).length],
  ] as const;
  for (const [what, revisions, heard] of pairs)
    if (revisions !== heard) torn.push(`${what}: ${revisions} revisions, ${heard} events`);
  const gaps = of('hendelse').length - Math.max(0, ...of('hendelse').map((row) => Number(row.seq)));
  if (gaps !== 0) torn.push(`hendelse: the sequence and the number of events differ by ${gaps}`);

  const jobs = of('jobb').filter((row) => row.kind === 'boligbehov.kjoering');
  const runs = new Set(of('modellkjoering').map((row) => String(row.id)));
  const done = jobs
    .filter((row) => row.state === 'ferdig')
    .map((row) => (row.result as { runId?: string }).runId ?? '');
  for (const id of done) if (!runs.has(id)) torn.push(`jobb: says done, and its run ${id} is not there`);
  const givenUp = jobs.filter((row) => row.message === 'gitt-opp').length;
  const failed = jobs.filter((row) => row.state === 'feilet').length - givenUp;
  const unfinished = jobs.filter((row) => row.state === 'venter' || row.state === 'kjoerer').length;
  return {
    acknowledged: told.tiltak.size + told.maal.size + told.runs,
    lost: [
      ...parts.flatMap((part) => part.lost),
      // A second wish for the same run while the first waits is the same job, so jobs may be fewer than wishes, but not none.
      ...(told.runs > 0 && jobs.length === 0 ? ['jobb: every wish for a run'] : []),
    ],
    doubled: [
      ...parts.flatMap((part) => part.doubled),
      ...(runs.size > done.length ? [`modellkjoering: ${runs.size} runs of ${done.length} jobs`] : []),
    ],
    torn: [...torn, ...(failed > 0 ? [`jobb: ${failed} failed`] : [])],
    unfinishedJobs: unfinished,
    jobsGivenUp: givenUp,
  };
}
