import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { formatNumber } from '../kernel/index.ts';
import { TENURES } from '../model/need/tenure.ts';
import { run } from '../model/run.ts';
import {
  buildInput,
  concerns,
  type LoadedTable,
  NO_OWN_FIGURES,
  type Omraadetall,
  parseOmraader,
  readParameterFile,
  toParameters,
} from '../plan/boligbehov/index.ts';
import {
  bordersOf,
  complete,
  identify,
  inModel,
  loadCatalogue,
  mappingsOf,
  readerSentence,
  readStatistics,
} from '../plan/grunnlag/index.ts';
import { simulateOn } from '../platform/compute/cohort/simulate.ts';
import { areasOf, splitNumbersOf } from '../platform/kommuner/areas.ts';
import { findKommune, mentions, numbersOf, slugsOfKommune } from '../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../platform/kommuner/store.ts';
import { projectRoot } from './assets.ts';
import type { Verb } from './cli.ts';

const fail = (text: string): number => {
  process.stderr.write(`boligplan: ${text}\n`);
  return 2;
};

/** People by area out of a file, or what is wrong with it. */
function readOmraader(file: string): readonly Omraadetall[] | string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return `cannot open ${file} as UTF-8`;
  }
  const read = parseOmraader({ rader: text.replaceAll('\r', ''), source: basename(file) });
  if (read.ok) return read.value;
  if (read.lines.length > 0) return `${file}: line ${read.lines.join(', ')}: area, year and four whole numbers`;
  return `${file}: ${read.error.map((e) => e.code).join(', ')}`;
}

