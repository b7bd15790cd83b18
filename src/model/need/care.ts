import { bandValue } from '../population/vital-rates.ts';
import { AGES, type AgeSex, type Parameters } from '../types.ts';

/**
 * Places with 24-hour staffing that a population needs: users by age divided by occupancy, rates moved by healthier ageing
 * from the year they were measured to `year` (SSB reports 2020/43 gives the method; the rates are in the parameters). Units: places.
 */
export function carePlaces(population: AgeSex, parameters: Parameters, year: number): number {
  let users = 0;
  for (let a = 0; a < AGES; a += 1) {
    users += ((population.female[a] ?? 0) + (population.male[a] ?? 0)) * bandValue(parameters.careRates, a);
  }
  return (users * (1 + parameters.careChange) ** (year - parameters.careYear)) / parameters.careOccupancy;
}
