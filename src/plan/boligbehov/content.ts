import { z } from 'zod';
import { BOLIGTYPER, MAALGRUPPER } from '../../kernel/index.ts';
import type { Parameters } from '../../model/types.ts';
import { readYaml } from '../../platform/content/yaml.ts';

const texts = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
const provenance = {
  unit: texts,
  source: texts,
  year: z.int(),
  confidence: z.enum(['A', 'B', 'C', 'O']),
};
const single = z.strictObject({ value: z.number(), ...provenance });
const law = z.strictObject({
  infant: z.number(),
  background: z.number(),
  level: z.number(),
  slope: z.number(),
  bend: z.number(),
  improvement: z.number(),
});
const bands = z.array(z.strictObject({ from: z.int(), rate: z.number() })).min(1);
const shares = z.array(z.number().min(0));

const driver = z.strictObject({
  spread: z.number().nonnegative(),
  smallPlace: z.number().nonnegative(),
  persistence: z.number().min(0).max(1),
  shared: z.number().min(0).max(1),
  drift: z.number().nonnegative(),
});
const file = z.strictObject({
  version: z.string(),
  mortality: z.strictObject({ ...provenance, female: law, male: law }),
  fertility: z.strictObject({ ...provenance, tfr: z.number(), meanAge: z.number(), spread: z.number() }),
  sexRatioAtBirth: single,
  netMigration: z.strictObject({
    ...provenance,
    level: z.number(),
    childhood: z.strictObject({ height: z.number(), fall: z.number() }),
    labour: z.strictObject({ height: z.number(), fall: z.number(), peak: z.number(), rise: z.number() }),
  }),
  movers: z.strictObject({ ...provenance, persons: z.record(z.enum(BOLIGTYPER), z.number().positive()), bands }),
  migrationHalfLife: single,
  shrinkage: single,
  vitalWeight: z.strictObject({
    ...provenance,
    births: z.number().positive(),
    deaths: z.number().positive(),
    moves: z.number().positive(),
  }),
  households: z.strictObject({
    ...provenance,
    types: z.array(z.string()),
    size: z.array(z.number().positive()),
    rows: z.array(z.strictObject({ sex: z.enum(['female', 'male', 'both']), from: z.int(), shares })),
  }),
  householdPath: z.strictObject({
    ...provenance,
    trend: z.number(),
    damping: z.number().min(0).max(1),
    cap: z.number().positive(),
  }),
  dwellingMix: z.strictObject({ ...provenance, rows: z.array(shares.length(5)) }),
  tenure: z.strictObject({ ...provenance, rows: z.array(shares.length(3)) }),
  replacement: single,
  vacancyReserve: single,
  backlogYears: single,
  crowding: z.strictObject({ ...provenance, split: z.number().min(0).max(1), persons: z.number().positive() }),
  supplyShared: single,
  care: z.strictObject({
    ...provenance,
    bands: z
      .array(z.strictObject({ sex: z.enum(['female', 'male', 'both']).optional(), from: z.int(), rate: z.number() }))
      .min(1),
    change: z.number(),
    occupancy: z.number().positive(),
    reserve: z.number().nonnegative(),
    ownWeight: z.number().positive(),
  }),
  refugees: z.strictObject({
    ...provenance,
    kinds: z.array(z.string()),
    sizes: z.array(z.number().positive()),
    mixes: z.array(shares).length(2),
    leaving: z.number().min(0).lt(1),
    decidedSpread: z.number().nonnegative(),
    laterSpread: z.number().nonnegative(),
    persistence: z.number().min(0).max(1),
  }),
  groupFlow: z.strictObject({
    ...provenance,
    leaving: z.number().min(0).lt(1),
    countSpread: z.number().nonnegative(),
  }),
  groupRates: z.strictObject({
    ...provenance,
    rates: z.array(z.strictObject({ group: z.enum(MAALGRUPPER), rate: z.number().positive().max(0.1) })).min(1),
  }),
  error: z.strictObject({
    ...provenance,
    fertility: driver,
    mortality: driver,
    migration: driver,
    household: z.number(),
    ownHistory: z.number().positive(),
  }),
  areaLeast: single,
  exampleShare: single,
});

export type ParameterFile = z.infer<typeof file>;

/** The parameter file with its provenance, for showing; a value without a source does not load. */
export function readParameterFile(root: string): ParameterFile {
  return file.parse(readYaml(root, 'content/parametre/modell.yaml'));
}

export function toParameters(f: ParameterFile): Parameters {
  return {
    version: f.version,
    mortality: f.mortality,
    fertility: f.fertility,
    sexRatioAtBirth: f.sexRatioAtBirth.value,
    netMigration: f.netMigration,
    extraMigration: 0,
    movers: { persons: f.movers.persons, rates: f.movers.bands },
    migrationHalfLife: f.migrationHalfLife.value,
    shrinkage: f.shrinkage.value,
    vitalWeight: f.vitalWeight,
    householdTypes: f.households.types,
    householdSize: f.households.size,
    membership: f.households.rows,
    householdPath: f.householdPath,
    householdShares: { years: 10, targets: [] },
    dwellingMix: f.dwellingMix.rows,
    tenure: f.tenure.rows,
    replacement: f.replacement.value,
    vacancyReserve: f.vacancyReserve.value,
    backlogYears: f.backlogYears.value,
    crowding: f.crowding,
    supplyShared: f.supplyShared.value,
    careRates: f.care.bands,
    careYear: f.care.year,
    careChange: f.care.change,
    careOccupancy: f.care.occupancy,
    careReserve: f.care.reserve,
    careOwnWeight: f.care.ownWeight,
    groups: { refugees: f.refugees, flow: f.groupFlow },
    groupRates: f.groupRates.rates,
    error: f.error,
    areaLeast: f.areaLeast.value,
    exampleShare: f.exampleShare.value,
  };
}
