import { z } from 'zod';
import { readYaml } from '../content/yaml.ts';
import { buildKommuner, type Kommuner } from './kommuner.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const number = z.string().regex(/^\d{4}$/);
const row = z
  .tuple([number, z.string().min(1), date, date.nullable(), z.array(number)])
  .transform(([n, name, from, to, successors]) => ({ number: n, name, from, to, successors }));
const file = z.strictObject({ fictional: z.array(row), rows: z.array(row) });

/** The list of municipalities in content/, validated. */
export function loadKommuner(root: string): Kommuner {
  const data = file.parse(readYaml(root, 'content/kommuner.yaml'));
  return buildKommuner(data.rows, data.fictional);
}
