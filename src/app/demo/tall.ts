/**
 * The population of Eksempelvik, about 30 000 inhabitants: made up by a rule, marked as made up, never taken for statistics.
 * A smooth age curve with young people moving out and families moving in, six years of it.
 */
export function eksempelvikPopulation(lastYear: number): string {
  const lines = ['knr;kjønn;år;alder;Personer'];
  for (let year = lastYear - 5; year <= lastYear; year += 1) {
    for (const [sex, share] of [
      ['Menn', 0.505],
      ['Kvinner', 0.495],
    ] as const) {
      for (let age = 0; age <= 105; age += 1) {
        const cohort = year - age;
        const size = 372 + 48 * Math.sin((cohort - 1940) / 9.5) - (age < 12 ? 30 : 0) - (cohort < 1947 ? 140 : 0);
        const away = age >= 20 && age <= 29 ? 0.8 : 1;
        const alive =
          sex === 'Menn'
            ? Math.exp(-0.000064 * (Math.exp(0.1112 * age) - 1))
            : Math.exp(-0.000026 * (Math.exp(0.118 * age) - 1));
        const growth = 1 + 0.006 * (year - lastYear);
        lines.push(
          `9901;${sex};${year};${age} år;${Math.round(size * share * 2 * 0.5 * away * alive * growth * 1.02)}`,
        );
      }
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
