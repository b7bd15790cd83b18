/**
 * The counties since 1 January 2024 by number, with the names a source may write, the Norwegian first (Statistics Norway, Klass 104).
 * The county of a municipality is the start of its number.
 */
export const FYLKER: readonly (readonly [number: string, names: readonly [string, ...string[]]])[] = [
  ['03', ['Oslo']],
  ['11', ['Rogaland']],
  ['15', ['Møre og Romsdal']],
  ['18', ['Nordland', 'Nordlánnda']],
  ['31', ['Østfold']],
  ['32', ['Akershus']],
  ['33', ['Buskerud']],
  ['34', ['Innlandet']],
  ['39', ['Vestfold']],
  ['40', ['Telemark']],
  ['42', ['Agder']],
  ['46', ['Vestland']],
  ['50', ['Trøndelag', 'Trööndelage']],
  ['55', ['Troms', 'Romsa', 'Tromssa']],
  ['56', ['Finnmark', 'Finnmárku', 'Finmarkku']],
];
