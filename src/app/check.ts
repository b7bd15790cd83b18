import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type CheckedPlan,
  checkPlan,
  loadKombinasjoner,
  type Report,
  ROEDTRAAD_TEXTS,
} from '../plan/roedtraad/index.ts';
import { openPlanfil } from '../plan/roedtraad/actions.ts';
import { PLANFIL_TEXTS } from '../plan/roedtraad/planfil-texts.ts';
import { planTemplate } from '../plan/roedtraad/rendering/planmal.ts';
import { systemClock } from '../platform/clock/system.ts';
import { projectRoot } from './assets.ts';
import type { Verb } from './cli.ts';

const fail = (text: string): number => {
  process.stderr.write(`boligplan: ${text}\n`);
  return 2;
};

/** A report as data, each finding with its sentences in both written forms. */
export const reportJson = (report: Report) => ({
  counts: report.counts,
  findings: report.findings.map((f) => {
    const [first] = f.objects;
    const said = (lang: 'nb' | 'nn') => ({
      text: ROEDTRAAD_TEXTS[lang].funn[f.code](first.title, f.data),
      mend: ROEDTRAAD_TEXTS[lang].rett[f.code],
    });
    return { ...f, nb: said('nb'), nn: said('nn') };
  }),
  notJudged: report.notJudged,
});

function print(report: Report, json: boolean): number {
  const t = ROEDTRAAD_TEXTS.nb;
  if (json) process.stdout.write(`${JSON.stringify(reportJson(report), null, 2)}\n`);
  else {
    for (const f of report.findings) {
      const [first] = f.objects;
      process.stdout.write(
        `${t.alvor[f.severity]} ${f.code} ${first.id}: ${t.funn[f.code](first.title, f.data)} ${t.rett[f.code]}\n`,
      );
    }
    const { feil, advarsel, merknad } = report.counts;
    process.stdout.write(`${feil} feil, ${advarsel} advarsler, ${merknad} merknader\n`);
    if (report.notJudged.length > 0) process.stdout.write(`${t.ikkeVurdert}: ${report.notJudged.join(', ')}\n`);
  }
  return report.counts.feil > 0 ? 1 : 0;
}

async function planOf(path: string): Promise<CheckedPlan | number> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return fail(`cannot open ${path}`);
  }
  const read = await openPlanfil(bytes, loadKombinasjoner(projectRoot()));
  if (read.ok) return read.value;
  const t = PLANFIL_TEXTS.nb;
  for (const f of read.error) {
    const where = t.where(f);
    process.stderr.write(`boligplan: ${where ? `${where}: ` : ''}${t.feil[f.code](f)}\n`);
  }
  return 2;
}

export const verb: Verb = {
  usage: 'check --plan FILE.xlsx [--json] | check --template FILE.xlsx',
  help: 'Checks the red thread of a plan: from what it must answer to goals, tiltak, money and figures. --plan reads a workbook (docs/how-to/plan-import.md) without server or database; --template writes an empty one. Exit code 1 when there are errors, 0 when there are none, 2 when the plan cannot be read.',
  async run(args) {
    let values: { plan?: string; template?: string; json?: boolean };
    try {
      ({ values } = parseArgs({
        args: [...args],
        options: { plan: { type: 'string' }, template: { type: 'string' }, json: { type: 'boolean' } },
      }));
    } catch (error) {
      return fail(`${(error as Error).message}\nUsage: boligplan ${this.usage}`);
    }
    if ((values.plan === undefined) === (values.template === undefined))
      return fail(`name a plan or a template\nUsage: boligplan ${this.usage}`);
    if (values.template !== undefined) {
      try {
        writeFileSync(values.template, await planTemplate(Number(systemClock.today().slice(0, 4)) + 1), { flag: 'wx' });
      } catch (error) {
        return fail(
          `cannot write ${values.template}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`,
        );
      }
      return 0;
    }
    const plan = await planOf(values.plan ?? '');
    return typeof plan === 'number' ? plan : print(checkPlan(plan), values.json === true);
  },
};
