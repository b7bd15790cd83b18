import { z } from 'zod';
import { readYaml } from '../../platform/content/yaml.ts';
import type { Boligoppgave } from './ansvar.ts';

const texts = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
const schema = z.strictObject({
  oppgaver: z.array(z.strictObject({ id: z.string().regex(/^[a-z]+$/), navn: texts, omtale: texts })).length(9),
});

/** The nine housing tasks of the guide. */
export function loadBoligoppgaver(root: string): readonly Boligoppgave[] {
  const file = 'content/organisering/oppgaver.yaml';
  const read = schema.safeParse(readYaml(root, file));
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  return read.data.oppgaver.map(({ id, navn, omtale }) => ({ id, name: navn, description: omtale }));
}
