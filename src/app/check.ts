import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadLaanevilkaar, loadPrices } from '../plan/oekonomiplan/index.ts';
import { openPlanfil } from '../plan/roedtraad/actions.ts';
import {
  type CheckedPlan,
  checkPlan,
  judge,
  listGodtatt,
  loadCheckedPlan,
  loadKombinasjoner,
  planYear,
  type Report,
  ROEDTRAAD_TEXTS,
  reportOf,
} from '../plan/roedtraad/index.ts';
import type { Planfilfeil } from '../plan/roedtraad/planfil/celler.ts';
import { PLANFIL_TEXTS } from '../plan/roedtraad/planfil-texts.ts';
import { mendOf, sentenceOf } from '../plan/roedtraad/setning.ts';
import { loadKostra } from '../plan/tiltak/index.ts';
import { systemClock } from '../platform/clock/system.ts';
import type { Database } from '../platform/db/database.ts';
import { findKommune } from '../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../platform/kommuner/store.ts';
import { projectRoot } from './assets.ts';
import type { Verb } from './cli.ts';
import { hasDatabase, place, withData } from './owned.ts';

const fail = (text: string): number => {
  process.stderr.write(`boligplan: ${text}\n`);
  return 2;
};

/** A report as data, each finding with its sentences in both written forms. */
export const reportJson = (report: Report) => ({
  counts: report.counts,
  findings: report.findings.map((f) => {
    const said = (lang: 'nb' | 'nn') => ({ text: sentenceOf(f, lang), mend: mendOf(f, lang) });
    return { ...f, nb: said('nb'), nn: said('nn') };
  }),
  notJudged: report.notJudged,
});

function print(report: Report, json: boolean): number {
  const t = ROEDTRAAD_TEXTS.nb;
  if (json) process.stdout.write(`${JSON.stringify(reportJson(report), null, 2)}\n`);
  else {
    for (const f of report.findings) {
      const [{ id }] = f.objects;
      process.stdout.write(`${t.alvor[f.severity]} ${f.code} ${id}: ${sentenceOf(f, 'nb')} ${mendOf(f, 'nb')}\n`);
    }
    const { feil, advarsel, merknad } = report.counts;
    process.stdout.write(`${feil} feil, ${advarsel} advarsler, ${merknad} merknader\n`);
    if (report.notJudged.length > 0) process.stdout.write(`${t.ikkeVurdert}: ${report.notJudged.join(', ')}\n`);
  }
  return report.counts.feil > 0 ? 1 : 0;
}

/** What is wrong in a file, each with where and what in both written forms; the same for every reader of `--json`. */
const refusedJson = (refused: readonly Planfilfeil[]) => ({
  counts: { feil: refused.length, advarsel: 0, merknad: 0 },
  findings: [],
  notJudged: [],
  refused: refused.map((f) => {
    const said = (lang: 'nb' | 'nn') => {
      const t = PLANFIL_TEXTS[lang];
      return { where: t.where(f), text: t.feil[f.code](f) };
    };
    return { ...f, nb: said('nb'), nn: said('nn') };
  }),
});

async function planOf(path: string, json: boolean): Promise<CheckedPlan | number> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return fail(`cannot open ${path}`);
  }
  const read = await openPlanfil(bytes, loadKombinasjoner(projectRoot()));
  if (read.ok) return read.value;
  const t = PLANFIL_TEXTS.nb;
  if (json) process.stdout.write(`${JSON.stringify(refusedJson(read.error), null, 2)}\n`);
  for (const f of read.error) {
    const where = t.where(f);
    process.stderr.write(`boligplan: ${where ? `${where}: ` : ''}${t.feil[f.code](f)}\n`);
  }
  // A plan with something wrong in it has errors; a file in which there is no plan to read has none to count.
  return read.error.some((f) => f.sheet !== '') ? 1 : 2;
}

/** What nobody has accepted of the plan of a kommune in the database; null when there is none of that slug. */
export async function checkStored(db: Database, slug: string): Promise<Report | null> {
  const root = projectRoot();
  const sources = {
    tables: { kostra: loadKostra(root), prices: loadPrices(root), laan: loadLaanevilkaar(root) },
    kombinasjoner: loadKombinasjoner(root),
  };
  const [kommune] = await db.inPlattform((tx) =>
    tx.rows<{ id: string }>('select id from kommune where slug = $1', [slug]),
  );
  if (!kommune) return null;
  const { plan, rows } = await db.inKommune(kommune.id, async (tx) => ({
    plan: await loadCheckedPlan(tx, sources, planYear(systemClock)),
    rows: await listGodtatt(tx),
  }));
  const report = checkPlan(plan);
  const waiting = judge(report.findings, rows).filter((j) => j.standing !== 'godtatt');
  return { ...report, ...reportOf(waiting.map((j) => j.finding)) };
}

/** How the running product is asked for the check of a kommune. */
export const ASK_CHECK = 'check/';

async function checkKommune(query: string, json: boolean): Promise<number> {
  const found = findKommune(loadKommuner(projectRoot()), query);
  if (!found.ok) return fail(`no municipality, or several, are called "${query}"`);
  const { slug } = found.value;
  const { settings } = place();
  if (!hasDatabase(settings)) return fail('there is no database yet: "npm start" makes one');
  const answer = (report: Report | null) =>
    report ? print(report, json) : fail(`${found.value.name} has no workspace in this database`);
  return withData({
    ask: `${ASK_CHECK}${slug}`,
    answered: (bytes) => answer(JSON.parse(Buffer.from(bytes).toString()) as Report | null),
    opened: async (db) => answer(await checkStored(db, slug)),
  });
}

export const verb: Verb = {
  usage: 'check --kommune NAME-OR-NUMBER [--json] | check --plan FILE.xlsx [--json] | check --template FILE.xlsx',
  help: 'Checks the red thread of a plan: from what it must answer to goals, tiltak, money and figures. --kommune checks what stands in the database, through the running product when there is one. --plan reads a workbook (docs/how-to/plan-import.md) without server or database; --template writes an empty one. Exit code 1 when there are errors, in the plan or in the cells it stands in, 0 when there are none, 2 when there is no plan to read.',
  async run(args) {
    let values: { kommune?: string; plan?: string; template?: string; json?: boolean };
    try {
      ({ values } = parseArgs({
        args: [...args],
        options: {
          kommune: { type: 'string' },
          plan: { type: 'string' },
          template: { type: 'string' },
          json: { type: 'boolean' },
        },
      }));
    } catch (error) {
      return fail(`${(error as Error).message}\nUsage: boligplan ${this.usage}`);
    }
    const asked = [values.kommune, values.plan, values.template].filter((v) => v !== undefined);
    if (asked.length !== 1) return fail(`name a municipality, a plan or a template\nUsage: boligplan ${this.usage}`);
    if (values.kommune !== undefined) return checkKommune(values.kommune, values.json === true);
    if (values.template !== undefined) {
      const { planTemplate } = await import('../plan/roedtraad/rendering/planmal.ts');
      try {
        writeFileSync(values.template, await planTemplate(Number(systemClock.today().slice(0, 4)) + 1), { flag: 'wx' });
      } catch (error) {
        return fail(
          `cannot write ${values.template}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`,
        );
      }
      return 0;
    }
    const plan = await planOf(values.plan ?? '', values.json === true);
    return typeof plan === 'number' ? plan : print(checkPlan(plan), values.json === true);
  },
};
