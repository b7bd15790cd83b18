import { isWorkingDay, type Language, type Refusal } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import type { Database } from '../../../platform/db/database.ts';
import { enqueue, type Job } from '../../../platform/jobs/jobs.ts';
import type { JobView } from '../../../platform/jobs/view.ts';
import { defineJob, type JobKind } from '../../../platform/jobs/worker.ts';
import { storePrepared } from '../actions.ts';
import { UNREACHABLE } from '../henting.ts';
import { type FetchDeps, type FetchResult, fetchTables, type ImportDeps } from '../jobs.ts';

import { fetchedRows, titleStartsOf } from '../roles.ts';

import { confirmDatasett, listDatasett, wantsOppdatering } from '../store.ts';
import { GRUNNLAG_TEXTS } from '../texts.ts';
import { TALLPLAN_TEXTS } from './texts.ts';

export const OPPDATERING = 'grunnlag.oppdatering';
/** The agency puts out new figures at eight; some minutes later they are all there. */
export const FIRST_TIME = '08.05';
export const CHANGES_PATH = '/tall/endringer';

interface UpdateOrder {
  /** The day in Norway, 'YYYY-MM-DD': one a day for each kommune. */
  readonly day: string;
  readonly number: string;
}

/** Puts today's look for new figures in the queue of every kommune that has fetched any. Done every hour; on working days after eight. */
export async function orderOppdateringer(db: Database, clock: Clock): Promise<void> {
  const { date, time } = osloMoment(clock.now());
  if (!isWorkingDay(date) || time < FIRST_TIME) return;
  const kommuner = await db.inPlattform((tx) =>
    tx.rows<{ id: string; number: string }>('select id, number from kommune where not demo order by id'),
  );
  for (const { id, number } of kommuner)
    await db.inKommune(id, async (tx) => {
      if (!(await wantsOppdatering(tx, id, OPPDATERING, date))) return;
      await enqueue(tx, clock, id, { kind: OPPDATERING, input: { day: date, number } satisfies UpdateOrder });
    });
}

/**
 * Asks the agency when each table that was fetched from it was last updated, and fetches those it has updated since. Tables from files,
 * and those that somebody has taken out of use, are left alone.
 */
export const oppdateringJob = (deps: FetchDeps): JobKind =>
  defineJob<UpdateOrder>(OPPDATERING, async (job) => {
    const service = deps.service();
    const loaded = (await job.db.inKommune(job.kommuneId, listDatasett)).filter((d) => d.request !== null);
    const rows = fetchedRows(deps.catalogue).filter((row) => loaded.some((d) => d.role === row.role));
    const news: typeof rows = [];
    const tables: FetchResult['tables'][number][] = [];
    for (const [i, row] of rows.entries()) {
      await job.progress((i * 20) / rows.length + 1, row.role);
      const have = loaded.find((d) => d.role === row.role);
      const id = have?.request?.table ?? row.tables[0] ?? '';
      const table = await service.tableNamed(id, titleStartsOf(row, id), { signal: job.signal });
      await job.progress(((i + 1) * 20) / rows.length, row.role);
      if (!table.ok && UNREACHABLE.has(table.error.code)) {
        tables.push({ role: row.role, table: id, refusal: table.error });
        break;
      }
      const updated = table.ok ? (table.value.updated ?? null) : null;
      // The newest table of a role may be another than the one we have.
      const same = id === row.tables[0] && updated !== null && updated === have?.request?.updated;
      if (same) tables.push({ role: row.role, table: id, refusal: null, came: 'uendret' });
      else news.push(row);
    }
    const closed = tables.some((t) => t.refusal !== null);
    const fetched = closed ? null : await fetchTables(job, deps, service, job.input.number, news, 20);
    await job.complete(async (tx): Promise<FetchResult> => {
      for (const { role, came } of tables) {
        const have = loaded.find((d) => d.role === role);
        if (have && came === 'uendret') await confirmDatasett(tx, have.id, job.clock.now(), null, null);
      }
      if (!fetched) return { tables };
      const place = { kommuneId: job.kommuneId, actor: null, own: fetched.own };
      const stored = await storePrepared(tx, job.clock, place, fetched.prepared, deps.official ? 'A' : 'O');
      return { tables: [...tables, ...fetched.tablesWith(stored)] };
    });
  });

/** What a finished look for new figures has to say. */
export function updateOutcome(job: Job, deps: Pick<ImportDeps, 'catalogue'>, lang: Language) {
  const t = GRUNNLAG_TEXTS[lang];
  const { tables } = job.result as FetchResult;
  const nameOf = (role: string) => deps.catalogue.find((row) => row.role === role)?.name[lang] ?? role;
  const why = ({ code, data }: Refusal) => t.henting.why[code] ?? t.henting.whyOther(String(data?.title ?? ''));
  const closed = tables.find((x) => x.refusal && UNREACHABLE.has(x.refusal.code))?.refusal;
  const news = tables.filter((x) => x.refusal === null && x.came !== 'uendret');
  const refused = tables.filter((x) => x.refusal !== null);
  const text = closed
    ? TALLPLAN_TEXTS[lang].closed(why(closed))
    : news.length > 0
      ? TALLPLAN_TEXTS[lang].news(news.length)
      : TALLPLAN_TEXTS[lang].nothing;
  const lines = [
    ...news.map((x) => nameOf(x.role)),
    ...(closed ? [] : refused.map((x) => t.henting.refused(nameOf(x.role), x.table, x.refusal ? why(x.refusal) : ''))),
  ];
  return { ok: refused.length === 0, text, lines };
}

export const oppdateringView = (deps: ImportDeps): JobView => ({
  kind: OPPDATERING,
  who: 'rediger',
  title: (_job, lang) => TALLPLAN_TEXTS[lang].job,
  doing(job, lang) {
    const row = deps.catalogue.find((r) => r.role === job.message);
    return row ? GRUNNLAG_TEXTS[lang].henting.doing(row.name[lang]) : '';
  },
  outcome(job, lang) {
    const { ok, text, lines } = updateOutcome(job, deps, lang);
    const link = { path: CHANGES_PATH, label: TALLPLAN_TEXTS[lang].toChanges, forward: false };
    return { ok, text, details: lines, link };
  },
  advice: (lang) => GRUNNLAG_TEXTS[lang].henting.advice,
});