export const verb: Verb = {
  usage:
    'run --kommune NAME-OR-NUMBER --from FILE... [--share NUMBER=PART...] [--omraader FILE] [--years 20] [--seed 1] [--draws 200] [--json]',
  help: 'Runs the model for one municipality on files of official statistics, without server or database. The municipality may be named by any name or number it ever had. --share says how much of a number that was split belongs to this municipality, such as 1850=0.4. --omraader takes people by area, a line for each area and year as on the page: area;year;0-17;18-66;67-79;80+ (UTF-8); without it "areas" is null. What is not loaded is null and named in "missing"; p10 and p90 are null where weak inputs carry more than a third of a figure.',
  async run(args) {
    const spread = args.flatMap((a, i) =>
      !a.startsWith('--') && args[i - 1] !== undefined && !args[i - 1]?.startsWith('--') ? ['--from', a] : [a],
    );
    let values: {
      kommune?: string;
      from?: string[];
      share?: string[];
      omraader?: string;
      years?: string;
      seed?: string;
      draws?: string;
      json?: boolean;
    };
    try {
      ({ values } = parseArgs({
        args: spread,
        options: {
          kommune: { type: 'string' },
          from: { type: 'string', multiple: true },
          share: { type: 'string', multiple: true },
          omraader: { type: 'string' },
          years: { type: 'string' },
          seed: { type: 'string' },
          draws: { type: 'string' },
          json: { type: 'boolean' },
        },
      }));
    } catch (error) {
      return fail(`${(error as Error).message}\nUsage: boligplan ${this.usage}`);
    }
    const number = (text: string | undefined, otherwise: number, max: number) => {
      const n = text === undefined ? otherwise : Number(text);
      return Number.isInteger(n) && n >= 0 && n <= max ? n : null;
    };
    const [years, seed, draws] = [
      number(values.years, 20, 60),
      number(values.seed, 1, 2 ** 31 - 1),
      number(values.draws, 200, 10_000),
    ];
    if (!values.kommune || !values.from?.length)
      return fail(`name a municipality and at least one file\nUsage: boligplan ${this.usage}`);
    if (years === null || years < 1 || seed === null || draws === null)
      return fail('--years takes 1 to 60, --seed and --draws whole numbers from 0');

    const root = projectRoot();
    const kommuner = loadKommuner(root);
    const found = findKommune(kommuner, values.kommune);
    if (!found.ok) {
      const names = found.error.candidates.map((k) => `${k.number} ${k.name}`).join(', ');
      return fail(
        names
          ? `several municipalities fit "${values.kommune}": ${names}`
          : `no municipality is or was called "${values.kommune}"`,
      );
    }
    const shares = new Map<string, number>();
    for (const text of values.share ?? []) {
      const [split = '', part = ''] = text.split('=');
      const share = part.trim() === '' ? Number.NaN : Number(part);
      const known = splitNumbersOf(kommuner, found.value.number).map((s) => s.number);
      if (!known.includes(split))
        return fail(
          `--share ${text}: ${known.length > 0 ? `only ${known.join(', ')} was split with a part to` : 'no number was split with a part to'} ${found.value.name}`,
        );
      if (!(share >= 0 && share <= 1))
        return fail(`--share ${text}: a part is a number from 0 to 1, such as ${split}=0.4`);
      shares.set(split, share);
    }
    const catalogue = loadCatalogue(root);
    const mappings = mappingsOf(catalogue);
    const entries = catalogue.flatMap((row) => row.entries);
    const loaded: LoadedTable[] = [];
    for (const file of values.from) {
      let bytes: Uint8Array;
      try {
        bytes = readFileSync(file);
      } catch {
        return fail(`cannot open ${file}`);
      }
      const read = await readStatistics(bytes);
      if (!read.ok) return fail(`${file}: ${readerSentence(read.error, 'nb')}`);
      const table = { value: complete(read.value, entries, basename(file)) };
      const role = identify(table.value, catalogue);
      if (!role.ok) return fail(`${file}: this table is not one the model uses (${table.value.title ?? 'no title'})`);
      if (!inModel(role.value)) continue;
      const title = table.value.title ?? basename(file);
      const ownByName = mentions(`${title} ${basename(file)}`, slugsOfKommune(kommuner, found.value.number));
      const borders = bordersOf(table.value, kommuner.rows);
      loaded.push({
        role: role.value,
        mapping: mappings[role.value],
        table: { ...table.value, borders },
        title,
        ownByName,
      });
    }
    const omraader = values.omraader === undefined ? [] : readOmraader(values.omraader);
    if (typeof omraader === 'string') return fail(omraader);
    const parameters = toParameters(readParameterFile(root));
    const kommune = {
      ...found.value,
      whole: numbersOf(kommuner, found.value.number).whole,
      areas: areasOf(kommuner, found.value.number),
      shares,
    };
    for (const table of loaded.filter((l) => !concerns(l, kommune)))
      process.stderr.write(`boligplan: ${table.title} has no figures that say they are of ${kommune.name}; left out\n`);
    const input = buildInput(kommune, loaded, { ...NO_OWN_FIGURES, omraader }, parameters, years);
    for (const l of input.leftOut.filter((x) => x.area === 'kommune'))
      process.stderr.write(
        `boligplan: ${l.title}, ${l.year}: left out, ${[l.missing.length > 0 ? `lacks ${l.missing.join(', ')}` : '', l.undecided.length > 0 ? `${l.undecided.join(', ')} was split: say how much with --share ${l.undecided[0]}=PART` : ''].filter(Boolean).join('; ')}\n`,
      );
    if (!input.ok)
      return fail(
        `none of the files has the population of ${kommune.name} (${kommune.whole.join(', ')}) by single age`,
      );
    const { result, manifest } = run(input.value, parameters, seed, { draws, simulate: simulateOn(1) });
    const need = (part: 'change' | 'replacement' | 'vacancy' | 'backlog' | 'crowding') =>
      result.need.every((n) => n[part] == null) ? null : result.need.map((n) => n[part]);
    if (values.json) {
      const answer = {
        manifest,
        kommune: { number: kommune.number, name: kommune.name },
        baseYear: result.baseYear,
        years: result.years,
        population: result.population,
        households: { ...result.households, types: parameters.householdTypes },
        need: {
          change: need('change'),
          replacement: need('replacement'),
          vacancy: need('vacancy'),
          backlog: need('backlog'),
          crowding: need('crowding'),
        },
        care: result.care,
        supply: result.supply,
        gap: result.gap,
        gapByGroup: result.gapByGroup ?? [],
        notByGroup: result.notByGroup ?? [],
        tenure: result.tenure ? { kinds: TENURES, ...result.tenure } : null,
        areas: result.areas ?? null,
        sources: manifest.sources,
        missing: result.missing,
        leftOut: input.leftOut,
      };
      process.stdout.write(`${JSON.stringify(answer)}\n`);
      return 0;
    }
    const n = (value: number | null | undefined) => formatNumber(value ?? null).padStart(10);
    process.stdout.write(
      `${kommune.number} ${kommune.name}, base year ${result.baseYear}${result.example ? ' (example, not a forecast)' : ''}\n`,
    );
    process.stdout.write('Year      Persons  Households    Change  Replaced   Vacancy\n');
    for (const [t, year] of result.years.entries()) {
      const row = result.need[t];
      process.stdout.write(
        `${year} ${n(result.population.total[t]?.mean)} ${n(result.households.total[t]?.mean)} ${n(row?.change)} ${n(row?.replacement)} ${n(row?.vacancy)}\n`,
      );
    }
    process.stdout.write(`Missing: ${result.missing.join(', ') || 'nothing'}\n`);
    return 0;
  },
};
