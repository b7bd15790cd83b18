import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fitHyperParameters, fittedOf, withFitted } from '../model/hindcast/fit.ts';
import { forecasts, type HindcastPlace, type HindcastRow, scoreForecasts } from '../model/hindcast/hindcast.ts';
import type { Parameters, PopulationYear } from '../model/types.ts';
import { openPopulations, readParameterFile, toParameters } from '../plan/boligbehov/index.ts';
import { loadCatalogue, mappingsOf, readerSentence, readStatistics } from '../plan/grunnlag/index.ts';
import { simulateOn } from '../platform/compute/cohort/simulate.ts';
import { projectRoot } from './assets.ts';
import type { Verb } from './cli.ts';

export const SEED = 1;
export const DRAWS = 200;
/** Enough to tell one hyper-parameter from the next on half of the municipalities. */
const FIT_DRAWS = 60;

/** Every municipality of a file with all of them, as known in `from`..`to`, and what it was in `truth`. */
export function placesOf(
  table: NonNullable<ReturnType<typeof openPopulations>>,
  parameters: Parameters,
  years: { from: number; to: number; truth: number },
): HindcastPlace[] {
  const known = Array.from({ length: years.to - years.from + 1 }, (_, i) => String(years.from + i));
  const municipalities = table.regions.filter((code) => /^\d{4}$/.test(code));
  const allOf = (codes: readonly string[]) => new Map(codes.map((code) => [code, 1]));
  const read = (codes: readonly string[]): PopulationYear[] =>
    known.flatMap((year) => table.read(allOf(codes), year, parameters) ?? []);
  const country = read(municipalities);
  const counties = new Map<string, PopulationYear[]>();
  for (const code of municipalities) {
    const prefix = code.slice(0, 2);
    if (!counties.has(prefix)) counties.set(prefix, read(municipalities.filter((c) => c.startsWith(prefix))));
  }
  return municipalities.flatMap((code) => {
    const own = read([code]);
    const truth = table.read(allOf([code]), String(years.truth), parameters);
    const county = counties.get(code.slice(0, 2)) ?? [];
    return own.length === known.length && truth ? [{ code, name: code, known: { own, county, country }, truth }] : [];
  });
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(7);

function print(title: string, rows: readonly HindcastRow[]): void {
  process.stdout.write(`\n${title}\n`);
  process.stdout.write(
    'measure  size            places  MAPE model  no change    trend  median APE  within 80 %     CRPS\n',
  );
  for (const r of rows)
    process.stdout.write(
      `${r.measure.padEnd(8)} ${r.class.padEnd(14)} ${String(r.places).padStart(7)}     ${percent(r.mape.model)}    ${percent(r.mape.noChange)}  ${percent(r.mape.trend)}     ${percent(r.medianApe.model)}      ${percent(r.coverage80)}  ${percent(r.crps.model)}\n`,
    );
}

export const verb: Verb = {
  usage: 'hindcast --from FILE [--fit 2005-2010] [--to 2015] [--json]',
  help: 'How well the model would have hit: takes what was known in the fitting years of every municipality in the file (population by single age), projects to a later year in it, and scores against what came, by size, for the total and those 80 and older: mean and median absolute error against "no change" and an undamped trend, share within the 80 percent interval, CRPS. National hyper-parameters are also fitted on every other municipality and scored on the rest.',
  async run(args) {
    const fail = (text: string): number => {
      process.stderr.write(`boligplan: ${text}\n`);
      return 2;
    };
    let values: { from?: string; fit?: string; to?: string; json?: boolean };
    try {
      ({ values } = parseArgs({
        args: [...args],
        options: {
          from: { type: 'string' },
          fit: { type: 'string' },
          to: { type: 'string' },
          json: { type: 'boolean' },
        },
      }));
    } catch (error) {
      return fail(`${(error as Error).message}\nUsage: boligplan ${this.usage}`);
    }
    const fit = /^(\d{4})-(\d{4})$/.exec(values.fit ?? '2005-2010');
    const years = { from: Number(fit?.[1]), to: Number(fit?.[2]), truth: Number(values.to ?? 2015) };
    if (!values.from) return fail(`name a file\nUsage: boligplan ${this.usage}`);
    if (!fit || !(years.from < years.to && years.to < years.truth))
      return fail('--fit takes two years, the first before the second, and --to a year after both');
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(values.from);
    } catch {
      return fail(`cannot open ${values.from}`);
    }
    const read = await readStatistics(bytes);
    if (!read.ok) return fail(`${values.from}: ${readerSentence(read.error, 'nb')}`);
    const table = openPopulations(read.value, mappingsOf(loadCatalogue(projectRoot())).population);
    const parameters = toParameters(readParameterFile(projectRoot()));
    const places = table ? placesOf(table, parameters, years) : [];
    if (places.length < 20)
      return fail(
        `${values.from} has ${places.length} municipalities with single ages in all of ${years.from}-${years.to} and in ${years.truth}; at least 20 are needed`,
      );
    const [half, other] = [0, 1].map((rest) => places.filter((_, i) => i % 2 === rest)) as [
      HindcastPlace[],
      HindcastPlace[],
    ];
    const draw = simulateOn(1);
    const fitted = fitHyperParameters(half, parameters, SEED, FIT_DRAWS, draw);
    const shipped = fittedOf(parameters);
    const score = (list: readonly HindcastPlace[], p: Parameters) =>
      scoreForecasts(forecasts(list, p, SEED, DRAWS, draw));
    const answer = {
      years,
      places: places.length,
      parameterVersion: parameters.version,
      shipped,
      all: score(places, parameters),
      split: {
        fittedOn: half.length,
        scoredOn: other.length,
        fitted,
        other: score(other, withFitted(parameters, fitted)),
      },
    };
    if (values.json) process.stdout.write(`${JSON.stringify(answer)}\n`);
    else {
      print(
        `${years.from}-${years.to} -> ${years.truth}, ${places.length} municipalities, parameters that ship ${JSON.stringify(shipped)}`,
        answer.all,
      );
      print(
        `fitted on ${half.length} of them ${JSON.stringify(fitted)}, scored on the other ${other.length}`,
        answer.split.other,
      );
    }
    return 0;
  },
};
