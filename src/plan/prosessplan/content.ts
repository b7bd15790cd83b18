import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../../platform/content/yaml.ts';
import { AKTIVITETSTYPER, isMeeting, ORGANER, PLANFORMER } from './aktivitet.ts';
import { type Frist, SLAG } from './clocks.ts';
import type { Template } from './template.ts';

const texts = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const id = z.string().regex(/^[a-z0-9-]+$/);

const aktivitet = z.strictObject({
  id,
  fase: z.int().min(1).max(5),
  type: z.enum(AKTIVITETSTYPER),
  organ: z.enum(ORGANER).optional(),
  uker: z.int().min(1).max(208).optional(),
  etter: z.array(id).optional(),
  milepael: z.boolean().optional(),
  tittel: texts,
  hensikt: texts,
  ansvarlig: texts,
  deltakere: texts,
  metode: texts,
  resultat: texts,
});

/** In a template an activity stands after those it waits for, so that there can be no circle. */
export const templateSchema = z
  .strictObject({
    id,
    rekkefoelge: z.int(),
    navn: texts,
    omtale: texts,
    kilde: z.strictObject({ tittel: z.string().min(1), url: z.url(), sistKontrollert: date }),
    aktiviteter: z.array(aktivitet).min(1),
  })
  .superRefine((mal, ctx) => {
    const seen = new Set<string>();
    for (const a of mal.aktiviteter) {
      const say = (message: string) => ctx.addIssue({ code: 'custom', message: `${a.id}: ${message}` });
      if (seen.has(a.id)) say('stands twice');
      for (const before of a.etter ?? [])
        if (!seen.has(before)) say(`waits for ${before}, which does not stand before`);
      if (isMeeting(a) && !a.organ) say('is a meeting of no body');
      if (!isMeeting(a) && !a.uker) say('has no length');
      seen.add(a.id);
    }
    if (mal.aktiviteter.filter((a) => a.type === 'vedtak').length !== 1)
      ctx.addIssue({ code: 'custom', message: 'has not exactly one adoption' });
  });

export function loadTemplates(root: string): readonly Template[] {
  const folder = 'content/prosessplan/maler';
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name): Template => {
      const read = templateSchema.safeParse(readYaml(root, `${folder}/${name}`));
      if (!read.success) throw new Error(`content/prosessplan/maler/${name}: ${z.prettifyError(read.error)}`);
      return read.data;
    })
    .sort((a, b) => a.rekkefoelge - b.rekkefoelge);
}

const weeks = z.int().min(1).max(52);
const days = z.int().min(1).max(400);
const regel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('dato'), dato: date }),
  z.strictObject({ type: z.literal('etter-konstituering'), dager: days }),
  z.strictObject({ type: z.literal('hoering'), uker: weeks }),
  z.strictObject({ type: z.literal('varsel'), uker: weeks }),
  z.strictObject({ type: z.literal('foer-vedtak'), dager: days }),
  z.strictObject({
    type: z.literal('aarlig'),
    maaned: z.int().min(1).max(12),
    dag: z.int().min(1).max(31),
    utlagt: days,
  }),
  z.strictObject({ type: z.literal('raad') }),
  z.strictObject({ type: z.literal('papirer') }),
]);

const fristSchema = z.strictObject({
  stand: date,
  frister: z.array(
    z
      .strictObject({
        id,
        rad: id.optional(),
        kilde: z.url().optional(),
        slag: z.enum(SLAG),
        regel,
        gjelder: z.array(z.enum(PLANFORMER)).min(1),
        gjelderFra: date.optional(),
        gjelderTil: date.optional(),
        navn: texts,
        tekst: texts,
      })
      .refine((f) => f.slag !== 'lovpaalagt' || f.rad !== undefined, 'a statutory clock names its row of law'),
  ),
});

/** The clocks, dated; `rows` are the rows of law there are. */
export function loadFrister(
  root: string,
  rows: { has(id: string): boolean },
): { readonly stand: string; readonly frister: readonly Frist[] } {
  const { stand, frister } = fristSchema.parse(readYaml(root, 'content/prosessplan/frister.yaml'));
  const unknown = frister.filter((f) => f.rad !== undefined && !rows.has(f.rad)).map((f) => f.rad);
  if (unknown.length > 0) throw new Error(`content/prosessplan/frister.yaml: no row of law ${unknown.join(', ')}`);
  return { stand, frister };
}
