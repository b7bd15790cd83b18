import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BOLIGTYPER, MAALGRUPPER, REGNSKAP, TJENESTENIVAAER } from '../../kernel/index.ts';
import { osloMoment } from '../../platform/clock/oslo.ts';
import { readYaml } from '../../platform/content/yaml.ts';
import type { Tx } from '../../platform/db/database.ts';
import { listRows, type RowKind } from '../../platform/db/rows.ts';
import { asEksempel, type EgetEksempel } from './eget.ts';
import { type Eksempel, FASER, FYLKER, LEST, STOERRELSER, TALLFELT, TEMAER } from './eksempel.ts';

const texts = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
const paragraphs = z.array(z.string().min(1)).min(1);
const file = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kjerne: z.boolean(),
  kommune: z.string().min(1),
  fylker: z.array(z.enum(FYLKER)),
  stoerrelser: z.array(z.enum(STOERRELSER)),
  aar: z.string().min(4).optional(),
  trinn: z.array(z.int().min(1).max(6)),
  faser: z.array(z.enum(FASER)),
  temaer: z.array(z.enum(TEMAER)),
  kilder: z.array(z.strictObject({ url: z.url(), sistKontrollert: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) })).min(1),
  lest: z.enum(LEST).optional(),
  brukDette: z.strictObject({ side: z.string().min(1) }).optional(),
  kontrollert: z.boolean().optional(),
  tittel: texts,
  tekst: z
    .strictObject({ nb: paragraphs, nn: paragraphs })
    .refine((t) => t.nb.length === t.nn.length, 'nb and nn have different paragraphs'),
  laerdom: texts.optional(),
  tiltak: z
    .strictObject({
      slag: z.string().min(1).optional(),
      regnskap: z.enum(REGNSKAP).optional(),
      grupper: z.array(z.enum(MAALGRUPPER)).default([]),
      boligtype: z.enum(BOLIGTYPER).optional(),
      nivaa: z.enum(TJENESTENIVAAER).optional(),
      tall: z
        .array(
          z
            .strictObject({
              nb: z.string().min(1),
              nn: z.string().min(1),
              felt: z.enum(TALLFELT).optional(),
              aar: z.array(z.int().min(1).nullable()).length(4).optional(),
            })
            .refine((n) => (n.felt === undefined) === (n.aar === undefined), 'a field and its years belong together'),
        )
        .default([]),
    })
    .optional(),
});

const ORDER = ['stavanger', 'tromsoe', 'stord', 'halden', 'bodoe'];

/** The example library in content/eksempler; the five of the starting point first, in its order, then those told in full. */
export function loadEksempler(root: string): readonly Eksempel[] {
  const folder = 'content/eksempler';
  const rank = (id: string) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const parsed = file.safeParse(readYaml(root, `${folder}/${name}`));
      if (!parsed.success) throw new Error(`content/eksempler/${name}: ${z.prettifyError(parsed.error)}`);
      if (`${parsed.data.id}.yaml` !== name)
        throw new Error(`content/eksempler/${name} holds the id ${parsed.data.id}`);
      return parsed.data;
    })
    .sort(
      (a, b) =>
        rank(a.id) - rank(b.id) ||
        Number(a.laerdom === undefined) - Number(b.laerdom === undefined) ||
        (a.id < b.id ? -1 : 1),
    );
}

export const EGET: RowKind<EgetEksempel> = { table: 'eget_eksempel_revisjon', event: 'eksempler.eget' };

/** The municipality's own examples as part of the library, the newest first. */
export const listEgne = async (tx: Tx): Promise<Eksempel[]> =>
  (await listRows(tx, EGET))
    .sort((a, b) => b.number - a.number)
    .map((row) => asEksempel(row.number, row.data, osloMoment(row.created).date));

export const publishedEgne = async (tx: Tx): Promise<Eksempel[]> =>
  (await listEgne(tx)).filter((e) => e.eget?.visible === 'publisert');
