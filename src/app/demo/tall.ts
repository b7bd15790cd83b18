/**
 * The population of Eksempelvik, about 30 000 inhabitants: a made-up schedule in the shape of a medium-sized Norwegian
 * town, marked as made up wherever it is shown, never taken for statistics.
 */

/** Persons in each five-year band, 0-4 to 100-104, on 1 January of the newest year. */
const PERSONS = [
  1390, 1600, 1790, 1850, 1560, 1640, 1890, 1970, 1960, 1930, 2110, 2130, 1960, 1840, 1670, 1480, 720, 335, 132, 28, 3,
] as const;

/** Share of women from an age on. */
const WOMEN = [
  [0, 0.487],
  [50, 0.495],
  [67, 0.515],
  [80, 0.55],
  [85, 0.6],
  [90, 0.7],
] as const;

/** What is left, a year later, of those who have an age: moving in and out, and from middle age deaths. */
const STAY = [
  [0, 1.018],
  [6, 1.01],
  [16, 1.0],
  [19, 0.972],
  [24, 1.024],
  [30, 1.022],
  [40, 1.008],
  [50, 1.002],
  [60, 0.995],
  [70, 0.979],
  [80, 0.93],
  [90, 0.8],
] as const;

const at = (steps: readonly (readonly [number, number])[], age: number) =>
  steps.findLast(([from]) => from <= age)?.[1] ?? 0;

/** Persons of one single age: a straight line between the middles of the bands. */
function persons(age: number): number {
  const place = (age - 2) / 5;
  const band = Math.max(0, Math.floor(place));
  const [low, high] = [PERSONS[band] ?? 0, PERSONS[band + 1] ?? 0];
  return (low + (high - low) * Math.min(1, Math.max(0, place - band))) / 5;
}

export function eksempelvikPopulation(lastYear: number): string {
  const lines = ['knr;kjønn;år;alder;Personer'];
  for (let year = lastYear - 5; year <= lastYear; year += 1) {
    for (let age = 0; age <= 105; age += 1) {
      // Whoever has this age in an earlier year is found in the newest one, some years older.
      let count = persons(age + lastYear - year);
      for (let older = age; older < age + lastYear - year; older += 1) count /= at(STAY, older);
      const women = at(WOMEN, age);
      for (const [sex, share] of [
        ['Menn', 1 - women],
        ['Kvinner', women],
      ] as const)
        lines.push(`9901;${sex};${year};${age} år;${Math.round(count * share)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

export function eksempelvikHouseholds(year: number, count: number): string {
  return `knr;år;private husholdninger\n9901;${year};${count}\n`;
}

export function eksempelvikDwellings(year: number): string {
  const rows = [
    ['Enebolig', 7900],
    ['Tomannsbolig', 1350],
    ['Rekkehus, kjedehus og andre småhus', 1800],
    ['Boligblokk', 3250],
    ['Bygning for bofellesskap', 600],
  ];
  return `knr;bygningstype;år;Boliger\n${rows.map(([type, n]) => `9901;${type};${year};${n}`).join('\n')}\n`;
}

/** Parts of Eksempelvik: the share of each band of ages on 1 January of the newest year, and how it moves in a year. What is left is the rest. */
const AREAS = [
  ['Sentrum', [0.24, 0.33, 0.36, 0.41], 0.012],
  ['Sørbyen', [0.27, 0.23, 0.19, 0.16], 0.006],
  ['Åsheim', [0.19, 0.17, 0.16, 0.15], -0.008],
] as const;
const BANDS = [
  [0, 17],
  [18, 66],
  [67, 79],
  [80, 105],
] as const;

/** People by area of the last six years, as they are pasted. */
export function eksempelvikOmraader(lastYear: number): string {
  const inBand = new Map<string, number>();
  for (const line of eksempelvikPopulation(lastYear).split('\n').slice(1)) {
    const [, , year, age, count] = line.split(';');
    const band = BANDS.findIndex(
      ([from, to]) => Number.parseInt(age ?? '', 10) >= from && Number.parseInt(age ?? '', 10) <= to,
    );
    const key = `${year} ${band}`;
    inBand.set(key, (inBand.get(key) ?? 0) + Number(count ?? 0));
  }
  const years = Array.from({ length: 6 }, (_, i) => lastYear - 5 + i);
  return AREAS.flatMap(([name, shares, moves]) =>
    years.map((year) => {
      const persons = shares.map((share, band) =>
        Math.round((inBand.get(`${year} ${band}`) ?? 0) * share * (1 + moves * (year - lastYear))),
      );
      return [name, year, ...persons].join(';');
    }),
  ).join('\n');
}
